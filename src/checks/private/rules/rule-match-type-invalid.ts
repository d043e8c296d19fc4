import { isLiteral } from '../../../model/text';
import { ClaimMatch } from '../../../role-mapping';
import { API_PAGES } from '../api-pages';
import { exampleRule } from '../example-mappings';
import { rules } from '../reading/of-pools';
import { within } from '../reading/text-mistake';
import type { Rule } from '../rule';

const KNOWN: readonly string[] = Object.values(ClaimMatch);

export const ruleMatchTypeInvalid: Rule = {
  id: 'RuleMatchTypeInvalid',
  severity: 'error',
  title: 'A rule compares in a way Cognito does not know',
  why: 'The deployment fails.',
  fix: `MatchType: one of ${KNOWN.join(', ')}`,
  source: API_PAGES.rule,
  example: () => ({ fires: exampleRule({ MatchType: 'NotEquals' }), silent: exampleRule({}) }),
  find: (model) =>
    rules(model).flatMap(({ rule: { matchType }, place }) =>
      matchType === undefined || (isLiteral(matchType) && !KNOWN.includes(matchType))
        ? [{ ...within(place, 'MatchType'), what: matchType === undefined ? 'it is not set' : `it is "${matchType}"` }]
        : [],
    ),
};
