import { isKnown, readable, type Text, unknown } from '../../../model/text';

/** Parsed JSON of which nothing is known but that it is an object. */
export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(x: unknown): x is JsonObject {
  return typeof x === 'object' && x !== null && !Array.isArray(x);
}

/** The texts of an element that takes one or a list of them. Whatever else stands there is unknown, item by item. */
export function textsOf(x: unknown): Text[] {
  const items: unknown[] = Array.isArray(x) && x.length > 0 ? x : [x];
  return items.map((item) => (typeof item === 'string' ? item : unknown(unreadable(item))));
}

/** The values of a condition, which may be none; JSON may write numbers and booleans without quotation marks. */
export function valuesOf(x: unknown): Text[] {
  const items: unknown[] = Array.isArray(x) ? x : [x];
  return items.map((item) =>
    ['string', 'number', 'boolean'].includes(typeof item) ? String(item) : unknown(unreadable(item)),
  );
}

/** Why a value can not be evaluated: it is unknown, or it is not what IAM takes. */
export function unreadable(x: unknown): string {
  if (typeof x === 'string') {
    return isKnown(x) ? `IAM takes no "${readable(x)}" here` : readable(x);
  }
  return `IAM takes no ${JSON.stringify(x)} here`;
}
