import { readable, type Text } from '../../../../model/text';
import type { Tri } from '../../../../model/tri';
import type { RequestContext } from '../request-context';

/** One value of a condition, ready to be compared with what a request brings. */
export interface Comparison {
  test(given: Text, context: RequestContext): Tri;
  /** What the value is for this request, as people read it. */
  wanted(context: RequestContext): string;
  /** Why the answer is "can not tell", where the texts themselves do not show it. */
  doubt(given: Text, context: RequestContext): string | undefined;
}

/** What an operator of a condition does with one value of the policy. */
export interface ConditionOperator {
  /** Whether the operator asks that no value fits, such as `StringNotEquals`. */
  readonly negated: boolean;
  prepare(wanted: Text, variables: boolean): Comparison;
}

/** Reads a text as what an operator compares; `undefined` when it is no such thing, or no plain text. */
export type Reader<T> = (text: Text) => T | undefined;

/**
 * An operator over values of another kind than text. Whatever can not be read as that kind can not be told: IAM does not say
 * what it does then, and no answer must come of a misspelt policy in silence.
 */
export function typedOperator<T>(
  kind: string,
  read: Reader<T>,
  fits: (given: T, wanted: T) => boolean | undefined,
  negated = false,
): ConditionOperator {
  return { negated, prepare: (wanted) => typedComparison(kind, read, fits, wanted) };
}

function typedComparison<T>(
  kind: string,
  read: Reader<T>,
  fits: (given: T, wanted: T) => boolean | undefined,
  wanted: Text,
): Comparison {
  const wantedValue = read(wanted);
  const test = (given: Text): Tri => {
    const givenValue = read(given);
    const answer = wantedValue === undefined || givenValue === undefined ? undefined : fits(givenValue, wantedValue);
    return answer === undefined ? 'unknown' : answer ? 'yes' : 'no';
  };
  return {
    test,
    wanted: () => readable(wanted),
    doubt: (given) => {
      const unread = wantedValue === undefined ? wanted : given;
      return read(unread) === undefined ? `${readable(unread)} can not be read as ${kind}` : undefined;
    },
  };
}
