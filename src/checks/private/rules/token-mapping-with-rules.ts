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
    roleMappings(model).flatMap((placed) => {
      const { length } = placed.mapping.type === 'Token' ? rulesOf(placed) : [];
      return length > 0
        ? [{ ...within(placed.place, 'RulesConfiguration'), what: `${length} rule${length === 1 ? '' : 's'}` }]
        : [];
    }),
};
