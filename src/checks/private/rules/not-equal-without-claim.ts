import { exampleUserPoolRule } from '../example-mappings';
import { PAGES } from '../pages';
import { rules } from '../reading/of-pools';
import { quoted, within } from '../reading/text-mistake';
import type { Rule } from '../rule';

/** Custom attributes can not be required, and not everybody is in a group. */
const OPTIONAL = /^(custom:|dev:custom:|cognito:(groups|roles|preferred_role)$)/;

export const notEqualWithoutClaim: Rule = {
  id: 'NotEqualWithoutClaim',
  severity: 'warning',
  title: 'A rule is for users whose claim is something else, and users without the claim are not among them',
  why: 'A rule is not evaluated for a user without the claim: the next rule decides, or AmbiguousRoleResolution.',
  fix: 'a rule for those who have the value, and AmbiguousRoleResolution for everybody else',
  source: PAGES.roleBasedAccess,
  example: () => ({
    fires: exampleUserPoolRule({ Claim: 'custom:plan', MatchType: 'NotEqual', Value: 'free' }),
    silent: exampleUserPoolRule({ Claim: 'custom:plan', MatchType: 'Equals', Value: 'free' }),
  }),
  find: (model) =>
    rules(model)
      .filter(({ rule: { claim = '', matchType } }) => matchType === 'NotEqual' && OPTIONAL.test(claim))
      .map(({ rule, place }) => ({ ...within(place, 'MatchType'), what: `NotEqual on ${quoted(rule.claim ?? '')}` })),
};
