import { API_PAGES } from '../api-pages';
import { exampleUserPoolMapping } from '../example-mappings';
import { roleMappings, rulesOf } from '../reading/of-pools';
import { within } from '../reading/text-mistake';
import type { Rule } from '../rule';

export const tokenMappingWithRules: Rule = {
  id: 'TokenMappingWithRules',
  severity: 'error',
  title: 'A role mapping of type Token has rules',
  why: 'Rules are of the other type: they decide about nobody.',
  fix: 'Type: Rules, or no RulesConfiguration',
  source: API_PAGES.roleMapping,
  example: () => ({
    fires: exampleUserPoolMapping({ Type: 'Token' }),
    silent: exampleUserPoolMapping({}),
  }),
  find: (model) =>
    roleMappings(model).flatMap(({ mapping, place }) => {
      const { length } = rulesOf(mapping, place);
      return mapping.type === 'Token' && length > 0
        ? [{ ...within(place, 'RulesConfiguration'), what: `${length} rule${length === 1 ? '' : 's'}` }]
        : [];
    }),
};
