import { App, NestedStack, Stack, Stage } from 'aws-cdk-lib';
import type { CfnRole } from 'aws-cdk-lib/aws-iam';
import { CognitoFederation, GuestAccess, IdentityPool, IdentityProvider } from '../../../src';
import { IdentityPoolChecks } from '../../../src/checks';
import { trustLacksPrincipal } from '../../../src/checks/private/rules/trust-lacks-principal';
import { source } from '../../support/models';
import { testStack, userPoolOf } from '../../support/stacks';
import { findingsOf, findingsOfTemplates, verdictOf } from '../support';
import { arn, attachment, GUEST_TRUST, guests, pool, role, signedIn, trust, userPool } from '../templates';

const GOV_WEST = 'cognito-identity-us-gov.amazonaws.com';
const UNKNOWN = { Ref: 'Nothing' };

function trustOf(federated: unknown): unknown {
  return [trust({ Principal: { Federated: federated } })];
}

test.each([
  ['a service', signedIn([trust({ Principal: { Service: 'cognito-identity.amazonaws.com' } })])],
  ['an account', signedIn([trust({ Principal: { AWS: '111111111111' } })])],
  ['another identity provider', signedIn(trustOf('accounts.google.com'))],
  ['a name with a typing error', signedIn(trustOf('cognito-identity.amazon.com'))],
  ['GovCloud, in Ireland', signedIn(trustOf(GOV_WEST))],
  ['nobody', signedIn([])],
  ['Cognito, by a statement that denies', signedIn([trust({ Effect: 'Deny' })])],
  ['a service, as the role of guests', guests([trust({ Principal: { Service: 'lambda.amazonaws.com' } })])],
])('fires on a role that trusts %s', (_, resources) => {
  expect(verdictOf(trustLacksPrincipal, resources)).toBe('fires');
});

// https://docs.aws.amazon.com/govcloud-us/latest/UserGuide/govcloud-cog.html
test.each([
  ['cognito-identity.amazonaws.com', 'us-gov-west-1', 'fires'],
  [GOV_WEST, 'us-gov-west-1', 'stays silent'],
  [GOV_WEST, 'us-gov-east-1', 'fires'],
  ['cognito-identity.us-gov-east-1.amazonaws.com', 'us-gov-east-1', 'stays silent'],
  ['cognito-identity.cn-north-1.amazonaws.com.cn', 'cn-north-1', 'stays silent'],
  ['cognito-identity.amazonaws.com.cn', 'cn-north-1', 'stays silent'],
  ['cognito-identity.amazonaws.com', undefined, 'stays silent'],
  [GOV_WEST, undefined, 'stays silent'],
  ['cognito-identity.amazon.com', undefined, 'fires'],
])('the principal %s in %s: %s', (federated, region, verdict) => {
  expect(verdictOf(trustLacksPrincipal, signedIn(trustOf(federated)), { region })).toBe(verdict);
});

test.each([
  ['Cognito', signedIn([trust()])],
  ['Cognito, among others', signedIn(trustOf(['accounts.google.com', 'cognito-identity.amazonaws.com']))],
  ['Cognito in one of two statements', signedIn([trust({ Principal: { AWS: '111111111111' } }), trust()])],
  ['Cognito, as the role of guests', guests()],
  ['a service, while guests are not let in', guests([], { pool: { AllowUnauthenticatedIdentities: false } })],
])('stays silent on a role that trusts %s', (_, resources) => {
  expect(verdictOf(trustLacksPrincipal, resources)).toBe('stays silent');
});

test.each([
  ['a principal that only the deployment knows', signedIn(trustOf(UNKNOWN))],
  ['everybody', signedIn([trust({ Principal: '*' })])],
  ['whoever a statement names that can not be read', signedIn([{ 'Fn::If': ['Maybe', trust(), trust({ Sid: 'B' })] }])],
  ['whoever, in a policy that can not be read', signedIn(UNKNOWN)],
])('can not tell of a role that trusts %s', (_, resources) => {
  expect(verdictOf(trustLacksPrincipal, resources)).toBe('can not tell');
});

test('can not tell where the attachment may be another pool’s', () => {
  const resources = signedIn([]);
  resources.Roles.Properties.IdentityPoolId = UNKNOWN;
  expect(verdictOf(trustLacksPrincipal, resources)).toBe('can not tell');
});

test('fires on the role of a rule', () => {
  const rule = { Claim: 'department', MatchType: 'Equals', Value: 'legal', RoleARN: arn('Legal') };
  const resources = userPool(
    { Type: 'Rules', RulesConfiguration: { Rules: [rule] } },
    { resources: { Legal: role([trust({ Principal: { Service: 'ec2.amazonaws.com' } })]) } },
  );
  expect(findingsOf(trustLacksPrincipal, resources).map(({ at }) => at)).toEqual(['Legal']);
});

const GROUP = {
  Type: 'AWS::Cognito::UserPoolGroup',
  Properties: { UserPoolId: { Ref: 'Users' }, RoleArn: arn('Admins') },
};
const ADMINS = role([trust({ Principal: { Service: 'cognito-idp.amazonaws.com' } })]);

