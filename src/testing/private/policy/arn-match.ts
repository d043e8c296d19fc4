import { isKnown, type Text } from '../../../model/text';
import { both, type Tri } from '../../../model/tri';
import { type FilledPattern, matches } from './glob';
import { MANY, ONE, type PatternPiece } from './pattern-piece';
import type { PatternPart } from './pattern-syntax';
import { countColons, SYMBOL_OPEN, splitAtColons } from './text-parts';

/** `arn:partition:service:region:account:resource`; colons in the resource are part of it. */
const SEGMENTS = 6;

export interface ArnRule {
  /** Whether a wildcard stands before the resource, where it may meet a colon. */
  readonly isLoose: boolean;
  /**
   * Whether a wildcard may reach beyond its segment. For condition operators it never does. For `Resource` IAM's own page
   * says both that wildcards belong to a segment and that a `*` at the end of one can go on beyond the colon.
   */
  readonly mayCross: boolean;
}

/**
 * Matches an ARN segment by segment. Where a wildcard that crossed a colon would change the answer, and AWS does not say
 * clearly whether it does, the answer is "can not tell".
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 */
export function matchesArn(pattern: FilledPattern, arn: Text, rule: ArnRule): Tri {
  const asOne = matches(pattern, arn);
  if (!rule.isLoose || asOne === 'no') {
    return asOne;
  }
  // As many colons on both sides: no wildcard has taken one.
  if (asOne === 'unknown' || (isKnown(arn) && colonsOf(pattern.pieces) === countColons(arn))) {
    return asOne;
  }
  const bySegment = matchesBySegment(pattern, arn);
  return bySegment === 'no' && rule.mayCross ? 'unknown' : bySegment;
}

function matchesBySegment(pattern: FilledPattern, arn: Text): Tri {
  const wanted = segmentsOf(pattern.pieces);
  const given = splitAtColons(arn, SEGMENTS);
  if (!given.slice(0, SEGMENTS - 1).every(isKnown)) {
    return 'unknown';
  }
  if (wanted.length !== given.length) {
    return 'no';
  }
  return wanted.map((pieces, index) => matches({ pieces, isPlain: pattern.isPlain }, given[index])).reduce(both);
}

function colonsOf(pieces: readonly PatternPiece[]): number {
  return pieces.reduce((sum, piece) => sum + (typeof piece === 'string' ? countColons(piece) : 0), 0);
}

function segmentsOf(pieces: readonly PatternPiece[]): PatternPiece[][] {
  const segments: PatternPiece[][] = [[]];
  for (const piece of pieces) {
    const cut: PatternPiece[] =
      typeof piece === 'string' ? splitAtColons(piece, SEGMENTS - segments.length + 1) : [piece];
    segments[segments.length - 1].push(cut[0]);
    segments.push(...cut.slice(1).map((segment): PatternPiece[] => [segment]));
  }
  return segments;
}

/** The parts of a pattern that stand before its resource, so before the fifth colon. */
export function beforeResource(parts: readonly PatternPart[]): PatternPart[] {
  // A reference that stands first is a whole ARN.
  if (typeof parts[0] === 'string' && parts[0].startsWith(SYMBOL_OPEN)) {
    return [];
  }
  let colons = 0;
  return parts.filter((part) => {
    const stands = colons < SEGMENTS - 1;
    colons += typeof part === 'string' ? countColons(part) : 0;
    return stands;
  });
}

export function isLoose(parts: readonly PatternPart[]): boolean {
  return beforeResource(parts).some((part) => part === MANY || part === ONE);
}

/** Whether a pattern has the shape of a whole ARN, or begins with a reference to one. */
export function isWholeArn(parts: readonly PatternPart[]): boolean {
  const [first] = parts;
  const colons = parts.reduce((sum, part) => sum + (typeof part === 'string' ? countColons(part) : 0), 0);
  return startsLikeArn(first) && (colons >= SEGMENTS - 1 || (first as string).startsWith(SYMBOL_OPEN));
}

/** Whether a pattern begins as every ARN does, or with a reference to one. */
export function startsLikeArn(first: PatternPart | undefined): boolean {
  return typeof first === 'string' && (first.startsWith('arn:') || first.startsWith(SYMBOL_OPEN));
}
