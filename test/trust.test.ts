import { Lazy, type StackProps } from 'aws-cdk-lib';
import { AccountPrincipal, Role } from 'aws-cdk-lib/aws-iam';
import { CognitoFederation, GuestAccess, IdentityPool, IdentityPoolPrincipal, PoolRole } from '../src';
import { type Json, testStack, trustOf, warningsOf } from './support/stacks';

const ACCOUNT = '111111111111';

/** The principals AWS documents: https://docs.aws.amazon.com/govcloud-us/latest/UserGuide/govcloud-cog.html for the two of GovCloud. */
const REGIONS: [string, string | undefined, string][] = [
  ['no region', undefined, 'cognito-identity.amazonaws.com'],
  ['a commercial region', 'eu-west-1', 'cognito-identity.amazonaws.com'],
  ['an opt-in region', 'af-south-1', 'cognito-identity.amazonaws.com'],
  ['GovCloud West', 'us-gov-west-1', 'cognito-identity-us-gov.amazonaws.com'],
  ['GovCloud East', 'us-gov-east-1', 'cognito-identity.us-gov-east-1.amazonaws.com'],
  ['China', 'cn-north-1', 'cognito-identity.cn-north-1.amazonaws.com.cn'],
  ['the European Sovereign Cloud', 'eusc-de-east-1', 'cognito-identity.amazonaws.com'],
  ['an isolated partition', 'us-isof-south-1', 'cognito-identity.amazonaws.com'],
];

function inRegion(region: string | undefined): StackProps {
  return region ? { env: { account: ACCOUNT, region } } : {};
}

function signedIn(federated: string, pool: unknown): Json {
  return {
    Effect: 'Allow',
    Principal: { Federated: federated },
    Action: ['sts:AssumeRoleWithWebIdentity', 'sts:TagSession'],
    Condition: {
      StringEquals: { [`${federated}:aud`]: pool },
      'ForAnyValue:StringLike': { [`${federated}:amr`]: 'authenticated' },
    },
  };
}

function guests(federated: string, pool: unknown): Json {
  return {
    Effect: 'Allow',
    Principal: { Federated: federated },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: {
      StringEquals: { [`${federated}:aud`]: pool },
      'ForAnyValue:StringLike': { [`${federated}:amr`]: 'unauthenticated' },
    },
  };
}

const POOL_REF = { Ref: 'PoolD3F588B8' };
const STRANGER = { Action: 'sts:AssumeRole', Effect: 'Allow', Principal: { AWS: expect.anything() } };

describe.each(REGIONS)('in %s', (_, region, federated) => {
  test('the default roles', () => {
    const pool = new IdentityPool(testStack(inRegion(region)), 'Pool', { guestAccess: GuestAccess.enabled() });
    expect(trustOf(pool.authenticatedRole)).toEqual([signedIn(federated, POOL_REF)]);
    expect(trustOf(pool.guestRole)).toEqual([guests(federated, POOL_REF)]);
    expect(pool.federation.principal).toBe(federated);
  });

  test('a role of addRole()', () => {
    const pool = new IdentityPool(testStack(inRegion(region)), 'Pool');
    expect(trustOf(pool.addRole('Extra'))).toEqual([signedIn(federated, POOL_REF)]);
  });

  test('existing roles', () => {
    const stack = testStack(inRegion(region));
    const users = new Role(stack, 'UsersRole', { assumedBy: new AccountPrincipal(ACCOUNT) });
    const visitors = new Role(stack, 'VisitorsRole', { assumedBy: new AccountPrincipal(ACCOUNT) });
    new IdentityPool(stack, 'Pool', {
      authenticatedRole: PoolRole.existing(users),
      guestAccess: GuestAccess.enabled({ role: PoolRole.existing(visitors) }),
    });
    expect(trustOf(users)).toEqual([STRANGER, signedIn(federated, POOL_REF)]);
    expect(trustOf(visitors)).toEqual([STRANGER, guests(federated, POOL_REF)]);
  });

  test('imported roles: the warning holds the statement, to be copied', () => {
    const stack = testStack(inRegion(region));
    const arn = (name: string) => `arn:aws:iam::${ACCOUNT}:role/${name}`;
    new IdentityPool(stack, 'Pool', {
      authenticatedRole: PoolRole.existing(Role.fromRoleArn(stack, 'UsersRole', arn('users'))),
      guestAccess: GuestAccess.enabled({
        role: PoolRole.existing(Role.fromRoleArn(stack, 'VisitorsRole', arn('visitors'))),
      }),
    });
    const texts = warningsOf(stack)
      .filter((w) => w.id === 'cdk-cognito-identity-pool:TrustNotManaged')
      .map((w) => w.text);
    const statementIn = (text: string) => JSON.parse(text.slice(text.indexOf('\n{'), text.lastIndexOf('\n}') + 2));
    expect(texts.map(statementIn)).toEqual([
      signedIn(federated, '<id of Test/Pool>'),
      { ...guests(federated, '<id of Test/Pool>'), Action: ['sts:AssumeRoleWithWebIdentity'] },
    ]);
    expect(texts[0]).toContain('the trust policy of Test/UsersRole can not be read or changed here');
  });

  test('roles made elsewhere, with IdentityPoolPrincipal', () => {
    const stack = testStack(inRegion(region));
    const pool = new IdentityPool(stack, 'Pool');
    const users = new Role(stack, 'UsersRole', { assumedBy: IdentityPoolPrincipal.authenticated(pool) });
    const visitors = new Role(stack, 'VisitorsRole', { assumedBy: IdentityPoolPrincipal.guest(pool) });
    expect(trustOf(users)).toEqual([signedIn(federated, POOL_REF)]);
    expect(trustOf(visitors)).toEqual([guests(federated, POOL_REF)]);
  });
});

