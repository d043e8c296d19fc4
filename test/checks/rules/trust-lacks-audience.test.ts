import { trustLacksAudience } from '../../../src/checks/private/rules/trust-lacks-audience';
import { verdictOf } from '../support';
import { AMR, AUD, guests, signedIn, trust } from '../templates';

const NO_AUD = { 'ForAnyValue:StringLike': { [AMR]: 'authenticated' } };

test.each([
  ['without a condition', [trust({ Condition: undefined })]],
  ['with a condition over :amr alone', [trust({ Condition: NO_AUD })]],
  ['beside one that is right', [trust(), trust({ Condition: NO_AUD })]],
])('fires on a statement %s', (_, statements) => {
  expect(verdictOf(trustLacksAudience, signedIn(statements))).toBe('fires');
});

test('fires on the role of guests', () => {
  expect(verdictOf(trustLacksAudience, guests([trust({ Condition: undefined })]))).toBe('fires');
});

test.each([
  ['the pool', { Ref: 'Pool' }],
  ['another pool, which is another rule’s', 'eu-west-1:12345678-1234-1234-1234-123456789012'],
])('stays silent on a statement for %s', (_, aud) => {
  expect(verdictOf(trustLacksAudience, signedIn([trust({ Condition: { StringEquals: { [AUD]: aud } } })]))).toBe(
    'stays silent',
  );
});

test.each([
  ['another principal', { Principal: { Federated: 'accounts.google.com' } }],
  ['another action', { Action: 'sts:TagSession' }],
])('stays silent on a statement for %s', (_, changes) => {
  expect(verdictOf(trustLacksAudience, signedIn([trust({ ...changes, Condition: NO_AUD })]))).toBe('stays silent');
});

test('leaves keys of another partition to their own rule', () => {
  const Condition = { StringEquals: { 'cognito-identity-us-gov.amazonaws.com:aud': { Ref: 'Pool' } } };
  expect(verdictOf(trustLacksAudience, signedIn([trust({ Condition })]))).toBe('stays silent');
});

test.each([
  ['a condition', { Ref: 'Nothing' }],
  ['an operator', { StringEquals: { Ref: 'Nothing' }, ...NO_AUD }],
])('can not tell of %s that can not be read', (_, Condition) => {
  expect(verdictOf(trustLacksAudience, signedIn([trust({ Condition })]))).toBe('can not tell');
});
