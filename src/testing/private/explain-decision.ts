import type { Decision } from './policy/decision';
import type { StatementExplanation } from './policy/explain';

/** What decided, for people. Of a denial the conditions that held are shown: they are what the next request must not meet. */
export function explainDecision(decision: Decision): readonly string[] {
  if (decision.outcome !== 'EXPLICITLY_DENIED') {
    return decision.reasons;
  }
  return decision.statements
    .filter(({ effect, applies }) => effect === 'Deny' && applies === 'yes')
    .map((statement) => [`${nameOf(statement)} denies it`, ...conditionsOf(statement)].join('; '));
}

function conditionsOf({ elements }: StatementExplanation): string[] {
  return elements.map(({ text }) => text).filter((text) => text.startsWith('Condition '));
}

function nameOf({ layer, policy, statement }: StatementExplanation): string {
  return `${layer} ${policy}, statement ${statement}`;
}