describe('federation', () => {
  test.each([
    [CognitoFederation.commercial(), 'cognito-identity.amazonaws.com'],
    [CognitoFederation.usGovWest(), 'cognito-identity-us-gov.amazonaws.com'],
    [CognitoFederation.usGovEast(), 'cognito-identity.us-gov-east-1.amazonaws.com'],
    [CognitoFederation.of('cognito-identity.amazonaws.eu'), 'cognito-identity.amazonaws.eu'],
  ])('overrides what the region says: %#', (federation, federated) => {
    const pool = new IdentityPool(testStack(inRegion('eu-west-1')), 'Pool', {
      federation,
      guestAccess: GuestAccess.enabled(),
    });
    const extra = pool.addRole('Extra');
    expect(trustOf(pool.authenticatedRole)).toEqual([signedIn(federated, POOL_REF)]);
    expect(trustOf(pool.guestRole)).toEqual([guests(federated, POOL_REF)]);
    expect(trustOf(extra)).toEqual([signedIn(federated, POOL_REF)]);
  });

  test.each([
    'accounts.google.com',
    'https://cognito-identity.amazonaws.com',
    'cognito-identity.amazonaws.com:aud',
    'cognito-identity',
    'cognito-idp.amazonaws.com',
    'cognito-identity.example.com',
    'cognito-identity.amazonaws.com.example.com',
    'cognito-identity.a.b.amazonaws.com',
    '',
    Lazy.string({ produce: () => 'cognito-identity.amazonaws.com' }),
  ])('fails for the principal %j', (principal) => {
    expect(() => CognitoFederation.of(principal)).toThrow(
      /^\[cdk-cognito-identity-pool:FederationInvalid\] CognitoFederation.of\(\): principal is .*Allowed: a literal host name starting with cognito-identity, in amazonaws.com, .*; no token, because IAM condition keys can not be tokens. Instead: for example "cognito-identity.amazonaws.com"\.$/,
    );
  });
});

describe('a role never trusts more than it must', () => {
  test('guests are never trusted to bring session tags, and never by a role of signed-in users', () => {
    const pool = new IdentityPool(testStack(), 'Pool', { guestAccess: GuestAccess.enabled() });
    const extra = pool.addRole('Extra');
    expect(JSON.stringify(trustOf(pool.guestRole))).not.toContain('sts:TagSession');
    for (const role of [pool.authenticatedRole, extra]) {
      expect(JSON.stringify(trustOf(role))).not.toContain('unauthenticated');
    }
  });

  test('a neighbour pool of the same stack is not trusted', () => {
    const stack = testStack();
    const pool = new IdentityPool(stack, 'Pool');
    const neighbour = new IdentityPool(stack, 'Neighbour');
    const { Ref } = stack.resolve(neighbour.identityPoolId);
    expect(JSON.stringify(trustOf(pool.authenticatedRole))).not.toContain(Ref);
    expect(JSON.stringify(trustOf(neighbour.authenticatedRole))).toContain(Ref);
  });
});
