/** What `JSON.parse` makes of a template, before anybody looked at it. */
export type JsonObject = { readonly [key: string]: unknown };

export function isObject(x: unknown): x is JsonObject {
  return typeof x === 'object' && x !== null && !Array.isArray(x);
}

/** What a template itself says under a key: one named `constructor` must not find that of every object. */
export function own(object: JsonObject, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** Whether a key makes its object an intrinsic function. */
export function isIntrinsic(key: string): boolean {
  return key === 'Ref' || key.startsWith('Fn::');
}

/** An object of a template; empty where there is none. */
export function objectAt(object: JsonObject, key: string): JsonObject {
  const value = own(object, key);
  return isObject(value) ? value : {};
}

/** Only short expressions are worth a name of their own; the rest is not worth the walk. */
const SHORT = 400;

/** An expression as one line of text; undefined for one too long to be read. */
export function shortJson(expression: unknown): string | undefined {
  let budget = SHORT;
  const isShort = (x: unknown): boolean => {
    budget -= typeof x === 'string' ? x.length + 1 : 1;
    if (budget < 0 || typeof x !== 'object' || x === null) {
      return budget >= 0 && isScalar(x);
    }
    return Object.keys(x).every((key) => isShort(key) && isShort((x as JsonObject)[key]));
  };
  return isShort(expression) ? JSON.stringify(expression) : undefined;
}

/** Everything else of JSON; a template handed over by a program may hold anything. */
export function isScalar(x: unknown): x is string | number | boolean | null {
  return typeof x === 'string' || typeof x === 'number' || typeof x === 'boolean' || x === null;
}
