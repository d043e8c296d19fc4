import { QUOTAS } from '../../../private/limits';
import { API_PAGES } from '../api-pages';
import { exampleMapping, exampleMappings, GOOGLE_POOL, mappingWith } from '../example-mappings';
import { attachments } from '../reading/of-pools';
import type { Rule } from '../rule';

const ELEVEN = Object.fromEntries(
  Array.from({ length: QUOTAS.mappedProviders + 1 }, (_, n) => [`provider${n}`, mappingWith({})]),
);

export const tooManyRoleMappings: Rule = {
  id: 'TooManyRoleMappings',
  severity: 'error',
  title: `A role attachment has more than ${QUOTAS.mappedProviders} role mappings`,
  why: 'The deployment fails, and the quota can not be raised.',
  fix: 'role mappings for fewer providers: users of the others get the authenticated role',
  source: API_PAGES.quotas,
  example: () => ({
    fires: { Pool: GOOGLE_POOL, Roles: exampleMappings(ELEVEN) },
    silent: exampleMapping({}),
  }),
  find: (model) =>
    attachments(model)
      .filter(({ item }) => item.roleMappings.items.length > QUOTAS.mappedProviders)
      .map(({ item, pool }) => ({
        at: item.source,
        pool,
        property: 'Properties.RoleMappings',
        what: `${item.roleMappings.items.length} role mappings`,
      })),
};