test('fires on the role of a group, which tokens name', () => {
  const resources = userPool({ Type: 'Token' }, { resources: { Group: GROUP, Admins: ADMINS } });
  expect(findingsOf(trustLacksPrincipal, resources)).toMatchObject([
    { at: 'Admins', pool: 'Pool', what: expect.stringContaining('cognito-idp.amazonaws.com') },
  ]);
});

test('stays silent on the role of a group where no token is asked for roles', () => {
  const resources = userPool({ Type: 'Rules' }, { resources: { Group: GROUP, Admins: ADMINS } });
  expect(verdictOf(trustLacksPrincipal, resources)).toBe('stays silent');
});

test('a finding names the role, whom it trusts, and the statement to write', () => {
  const [finding] = findingsOf(
    trustLacksPrincipal,
    signedIn([trust({ Principal: { Service: 'lambda.amazonaws.com' } })]),
  );
  expect(finding).toMatchObject({
    at: 'Role',
    pool: 'Pool',
    property: 'Properties.AssumeRolePolicyDocument',
    what: 'Role trusts Service lambda.amazonaws.com; Cognito is Federated cognito-identity.amazonaws.com in eu-west-1',
  });
  expect(JSON.parse(finding.fix?.slice('the statement\n'.length) ?? '')).toEqual(trust());
});

test('the statement for guests has no right to tag', () => {
  const [{ fix }] = findingsOf(trustLacksPrincipal, guests([]));
  expect(JSON.parse(fix?.slice('the statement\n'.length) ?? '')).toEqual({
    ...GUEST_TRUST,
    Action: ['sts:AssumeRoleWithWebIdentity'],
  });
});

test('the statement for a pool of another stack says which pool it is', () => {
  const { Pool, Role, Roles } = signedIn([]);
  Roles.Properties.Roles.authenticated = { 'Fn::ImportValue': 'RoleArn' };
  const [{ fix }] = findingsOfTemplates(trustLacksPrincipal, [
    source({ Resources: { Pool, Roles } }),
    source(
      { Resources: { Role }, Outputs: { Arn: { Value: arn('Role'), Export: { Name: 'RoleArn' } } } },
      { stack: 'Roles', stackName: 'Roles' },
    ),
  ]);
  expect(fix).toContain('"cognito-identity.amazonaws.com:aud": "<S/Pool.Ref>"');
});

test('one role of two pools has a finding for each', () => {
  const resources = {
    ...signedIn([]),
    Other: pool(),
    OtherRoles: attachment({ IdentityPoolId: { Ref: 'Other' }, Roles: { authenticated: arn('Role') } }),
  };
  expect(findingsOf(trustLacksPrincipal, resources).map((finding) => finding.pool)).toEqual(['Pool', 'Other']);
});

describe('a pool that was told its principal', () => {
  const TOLD = 'cognito-identity.new-region-1.amazonaws.com';

  function toldPool(): { stack: Stack; pool: IdentityPool } {
    const stack = testStack({ env: { account: '111111111111', region: 'eu-west-1' } });
    const { userPool, client } = userPoolOf(stack);
    const pool = new IdentityPool(stack, 'Pool', {
      providers: [IdentityProvider.userPool(userPool, { clients: [client] })],
      federation: CognitoFederation.of(TOLD),
    });
    return { stack, pool };
  }

  test('has roles that trust it, in whatever region, and that is no mistake', () => {
    expect(IdentityPoolChecks.findings(toldPool().stack)).toEqual([]);
  });

  test('has a neighbour that was told nothing, and goes by its region', () => {
    const { stack } = toldPool();
    new IdentityPool(stack, 'Neighbour', { guestAccess: GuestAccess.enabled() });
    expect(IdentityPoolChecks.findings(stack)).toEqual([]);
  });

  test('fires where a role trusts the principal of the region instead', () => {
    const { stack, pool } = toldPool();
    const role = pool.authenticatedRole.node.defaultChild as CfnRole;
    const trusted = 'AssumeRolePolicyDocument.Statement.0.Principal.Federated';
    role.addPropertyOverride(trusted, 'cognito-identity.amazonaws.com');
    const [finding] = IdentityPoolChecks.findings(stack);
    expect(finding).toMatchObject({ ruleId: 'TrustLacksPrincipal', severity: 'error' });
    expect(finding.message).toContain(`Cognito is Federated ${TOLD} in eu-west-1`);
  });

  test('is known of in nested stacks and Stages', () => {
    const app = new App();
    const outer = new Stack(new Stage(app, 'Prod', { env: { region: 'eu-west-1' } }), 'Outer');
    new IdentityPool(new NestedStack(outer, 'Inner'), 'Pool', {
      guestAccess: GuestAccess.enabled(),
      federation: CognitoFederation.usGovWest(),
    });
    expect(IdentityPoolChecks.findings(app)).toEqual([]);
  });
});
