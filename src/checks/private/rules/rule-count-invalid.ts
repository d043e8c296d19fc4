import type { RoleMappingModel } from '../../../model/elements';
import { QUOTAS } from '../../../private/limits';
import { API_PAGES } from '../api-pages';
import { exampleMapping } from '../example-mappings';
import { isCertain, roleMappings } from '../reading/of-pools';
import { within } from '../reading/text-mistake';
import type { Finding, Rule } from '../rule';

export const ruleCountInvalid: Rule = {
  id: 'RuleCountInvalid',
  severity: 'error',
  title: `A role mapping by rules has no rules, or more than ${QUOTAS.rules}`,
  why: 'The deployment fails, and the quota can not be raised.',
  fix: `1 to ${QUOTAS.rules} rules; groups of a user pool with Type: Token have no such limit`,
  source: API_PAGES.rules,
  example: () => ({ fires: exampleMapping({ RulesConfiguration: { Rules: [] } }), silent: exampleMapping({}) }),
  find: (model) =>
    roleMappings(model).flatMap(({ mapping, place }) => {
      const counted = mapping.type === 'Rules' ? countMistake(mapping) : undefined;
      return counted ? [{ ...within(place, 'RulesConfiguration'), ...counted }] : [];
    }),
};

/** Rules of which nothing is known may not be there. */
function countMistake({ rules }: RoleMappingModel): Pick<Finding, 'what' | 'untold'> | undefined {
  const { items, gaps } = rules ?? { items: [], gaps: [] };
  const certain = items.filter(isCertain).length;
  if (certain > QUOTAS.rules || (items.length === 0 && gaps.length === 0)) {
    return { what: certain === 0 ? 'there are no rules' : `${certain} rules` };
  }
  return items.length > QUOTAS.rules || certain === 0
    ? { what: `${certain} to ${items.length} rules`, untold: gaps[0] ?? 'how many there are only the deployment knows' }
    : undefined;
}
