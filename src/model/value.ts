import { isKnown, isWhollyUnknown, mayBeNothing, type Text, unknown, unknownReasons } from './text';

/**
 * A value of a template with every intrinsic function worked out: JSON whose strings are texts. A list, object, number or
 * boolean that can not be told is one unknown text.
 */
export type Value = Text | number | boolean | null | readonly Value[] | ValueObject;

export interface ValueObject {
  readonly [key: string]: Value;
}

/** A boolean or a number; where it can not be told, the unknown text that stands for it. */
export type OrUnknown<T extends boolean | number> = T | Text;

/** A collection as far as it is known. */
export interface Listing<T> {
  readonly items: readonly T[];
  /** Why there may be more of them, or other ones. Empty when the items are all there is. */
  readonly gaps: readonly string[];
}

/** What a template does not say: there is nothing, for certain. */
export const NOTHING: Listing<never> = { items: [], gaps: [] };

export function isValueObject(value: Value | undefined): value is ValueObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isValueList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

/** Whether a value is known to its last leaf. */
export function isWhollyKnown(value: Value): boolean {
  if (typeof value === 'string') {
    return isKnown(value);
  }
  return typeof value !== 'object' || value === null || Object.values(value).every(isWhollyKnown);
}

/** A text; numbers and booleans read as CloudFormation writes them. Undefined when the template says nothing. */
export function textOf(value: Value | undefined, what: string): Text | undefined {
  if (value === undefined || typeof value === 'string') {
    return value;
  }
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : unknown(`${what} is not a text`);
}

/** A boolean, which templates also write as a text. Undefined when the template says nothing. */
export function booleanOf(value: Value | undefined, what: string): OrUnknown<boolean> | undefined {
  if (value === undefined || typeof value === 'boolean') {
    return value;
  }
  if (value === 'true' || value === 'false') {
    return value === 'true';
  }
  return unknownOr(value, `${what} is neither true nor false`);
}

/** A number, which templates also write as a text. Undefined when the template says nothing. */
export function numberOf(value: Value | undefined, what: string): OrUnknown<number> | undefined {
  if (value === undefined || typeof value === 'number') {
    return value;
  }
  if (typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value)) {
    return Number(value);
  }
  return unknownOr(value, `${what} is not a number`);
}

/** The elements of a list, the unknown ones left out. */
export function listOf(value: Value | undefined, what: string): Listing<Value> {
  return elementsOf(value, what, isUnknown);
}

/** The elements of a list, the unknown ones as well, unless whether such a one is there at all can not be told. */
export function certainListOf(value: Value | undefined, what: string): Listing<Value> {
  return elementsOf(value, what, (element): element is Text => isUnknown(element) && mayBeNothing(element));
}

function elementsOf(
  value: Value | undefined,
  what: string,
  isLeftOut: (element: Value) => element is Text,
): Listing<Value> {
  if (value === undefined) {
    return NOTHING;
  }
  if (!isValueList(value)) {
    return { items: [], gaps: reasonsOr(value, `${what} is not a list`) };
  }
  const gaps = value.flatMap((element) => (isLeftOut(element) ? unknownReasons(element) : []));
  return gaps.length === 0 ? { items: value, gaps } : { items: value.filter((element) => !isLeftOut(element)), gaps };
}

/** The entries of a map. An entry whose value is unknown stays: its key may be there. */
export function entriesOf(value: Value | undefined, what: string): Listing<[string, Value]> {
  if (value === undefined) {
    return NOTHING;
  }
  return isValueObject(value)
    ? { items: Object.entries(value), gaps: [] }
    : { items: [], gaps: reasonsOr(value, `${what} is not a map`) };
}

/** What a map says under a key; under every key of a map that is unknown as a whole, the same unknown. */
export function memberOf(value: Value | undefined, key: string, what: string): Value | undefined {
  if (value === undefined || isValueObject(value)) {
    return value !== undefined && Object.hasOwn(value, key) ? value[key] : undefined;
  }
  return unknownOr(value, `${what} is not a map`);
}

export function mapItems<T, U>(listing: Listing<T>, as: (item: T, index: number) => U): Listing<U> {
  return { items: listing.items.map(as), gaps: listing.gaps };
}

/** Several listings as one. */
export function together<T>(listings: readonly Listing<T>[]): Listing<T> {
  return { items: listings.flatMap(({ items }) => items), gaps: listings.flatMap(({ gaps }) => gaps) };
}

/** Whether nothing at all is known of a value. */
export function isUnknown(value: Value | undefined): value is Text {
  return typeof value === 'string' && isWhollyUnknown(value);
}

function unknownOr(value: Value, wrong: string): Text {
  return isUnknown(value) ? value : unknown(wrong);
}

function reasonsOr(value: Value, wrong: string): string[] {
  return isUnknown(value) ? unknownReasons(value) : [wrong];
}
