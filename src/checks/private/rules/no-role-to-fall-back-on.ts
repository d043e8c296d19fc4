import { exampleMapping, USERS_ROLE } from '../example-mappings';
import { PAGES } from '../pages';
import { attachments, mappingsOf } from '../reading/of-pools';
import { within } from '../reading/text-mistake';
import type { Rule } from '../rule';

const FALLS_BACK = { AmbiguousRoleResolution: 'AuthenticatedRole' };

export const noRoleToFallBackOn: Rule = {
  id: 'NoRoleToFallBackOn',
  severity: 'error',
  title: 'A role mapping falls back on the authenticated role, and there is none',
  why: 'Users for whom the mapping names no role get "Invalid identity pool configuration. Check assigned IAM roles for this pool."',
  fix: 'Roles: { authenticated: the ARN of a role } on the role attachment, or AmbiguousRoleResolution: Deny',
  source: PAGES.roleBasedAccess,
  example: () => ({
    fires: exampleMapping(FALLS_BACK, { Roles: {} }),
    silent: exampleMapping(FALLS_BACK, { Roles: { authenticated: USERS_ROLE } }),
  }),
  find: (model) =>
    attachments(model).flatMap(({ item, pool }) =>
      item.roles.items.some(({ key }) => key === 'authenticated')
        ? []
        : mappingsOf(item, pool)
            .filter(({ mapping }) => mapping.ambiguousRoleResolution === 'AuthenticatedRole')
            .map(({ place }) => ({
              ...within(place, 'AmbiguousRoleResolution'),
              what: `AuthenticatedRole, but Roles of ${item.source.logicalId} has no authenticated`,
              untold: item.roles.gaps[0],
            })),
    ),
};
