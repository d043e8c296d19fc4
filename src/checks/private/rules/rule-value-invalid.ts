import { CLAIM_VALUE } from '../../../private/limits';
import { exampleRule } from '../example-mappings';
import { rules } from '../reading/of-pools';
import { fixOf, textFindings, within } from '../reading/text-mistake';
import type { Rule } from '../rule';

export const ruleValueInvalid: Rule = {
  id: 'RuleValueInvalid',
  severity: 'error',
  title: 'A rule compares a claim with a value Cognito refuses',
  why: 'The deployment fails.',
  fix: fixOf(CLAIM_VALUE),
  source: CLAIM_VALUE.source,
  example: () => ({ fires: exampleRule({ Value: '' }), silent: exampleRule({}) }),
  find: (model) =>
    rules(model).flatMap(({ rule, place }) => textFindings(within(place, 'Value'), rule.value ?? '', CLAIM_VALUE)),
};
