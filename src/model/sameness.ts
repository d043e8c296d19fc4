import { holdsSymbol, isLiteral, isOneValue, lastSymbolAfter, type Piece, piecesOf, type Text } from './text';

/** Whether two texts are one. Unknown where only the deployment decides. */
export type Sameness = 'same' | 'different' | 'unknown';

/**
 * Compares two texts without claiming more than they say. A symbol is no other resource's symbol, and no text somebody wrote
 * by hand holds what it stands for.
 */
export function sameness(a: Text, b: Text): Sameness {
  if (a === b) {
    return isOneValue(a) ? 'same' : 'unknown';
  }
  // Most texts are told apart at a glance, without taking them to pieces: apps have many, and rules compare them often.
  if (isLiteral(a) ? isLiteral(b) || holdsSymbol(b) : isLiteral(b) && holdsSymbol(a)) {
    return 'different';
  }
  if (differ(lastOwnerOf(a), lastOwnerOf(b))) {
    return 'different';
  }
  const [left, right] = [piecesOf(a), piecesOf(b)];
  return !peel(left, right, 'start') || !peel(left, right, 'end') ? 'different' : samenessOfRest(left, right);
}

/** Whether a text is another one, or goes on after it with a delimiter. */
export function startsWith(text: Text, start: Text, delimiters: readonly string[]): Sameness {
  const [left, right] = [piecesOf(text), piecesOf(start)];
  if ((isLiteral(text) && holdsSymbol(start)) || !peel(left, right, 'start')) {
    return 'different';
  }
  const [next, expected] = [left[0], right[0]];
  if (expected === undefined) {
    const goesOn = next?.kind === 'literal' && delimiters.some((delimiter) => next.text.startsWith(delimiter));
    return next === undefined || goesOn ? 'same' : next.kind === 'literal' ? 'different' : 'unknown';
  }
  if (next === undefined) {
    return right.every(isUnknown) ? 'unknown' : 'different';
  }
  return isUnknown(next) || isUnknown(expected) || samenessOfRest([next], [expected]) === 'unknown'
    ? 'unknown'
    : 'different';
}

/** The resource a symbol belongs to: two attributes of one resource may well be one text. */
export function ownerOf(symbolName: string): string {
  const resource = symbolName.lastIndexOf('/') + 1;
  const dot = symbolName.indexOf('.', resource);
  return dot < 0 ? symbolName : symbolName.slice(0, dot);
}

/** The resource whose name an ARN or a path ends with: `arn:aws:iam::1:role/<name>`. Two of those are never one, whatever stands before. */
export function lastOwnerOf(text: Text): string | undefined {
  const name = lastSymbolAfter(text, '/:');
  return name === undefined ? undefined : ownerOf(name);
}

function differ(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && a !== b;
}

/** What is left once both lost what they have in common at their start and their end. */
function samenessOfRest(left: readonly Piece[], right: readonly Piece[]): Sameness {
  const both = [...left, ...right];
  if (left.length === 0 || right.length === 0) {
    return both.length === 0 ? 'same' : both.every(isUnknown) ? 'unknown' : 'different';
  }
  const [x, y] = both;
  if (both.length > 2 || both.some(isUnknown)) {
    return 'unknown';
  }
  return x.kind === 'symbol' && y.kind === 'symbol' && ownerOf(x.name) === ownerOf(y.name) ? 'unknown' : 'different';
}

/** Takes off what both begin or end with. False as soon as two characters differ. */
function peel(left: Piece[], right: Piece[], side: 'start' | 'end'): boolean {
  while (left.length > 0 && right.length > 0) {
    const [x, y] = side === 'start' ? [left[0], right[0]] : [left[left.length - 1], right[right.length - 1]];
    if (x.kind === 'literal' && y.kind === 'literal') {
      const length = Math.min(x.text.length, y.text.length);
      if (endOf(x.text, length, side) !== endOf(y.text, length, side)) {
        return false;
      }
      shorten(left, x.text, length, side);
      shorten(right, y.text, length, side);
    } else if (x.kind === y.kind && isItself(x) && isItself(y) && nameOf(x) === nameOf(y)) {
      shorten(left, '', 0, side);
      shorten(right, '', 0, side);
    } else {
      break;
    }
  }
  return true;
}

function endOf(text: string, length: number, side: 'start' | 'end'): string {
  return side === 'start' ? text.slice(0, length) : text.slice(text.length - length);
}

/** Puts what is left of the first or last piece in its place. */
function shorten(pieces: Piece[], text: string, by: number, side: 'start' | 'end'): void {
  const rest = side === 'start' ? text.slice(by) : text.slice(0, text.length - by);
  pieces.splice(side === 'start' ? 0 : -1, 1, ...(rest === '' ? [] : [{ kind: 'literal' as const, text: rest }]));
}

function isUnknown(piece: Piece): boolean {
  return piece.kind === 'unknown';
}

/** Whether a piece is the same value wherever it stands. */
function isItself(piece: Piece): boolean {
  return piece.kind !== 'unknown' || piece.name !== undefined;
}

function nameOf(piece: Piece): string | undefined {
  return piece.kind === 'literal' ? undefined : piece.name;
}
