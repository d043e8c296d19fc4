import { trustLacksAmr } from '../../../src/checks/private/rules/trust-lacks-amr';
import { verdictOf } from '../support';
import { AMR, AUD, guests, signedIn, trust } from '../templates';

const ONLY_AUD = { StringEquals: { [AUD]: { Ref: 'Pool' } } };
const OPEN = [trust({ Condition: ONLY_AUD })];

test.each([
  ['a role of signed-in users, with guests off', signedIn(OPEN)],
  [
    'a role of signed-in users, with the classic flow off',
    signedIn(OPEN, { pool: { AllowUnauthenticatedIdentities: true } }),
  ],
  ['a role of signed-in users that lists both', signedIn([trust({}, ['authenticated', 'unauthenticated'])])],
  ['a role of guests', guests(OPEN)],
])('fires on %s', (_, resources) => {
  expect(verdictOf(trustLacksAmr, resources)).toBe('fires');
});

test.each([
  ['a role that tests it', signedIn([trust()])],
  ['a role of guests that tests it', guests()],
  ['a role of another pool', signedIn([trust({ Condition: { StringEquals: { [AUD]: 'eu-west-1_AbCdEfGhI' } } })])],
  ['a role that lacks :aud as well, which is an error of its own', signedIn([trust({ Condition: undefined })])],
  ['a role of signed-in users that trusts guests alone, which is another', signedIn([trust({}, 'unauthenticated')])],
  [
    'a role that guests can take, which is an error of its own',
    signedIn(OPEN, { pool: { AllowUnauthenticatedIdentities: true, AllowClassicFlow: true } }),
  ],
  [
    'a role that tests it under a key of another partition',
    signedIn([trust({ Condition: { ...ONLY_AUD, StringLike: { [AMR.replace('.', '-us-gov.')]: 'x' } } })]),
  ],
])('stays silent on %s', (_, resources) => {
  expect(verdictOf(trustLacksAmr, resources)).toBe('stays silent');
});

const DENIAL = { Effect: 'Deny', Action: 'sts:AssumeRoleWithWebIdentity' };

test.each([
  ['denies guests', trust(DENIAL, 'unauthenticated'), 'stays silent'],
  ['denies users', trust(DENIAL), 'fires'],
  ['denies guests tags alone', trust({ Effect: 'Deny', Action: 'sts:TagSession' }, 'unauthenticated'), 'fires'],
  [
    'denies guests of another pool',
    trust({ ...DENIAL, Condition: { StringEquals: { [AUD]: 'eu-west-1_AbCdEfGhI', [AMR]: 'unauthenticated' } } }),
    'fires',
  ],
  [
    'denies guests under a condition',
    trust({ ...DENIAL, Condition: { StringEquals: { [AMR]: 'unauthenticated', 'aws:SourceIp': '192.0.2.1' } } }),
    'fires',
  ],
])('a role without :amr, beside a statement that %s: %#', (_, denial, verdict) => {
  expect(verdictOf(trustLacksAmr, signedIn([...OPEN, denial]))).toBe(verdict);
});

test('leaves a condition that can not be read to the rule that needs it', () => {
  expect(
    verdictOf(trustLacksAmr, signedIn([trust({ Condition: { ...ONLY_AUD, StringLike: { Ref: 'Nothing' } } })])),
  ).toBe('stays silent');
});

test('can not tell where the role may not be this pool’s', () => {
  const resources = signedIn(OPEN);
  resources.Roles.Properties.IdentityPoolId = { Ref: 'Nothing' };
  expect(verdictOf(trustLacksAmr, resources)).toBe('can not tell');
});
