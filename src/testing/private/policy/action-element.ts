import { isKnown, readable, type Text } from '../../../model/text';
import { not, some, type Tri } from '../../../model/tri';
import { type FilledPattern, matches } from './glob';
import { textsOf } from './json';
import { filled, folded, isVariable } from './pattern';
import type { PatternPiece } from './pattern-piece';
import { type PatternPart, partsOf } from './pattern-syntax';
import type { ElementExplanation, PreparedRequest, StatementElement } from './request';
import { countColons } from './text-parts';

/**
 * `Action`, or `NotAction`: which actions a statement is about. Case does not count.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html
 */
export function actionElement(name: 'Action' | 'NotAction', value: unknown): StatementElement {
  const sources = textsOf(value);
  const patterns = sources.map(actionPattern);
  const test = ({ foldedAction }: PreparedRequest): Tri => {
    const isListed = some(patterns, (pattern) => (pattern ? matches(pattern, foldedAction) : 'unknown'));
    return name === 'Action' ? isListed : not(isListed);
  };
  const malformed = sources.filter((source, index) => isKnown(source) && !patterns[index]);
  const explain = (request: PreparedRequest): ElementExplanation => ({
    matches: test(request),
    text: [
      `${name}: ${sources.map(readable).join(', ')} against ${readable(request.action)}`,
      ...malformed.map((source) => `${readable(source)} is no action that IAM takes`),
    ].join('; '),
  });
  return { test, explain };
}

/** A service, a colon and an action, or `*` for all there are: IAM takes nothing else. */
function actionPattern(source: Text): FilledPattern | undefined {
  const parts = partsOf(source, { wildcards: true, variables: true });
  const firstHole = parts.findIndex((part) => typeof part === 'object');
  const known = firstHole < 0 ? parts : parts.slice(0, firstHole);
  const namesService = known.some((part) => typeof part === 'string' && countColons(part) > 0);
  return source === '*' || namesService ? folded(filled(parts.map(withoutVariable))) : undefined;
}

function withoutVariable(part: PatternPart): PatternPiece {
  return isVariable(part) ? { reason: `IAM takes no policy variable in an action, as \${${part.key}}` } : part;
}
