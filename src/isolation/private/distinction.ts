import { Token } from 'aws-cdk-lib';
import type { Conditions } from './permission';

/** What tells the users of a pool apart, and what policies have to ask besides, so that nobody passes for somebody else. */
export interface Distinction {
  /** The policy variable that stands for it. */
  readonly variable: string;
  /** The call that made it, for messages. */
  readonly call: string;
  /** @default - not by a tag */
  readonly tag?: string;
  /**
   * Conditions under which the variable tells users apart in the given texts.
   *
   * @param patterns all texts of one statement that may hold the variable
   * @param readAsMore values that the service takes for more than they say
   */
  conditionsIn(patterns: string[], readAsMore?: string[]): Conditions;
}

/** Identity ids are Cognito's, all of one form, and every session has one. */
export function byIdentityId(federated: string): Distinction {
  return { variable: `\${${federated}:sub}`, call: 'byIdentityId()', conditionsIn: () => ({}) };
}

/** The value of a tag is whatever a claim holds: it may be absent, empty, or made to look like a path. */
export function byPrincipalTag(tag: string): Distinction {
  const key = `aws:PrincipalTag/${tag}`;
  const variable = `\${${key}}`;
  return {
    variable,
    call: `byPrincipalTag('${tag}')`,
    tag,
    conditionsIn: (patterns, readAsMore = []) => {
      const further = patterns.flatMap((pattern) => valuesThatReachFurther(variable, pattern));
      const refused = [...new Set([...further, ...readAsMore])];
      return {
        StringLike: { [key]: '?*' },
        ...(refused.length > 0 && { StringNotLike: { [key]: refused } }),
      };
    },
  };
}

/**
 * Values that would reach into what is another value's: those that hold the delimiter after the variable, where a wildcard
 * comes later. `acme/labs` in `VARIABLE/*` is inside of `acme`. Where no wildcard follows, different values are different texts.
 */
function valuesThatReachFurther(variable: string, pattern: string): string[] {
  return occurrencesOf(variable, pattern).flatMap(({ before, after }) => {
    const delimiter = after.charAt(0);
    const isOpen = /[*?]/.test(after) || Token.isUnresolved(after);
    const isSegment = before.endsWith('/') && (delimiter === '/' || delimiter === '');
    return [...(isOpen ? [`*${delimiter}*`] : []), ...(isSegment ? ['.', '..'] : [])];
  });
}

/** Where a variable stands in a pattern: what comes before it, and what after. */
export function occurrencesOf(variable: string, pattern: string): { before: string; after: string }[] {
  const parts = pattern.split(variable);
  return parts.slice(1).map((_, index) => ({
    before: parts.slice(0, index + 1).join(variable),
    after: parts.slice(index + 1).join(variable),
  }));
}
