import { isLiteral } from '../../../model/text';
import { RoleResolution } from '../../../role-mapping';
import { API_PAGES } from '../api-pages';
import { exampleMapping } from '../example-mappings';
import { roleMappings } from '../reading/of-pools';
import { within } from '../reading/text-mistake';
import type { Rule } from '../rule';

const KNOWN: readonly string[] = Object.values(RoleResolution);

export const roleResolutionInvalid: Rule = {
  id: 'RoleResolutionInvalid',
  severity: 'error',
  title: 'A role mapping does not say what becomes of users for whom it names no role',
  why: 'The deployment fails: Cognito wants it for both types of mappings.',
  fix: 'AmbiguousRoleResolution: Deny, or AuthenticatedRole',
  source: API_PAGES.roleMapping,
  example: () => ({ fires: exampleMapping({ AmbiguousRoleResolution: undefined }), silent: exampleMapping({}) }),
  find: (model) =>
    roleMappings(model).flatMap(({ mapping: { ambiguousRoleResolution: given }, place }) =>
      given === undefined || (isLiteral(given) && !KNOWN.includes(given))
        ? [
            {
              ...within(place, 'AmbiguousRoleResolution'),
              what: given === undefined ? 'it is not set' : `it is "${given}"`,
            },
          ]
        : [],
    ),
};
