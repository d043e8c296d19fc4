import { CATALOG } from '../../src/checks/private/catalog';
import { CONSEQUENCES, type Consequence } from '../../src/checks/private/changes/consequences';
import type { Rule, RuleExample } from '../../src/checks/private/rule';
import type { Json } from './stacks';

/** Above it, people write; below it, this file does. */
const MARK = '<!-- What follows is written by `npx projen checks-docs`. -->';

/** The pages that are written from what the checks say of themselves, by what stands below the mark. */
export const PAGES: { readonly [path: string]: () => string } = {
  'docs/checks.md': allChecks,
  'docs/changes.md': allChanges,
};

/** A page with its lower part written anew. */
export function rewritten(page: string, lowerPart: () => string): string {
  const end = page.indexOf(MARK);
  if (end < 0) {
    throw new Error(`there is no line ${MARK}`);
  }
  return `${page.slice(0, end)}${MARK}\n\n${lowerPart()}\n`;
}

function allChecks(): string {
  return [
    table(
      ['Check', 'Severity', 'What it finds'],
      CATALOG.map(({ id, severity, title }) => [`[\`${id}\`](#${id.toLowerCase()})`, severity, title]),
    ),
    ...CATALOG.map(checkSection),
  ].join('\n\n');
}

function checkSection({ id, severity, title, why, fix, source, example, isSaidByConstruct }: Rule): string {
  return [
    `### ${id}`,
    `${title}. **${severity === 'error' ? 'Error' : 'Warning'}**`,
    `**On AWS** ${why}`,
    `**Write** ${fix}.`,
    ...(isSaidByConstruct ? ['A pool of this library says so itself, when it is written.'] : []),
    `[AWS's page](${source})`,
    exampleOf(example()),
  ].join('\n\n');
}

/** What makes the difference between a template of which the check speaks, and one of which it does not. */
function exampleOf({ fires, silent, goesTo }: RuleExample): string {
  const [found, fine]: Json[] = [fires, silent].map((resources) => JSON.parse(JSON.stringify(resources)));
  const where = goesTo?.region ? `, in ${goesTo.region}` : '';
  const around = Object.entries<Json>({ ...fine, ...found }).map(([id, { Type }]) => (Type ? `${id} (${Type})` : id));
  return [
    table(
      ['Where', 'Found', 'Not found'],
      differences(found, fine, []).map(({ path, values }) => [`\`${path.join('.')}\``, ...values.map(shown)]),
    ),
    `In a template with ${around.join(', ')}${where}.`,
  ].join('\n\n');
}

interface Difference {
  readonly path: readonly string[];
  /** Undefined for what is not there. */
  readonly values: readonly [Json | undefined, Json | undefined];
}

/** The smallest parts in which two templates differ. */
function differences(a: Json | undefined, b: Json | undefined, path: readonly string[]): Difference[] {
  if (JSON.stringify(a) === JSON.stringify(b)) {
    return [];
  }
  const isInside = isHolder(a) && isHolder(b) && Array.isArray(a) === Array.isArray(b);
  if (!isInside || (Array.isArray(a) && a.length !== b.length)) {
    return [{ path, values: [a, b] }];
  }
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].flatMap((key) =>
    differences(a[key], b[key], [...path, key]),
  );
}

function isHolder(value: Json): boolean {
  return typeof value === 'object' && value !== null;
}

/** More elements than these are counted. */
const MANY = 3;

function shown(value: Json | undefined): string {
  if (value === undefined) {
    return 'not there';
  }
  const isLong = Array.isArray(value) && value.length > MANY;
  const text = JSON.stringify(isLong ? value.slice(0, 1) : shortened(value), undefined, 1).replace(/\n */g, ' ');
  return isLong ? `\`${text}\`, and so on: ${value.length} in all` : `\`${text}\``;
}

/** Long texts, lists and maps, by what they begin with. */
function shortened(value: Json): Json {
  if (typeof value === 'string') {
    return value.length > 80 ? `${value.slice(0, 12)}… (${value.length} characters)` : value;
  }
  if (!isHolder(value)) {
    return value;
  }
  const entries = Object.entries<Json>(value);
  const kept = entries
    .slice(0, entries.length > 12 ? MANY : entries.length)
    .map(([key, x]) => [shortened(key), shortened(x)]);
  const rest = entries.length - kept.length;
  return Array.isArray(value)
    ? [...kept.map(([, x]) => x), ...(rest > 0 ? [`… ${rest} more`] : [])]
    : Object.fromEntries([...kept, ...(rest > 0 ? [['…', `${rest} more`]] : [])]);
}

function allChanges(): string {
  const changes: [string, Consequence][] = Object.entries(CONSEQUENCES);
  return [
    table(
      ['Change', 'Severity', 'Who is affected'],
      changes.map(([kind, { severity, affected }]) => [`[\`${kind}\`](#${kind.toLowerCase()})`, severity, affected]),
    ),
    ...changes.map(([kind, { affected, advice, source }]) =>
      [`### ${kind}`, `**Affected** ${affected}.`, `**Advice** ${advice}.`, `[AWS's page](${source})`].join('\n\n'),
    ),
  ].join('\n\n');
}

function table(header: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}
