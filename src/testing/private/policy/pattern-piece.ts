import { isKnown, type Piece, piecesOf, type Text, textOfPiece } from '../../../model/text';

/** Any run of characters, also none. */
export const MANY = Symbol('*');

/** Any one character. */
export const ONE = Symbol('?');

/** A part of a pattern that can not be told, and why. */
export interface Hole {
  readonly reason: string;
  /** What is the same value wherever it stands, whichever that is, has a name: it matches itself. */
  readonly name?: string;
}

/** A piece of a pattern once its variables are filled in. A string is literal: nothing in it is read as a wildcard any more. */
export type PatternPiece = string | typeof MANY | typeof ONE | Hole;

/** A text as it stands, wildcards and all; what is unknown of it is a hole. */
export function literalPieces(text: Text): PatternPiece[] {
  return isKnown(text) ? [text] : piecesOf(text).map(literalPiece);
}

function literalPiece(piece: Piece): PatternPiece {
  return piece.kind === 'unknown' ? { reason: piece.reason, name: piece.name } : textOfPiece(piece);
}
