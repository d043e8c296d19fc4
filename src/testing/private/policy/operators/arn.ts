import { readable, type Text } from '../../../../model/text';
import { isLoose, isWholeArn, matchesArn } from '../arn-match';
import { Pattern } from '../pattern';
import type { Comparison, ConditionOperator } from './comparison';
import { wantedText } from './string';

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN */
export const ARN_OPERATORS: Readonly<Record<string, ConditionOperator>> = {
  ArnEquals: { negated: false, prepare: arnComparison },
  ArnNotEquals: { negated: true, prepare: arnComparison },
  ArnLike: { negated: false, prepare: arnComparison },
  ArnNotLike: { negated: true, prepare: arnComparison },
};

/** `ArnEquals` and `ArnLike` behave the same. */
function arnComparison(wanted: Text, variables: boolean): Comparison {
  const pattern = Pattern.parse(wanted, { wildcards: true, variables });
  const isWhole = isWholeArn(pattern.parts);
  const rule = { isLoose: isLoose(pattern.parts), mayCross: false };
  return {
    test: (given, context) => {
      const filling = pattern.fill(context);
      if (filling.unresolved !== undefined) {
        return 'no';
      }
      return isWhole ? matchesArn(filling, given, rule) : 'unknown';
    },
    wanted: (context) => wantedText(pattern, context),
    doubt: () => (isWhole ? undefined : `${readable(wanted)} is not a whole ARN of six segments`),
  };
}
