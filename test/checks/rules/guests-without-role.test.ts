import { guestsWithoutRole } from '../../../src/checks/private/rules/guests-without-role';
import { findingsOf, verdictOf } from '../support';
import { attachment, pool } from '../templates';

const ROLE = 'arn:aws:iam::111111111111:role/any';
const UNKNOWN = { Ref: 'Nothing' };

function withRoles(roles: unknown, properties: object = {}): object {
  return { Pool: pool({ AllowUnauthenticatedIdentities: true, ...properties }), Roles: attachment({ Roles: roles }) };
}

test.each([
  ['a role for signed-in users alone', withRoles({ authenticated: ROLE }), 'fires'],
  ['no role at all', withRoles({}), 'fires'],
  ['no role, and nothing said of the classic flow', withRoles({}, { AllowClassicFlow: undefined }), 'fires'],
  ['a role for guests', withRoles({ unauthenticated: ROLE }), 'stays silent'],
  ['no role, in the classic flow', withRoles({}, { AllowClassicFlow: true }), 'stays silent'],
  ['no role and no guests', withRoles({}, { AllowUnauthenticatedIdentities: false }), 'stays silent'],
  ['no attachment, which is another rule’s', { Pool: pool({ AllowUnauthenticatedIdentities: true }) }, 'stays silent'],
  ['roles that can not be read', withRoles(UNKNOWN), 'can not tell'],
  [
    'no role, and a classic flow only the deployment knows of',
    withRoles({}, { AllowClassicFlow: UNKNOWN }),
    'can not tell',
  ],
])('guests with %s: %s', (_, resources, verdict) => {
  expect(verdictOf(guestsWithoutRole, resources)).toBe(verdict);
});

test('a finding stands at the attachment', () => {
  expect(findingsOf(guestsWithoutRole, withRoles({}))).toMatchObject([
    {
      at: 'Roles',
      pool: 'Pool',
      property: 'Properties.Roles',
      what: 'no role under unauthenticated, and Pool lets guests in',
    },
  ]);
});
