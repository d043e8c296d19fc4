import { trustOfAnotherPool } from '../../../src/checks/private/rules/trust-of-another-pool';
import { findingsOf, verdictOf } from '../support';
import { AMR, AUD, pool, signedIn, trust } from '../templates';

function condition(aud: unknown, operator = 'StringEquals'): object {
  return { Condition: { [operator]: { [AUD]: aud }, 'ForAnyValue:StringLike': { [AMR]: 'authenticated' } } };
}

test.each([
  ['a user pool', 'eu-west-1_AbCdEfGhI'],
  ['a pool of another region', 'us-east-1:12345678-1234-1234-1234-123456789012'],
  ['another pool of the app', { Ref: 'Other' }],
  ['no pool', []],
])('fires on the id of %s', (_, aud) => {
  expect(verdictOf(trustOfAnotherPool, signedIn([trust(condition(aud))], { resources: { Other: pool() } }))).toBe(
    'fires',
  );
});

test.each([
  ['the pool', { Ref: 'Pool' }, 'StringEquals'],
  ['the pool, by its attribute', { 'Fn::GetAtt': ['Pool', 'Id'] }, 'StringEquals'],
  ['the pool among others', ['eu-west-1:aaa', { Ref: 'Pool' }], 'StringLike'],
  ['any pool, which is another rule’s', '*', 'StringLike'],
])('stays silent on the id of %s', (_, aud, operator) => {
  expect(verdictOf(trustOfAnotherPool, signedIn([trust(condition(aud, operator))]))).toBe('stays silent');
});

test('a wildcard is one under StringLike alone', () => {
  expect(verdictOf(trustOfAnotherPool, signedIn([trust(condition('*'))]))).toBe('fires');
});

test.each([
  ['somebody wrote down, which may be that of this pool', 'eu-west-1:12345678-1234-1234-1234-123456789012'],
  ['only the deployment knows', { Ref: 'Nothing' }],
])('can not tell of an id that %s', (_, aud) => {
  expect(verdictOf(trustOfAnotherPool, signedIn([trust(condition(aud))]))).toBe('can not tell');
});

test('can not tell of a test that leaves something out', () => {
  const statement = trust(condition('eu-west-1:12345678-1234-1234-1234-123456789012', 'StringNotEquals'));
  expect(verdictOf(trustOfAnotherPool, signedIn([statement]))).toBe('can not tell');
});

test('a finding names both pools', () => {
  expect(findingsOf(trustOfAnotherPool, signedIn([trust(condition('eu-west-1_AbCdEfGhI'))]))).toMatchObject([
    { at: 'Role', what: 'Role trusts the pool eu-west-1_AbCdEfGhI, not <S/Pool.Ref>' },
  ]);
});
