import { isLiteral, piecesOf, type Text } from '../../../model/text';
import type { Tri } from '../../../model/tri';
import { mayMatch } from './may-match';
import { literalPieces, MANY, ONE, type PatternPiece } from './pattern-piece';
import { endOfAtom, isMarked } from './text-parts';

/** A pattern with its variables filled in. */
export interface FilledPattern {
  readonly pieces: readonly PatternPiece[];
  /** Whether it is nothing but characters and wildcards: no symbol, nothing unknown. */
  readonly isPlain: boolean;
}

/** Whether a text is what a pattern says, all of it. */
export function matches(pattern: FilledPattern, text: Text): Tri {
  if (certainlyMatches(pattern.pieces, text)) {
    return 'yes';
  }
  return pattern.isPlain && isLiteral(text) ? 'no' : mayMatch(pattern.pieces, text) ? 'unknown' : 'no';
}

/** Whether two texts are the same, character for character. */
export function sameText(a: Text, b: Text): Tri {
  return matches({ pieces: literalPieces(a), isPlain: isLiteral(a) }, b);
}

/** Matches whatever the unknown parts of the text turn out to be: only `*` takes them, and symbols it takes whole. */
function certainlyMatches(pieces: readonly PatternPiece[], text: Text): boolean {
  let piece = 0;
  let index = 0;
  let afterMany = -1;
  let retryFrom = 0;
  for (;;) {
    if (piece === pieces.length && index === text.length) {
      return true;
    }
    const wanted = pieces[piece];
    if (wanted === MANY) {
      piece += 1;
      if (piece === pieces.length) {
        return true;
      }
      afterMany = piece;
      retryFrom = index;
      continue;
    }
    const end = endOfMatch(wanted, text, index);
    if (end >= 0) {
      piece += 1;
      index = end;
      continue;
    }
    if (afterMany < 0 || retryFrom >= text.length) {
      return false;
    }
    retryFrom = endOfAtom(text, retryFrom);
    index = retryFrom;
    piece = afterMany;
  }
}

/** Where a piece that begins at `index` ends; -1 when it is not there. */
function endOfMatch(wanted: PatternPiece | undefined, text: Text, index: number): number {
  if (typeof wanted === 'string') {
    return text.startsWith(wanted, index) ? index + wanted.length : -1;
  }
  if (typeof wanted === 'object') {
    const given = text.slice(index, endOfAtom(text, index));
    return wanted.name !== undefined && isUnknownNamed(given, wanted.name) ? index + given.length : -1;
  }
  return wanted === ONE && index < text.length && !isMarked(text, index) ? endOfAtom(text, index) : -1;
}

function isUnknownNamed(atom: Text, name: string): boolean {
  const [piece] = piecesOf(atom);
  return piece?.kind === 'unknown' && piece.name === name;
}
