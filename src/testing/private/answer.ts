import type { Outcome } from './policy/decision';

/** What is answered in one world, and what that rests on. */
export interface Answer {
  readonly outcome: Outcome;
  readonly reasons: readonly string[];
}

/** Denied in every world is denied, be it for want of a word or by one. */
export function inAll(outcomes: readonly Outcome[]): Outcome {
  const [first] = outcomes;
  if (outcomes.every((outcome) => outcome === first)) {
    return first;
  }
  return outcomes.every((outcome) => outcome === 'EXPLICITLY_DENIED' || outcome === 'IMPLICITLY_DENIED')
    ? 'IMPLICITLY_DENIED'
    : 'INDETERMINATE';
}
