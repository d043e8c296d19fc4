import { trustAlsoOthers } from '../../../src/checks/private/rules/trust-also-others';
import { findingsOf, verdictOf } from '../support';
import { AMR, AUD, pool, signedIn, trust } from '../templates';

const COGNITO = 'cognito-identity.amazonaws.com';

function forPools(...ids: unknown[]) {
  return trust({ Condition: { StringEquals: { [AUD]: ids }, 'ForAnyValue:StringLike': { [AMR]: 'authenticated' } } });
}

test.each([
  [
    'a service',
    [trust(), { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
    'Service lambda.amazonaws.com',
  ],
  [
    'an account in the same statement',
    [trust({ Principal: { Federated: COGNITO, AWS: '222222222222' } })],
    'AWS 222222222222',
  ],
  [
    'another identity provider',
    [trust({ Principal: { Federated: [COGNITO, 'accounts.google.com'] } })],
    'Federated accounts.google.com',
  ],
  ['another pool', [forPools({ Ref: 'Pool' }, { Ref: 'Other' })], 'the pool <S/Other.Ref>'],
])('fires on a role that trusts %s as well', (_, statements, others) => {
  expect(findingsOf(trustAlsoOthers, signedIn(statements, { resources: { Other: pool() } }))).toMatchObject([
    { at: 'Role', property: 'Properties.AssumeRolePolicyDocument', what: `Role trusts ${others} as well` },
  ]);
});

test.each([
  ['this pool alone', [trust()]],
  [
    'the principals of two partitions',
    [trust({ Principal: { Federated: [COGNITO, 'cognito-identity-us-gov.amazonaws.com'] } })],
  ],
  ['somebody else alone, which is another rule’s', [trust({ Principal: { AWS: '222222222222' } })]],
  ['this pool, and denies somebody else', [trust(), trust({ Effect: 'Deny', Principal: { AWS: '222222222222' } })]],
  ['a pool that only the deployment knows', [forPools({ Ref: 'Pool' }, { Ref: 'Nothing' })]],
])('stays silent on a role that trusts %s', (_, statements) => {
  expect(verdictOf(trustAlsoOthers, signedIn(statements))).toBe('stays silent');
});

test('can not tell where the role may not be this pool’s', () => {
  const resources = signedIn([trust({ Principal: { Federated: COGNITO, AWS: '222222222222' } })]);
  resources.Roles.Properties.IdentityPoolId = { Ref: 'Nothing' };
  expect(verdictOf(trustAlsoOthers, resources)).toBe('can not tell');
});
