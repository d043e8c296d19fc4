import { type ConditionOperator, typedOperator } from './comparison';

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_BinaryEquals */
export const BINARY_OPERATORS: Readonly<Record<string, ConditionOperator>> = {
  BinaryEquals: typedOperator('base64', readBase64, (given, wanted) => given === wanted),
};

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** The bytes, byte by byte: two spellings of the same bytes are the same. */
function readBase64(text: string): string | undefined {
  return BASE64.test(text) ? Buffer.from(text, 'base64').toString('latin1') : undefined;
}
