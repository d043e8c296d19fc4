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
