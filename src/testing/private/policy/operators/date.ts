import type { ConditionOperator } from './comparison';
import { orderedOperators } from './ordered';

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Date */
export const DATE_OPERATORS: Readonly<Record<string, ConditionOperator>> = orderedOperators('Date', 'a date', readDate);

/**
 * The W3C's forms of ISO 8601: a month, a day, or a time with its zone. A year alone is left out: its four digits could be
 * seconds as well.
 *
 * @see https://www.w3.org/TR/NOTE-datetime
 */
const ISO_8601 = /^\d{4}-\d{2}(-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2}))?)?$/;
const SECONDS = /^(\d{1,3}|\d{5,11})$/;

/** A point in time, in milliseconds since 1970. */
function readDate(text: string): number | undefined {
  if (SECONDS.test(text)) {
    return Number(text) * 1000;
  }
  if (!ISO_8601.test(text) || !isDayOfItsMonth(text)) {
    return undefined;
  }
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : time;
}

/** `Date.parse` takes 30 February for 1 March. */
function isDayOfItsMonth(text: string): boolean {
  const day = text.slice(0, 10);
  return new Date(Date.parse(day)).getUTCDate() === Number(day.slice(8) || '1');
}
