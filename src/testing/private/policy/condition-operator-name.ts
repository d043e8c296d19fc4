/** A condition operator as a policy names it: `ForAnyValue:StringLikeIfExists`. */
export interface OperatorName {
  readonly base: string;
  /** How a key with several values is tested: every value, or one of them. */
  readonly set: 'every' | 'some' | undefined;
  readonly ifExists: boolean;
}

const SETS = { ForAllValues: 'every', ForAnyValue: 'some' } as const;

export function parseOperatorName(name: string): OperatorName {
  const [, prefix, base, ifExists] = /^(?:(ForAllValues|ForAnyValue):)?(.*?)(IfExists)?$/s.exec(
    name,
  ) as RegExpExecArray;
  return {
    base,
    set: prefix ? SETS[prefix as keyof typeof SETS] : undefined,
    ifExists: ifExists !== undefined,
  };
}
