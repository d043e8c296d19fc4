import { CLAIM } from '../../../private/limits';
import { exampleRule } from '../example-mappings';
import { rules } from '../reading/of-pools';
import { fixOf, textFindings, within } from '../reading/text-mistake';
import type { Rule } from '../rule';

export const ruleClaimInvalid: Rule = {
  id: 'RuleClaimInvalid',
  severity: 'error',
  title: 'A rule tests a claim whose name Cognito refuses',
  why: 'The deployment fails.',
  fix: fixOf(CLAIM),
  source: CLAIM.source,
  example: () => ({
    fires: exampleRule({ Claim: 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress' }),
    silent: exampleRule({}),
  }),
  find: (model) =>
    rules(model).flatMap(({ rule, place }) => textFindings(within(place, 'Claim'), rule.claim ?? '', CLAIM)),
};
