import { type ConditionOperator, typedOperator } from './comparison';

/**
 * Pages of AWS contradict each other on policy variables in `Bool`: a value with one can not be told.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Boolean
 */
export const BOOL_OPERATORS: Readonly<Record<string, ConditionOperator>> = {
  Bool: typedOperator('true or false', readBoolean, (given, wanted) => given === wanted),
};

export function readBoolean(text: string): boolean | undefined {
  switch (text.toLowerCase()) {
    case 'true':
      return true;
    case 'false':
      return false;
    default:
      return undefined;
  }
}
