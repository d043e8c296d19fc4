import { guestsInClassicFlow } from '../../../src/checks/private/rules/guests-in-classic-flow';
import { findingsOf, verdictOf } from '../support';
import { attachment, pool } from '../templates';

const UNKNOWN = { Ref: 'Nothing' };

test.each([
  [true, true, 'fires'],
  ['true', 'true', 'fires'],
  [true, false, 'stays silent'],
  [false, true, 'stays silent'],
  [false, UNKNOWN, 'stays silent'],
  [UNKNOWN, false, 'stays silent'],
  // Another rule says so.
  [true, undefined, 'stays silent'],
  [true, UNKNOWN, 'can not tell'],
  [UNKNOWN, true, 'can not tell'],
])('guests %j, classic flow %j: %s', (guests, classic, verdict) => {
  const Pool = pool({ AllowUnauthenticatedIdentities: guests, AllowClassicFlow: classic });
  expect(verdictOf(guestsInClassicFlow, { Pool })).toBe(verdict);
});

test('stays silent on a pool with role mappings: it has no classic flow', () => {
  const Pool = pool({ AllowUnauthenticatedIdentities: true, AllowClassicFlow: true });
  const Roles = attachment({ RoleMappings: { 'accounts.google.com': { Type: 'Rules' } } });
  expect(verdictOf(guestsInClassicFlow, { Pool, Roles })).toBe('stays silent');
});

test('a finding says what is written', () => {
  const Pool = pool({ AllowUnauthenticatedIdentities: true, AllowClassicFlow: true });
  expect(findingsOf(guestsInClassicFlow, { Pool })).toMatchObject([
    {
      at: 'Pool',
      property: 'Properties.AllowClassicFlow',
      what: 'AllowClassicFlow is true, AllowUnauthenticatedIdentities true',
    },
  ]);
});
