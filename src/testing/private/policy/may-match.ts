import type { Text } from '../../../model/text';
import { MANY, ONE, type PatternPiece } from './pattern-piece';
import { endOfAtom, SYMBOL_OPEN, UNKNOWN_OPEN } from './text-parts';

/** Stands for a part that can not be told: it may be anything, also empty, and in a pattern also a wildcard. */
const ANYTHING = Symbol('anything');

type Unit = string | typeof MANY | typeof ONE | typeof ANYTHING;

/** Where the search stands inside a symbol of the text: not in one, in one that only characters have covered, or also a wildcard. */
type Cover = 0 | 1 | 2;

/**
 * Whether a pattern could match a text for some value of what is not known.
 *
 * The value of a symbol is decided by the deployment: it is never what somebody wrote by hand, and never that of another
 * resource. So characters alone do not match it. A wildcard may: a generated name can begin and end with anything.
 */
export function mayMatch(pieces: readonly PatternPiece[], text: Text): boolean {
  const pattern = pieces.flatMap(unitsOfPiece);
  const subject = unitsOfText(text);
  return namesOneResourceTwice(pattern, subject) || (!differsEarly(pattern, subject) && search(pattern, subject));
}

/** The common case, told without a search: the first difference stands before any wildcard. */
function differsEarly(pattern: readonly Unit[], subject: readonly Unit[]): boolean {
  for (let index = 0; ; index++) {
    const wanted = pattern[index];
    const given = subject[index];
    if (typeof wanted !== 'string' || typeof given !== 'string') {
      return false;
    }
    if (wanted !== given) {
      return isSymbol(wanted) || !isSymbol(given);
    }
  }
}

function search(pattern: readonly Unit[], subject: readonly Unit[]): boolean {
  const seen = new Set<number>();
  const open: [number, number, Cover][] = [[0, 0, 0]];
  const visit = (p: number, s: number, cover: Cover): void => {
    const state = (p * (subject.length + 1) + s) * 3 + cover;
    if (p <= pattern.length && s <= subject.length && !seen.has(state)) {
      seen.add(state);
      open.push([p, s, cover]);
    }
  };
  for (let next = open.pop(); next; next = open.pop()) {
    const [p, s, cover] = next;
    if (p === pattern.length && s === subject.length) {
      return true;
    }
    if (cover === 0) {
      stepOutside(pattern[p], subject[s], (dp, ds, into) => visit(p + dp, s + ds, into));
    } else {
      stepInside(pattern[p], cover, (dp, ds, into) => visit(p + dp, s + ds, into));
    }
  }
  return false;
}

type Step = (pattern: 0 | 1, subject: 0 | 1, cover: Cover) => void;

function stepOutside(wanted: Unit | undefined, given: Unit | undefined, step: Step): void {
  if (wanted === MANY || wanted === ANYTHING) {
    step(1, 0, 0);
    step(0, 1, 0);
  }
  if (given === ANYTHING) {
    step(0, 1, 0);
    step(1, 0, 0);
  }
  if (typeof given === 'string' && (wanted === given || (wanted === ONE && !isSymbol(given)))) {
    step(1, 1, 0);
  }
  if (typeof given === 'string' && isSymbol(given)) {
    step(0, 0, 1);
  }
}

/** Inside a symbol its unknown value is spelled by what the pattern says; a wildcard must be among that. */
function stepInside(wanted: Unit | undefined, cover: Cover, step: Step): void {
  if (cover === 2) {
    step(0, 1, 0);
  }
  if (wanted === MANY || wanted === ANYTHING) {
    step(0, 0, 2);
    step(1, 0, 2);
  } else if (wanted === ONE) {
    step(1, 0, 2);
  } else if (wanted !== undefined && !isSymbol(wanted)) {
    step(1, 0, cover);
  }
}

/** Two attributes of one resource, such as `Bucket.Ref` and `Bucket.Arn`, may be the same, or one may be part of the other. */
function namesOneResourceTwice(pattern: readonly Unit[], subject: readonly Unit[]): boolean {
  const symbols = pattern.filter(isSymbol);
  return subject
    .filter(isSymbol)
    .some((given) => symbols.some((wanted) => wanted !== given && ownerOf(wanted) === ownerOf(given)));
}

function ownerOf(symbolUnit: Unit): string {
  const text = String(symbolUnit);
  const dot = text.lastIndexOf('.');
  return dot < 0 ? text : text.slice(0, dot);
}

function isSymbol(unit: Unit): boolean {
  return typeof unit === 'string' && unit[0] === SYMBOL_OPEN;
}

function unitsOfPiece(piece: PatternPiece): Unit[] {
  if (typeof piece === 'string') {
    return unitsOfText(piece);
  }
  return piece === MANY || piece === ONE ? [piece] : [ANYTHING];
}

function unitsOfText(text: Text): Unit[] {
  const units: Unit[] = [];
  for (let index = 0; index < text.length; ) {
    const end = endOfAtom(text, index);
    units.push(text[index] === UNKNOWN_OPEN ? ANYTHING : text.slice(index, end));
    index = end;
  }
  return units;
}
