import type { Json } from './stacks';

/** One value that two templates have differently. A side that has no such value is undefined. */
export interface Change {
  /** The logical id without its hash, for people to read. */
  readonly resource: string;
  readonly path: string;
  readonly before: Json;
  readonly after: Json;
}

/** Stands for what is outside of all resources. */
const TEMPLATE = 'Template';

export interface TemplateChanges {
  /** Logical ids. */
  readonly added: string[];
  readonly removed: string[];
  /** What both templates have, as `Change.resource` names it. */
  readonly kept: string[];
  readonly changed: Change[];
}

/** What became of a template: the whole of it, not only its resources. */
export function templateChanges(before: Json, after: Json): TemplateChanges {
  const [idsBefore, idsAfter] = [before, after].map((template) => Object.keys(template.Resources));
  const kept = idsBefore.filter((id) => idsAfter.includes(id));
  const readable = (x: Json): Json => withReadableIds(x, new Set([...idsBefore, ...idsAfter]));
  return {
    added: idsAfter.filter((id) => !idsBefore.includes(id)),
    removed: idsBefore.filter((id) => !idsAfter.includes(id)),
    kept: [...kept.map(readable), TEMPLATE],
    changed: [
      ...kept.flatMap((id) =>
        differences(readable(id), '', readable(before.Resources[id]), readable(after.Resources[id])),
      ),
      ...differences(TEMPLATE, '', outsideOfResources(readable(before)), outsideOfResources(readable(after))),
    ],
  };
}

function outsideOfResources({ Resources: _, ...rest }: Json): Json {
  return rest;
}

/** Goes down as long as both sides have something in common, so that a change is as small as it can be told. */
function differences(resource: string, path: string, before: Json, after: Json): Change[] {
  if (JSON.stringify(before) === JSON.stringify(after)) {
    return [];
  }
  if (Array.isArray(before) && Array.isArray(after)) {
    const indices = [...Array(Math.max(before.length, after.length)).keys()];
    return indices.flatMap((i) => differences(resource, `${path}[${i}]`, before[i], after[i]));
  }
  const keys =
    isStructure(before) && isStructure(after) ? [...new Set([...Object.keys(before), ...Object.keys(after)])] : [];
  const renamed = renamedKey(keys, before, after);
  if (renamed) {
    const { [renamed.before]: _, ...restBefore } = before;
    const { [renamed.after]: __, ...restAfter } = after;
    return [{ resource, path: `${path} (key)`, ...renamed }, ...differences(resource, path, restBefore, restAfter)];
  }
  return keys.some((key) => key in before && key in after)
    ? keys.flatMap((key) => differences(resource, path ? `${path}.${key}` : key, before[key], after[key]))
    : [{ resource, path, before, after }];
}

/** A key whose value is the same structure under another key. */
function renamedKey(keys: string[], before: Json, after: Json): { before: string; after: string } | undefined {
  const pairs = keys
    .filter((key) => !(key in after) && isStructure(before[key]))
    .flatMap((old) => keys.filter((key) => !(key in before)).map((key) => ({ before: old, after: key })));
  return pairs.find((pair) => differences('', '', before[pair.before], after[pair.after]).length === 0);
}

/** An object, but not an intrinsic function: that is one value. */
function isStructure(x: Json): boolean {
  return isObject(x) && !Object.keys(x).some((key) => key === 'Ref' || key.startsWith('Fn::'));
}

function isObject(x: Json): boolean {
  return typeof x === 'object' && x !== null && !Array.isArray(x);
}

/** `PoolD3F588B8` reads `Pool`. */
function withReadableIds(x: Json, logicalIds: Set<string>): Json {
  if (typeof x === 'string') {
    return logicalIds.has(x) ? x.replace(/[0-9A-F]{8}$/, '') : x;
  }
  if (Array.isArray(x)) {
    return x.map((item) => withReadableIds(item, logicalIds));
  }
  return isObject(x)
    ? Object.fromEntries(Object.entries(x).map(([key, value]) => [key, withReadableIds(value, logicalIds)]))
    : x;
}

/** A value as people read it: `${Users.ProviderName}` for an intrinsic function, JSON for the rest, `none` for no value. */
export function shown(x: Json): string {
  return x === undefined ? 'none' : JSON.stringify(withShortIntrinsics(x));
}

function withShortIntrinsics(x: Json): Json {
  if (Array.isArray(x)) {
    return x.map(withShortIntrinsics);
  }
  if (!isObject(x)) {
    return x;
  }
  const [[name, argument]] = [...Object.entries(x), ['', '']] as [string, Json][];
  switch (name) {
    case 'Ref':
      return `\${${argument}}`;
    case 'Fn::GetAtt':
      return `\${${argument.join('.')}}`;
    case 'Fn::ImportValue':
      return `\${import ${argument}}`;
    case 'Fn::Join':
      return argument[1].map(withShortIntrinsics).join(argument[0]);
    default:
      return Object.fromEntries(Object.entries(x).map(([key, value]) => [key, withShortIntrinsics(value)]));
  }
}
