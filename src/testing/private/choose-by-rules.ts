import type { RoleMappingModel, RuleModel } from '../../model/elements';
import { sameness } from '../../model/sameness';
import { type Text, unknown } from '../../model/text';
import { matchRule } from './claim-match';
import { certain, oneOf, open, type Prospects } from './prospect';
import { refusal } from './refusals';
import type { Chooser } from './role-choice';

/** The claims AWS documents for the rules of a provider; undefined where it documents all of them. */
const DOCUMENTED_CLAIMS: { readonly [providerName: string]: readonly string[] } = {
  'graph.facebook.com': ['iss', 'aud', 'sub'],
  'www.amazon.com': ['iss', 'aud', 'sub'],
  'api.twitter.com': [],
  'www.digits.com': [],
};

/**
 * The first rule that matches decides.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/role-based-access-control.html
 */
export function chooseByRules(
  mapping: RoleMappingModel,
  chooser: Chooser,
  fallBack: (because: string) => Prospects,
): Prospects {
  if (mapping.rules === undefined) {
    return open(`the role mapping of ${mapping.key} is of type Rules and has none`);
  }
  const { items, gaps } = mapping.rules;
  const matching = matchingRules(items, chooser);
  const choices = matching.rules.map(({ roleArn, why }) => certain({ kind: 'role', roleArn, why }));
  if (!matching.isDecided) {
    const because = items.length === 0 ? 'there is no rule' : 'no rule matches';
    choices.push(fallBack(matching.rules.length === 0 ? because : 'no rule may match'));
  }
  choices.push(...gaps.map(open));
  const prospects = choices.length === 1 ? choices[0] : oneOf(choices, ...matching.doubts);
  return chooser.customRoleArn === undefined
    ? prospects
    : chooseCustomRole(chooser.customRoleArn, items, chooser, prospects);
}

interface Matching {
  /** Those that may be the first that matches, in order. */
  readonly rules: readonly { readonly roleArn: Text; readonly why: string }[];
  /** Whether the last one certainly matches. */
  readonly isDecided: boolean;
  readonly doubts: readonly string[];
}

function matchingRules(rules: readonly RuleModel[], chooser: Chooser): Matching {
  const found: { roleArn: Text; why: string }[] = [];
  const doubts: string[] = [];
  for (const [index, rule] of rules.entries()) {
    const { matches, text } = matchForProvider(rule, chooser);
    const place = `rule ${index + 1} of ${rules.length}`;
    if (matches !== 'no') {
      found.push({ roleArn: rule.roleArn ?? unknown(`${place} has no role`), why: `${place}: ${text()}` });
    }
    if (matches === 'yes') {
      return { rules: found, isDecided: true, doubts };
    }
    if (matches === 'unknown') {
      doubts.push(`whether ${place} matches can not be told: ${text()}`);
    }
  }
  return { rules: found, isDecided: false, doubts };
}

function matchForProvider(rule: RuleModel, { provider, claims }: Chooser): ReturnType<typeof matchRule> {
  const match = matchRule(rule, claims);
  const documented = provider.kind === 'social' ? DOCUMENTED_CLAIMS[provider.providerName] : undefined;
  const isUsable = documented === undefined || (rule.claim !== undefined && documented.includes(rule.claim));
  return isUsable || match.matches === 'no'
    ? match
    : {
        matches: 'unknown',
        text: () => `${match.text()}; AWS does not document this claim for rules of ${provider.loginName}`,
      };
}

/**
 * A client may ask for a role, which "overrides the order" of the rules. That it must be the role of some rule that matches
 * is not written down by AWS, so any other role can not be told.
 */
function chooseCustomRole(
  customRoleArn: Text,
  rules: readonly RuleModel[],
  chooser: Chooser,
  usual: Prospects,
): Prospects {
  const asked = certain({
    kind: 'role',
    roleArn: customRoleArn,
    why: 'customRoleArn, which a rule that matches gives',
  });
  const isGiven = rules.some(
    (rule) =>
      rule.roleArn !== undefined &&
      sameness(rule.roleArn, customRoleArn) === 'same' &&
      matchForProvider(rule, chooser).matches === 'yes',
  );
  return isGiven
    ? asked
    : oneOf(
        [
          certain({
            kind: 'refused',
            refusal: refusal('customRole', 'customRoleArn is not the role of a rule that matches'),
          }),
          asked,
          usual,
        ],
        'AWS does not say what becomes of a customRoleArn that no matching rule gives',
      );
}
