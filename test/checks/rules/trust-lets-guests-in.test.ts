import { trustLetsGuestsIn } from '../../../src/checks/private/rules/trust-lets-guests-in';
import { findingsOf, verdictOf } from '../support';
import { AMR, AUD, arn, signedIn, trust } from '../templates';

const ONLY_AUD = { StringEquals: { [AUD]: { Ref: 'Pool' } } };
const OPEN = [trust({ Condition: ONLY_AUD })];
const CLASSIC = { AllowUnauthenticatedIdentities: true, AllowClassicFlow: true };

test.each([
  ['no test of :amr', OPEN],
  ['a test that lists both', [trust({}, ['authenticated', 'unauthenticated'])]],
  ['a test that takes anything', [trust({}, '*')]],
  ['one statement of two for both', [trust(), ...OPEN]],
])('fires on a role with %s, where guests choose their role', (_, statements) => {
  expect(verdictOf(trustLetsGuestsIn, signedIn(statements, { pool: CLASSIC }))).toBe('fires');
});

test.each([
  ['guests are off', { ...CLASSIC, AllowUnauthenticatedIdentities: false }, 'stays silent'],
  ['the classic flow is off', { ...CLASSIC, AllowClassicFlow: false }, 'stays silent'],
  [
    'the template does not say whether the classic flow is on',
    { ...CLASSIC, AllowClassicFlow: undefined },
    'can not tell',
  ],
  [
    'only the deployment knows whether guests are on',
    { ...CLASSIC, AllowUnauthenticatedIdentities: { Ref: 'Nothing' } },
    'can not tell',
  ],
])('an open role, while %s: %s', (_, pool, verdict) => {
  expect(verdictOf(trustLetsGuestsIn, signedIn(OPEN, { pool }))).toBe(verdict);
});

test('stays silent on a pool with role mappings: it has no classic flow', () => {
  const resources = signedIn(OPEN, { pool: CLASSIC });
  resources.Roles.Properties.RoleMappings = { 'accounts.google.com': { Type: 'Rules' } };
  expect(verdictOf(trustLetsGuestsIn, resources)).toBe('stays silent');
});

test.each([
  ['authenticated', 'stays silent'],
  [{ Ref: 'Nothing' }, 'can not tell'],
])('amr %j, where guests choose their role: %s', (amr, verdict) => {
  expect(verdictOf(trustLetsGuestsIn, signedIn([trust({}, amr)], { pool: CLASSIC }))).toBe(verdict);
});

test('a condition that can not be read may keep guests out', () => {
  const Condition = {
    ...ONLY_AUD,
    StringLike: { [AMR]: 'unauthenticated' },
    'ForAnyValue:StringLike': { Ref: 'Nothing' },
  };
  const resources = signedIn([trust(), trust({ Condition })], { pool: CLASSIC });
  expect(verdictOf(trustLetsGuestsIn, resources)).toBe('stays silent');
});

test('the role of guests is not a role of signed-in users', () => {
  const resources = signedIn(OPEN, { pool: CLASSIC });
  resources.Roles.Properties.Roles = { unauthenticated: arn('Role') };
  expect(findingsOf(trustLetsGuestsIn, resources)).toEqual([]);
});
