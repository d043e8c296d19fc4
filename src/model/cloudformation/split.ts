import { type Piece, piecesOf, symbol, type Text, unknown } from '../text';

/** What is known of the value behind a symbol. */
export interface SymbolShape {
  /** Whether the delimiter can not stand in it. */
  readonly holdsNone: boolean;
  /** What stands in it before the first delimiter. */
  readonly start?: Text;
}

/** A text cut at a delimiter. */
export interface SplitText {
  /** The parts whose place is certain. */
  readonly parts: readonly Text[];
  /** Whether these are all. */
  readonly isComplete: boolean;
}

/** Cuts a text at a delimiter, as far as one can tell where it stands: inside a symbol only its shape says so. */
export function split(
  text: Text,
  delimiter: string,
  shapeOf: (symbolName: string, delimiter: string) => SymbolShape,
): SplitText {
  const parts: Text[] = [];
  let part: Text = '';
  for (const piece of piecesOf(text)) {
    if (piece.kind === 'literal') {
      const [first, ...rest] = piece.text.split(delimiter);
      part += first;
      for (const next of rest) {
        parts.push(part);
        part = next;
      }
    } else {
      const shape = piece.kind === 'symbol' ? shapeOf(piece.name, delimiter) : { holdsNone: false };
      if (!shape.holdsNone) {
        return { parts: shape.start === undefined ? parts : [...parts, part + shape.start], isComplete: false };
      }
      part += textOf(piece);
    }
  }
  return { parts: [...parts, part], isComplete: true };
}

/** What follows a marker that stands in the literal part of a text; undefined where it stands in none. */
export function textAfter(text: Text, marker: string): Text | undefined {
  const pieces = piecesOf(text);
  const index = pieces.findIndex((piece) => piece.kind === 'literal' && piece.text.includes(marker));
  if (index < 0) {
    return undefined;
  }
  const [found, ...rest] = pieces.slice(index).map(textOf);
  return found.slice(found.indexOf(marker) + marker.length) + rest.join('');
}

function textOf(piece: Piece): Text {
  switch (piece.kind) {
    case 'literal':
      return piece.text;
    case 'symbol':
      return symbol(piece.name);
    case 'unknown':
      return unknown(piece.reason, piece.name);
  }
}
