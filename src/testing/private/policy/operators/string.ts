import { readable, type Text } from '../../../../model/text';
import { matches } from '../glob';
import { folded, Pattern, readablePieces } from '../pattern';
import { foldCase } from '../text-parts';
import type { Comparison, ConditionOperator } from './comparison';

interface StringRule {
  readonly wildcards: boolean;
  readonly ignoreCase: boolean;
}

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_String */
export const STRING_OPERATORS: Readonly<Record<string, ConditionOperator>> = {
  StringEquals: stringOperator({ wildcards: false, ignoreCase: false }, false),
  StringNotEquals: stringOperator({ wildcards: false, ignoreCase: false }, true),
  StringEqualsIgnoreCase: stringOperator({ wildcards: false, ignoreCase: true }, false),
  StringNotEqualsIgnoreCase: stringOperator({ wildcards: false, ignoreCase: true }, true),
  StringLike: stringOperator({ wildcards: true, ignoreCase: false }, false),
  StringNotLike: stringOperator({ wildcards: true, ignoreCase: false }, true),
};

function stringOperator(rule: StringRule, negated: boolean): ConditionOperator {
  return { negated, prepare: (wanted, variables) => stringComparison(wanted, variables, rule) };
}

function stringComparison(wanted: Text, variables: boolean, rule: StringRule): Comparison {
  const pattern = Pattern.parse(wanted, { wildcards: rule.wildcards, variables });
  return {
    test: (given, context) => {
      const filling = pattern.fill(context);
      // Nothing equals a variable without a value; so a negated operator lets the request pass.
      if (filling.unresolved !== undefined) {
        return 'no';
      }
      return rule.ignoreCase ? matches(folded(filling), foldCase(given)) : matches(filling, given);
    },
    wanted: (context) => wantedText(pattern, context),
    doubt: () => undefined,
  };
}

/** A pattern as it is for one request, for a message. */
export function wantedText(pattern: Pattern, context: Parameters<Pattern['fill']>[0]): string {
  const filling = pattern.fill(context);
  if (filling.unresolved !== undefined) {
    return `${readable(pattern.source)} (\${${filling.unresolved}} has no value)`;
  }
  return readablePieces(filling.pieces, readable);
}
