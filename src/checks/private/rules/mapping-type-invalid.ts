import { isLiteral } from '../../../model/text';
import { API_PAGES } from '../api-pages';
import { exampleMapping } from '../example-mappings';
import { roleMappings } from '../reading/of-pools';
import { within } from '../reading/text-mistake';
import type { Rule } from '../rule';

export const mappingTypeInvalid: Rule = {
  id: 'MappingTypeInvalid',
  severity: 'error',
  title: 'The type of a role mapping is neither Token nor Rules',
  why: 'The deployment fails.',
  fix: 'Type: Rules, or Type: Token for the groups of a user pool',
  source: API_PAGES.roleMapping,
  example: { fires: exampleMapping({ Type: 'Rule' }), silent: exampleMapping({}) },
  find: (model) =>
    roleMappings(model).flatMap(({ mapping: { type }, place }) =>
      type === undefined || (isLiteral(type) && !['Token', 'Rules'].includes(type))
        ? [{ ...within(place, 'Type'), what: type === undefined ? 'it is not set' : `it is "${type}"` }]
        : [],
    ),
};
