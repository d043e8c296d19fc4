import { oneRoleForGuestsAndUsers } from '../../../src/checks/private/rules/one-role-for-guests-and-users';
import { findingsOf, verdictOf } from '../support';
import { arn, attachment, pool, role, trust } from '../templates';

function withRoles(roles: object, more: { pool?: object; mappings?: object } = {}): object {
  return {
    Pool: pool({
      AllowUnauthenticatedIdentities: true,
      SupportedLoginProviders: { 'accounts.google.com': 'id' },
      ...more.pool,
    }),
    Roles: attachment({ Roles: roles, RoleMappings: more.mappings }),
    Role: role([trust({}, ['authenticated', 'unauthenticated'])]),
    Other: role([trust()]),
  };
}

const RULE = { Claim: 'hd', MatchType: 'Equals', Value: 'example.com', RoleARN: arn('Role') };
const IMPORTED = 'arn:aws:iam::111111111111:role/shared';

test.each([
  ['the default role', withRoles({ authenticated: arn('Role'), unauthenticated: arn('Role') })],
  ['an imported default role', withRoles({ authenticated: IMPORTED, unauthenticated: IMPORTED })],
  [
    'the role of a rule',
    withRoles(
      { authenticated: arn('Other'), unauthenticated: arn('Role') },
      { mappings: { 'accounts.google.com': { Type: 'Rules', RulesConfiguration: { Rules: [RULE] } } } },
    ),
  ],
])('fires where guests get %s', (_, resources) => {
  expect(verdictOf(oneRoleForGuestsAndUsers, resources)).toBe('fires');
});

test.each([
  ['a role of their own', withRoles({ authenticated: arn('Other'), unauthenticated: arn('Role') })],
  [
    'no access',
    withRoles(
      { authenticated: arn('Role'), unauthenticated: arn('Role') },
      { pool: { AllowUnauthenticatedIdentities: false } },
    ),
  ],
  [
    'a role that only the deployment knows',
    withRoles({ authenticated: arn('Role'), unauthenticated: { Ref: 'Nothing' } }),
  ],
])('stays silent where guests get %s', (_, resources) => {
  expect(verdictOf(oneRoleForGuestsAndUsers, resources)).toBe('stays silent');
});

test('can not tell where only the deployment knows whether there are guests', () => {
  const resources = withRoles(
    { authenticated: arn('Role'), unauthenticated: arn('Role') },
    { pool: { AllowUnauthenticatedIdentities: { Ref: 'Nothing' } } },
  );
  expect(verdictOf(oneRoleForGuestsAndUsers, resources)).toBe('can not tell');
});

test('a finding names both places', () => {
  const resources = withRoles({ authenticated: IMPORTED, unauthenticated: IMPORTED });
  expect(findingsOf(oneRoleForGuestsAndUsers, resources)).toMatchObject([
    {
      at: 'Roles',
      property: 'Properties.Roles.unauthenticated',
      what: `${IMPORTED} is the role of signed-in users as well (Properties.Roles.authenticated of Roles)`,
    },
  ]);
});
