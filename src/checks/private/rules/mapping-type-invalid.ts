import { isLiteral } from '../../../model/text';
import { RoleMappingType } from '../../../role-mapping';
import { API_PAGES } from '../api-pages';
import { exampleMapping } from '../example-mappings';
import { roleMappings } from '../reading/of-pools';
import { within } from '../reading/text-mistake';
import type { Rule } from '../rule';

const KNOWN: readonly string[] = Object.values(RoleMappingType);

export const mappingTypeInvalid: Rule = {
  id: 'MappingTypeInvalid',
  severity: 'error',
  title: 'The type of a role mapping is neither Token nor Rules',
  why: 'The deployment fails.',
  fix: 'Type: Rules, or Type: Token for the groups of a user pool',
  source: API_PAGES.roleMapping,
  example: () => ({ fires: exampleMapping({ Type: 'Rule' }), silent: exampleMapping({}) }),
  find: (model) =>
    roleMappings(model).flatMap(({ mapping: { type }, place }) =>
      type === undefined || (isLiteral(type) && !KNOWN.includes(type))
        ? [{ ...within(place, 'Type'), what: type === undefined ? 'it is not set' : `it is "${type}"` }]
        : [],
    ),
};
