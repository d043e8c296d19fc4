import { App, Stack } from 'aws-cdk-lib';
import { CfnIdentityPool, type IIdentityPoolRef } from 'aws-cdk-lib/aws-cognito';
import { IdentityPool as StockIdentityPool } from 'aws-cdk-lib/aws-cognito-identitypool';
import { CompositePrincipal, type PolicyDocument, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CognitoFederation, GuestAccess, IdentityPool, IdentityPoolPrincipal } from '../src';
import { markIdentityPool } from '../src/private/identity-pool-mark';
import { testStack, trustOf } from './support/stacks';

const GOV_WEST = { env: { account: '111111111111', region: 'us-gov-west-1' } };

function federatedOf(stack: Stack, principal: IdentityPoolPrincipal): string {
  return trustOf(new Role(stack, 'Role', { assumedBy: principal }))[0].Principal.Federated;
}

describe('for pools this library did not make', () => {
  test('a stock pool: by the region of its stack', () => {
    const stack = testStack(GOV_WEST);
    const stock = new StockIdentityPool(stack, 'Stock');
    expect(federatedOf(stack, IdentityPoolPrincipal.authenticated(stock))).toBe(
      'cognito-identity-us-gov.amazonaws.com',
    );
  });

  test('an L1: its id is the audience', () => {
    const stack = testStack();
    const l1 = new CfnIdentityPool(stack, 'L1', { allowUnauthenticatedIdentities: true });
    const role = new Role(stack, 'Role', { assumedBy: IdentityPoolPrincipal.guest(l1) });
    expect(trustOf(role)[0].Condition).toEqual({
      StringEquals: { 'cognito-identity.amazonaws.com:aud': { Ref: 'L1' } },
      'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': 'unauthenticated' },
    });
  });

  test('an imported pool: by the region in its id, not that of the importing stack', () => {
    const stack = testStack();
    const imported = CfnIdentityPool.fromIdentityPoolId(
      stack,
      'Imported',
      'us-gov-east-1:12345678-1234-1234-1234-123456789012',
    );
    expect(federatedOf(stack, IdentityPoolPrincipal.authenticated(imported))).toBe(
      'cognito-identity.us-gov-east-1.amazonaws.com',
    );
  });

  test('federation overrides both', () => {
    const stack = testStack(GOV_WEST);
    const stock = new StockIdentityPool(stack, 'Stock');
    const federation = CognitoFederation.commercial();
    expect(federatedOf(stack, IdentityPoolPrincipal.guest(stock, { federation }))).toBe(
      'cognito-identity.amazonaws.com',
    );
  });
});

test('a pool of another version of this library, which knows no required tags, is trusted all the same', () => {
  const stack = testStack(GOV_WEST);
  const older = new StockIdentityPool(stack, 'Older');
  markIdentityPool(older as never);
  expect(federatedOf(stack, IdentityPoolPrincipal.authenticated(older))).toBe('cognito-identity-us-gov.amazonaws.com');
});

test('a role of another stack trusts the pool that lives elsewhere', () => {
  const app = new App();
  const pool = new IdentityPool(new Stack(app, 'Pools', GOV_WEST), 'Pool');
  const other = new Stack(app, 'Roles', GOV_WEST);
  const role = new Role(other, 'Role', { assumedBy: IdentityPoolPrincipal.authenticated(pool) });
  expect(trustOf(role)[0].Condition.StringEquals).toEqual({
    'cognito-identity-us-gov.amazonaws.com:aud': { 'Fn::ImportValue': expect.stringMatching(/^Pools:/) },
  });
});

