import type { ConditionOperator } from './comparison';
import { orderedOperators } from './ordered';

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Numeric */
export const NUMERIC_OPERATORS: Readonly<Record<string, ConditionOperator>> = orderedOperators(
  'Numeric',
  'a number',
  readNumber,
);

/** Integers and decimals, which is all AWS speaks of; beyond the integers JavaScript tells apart, nothing is certain. */
function readNumber(text: string): number | undefined {
  const number = /^[+-]?\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  return Math.abs(number) <= Number.MAX_SAFE_INTEGER ? number : undefined;
}
