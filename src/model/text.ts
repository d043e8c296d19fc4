/**
 * A text of a template, as far as it is known. Most are plain strings. A reference to a resource whose value only the
 * deployment decides stands in the text as a symbol: equal to itself, different from every other. What can not be told at
 * all stands as an unknown, with its reason.
 *
 * The marks are Unicode noncharacters, which no template, claim or ARN can hold; `plain()` keeps them out of what others
 * hand in. So a text is a string still: it can be compared, stored and used as a key without ceremony.
 */
export type Text = string;

const SYMBOL_OPEN = '\uFDD0';
const SYMBOL_CLOSE = '\uFDD1';
const UNKNOWN_OPEN = '\uFDD2';
const UNKNOWN_CLOSE = '\uFDD3';
const NAME_FOLLOWS = '\uFDD4';
const OR_NOTHING = '\uFDD5';
const MARK = /[\uFDD0-\uFDD5]/;
const MARKS = /[\uFDD0-\uFDD5]/g;
const NAMELESS = /\uFDD2[^\uFDD3\uFDD4]*\uFDD3/;
const PIECES =
  /\uFDD0([^\uFDD1]*)\uFDD1|\uFDD2(\uFDD5?)([^\uFDD3\uFDD4]*)(?:\uFDD4([^\uFDD3]*))?\uFDD3|[^\uFDD0-\uFDD5]+/g;

/** One part of a text. */
export type Piece =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'symbol'; readonly name: string }
  | {
      readonly kind: 'unknown';
      readonly reason: string;
      readonly name?: string;
      /** Whether there may be nothing at all. */
      readonly orNothing?: true;
    };

/** The value of a reference that only the deployment decides, such as `Stack/Bucket.Ref`. */
export function symbol(name: string): Text {
  return SYMBOL_OPEN + plain(name) + SYMBOL_CLOSE;
}

/**
 * What can not be told, and why. With a name it is one value wherever the name stands, whichever that is: a parameter nobody
 * gave a value. Without a name it equals nothing, not even itself.
 */
export function unknown(reason: string, name?: string): Text {
  return UNKNOWN_OPEN + plain(reason) + (name === undefined ? '' : NAME_FOLLOWS + plain(name)) + UNKNOWN_CLOSE;
}

/** What can not be told, nor whether it is there at all. */
export function unknownOrNothing(reason: string, name?: string): Text {
  return UNKNOWN_OPEN + OR_NOTHING + unknown(reason, name).slice(UNKNOWN_OPEN.length);
}

/** Whether a text may turn out to be nothing at all. */
export function mayBeNothing(text: Text): boolean {
  return text.startsWith(UNKNOWN_OPEN + OR_NOTHING);
}

/** A string from outside, without the marks it must not bring along. */
export function plain(text: string): string {
  return MARK.test(text) ? text.replace(MARKS, '\uFFFD') : text;
}

/** Whether a text is nothing but characters: no symbol, nothing unknown. */
export function isLiteral(text: Text): boolean {
  return !MARK.test(text);
}

/** Whether every part of a text is known; symbols are. */
export function isKnown(text: Text): boolean {
  return !text.includes(UNKNOWN_OPEN);
}

export function holdsSymbol(text: Text): boolean {
  return text.includes(SYMBOL_OPEN);
}

/** The name of the symbol a text ends with, where one of some characters stands before it. */
export function lastSymbolAfter(text: Text, characters: string): string | undefined {
  const start = text.endsWith(SYMBOL_CLOSE) ? text.lastIndexOf(SYMBOL_OPEN) : 0;
  return start > 0 && characters.includes(text[start - 1]) ? text.slice(start + 1, -1) : undefined;
}

/** Whether nothing at all is known of a text. */
export function isWhollyUnknown(text: Text): boolean {
  return text.startsWith(UNKNOWN_OPEN) && text.indexOf(UNKNOWN_CLOSE) === text.length - 1;
}

/** Whether a text is the same value wherever it stands, be it known or not: nothing in it is unknown without a name. */
export function isOneValue(text: Text): boolean {
  return !NAMELESS.test(text);
}

/** The parts of a text, in order. */
export function piecesOf(text: Text): Piece[] {
  if (isLiteral(text)) {
    return text === '' ? [] : [{ kind: 'literal', text }];
  }
  const pieces: Piece[] = [];
  PIECES.lastIndex = 0;
  for (let match = PIECES.exec(text); match !== null; match = PIECES.exec(text)) {
    pieces.push(pieceOf(match));
  }
  return pieces;
}

/** What of a text is known for certain: its characters, without all that stands for something else. */
export function literalPartsOf(text: Text): string {
  return isLiteral(text)
    ? text
    : piecesOf(text)
        .map((piece) => (piece.kind === 'literal' ? piece.text : ''))
        .join('');
}

/** The characters a text begins with for certain. */
export function literalStartOf(text: Text): string {
  const end = text.search(MARK);
  return end < 0 ? text : text.slice(0, end);
}

function pieceOf([whole, symbolName, orNothing, reason, name]: RegExpExecArray): Piece {
  if (symbolName !== undefined) {
    return { kind: 'symbol', name: symbolName };
  }
  return reason === undefined
    ? { kind: 'literal', text: whole }
    : { kind: 'unknown', reason, ...(name !== undefined && { name }), ...(orNothing !== '' && { orNothing: true }) };
}

/** The text that one piece is. */
export function textOfPiece(piece: Piece): Text {
  switch (piece.kind) {
    case 'literal':
      return piece.text;
    case 'symbol':
      return symbol(piece.name);
    case 'unknown':
      return (piece.orNothing ? unknownOrNothing : unknown)(piece.reason, piece.name);
  }
}

/** Why a text is not wholly known; empty for one that is. */
export function unknownReasons(text: Text): string[] {
  return piecesOf(text).flatMap((piece) => (piece.kind === 'unknown' ? [piece.reason] : []));
}

/** A text as people read it in a message. */
export function readable(text: Text): string {
  return piecesOf(text).map(readablePiece).join('');
}

function readablePiece(piece: Piece): string {
  switch (piece.kind) {
    case 'literal':
      return piece.text;
    case 'symbol':
      return `<${piece.name}>`;
    case 'unknown':
      return `<unknown: ${piece.reason}>`;
  }
}
