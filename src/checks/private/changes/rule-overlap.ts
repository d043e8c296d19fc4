import { isLiteral, type Text } from '../../../model/text';

/** What a rule asks of a claim. */
export interface Condition {
  readonly claim: Text;
  readonly matchType: Text;
  readonly value: Text;
}

/**
 * Whether one user can fulfil two conditions. Cognito compares text, but whether it heeds case is not documented, and neither
 * is what `Contains` makes of a list: no is the answer only where it holds under every reading.
 *
 * @see https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_MappingRule.html
 */
export function canBothBeTrue(a: Condition, b: Condition): boolean {
  if (a.claim !== b.claim || ![a, b].every(({ claim, value }) => isLiteral(claim) && isLiteral(value))) {
    return true;
  }
  const [left, right] = [a.value.toLowerCase(), b.value.toLowerCase()];
  switch (`${a.matchType} ${b.matchType}`) {
    case 'Equals Equals':
      return left === right;
    case 'Equals StartsWith':
      return left.startsWith(right);
    case 'Equals Contains':
      return left.includes(right);
    case 'Equals NotEqual':
      return a.value !== b.value;
    case 'StartsWith StartsWith':
      return left.startsWith(right) || right.startsWith(left);
    case 'StartsWith Equals':
    case 'Contains Equals':
    case 'NotEqual Equals':
      return canBothBeTrue(b, a);
    default:
      return true;
  }
}
