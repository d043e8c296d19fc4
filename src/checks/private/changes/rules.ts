import type { RoleMappingModel, RuleModel } from '../../../model/elements';
import { sameness } from '../../../model/sameness';
import { type Text, unknown } from '../../../model/text';
import type { Listing } from '../../../model/value';
import { IdentityPoolChangeKind } from '../../identity-pool-change';
import { allSame, type Change, changeIn, fateIn, type Tell } from './change';
import { type Condition, canBothBeTrue } from './rule-overlap';

const { RULE_ADDED, RULE_REMOVED, RULE_ROLE_CHANGED, RULES_REORDERED } = IdentityPoolChangeKind;

/** A rule whose every part is a text; what is missing is unknown. */
interface FullRule extends Condition {
  readonly roleArn: Text;
}

/** A rule that stays, where it was and where it will be. */
interface KeptRule {
  readonly old: FullRule;
  readonly next: FullRule;
  readonly from: number;
  readonly to: number;
}

/** What comes of the rules of a mapping, of which Cognito follows the first that is true. */
export function ruleChanges(of: string, before: RoleMappingModel, after: RoleMappingModel, tell: Tell): Change[] {
  const [today, tomorrow] = [before, after].map(rulesOf);
  const kept: KeptRule[] = [];
  const changes: Change[] = [];
  for (const [from, old] of today.items.entries()) {
    const fate = fateIn(tomorrow, (rule) => conditionSameness(rule, old));
    if (fate.kind === 'kept') {
      kept.push({ old, next: fate.as, from, to: tomorrow.items.indexOf(fate.as) });
    } else {
      changes.push(tell(RULE_REMOVED, `${of} loses the rule "${worded(old)}" for ${old.roleArn}`, fate));
    }
  }
  for (const rule of tomorrow.items) {
    const origin = fateIn(today, (old) => conditionSameness(rule, old));
    if (origin.kind !== 'kept') {
      changes.push(tell(RULE_ADDED, `${of} gets the rule "${worded(rule)}" for ${rule.roleArn}`, origin));
    }
  }
  return [
    ...changes,
    ...kept.flatMap(({ old, next }) => {
      const change = changeIn(old.roleArn, next.roleArn);
      const what = `the rule "${worded(old)}" in ${of} changes its role from ${old.roleArn} to ${next.roleArn}`;
      return change ? [tell(RULE_ROLE_CHANGED, what, change)] : [];
    }),
    ...kept.flatMap((first) => kept.flatMap((second) => reordering(of, first, second, tell))),
  ];
}

/** One rule overtakes another: whoever both are true of gets another role. */
function reordering(of: string, first: KeptRule, second: KeptRule, tell: Tell): Change[] {
  const isOvertaken = first.from < second.from && first.to > second.to;
  const isOneRole = sameness(first.old.roleArn, second.next.roleArn) === 'same';
  if (!isOvertaken || isOneRole || !canBothBeTrue(first.old, second.old)) {
    return [];
  }
  const [before, after] = [worded(first.old), worded(second.old)];
  return [
    tell(RULES_REORDERED, `in ${of} the rule "${after}" now comes before "${before}"`, {
      affected: `users of whom both rules are true: they get ${second.next.roleArn}, and no longer ${first.old.roleArn}`,
    }),
  ];
}

/** The rules that can ever be followed: not one whose condition an earlier rule has as well. */
function rulesOf({ rules = { items: [], gaps: [] } }: RoleMappingModel): Listing<FullRule> {
  const full = rules.items.map(fullRule);
  const isFirst = (rule: FullRule, index: number) =>
    !full.slice(0, index).some((earlier) => conditionSameness(earlier, rule) === 'same');
  return { items: full.filter(isFirst), gaps: rules.gaps };
}

function fullRule({ claim, matchType, value, roleArn }: RuleModel): FullRule {
  return {
    claim: claim ?? unknown('the rule has no Claim'),
    matchType: matchType ?? unknown('the rule has no MatchType'),
    value: value ?? unknown('the rule has no Value'),
    roleArn: roleArn ?? unknown('the rule has no RoleARN'),
  };
}

function conditionSameness(a: FullRule, b: FullRule) {
  return allSame([sameness(a.claim, b.claim), sameness(a.matchType, b.matchType), sameness(a.value, b.value)]);
}

function worded({ claim, matchType, value }: FullRule): string {
  return `${claim} ${matchType} ${value}`;
}
