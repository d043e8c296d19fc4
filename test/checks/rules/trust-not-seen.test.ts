import { App, Stack } from 'aws-cdk-lib';
import { IdentityPool as StockIdentityPool } from 'aws-cdk-lib/aws-cognito-identitypool';
import { Role } from 'aws-cdk-lib/aws-iam';
import { trustNotSeen } from '../../../src/checks/private/rules/trust-not-seen';
import { templatesOf } from '../../../src/model/cdk-templates';
import { findingsOf, findingsOfTemplates, verdictOf } from '../support';
import { attachment, pool, role, signedIn, trust, userPool } from '../templates';

const ELSEWHERE = 'arn:aws:iam::111111111111:role/made-elsewhere';
const rule = (arn: unknown) => ({ Claim: 'sub', MatchType: 'Equals', Value: 'x', RoleARN: arn });

function withRoles(roles: unknown): object {
  return { Pool: pool({ AllowUnauthenticatedIdentities: true }), Roles: attachment({ Roles: roles }) };
}

function byName() {
  return attachment({ Roles: { authenticated: { Ref: 'Role' } } });
}

test.each([
  ['the default role', withRoles({ authenticated: ELSEWHERE }), 'Properties.Roles.authenticated'],
  ['the role of guests', withRoles({ unauthenticated: ELSEWHERE }), 'Properties.Roles.unauthenticated'],
  ['a role of a parameter', withRoles({ authenticated: { Ref: 'Nothing' } }), 'Properties.Roles.authenticated'],
  ['roles that can not be read', withRoles({ Ref: 'Nothing' }), 'Properties.Roles'],
  [
    'the role of a rule',
    userPool({ Type: 'Rules', RulesConfiguration: { Rules: [rule(ELSEWHERE)] } }),
    'Properties.RoleMappings.users.RulesConfiguration.Rules.0.RoleARN',
  ],
])('can not tell of %s', (_, resources, property) => {
  expect(verdictOf(trustNotSeen, resources)).toBe('can not tell');
  expect(findingsOf(trustNotSeen, resources)).toMatchObject([{ at: 'Roles', pool: 'Pool', property }]);
});

test('can not tell of the role of a group, and says so at the group', () => {
  const Group = {
    Type: 'AWS::Cognito::UserPoolGroup',
    Properties: { UserPoolId: { Ref: 'Users' }, RoleArn: ELSEWHERE },
  };
  expect(findingsOf(trustNotSeen, userPool({ Type: 'Token' }, { resources: { Group } }))).toMatchObject([
    { at: 'Group', property: 'Properties.RoleArn', what: ELSEWHERE },
  ]);
});

test.each([
  ['roles of the app', signedIn([trust()])],
  ['a role of guests, while there are none', { ...withRoles({ unauthenticated: ELSEWHERE }), Pool: pool() }],
  ['no role at all', withRoles({})],
  ['what is the ARN of no role, which another rule says', withRoles({ authenticated: 'made-elsewhere' })],
  ['the name of a role, which another rule says', signedIn([trust()], { resources: { Roles: byName() } })],
])('stays silent on %s', (_, resources) => {
  expect(verdictOf(trustNotSeen, resources)).toBe('stays silent');
});

test('one role that is named twice is one finding', () => {
  const resources = userPool(
    { Type: 'Rules', RulesConfiguration: { Rules: [rule(ELSEWHERE), rule(ELSEWHERE)] } },
    { resources: { Role: role([trust()]) } },
  );
  expect(findingsOf(trustNotSeen, resources)).toHaveLength(1);
});

test('a finding has the statement the role must have', () => {
  const [{ fix }] = findingsOf(trustNotSeen, withRoles({ authenticated: ELSEWHERE }));
  expect(JSON.parse(fix?.slice(fix.indexOf('{')) ?? '')).toEqual(trust());
});

test('an imported role of the stock construct', () => {
  const stack = new Stack(new App(), 'Stock');
  new StockIdentityPool(stack, 'Pool', { authenticatedRole: Role.fromRoleArn(stack, 'Imported', ELSEWHERE) });
  expect(findingsOfTemplates(trustNotSeen, templatesOf(stack))).toMatchObject([
    { property: 'Properties.Roles.authenticated', what: ELSEWHERE, untold: expect.stringContaining('no template') },
  ]);
});
