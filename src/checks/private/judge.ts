import { describeGap } from '../../model/cloudformation/template';
import type { Source } from '../../model/elements';
import type { IdentityPoolModel } from '../../model/identity-pool-model';
import { readable } from '../../model/text';
import { CheckSeverity } from '../check-finding';
import { CATALOG } from './catalog';
import type { Finding, Rule } from './rule';
import { notWhollyRead } from './rules/not-wholly-read';

/** A finding in words, as every door tells it. */
export interface Judgement {
  readonly ruleId: string;
  readonly severity: CheckSeverity;
  readonly description: string;
  readonly fix: string;
  /** Undefined where a rule could not be run. */
  readonly place?: JudgedPlace;
}

export interface JudgedPlace {
  readonly at: Source;
  readonly pool: Source;
  readonly property: string;
}

/** Which pools somebody wants judged, and whether a construct has said part of it already. */
export interface Question {
  /** Whether the pool is wanted at all. */
  isAsked(pool: Source): boolean;
  /** Whether a construct of this library made the pool, and says itself what is wrong with what it was given. */
  isOurs(pool: Source): boolean;
}

/** Stands for all rules, where none of them could be run. */
export const NOT_RUN = 'NotRun';

/** What the rules have to say of a model. One that breaks down is a finding of its own, and the others still speak. */
export function judge(model: IdentityPoolModel, { isAsked, isOurs }: Question): Judgement[] {
  return CATALOG.flatMap((rule) => {
    try {
      return rule
        .find(model)
        .filter(({ pool }) => isAsked(pool) && !(rule.isSaidByConstruct && isOurs(pool)))
        .map((finding) => judgementOf(rule, finding));
    } catch (error) {
      return [brokenDown(rule.id, error)];
    }
  });
}

/** What could not be read of templates in which there is no pool to say it of: "nothing found" would be a lie. */
export function unread({ pools, gaps }: IdentityPoolModel): Judgement[] {
  return pools.length > 0
    ? []
    : gaps.map((gap) => ({
        ruleId: notWhollyRead.id,
        severity: CheckSeverity.INFO,
        description: `No identity pool is there to be checked, and one may be: ${describeGap(gap)}.`,
        fix: 'a CloudFormation template: an object with Resources, each with its Type',
      }));
}

/** A mistake of this library must not stop anybody's synth, nor pass for "nothing found". */
export function brokenDown(ruleId: string, error: unknown): Judgement {
  const [message] = String(error).split('\n');
  return {
    ruleId,
    severity: CheckSeverity.WARNING,
    description: `${ruleId === NOT_RUN ? 'The checks' : `Rule ${ruleId}`} could not be run: ${message}.`,
    fix: 'please report it, with this line: https://github.com/cdk-cognito-identity-pool/cdk-cognito-identity-pool/issues',
  };
}

function judgementOf(rule: Rule, { at, pool, property, what, fix, untold, isWarningUntold }: Finding): Judgement {
  const title = untold === undefined ? `${rule.title}.` : `Perhaps: ${rule.title}. Can not tell: ${readable(untold)}.`;
  return {
    ruleId: rule.id,
    severity: SEVERITIES[untold === undefined ? rule.severity : isWarningUntold ? 'warning' : 'untold'],
    description: [title, `${property}: ${readable(what)}.`, rule.why, `See ${rule.source}`].join('\n'),
    fix: readable(fix ?? rule.fix),
    place: { at, pool, property },
  };
}

const SEVERITIES = {
  error: CheckSeverity.ERROR,
  warning: CheckSeverity.WARNING,
  untold: CheckSeverity.INFO,
} as const;
