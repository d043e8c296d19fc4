import { guestRoleWithoutGuests } from '../../../src/checks/private/rules/guest-role-without-guests';
import { findingsOf, verdictOf } from '../support';
import { attachment, pool } from '../templates';

const ROLE = 'arn:aws:iam::111111111111:role/guest';

function withGuests(
  allowed: unknown,
  roles: unknown = { unauthenticated: ROLE },
  id: unknown = { Ref: 'Pool' },
): object {
  return {
    Pool: pool({ AllowUnauthenticatedIdentities: allowed }),
    Roles: attachment({ Roles: roles, IdentityPoolId: id }),
  };
}

test.each([
  ['a role and no guests', withGuests(false), 'fires'],
  ['a role and guests', withGuests(true), 'stays silent'],
  ['a role and perhaps guests', withGuests({ Ref: 'Nothing' }), 'stays silent'],
  ['neither', withGuests(false, { authenticated: ROLE }), 'stays silent'],
  ['a role that may be another pool’s', withGuests(false, undefined, { Ref: 'Nothing' }), 'can not tell'],
])('%s: %s', (_, resources, verdict) => {
  expect(verdictOf(guestRoleWithoutGuests, resources)).toBe(verdict);
});

test('a finding names the role', () => {
  expect(findingsOf(guestRoleWithoutGuests, withGuests(false))).toMatchObject([
    { at: 'Roles', property: 'Properties.Roles.unauthenticated', what: ROLE },
  ]);
});
