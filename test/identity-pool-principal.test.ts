import { App, Stack } from 'aws-cdk-lib';
import { CfnIdentityPool } from 'aws-cdk-lib/aws-cognito';
import { IdentityPool as StockIdentityPool } from 'aws-cdk-lib/aws-cognito-identitypool';
import { CompositePrincipal, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CognitoFederation, IdentityPool, IdentityPoolPrincipal } from '../src';
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
