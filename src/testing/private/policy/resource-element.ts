import { isKnown, readable, type Text } from '../../../model/text';
import { not, some, type Tri } from '../../../model/tri';
import { beforeResource, isLoose, matchesArn, startsLikeArn } from './arn-match';
import { textsOf } from './json';
import { wantedText } from './operators/string';
import { isVariable, Pattern } from './pattern';
import type { PatternPart } from './pattern-syntax';
import type { ElementExplanation, PreparedRequest, StatementElement } from './request';

/** One ARN of a `Resource` element. */
interface ResourceTest {
  readonly pattern: Pattern;
  /** `undefined`: a variable of it has no value. */
  test(request: PreparedRequest): Tri | undefined;
  readonly problem?: string;
}

/**
 * `Resource`, or `NotResource`: which resources a statement is about.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 */
export function resourceElement(
  name: 'Resource' | 'NotResource',
  value: unknown,
  variables: boolean,
): StatementElement {
  const sources = textsOf(value);
  const tests = sources.map((source) => resourceTest(source, variables));
  // An ARN with a variable that has no value matches no resource. In NotResource that would widen the statement: IAM's pages do not say so.
  const withoutValue = name === 'Resource' ? 'no' : 'unknown';
  const test = (request: PreparedRequest): Tri => {
    const isListed = some(tests, (item) => item.test(request) ?? withoutValue);
    return name === 'Resource' ? isListed : not(isListed);
  };
  const explain = (request: PreparedRequest): ElementExplanation => {
    const wanted = tests.map(({ pattern }) => wantedText(pattern, request.context)).join(', ');
    const problems = tests.flatMap(({ problem }) => problem ?? []);
    return {
      matches: test(request),
      text: [`${name}: ${wanted} against ${readable(request.resource)}`, ...problems].join('; '),
    };
  };
  return { test, explain };
}

function resourceTest(source: Text, variables: boolean): ResourceTest {
  const read = Pattern.parse(source, { wildcards: true, variables });
  if (source === '*') {
    return { pattern: read, test: () => 'yes' };
  }
  if (!startsLikeArn(read.parts[0])) {
    const problem = isKnown(source) ? `${readable(source)} is neither an ARN nor *` : undefined;
    return { pattern: read, test: () => 'unknown', problem };
  }
  const pattern = new Pattern(source, withoutEarlyVariables(read.parts));
  const rule = { isLoose: isLoose(pattern.parts), mayCross: true };
  return {
    pattern,
    test: ({ context, resource }) => {
      const filling = pattern.fill(context);
      return filling.unresolved === undefined ? matchesArn(filling, resource, rule) : undefined;
    },
  };
}

/** IAM puts values in place of variables behind the fifth colon only; what it makes of others it does not say. */
function withoutEarlyVariables(parts: readonly PatternPart[]): PatternPart[] {
  const early = new Set(beforeResource(parts));
  return parts.map((part) =>
    isVariable(part) && early.has(part)
      ? { reason: `IAM takes no policy variable before the resource of an ARN, as \${${part.key}}` }
      : part,
  );
}
