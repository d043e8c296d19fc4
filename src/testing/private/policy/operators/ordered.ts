import { type ConditionOperator, type Reader, typedOperator } from './comparison';

/** The six ways in which numbers, and points in time, are compared. */
const RELATIONS: Readonly<Record<string, (given: number, wanted: number) => boolean>> = {
  Equals: (given, wanted) => given === wanted,
  LessThan: (given, wanted) => given < wanted,
  LessThanEquals: (given, wanted) => given <= wanted,
  GreaterThan: (given, wanted) => given > wanted,
  GreaterThanEquals: (given, wanted) => given >= wanted,
};

export function orderedOperators(
  prefix: string,
  kind: string,
  read: Reader<number>,
): Record<string, ConditionOperator> {
  const operators = Object.entries(RELATIONS).map(([name, fits]) => [prefix + name, typedOperator(kind, read, fits)]);
  return {
    ...Object.fromEntries(operators),
    [`${prefix}NotEquals`]: typedOperator(kind, read, RELATIONS.Equals, true),
  };
}
