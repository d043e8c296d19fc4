import { isLiteral, readable } from '../../../model/text';
import { parseOperatorName } from './condition-operator-name';
import { isObject, unreadable, valuesOf } from './json';
import { nullCondition } from './null-condition';
import { OPERATORS } from './operators/table';
import { type StatementElement, undecidable } from './request';
import { ValueCondition } from './value-condition';

/** A condition that grants by who asks frees the session from its boundary; see `resource-verdict.ts`. */
export type ConditionElement = StatementElement & { readonly requiresPrincipalArn?: boolean };

/**
 * The conditions of a statement, one for each operator and key. All of them must hold.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html
 */
export function conditionsOf(block: unknown, variables: boolean): ConditionElement[] {
  if (block === undefined) {
    return [];
  }
  if (!isObject(block)) {
    return [undecidable(`Condition: ${unreadable(block)}`)];
  }
  return Object.entries(block).flatMap(([operator, keys]) =>
    isObject(keys)
      ? Object.entries(keys).map(([key, values]) => conditionOf(operator, key, values, variables))
      : [undecidable(`Condition ${operator}: ${unreadable(keys)}`)],
  );
}

function conditionOf(operator: string, key: string, values: unknown, variables: boolean): ConditionElement {
  const subject = `Condition ${operator} ${readable(key)}`;
  const wanted = valuesOf(values);
  if (!isLiteral(key)) {
    return undecidable(`${subject}: only the deployment decides which key this is`);
  }
  const name = parseOperatorName(operator);
  if (operator === 'Null') {
    return nullCondition(key, wanted);
  }
  const known = OPERATORS.get(name.base);
  if (!known) {
    return undecidable(`${subject}: there is no condition operator ${operator}`);
  }
  return new ValueCondition(subject, key, name, known, wanted, variables);
}
