import type { TemplateSource } from '../../../src/model/cloudformation/template';
import type { Json } from '../../support/stacks';

/** One thing that is broken in an example, and what the checks say to it. */
export interface Mutation {
  /** What is wrong now, as a sentence. */
  readonly sentence: string;
  /**
   * Where: a resource by the path of its construct, then its properties, such as `Identities/AllowClassicFlow`. `-` stands
   * for a new element of a list; a resource that is not there is made.
   */
  readonly at: string;
  /** What stands there now; undefined for nothing. */
  readonly value: Json | undefined;
  /** The ids of all checks that speak; with a question mark, of those that can not tell. */
  readonly fires: readonly string[];
  /** Why there is more than one of them. */
  readonly because?: string;
  /** Where the stack goes, where that matters. */
  readonly goesTo?: { readonly account?: string; readonly region?: string };
}

/** A row of the table: what is wrong, where, what stands there now, and the check that speaks. */
export function mutation(sentence: string, at: string, value: Json | undefined, check: string): Mutation {
  return { sentence, at, value, fires: [check] };
}

/** A row where the change breaks two things, and why it can not break one alone. */
export function mutationOfTwo(
  sentence: string,
  at: string,
  value: Json | undefined,
  fires: readonly [string, string],
  because: string,
): Mutation {
  return { sentence, at, value, fires, because };
}

/** The app with one thing changed in one of its templates. */
export function mutated(app: readonly TemplateSource[], stack: string, mutation: Mutation): TemplateSource[] {
  const { at, value, goesTo } = mutation;
  return app.map((source) =>
    source.stack === stack
      ? { ...source, ...goesTo, template: withChange(source.template as Json, at, value) }
      : source,
  );
}

function withChange(template: Json, at: string, value: Json | undefined): Json {
  const changed = structuredClone(template);
  if (at === '') {
    return changed;
  }
  const [resource, ...keys] = at.split('/');
  const logicalId = logicalIdOf(changed, resource);
  if (keys.length === 0) {
    put(changed.Resources, logicalId ?? resource, value);
    return changed;
  }
  if (logicalId === undefined) {
    throw new Error(`there is no ${resource}`);
  }
  const last = keys.pop() as string;
  const body = changed.Resources[logicalId];
  put(
    keys.reduce(
      (holder, key) => holder[key] ?? cannotGo(at, key),
      ATTRIBUTES.has(keys[0] ?? last) ? body : body.Properties,
    ),
    last,
    value,
  );
  return changed;
}

/** What stands beside the properties of a resource. */
const ATTRIBUTES = new Set(['DeletionPolicy', 'UpdateReplacePolicy']);

function put(holder: Json, key: string, value: Json | undefined): void {
  if (key === '-') {
    holder.push(value);
  } else if (value === undefined) {
    if (!(key in holder)) {
      cannotGo(key, key);
    }
    Array.isArray(holder) ? holder.splice(Number(key), 1) : delete holder[key];
  } else {
    holder[key] = value;
  }
}

/** CDK ends a logical id with eight digits that nobody wants to read. */
function logicalIdOf({ Resources }: Json, name: string): string | undefined {
  return Object.keys(Resources).find((id) => id.replace(/[0-9A-F]{8}$/, '') === name);
}

function cannotGo(at: string, key: string): never {
  throw new Error(`there is no ${key} in ${at}`);
}
