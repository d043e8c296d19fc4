import { API_PAGES } from '../api-pages';
import { USERS_ROLE } from '../example-mappings';
import { exampleAttachment, examplePool } from '../example-resources';
import { attachments } from '../reading/of-pools';
import type { Rule } from '../rule';

const KEYS = ['authenticated', 'unauthenticated'];

export const rolesKeyUnknown: Rule = {
  id: 'RolesKeyUnknown',
  severity: 'error',
  title: 'A role attachment names a role for somebody other than authenticated and unauthenticated',
  why: 'The deployment fails: Cognito knows no other keys.',
  fix: 'authenticated for signed-in users, unauthenticated for guests; roles of some users in RoleMappings',
  source: API_PAGES.setRoles,
  example: () => ({
    fires: { Pool: examplePool(), Roles: exampleAttachment({ Roles: { Authenticated: USERS_ROLE } }) },
    silent: { Pool: examplePool(), Roles: exampleAttachment({ Roles: { authenticated: USERS_ROLE } }) },
  }),
  find: (model) =>
    attachments(model).flatMap(({ item, pool }) =>
      item.roles.items
        .filter(({ key }) => !KEYS.includes(key))
        .map(({ key }) => ({
          at: item.source,
          pool,
          property: `Properties.Roles.${key}`,
          what: `the key is "${key}"`,
          fix: KEYS.find((known) => known === key.toLowerCase()),
        })),
    ),
};
