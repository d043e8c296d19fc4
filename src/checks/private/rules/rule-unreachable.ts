import type { RuleModel } from '../../../model/elements';
import { isLiteral, type Text } from '../../../model/text';
import { EXAMPLE_RULE, exampleMapping } from '../example-mappings';
import { PAGES } from '../pages';
import { LIST_CLAIMS } from '../reading/list-claims';
import { type PlacedRule, roleMappings, rulesOf } from '../reading/of-pools';
import type { Finding, Rule } from '../rule';

const NARROW = { ...EXAMPLE_RULE, Value: 'admin.example.com', RoleARN: 'arn:aws:iam::123456789012:role/admins' };
const WIDE = { ...EXAMPLE_RULE, MatchType: 'Contains' };

export const ruleUnreachable: Rule = {
  id: 'RuleUnreachable',
  severity: 'warning',
  title: 'A rule never decides: an earlier one matches whoever it matches',
  why: 'The first rule that matches gives the role. Nobody gets the one of the later rule.',
  fix: 'the narrower rule first',
  source: PAGES.roleBasedAccess,
  example: () => ({
    fires: exampleMapping({ RulesConfiguration: { Rules: [WIDE, NARROW] } }),
    silent: exampleMapping({ RulesConfiguration: { Rules: [NARROW, WIDE] } }),
  }),
  find: (model) =>
    roleMappings(model)
      .filter(({ mapping }) => mapping.type !== 'Token')
      .flatMap((placed) => {
        const rules = rulesOf(placed).filter(({ rule }) => isWholeAndLiteral(rule));
        return rules.flatMap((later) => findingsOf(later, rules));
      }),
};

function findingsOf({ rule, place }: PlacedRule, rules: readonly PlacedRule[]): Finding[] {
  // A rule covers itself, so none after it is looked at.
  const cover = rules.find((other) => other.rule === rule || covers(other.rule, rule))?.rule;
  return cover && cover.roleArn !== rule.roleArn
    ? [{ ...place, what: `${inWords(rule)}, but everybody who matches it matches an earlier one: ${inWords(cover)}` }]
    : [];
}

/** Of all others nothing can be said. */
function isWholeAndLiteral({ claim, value, matchType }: RuleModel): boolean {
  return [claim, value, matchType].every((text) => text !== undefined && isLiteral(text));
}

function covers(wide: RuleModel, narrow: RuleModel): boolean {
  return (
    wide.claim === narrow.claim &&
    (LIST_CLAIMS.includes(wide.claim ?? '') ? isSame(wide, narrow) : includes(wide, narrow))
  );
}

/** How a list is compared is not documented: only two rules that are alike certainly match alike. */
function isSame(wide: RuleModel, narrow: RuleModel): boolean {
  return wide.matchType === narrow.matchType && wide.value === narrow.value;
}

/** Whether every text that matches the one rule matches the other, be upper and lower case the same or not. */
function includes(wide: RuleModel, narrow: RuleModel): boolean {
  const { value: w = '' } = wide;
  const { value: n = '' } = narrow;
  switch (wide.matchType) {
    case 'Equals':
      return narrow.matchType === 'Equals' && w === n;
    case 'StartsWith':
      return (narrow.matchType === 'Equals' || narrow.matchType === 'StartsWith') && n.startsWith(w);
    case 'Contains':
      return narrow.matchType !== 'NotEqual' && n.includes(w);
    case 'NotEqual':
      return isSame(wide, narrow) || neverMatches(narrow, w);
    default:
      return false;
  }
}

function neverMatches({ matchType, value = '' }: RuleModel, text: Text): boolean {
  const [known, looked] = [text.toLowerCase(), value.toLowerCase()];
  switch (matchType) {
    case 'Equals':
      return known !== looked;
    case 'StartsWith':
      return !known.startsWith(looked);
    case 'Contains':
      return !known.includes(looked);
    default:
      return false;
  }
}

function inWords({ claim, matchType, value }: RuleModel): string {
  return `${claim} ${matchType} "${value}"`;
}
