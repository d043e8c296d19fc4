import fc from 'fast-check';
import { symbol, unknown } from '../../../../src/model/text';
import { variable } from './arbitrary-conditions';
import type { GeneratedCase } from './arbitrary-policies';

type Json = unknown;

/** Where a value stands in a tree of JSON. */
type Path = readonly (string | number)[];

const UNKNOWN = unknown('test');

/** What IAM does not take, or reads in a way of its own. */
const ODDITIES: readonly Json[] = [
  'deny',
  'my-bucket/*',
  'GetObject',
  `s3:${variable('aws:PrincipalTag/name')}`,
  'arn:aws:s3:*',
  'arn:aws:dynamodb:*:table/a',
  `arn:aws:s3:::bucket/${variable('aws:PrincipalTag/name').slice(0, -1)}`,
  `arn:aws:${variable('aws:PrincipalTag/name')}:::bucket/a/x`,
  variable('aws:PrincipalTag/none', '*'),
  variable(''),
  '**',
  '',
  '*',
  7,
  null,
  [],
  {},
];

/** The same case with one or two values of its policies replaced by oddities, or values of its context by empty ones. */
export function withOddities<T extends object>(given: T): fc.Arbitrary<T> {
  const places = placesIn(given).filter(([root, ...rest]) => rest.length > 0 && root !== 'principal');
  const change = fc
    .constantFrom(...places)
    .chain((path) => fc.tuple(fc.constant(path), fc.constantFrom(...odditiesFor(path))));
  return fc
    .array(change, { maxLength: 2 })
    .map((changes) => inOrder(changes).reduce((value, [path, odd]) => replaced(value, path, () => odd), given));
}

/** A context holds texts and lists of texts. */
function odditiesFor([root, , item]: Path): readonly Json[] {
  return root !== 'context' ? ODDITIES : item === undefined ? ['', []] : [''];
}

/** The same case with its bucket, or its table, made by the same template: policies and requests refer to it. */
export function withReferences(given: GeneratedCase): fc.Arbitrary<GeneratedCase> {
  const spellings = fc.constantFrom(
    { written: 'arn:aws:s3:::bucket', meant: symbol('Stack/Bucket.Arn') },
    { written: 'bucket', meant: symbol('Stack/Bucket.Ref') },
    { written: 'eu-west-1', meant: symbol('AWS::Region') },
    { written: 'bucket/a', meant: `${symbol('Stack/Bucket.Ref')}/${symbol('Stack/Folder.Ref')}` },
  );
  return fc
    .option(spellings, { nil: undefined })
    .map((spelling) => (spelling ? replacedText(given, spelling.written, spelling.meant) : given));
}

/** The same case with whom the resource names left out, or about a key, whose policy has the last word. */
export function withOtherRules(given: GeneratedCase): fc.Arbitrary<GeneratedCase> {
  return fc.constantFrom(
    given,
    given,
    replacedText(given, 's3:', 'kms:'),
    JSON.parse(JSON.stringify(given).replaceAll('"Principal":', '"NotPrincipal":')),
  );
}

/** The same case with one to three parts of its policies, or of its request, unknown. */
export function withUnknownParts<T extends object>(given: T): fc.Arbitrary<T> {
  const places = placesIn(given).filter(
    ([root, ...rest]) => rest.length > 0 || !['context', 'principal', 'identity'].includes(String(root)),
  );
  const change = fc.tuple(fc.constantFrom(...places), fc.tuple(share, share));
  return fc
    .array(change, { minLength: 1, maxLength: 3 })
    .map((changes) =>
      inOrder(changes).reduce((value, [path, part]) => replaced(value, path, (old) => obscured(old, part)), given),
    );
}

const share = fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 0, max: 1, noNaN: true }));

/** A text of which a part, or all, is not known; of another value nothing is. */
function obscured(value: Json, part: readonly [number, number]): Json {
  if (typeof value !== 'string') {
    return UNKNOWN;
  }
  const atoms = value.match(/\uFDD0[^\uFDD1]*\uFDD1|[\s\S]/gu) ?? [];
  const [start, end] = part.map((share) => Math.round(share * atoms.length)).sort((a, b) => a - b);
  return [...atoms.slice(0, start), UNKNOWN, ...atoms.slice(end)].join('');
}

/** Every text, list and object of a tree, but the tree itself. */
function placesIn(value: Json, path: Path = []): Path[] {
  if (typeof value === 'string') {
    return [path];
  }
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  const below = Object.entries(value).flatMap(([key, item]) =>
    placesIn(item, [...path, Array.isArray(value) ? Number(key) : key]),
  );
  return path.length > 0 ? [path, ...below] : below;
}

/** The longest path first: what is replaced as a whole has no parts any more. */
function inOrder<T>(changes: readonly [Path, T][]): [Path, T][] {
  const unique = new Map(changes.map((change) => [change[0].join('/'), change]));
  return [...unique.values()].sort(([a], [b]) => b.length - a.length);
}

function replaced<T>(tree: T, path: Path, change: (old: Json) => Json): T {
  return replacedAt(tree, path, change) as T;
}

function replacedAt(value: Json, [key, ...rest]: Path, change: (old: Json) => Json): Json {
  if (key === undefined) {
    return change(value);
  }
  if (Array.isArray(value)) {
    return value.map((item, index) => (index === key ? replacedAt(item, rest, change) : item));
  }
  const object = value as Record<string, Json>;
  return { ...object, [key]: replacedAt(object[key], rest, change) };
}

function replacedText<T>(tree: T, written: string, meant: string): T {
  return JSON.parse(JSON.stringify(tree), (_, value) =>
    typeof value === 'string' ? value.replaceAll(written, meant) : value,
  );
}