describe('keeps both actions together', () => {
  const actions = ['sts:AssumeRoleWithWebIdentity', 'sts:TagSession'];

  test('beside other principals', () => {
    const stack = testStack();
    const pool = new IdentityPool(stack, 'Pool');
    const principal = IdentityPoolPrincipal.authenticated(pool);
    const role = new Role(stack, 'Role', {
      assumedBy: new CompositePrincipal(new ServicePrincipal('lambda.amazonaws.com'), principal),
    });
    expect(trustOf(role).map((s) => s.Action)).toEqual(['sts:AssumeRole', actions]);
  });

  test('under further conditions, which then hold for both', () => {
    const stack = testStack();
    const pool = new IdentityPool(stack, 'Pool');
    const principal = IdentityPoolPrincipal.authenticated(pool).withConditions({
      StringLike: { 'aws:RequestTag/tenant': '*' },
    });
    const statements = trustOf(new Role(stack, 'Role', { assumedBy: principal }));
    expect(statements.map((s) => s.Action)).toEqual([actions]);
    expect(statements[0].Condition).toEqual({
      StringEquals: { 'cognito-identity.amazonaws.com:aud': { Ref: 'PoolD3F588B8' } },
      'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': 'authenticated' },
      StringLike: { 'aws:RequestTag/tenant': '*' },
    });
  });

  test('with session tags asked for again', () => {
    const stack = testStack();
    const principal = IdentityPoolPrincipal.authenticated(new IdentityPool(stack, 'Pool')).withSessionTags();
    const statements = trustOf(new Role(stack, 'Role', { assumedBy: principal }));
    expect(statements.flatMap((s) => s.Action)).toEqual(expect.arrayContaining(actions));
    for (const { Condition } of statements) {
      expect(Condition).toHaveProperty(['StringEquals', 'cognito-identity.amazonaws.com:aud']);
    }
  });
});

describe('guests and signed-in users are never added to one trust policy', () => {
  const SHARED = '[cdk-cognito-identity-pool:OneRoleForGuestsAndUsers] Test/';

  test('fails for guests, on the role the pool made for signed-in users', () => {
    const pool = new IdentityPool(testStack(), 'Pool');
    const { assumeRolePolicy } = pool.authenticatedRole as Role;
    expect(() => IdentityPoolPrincipal.guest(pool).addToAssumeRolePolicy(assumeRolePolicy as PolicyDocument)).toThrow(
      `${SHARED}Pool: a trust policy that trusts authenticated users would trust this pool's unauthenticated users as well. Allowed: one role for ` +
        'guests and another for signed-in users: whatever is granted to a role of guests, anybody on the internet has. Instead: a role ' +
        'of its own for each.',
    );
  });

  test('fails for signed-in users, on the role the pool made for guests', () => {
    const pool = new IdentityPool(testStack(), 'Pool', { guestAccess: GuestAccess.enabled() });
    const { assumeRolePolicy } = pool.guestRole as Role;
    expect(() =>
      IdentityPoolPrincipal.authenticated(pool).addToAssumeRolePolicy(assumeRolePolicy as PolicyDocument),
    ).toThrow(`${SHARED}Pool: a trust policy that trusts unauthenticated users`);
  });

  test.each<[string, (stack: Stack) => IIdentityPoolRef]>([
    ['of another pool', (stack) => new IdentityPool(stack, 'Other')],
    ['of a pool this library did not make', (stack) => new StockIdentityPool(stack, 'Other')],
    [
      'of an imported pool',
      (stack) => IdentityPool.fromIdentityPoolId(stack, 'Other', 'eu-west-1:12345678-1234-1234-1234-123456789012'),
    ],
  ])('fails for guests %s', (_, other) => {
    const stack = testStack();
    const guests = IdentityPoolPrincipal.guest(other(stack));
    const users = IdentityPoolPrincipal.authenticated(new IdentityPool(stack, 'Pool'));
    expect(() => new Role(stack, 'Role', { assumedBy: new CompositePrincipal(users, guests) })).toThrow(
      `${SHARED}Other: a trust policy that trusts the authenticated users of identity pool <Test/Pool/Resource.Ref> would trust`,
    );
    expect(() => new Role(stack, 'Reverse', { assumedBy: new CompositePrincipal(guests, users) })).toThrow(
      `${SHARED}Pool: a trust policy that trusts `,
    );
  });

  test('passes for signed-in users of several pools, and for guests of several', () => {
    const stack = testStack();
    const pools = ['One', 'Two'].map((id) => new IdentityPool(stack, id));
    const roles = [IdentityPoolPrincipal.authenticated, IdentityPoolPrincipal.guest].map(
      (of, i) => new Role(stack, `Role${i}`, { assumedBy: new CompositePrincipal(...pools.map((pool) => of(pool))) }),
    );
    expect(roles.map((role) => trustOf(role).length)).toEqual([2, 2]);
  });
});
