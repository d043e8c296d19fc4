import { ARN_OPERATORS } from './arn';
import { BINARY_OPERATORS } from './binary';
import { BOOL_OPERATORS } from './bool';
import type { ConditionOperator } from './comparison';
import { DATE_OPERATORS } from './date';
import { IP_ADDRESS_OPERATORS } from './ip-address';
import { NUMERIC_OPERATORS } from './numeric';
import { STRING_OPERATORS } from './string';

/** Every operator of a condition that compares values; `Null` compares none. */
export const OPERATORS: ReadonlyMap<string, ConditionOperator> = new Map(
  [
    STRING_OPERATORS,
    NUMERIC_OPERATORS,
    DATE_OPERATORS,
    BOOL_OPERATORS,
    BINARY_OPERATORS,
    IP_ADDRESS_OPERATORS,
    ARN_OPERATORS,
  ].flatMap((operators) => Object.entries(operators)),
);
