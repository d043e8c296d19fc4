/** The conditions of a statement: operator, then key, then the values. */
export type Conditions = Record<string, Record<string, string | string[]>>;

/** One statement that allows something, whoever it is for. */
export interface Permission {
  readonly actions: string[];
  readonly resourceArns: string[];
  /** @default - none */
  readonly conditions?: Conditions;
  /**
   * Values that the service, unlike IAM, takes for more than they say, as patterns: MQTT's wildcards, what a path encodes.
   *
   * @default - none
   */
  readonly readAsMore?: string[];
}

/** The texts of a statement in which a policy variable stands for its value. */
export function patternsOf({ resourceArns, conditions = {} }: Permission): string[] {
  return [...resourceArns, ...Object.values(conditions).flatMap((keys) => Object.values(keys).flat())];
}

/** All conditions of both: no key stands under the same operator in the two. */
export function allOf(some: Conditions, others: Conditions): Conditions {
  const operators = new Set([...Object.keys(some), ...Object.keys(others)]);
  return Object.fromEntries([...operators].map((operator) => [operator, { ...some[operator], ...others[operator] }]));
}
