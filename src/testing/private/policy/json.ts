import { isKnown, readable, type Text } from '../../../model/text';

/** Parsed JSON of which nothing is known but that it is an object. */
export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(x: unknown): x is JsonObject {
  return typeof x === 'object' && x !== null && !Array.isArray(x);
}

/** The texts of an element that takes one or a list of them; `undefined` when it is neither. */
export function textsOf(x: unknown): Text[] | undefined {
  const items = Array.isArray(x) ? x : [x];
  return items.length > 0 && items.every((item) => typeof item === 'string') ? items : undefined;
}

/** The values of a condition: JSON may write numbers and booleans without quotation marks. */
export function valuesOf(x: unknown): Text[] | undefined {
  const items: unknown[] = Array.isArray(x) ? x : [x];
  return items.every((item) => ['string', 'number', 'boolean'].includes(typeof item)) ? items.map(String) : undefined;
}

/** Why an element can not be evaluated: it is unknown, or it is not what IAM takes. */
export function unreadable(x: unknown): string {
  if (typeof x === 'string') {
    return isKnown(x) ? `IAM takes no "${readable(x)}" here` : readable(x);
  }
  return `IAM takes no ${JSON.stringify(x)} here`;
}
