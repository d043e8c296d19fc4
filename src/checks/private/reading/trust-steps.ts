import { every, some, type Tri } from '../../../model/tri';
import type { Finding } from '../rule';
import { requiredStatement } from './required-statement';
import { inWords, type RoleTrust, type TrustStatement } from './role-trust';

/** What STS asks a trust policy, one after the other. */
const STEPS = ['trustsCognito', 'allowsAssuming', 'letsPoolIn', 'letsAudienceIn'] as const;
export type TrustStep = (typeof STEPS)[number];

/** The statements that certainly let the audience in as far as a step, the step itself included. */
export function passing({ allowing }: RoleTrust, last: TrustStep): readonly TrustStatement[] {
  return allowing.filter((statement) => passes(statement, last));
}

function passes(statement: TrustStatement, last: TrustStep): boolean {
  const failed = STEPS.findIndex((step) => statement[step] !== 'yes');
  return failed < 0 || failed > STEPS.indexOf(last);
}

/**
 * What stands in the way at one step. Nothing when the audience does not come that far: what is in the way before is said by
 * the rule of that step.
 */
export function lackAt(
  trust: RoleTrust,
  step: TrustStep,
  what: (before: readonly TrustStatement[]) => string,
): Finding[] {
  const index = STEPS.indexOf(step);
  const before = index === 0 ? trust.allowing : passing(trust, STEPS[index - 1]);
  if (index > 0 && before.length === 0) {
    return [];
  }
  const answer = answerAt(trust, STEPS.slice(0, index + 1));
  return answer === 'yes' ? [] : [trustFinding(trust, what(before), answer === 'no' ? undefined : whyUnclear(trust))];
}

/** Whether some statement passes all of these steps. One that can not be read may. */
export function answerAt({ allowing, gaps }: RoleTrust, steps: readonly (TrustStep | 'allowsTagging')[]): Tri {
  const answer = some(allowing, (statement) => every(steps, (step) => statement[step]));
  return answer === 'no' && gaps.length > 0 ? 'unknown' : answer;
}

/** Why an answer can not be told. */
export function whyUnclear({ gaps }: RoleTrust): string {
  return gaps[0] ?? 'part of the trust policy only the deployment knows';
}

/** A finding about a trust policy, with the statement that would be right. */
export function trustFinding(trust: RoleTrust, what: string, untold?: string): Finding {
  const fix = `the statement\n${requiredStatement(trust, trust.role.source)}`;
  return { ...trustRemark(trust, what), fix, untold: untold ?? trust.doubt };
}

/** A finding about a trust policy that has the right statement. */
export function trustRemark({ role, pool, doubt }: RoleTrust, what: string): Finding {
  return {
    at: role.source,
    pool: pool.source,
    property: 'Properties.AssumeRolePolicyDocument',
    what,
    untold: doubt,
  };
}

/** Whom some statements trust, for a message. */
export function principalsInWords(statements: readonly TrustStatement[]): string {
  return inWords(statements.flatMap(({ principals }) => principals));
}
