import { isKnown, isLiteral, type Piece, piecesOf, symbol, type Text, unknown } from '../../../model/text';

/** The marks that symbols and unknowns carry, as they are written into a text. */
export const [SYMBOL_OPEN, SYMBOL_CLOSE] = symbol('');
export const [UNKNOWN_OPEN, UNKNOWN_CLOSE] = unknown('');

const SYMBOL_OPEN_UNIT = SYMBOL_OPEN.charCodeAt(0);
const UNKNOWN_OPEN_UNIT = UNKNOWN_OPEN.charCodeAt(0);

/** Whether a symbol or an unknown begins at `index`, rather than a character. */
export function isMarked(text: Text, index: number): boolean {
  const unit = text.charCodeAt(index);
  return unit === SYMBOL_OPEN_UNIT || unit === UNKNOWN_OPEN_UNIT;
}

/** Where the atom at `index` ends: a symbol is one atom, an unknown is, and every character is, also one of two UTF-16 units. */
export function endOfAtom(text: Text, index: number): number {
  const unit = text.charCodeAt(index);
  if (unit === SYMBOL_OPEN_UNIT) {
    return text.indexOf(SYMBOL_CLOSE, index) + 1;
  }
  if (unit === UNKNOWN_OPEN_UNIT) {
    return text.indexOf(UNKNOWN_CLOSE, index) + 1;
  }
  return index + ((text.codePointAt(index) as number) > 0xffff ? 2 : 1);
}

/** Whether nothing at all is known of a text: it might be empty, a list, or not there. */
export function isWhollyUnknown(text: Text): boolean {
  return !isKnown(text) && piecesOf(text).every((piece) => piece.kind === 'unknown');
}

/** Folds the case of the characters; names of symbols are not text, so they stay as they are. */
export function foldCase(text: Text): Text {
  return isLiteral(text) ? text.toLowerCase() : piecesOf(text).map(foldPiece).join('');
}

function foldPiece(piece: Piece): Text {
  switch (piece.kind) {
    case 'literal':
      return piece.text.toLowerCase();
    case 'symbol':
      return symbol(piece.name);
    case 'unknown':
      return unknown(piece.reason, piece.name);
  }
}

/** Cuts a text at its first colons, into at most `parts` parts. A colon inside the name of a symbol is none. */
export function splitAtColons(text: Text, parts: number): Text[] {
  const cut: Text[] = [];
  let start = 0;
  for (let index = 0; index < text.length && cut.length < parts - 1; index = endOfAtom(text, index)) {
    if (text[index] === ':') {
      cut.push(text.slice(start, index));
      start = index + 1;
    }
  }
  return [...cut, text.slice(start)];
}

export function countColons(text: Text): number {
  return splitAtColons(text, Number.POSITIVE_INFINITY).length - 1;
}
