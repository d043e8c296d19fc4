import { CATALOG } from '../../src/checks/private/catalog';
import { CONSEQUENCES, type Consequence } from '../../src/checks/private/changes/consequences';
import type { Rule, RuleExample } from '../../src/checks/private/rule';

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
    exampleOf(example),
  ].join('\n\n');
}

function exampleOf({ fires, silent, goesTo }: RuleExample): string {
  const where = goesTo?.region ? `, in ${goesTo.region}` : '';
  return [
    `<details><summary>Resources it speaks of, and some it does not${where}</summary>`,
    `Found:\n\n${json(fires)}`,
    `Not found:\n\n${json(silent)}`,
    '</details>',
  ].join('\n\n');
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

function json(value: object): string {
  return `\`\`\`json\n${lines(JSON.parse(JSON.stringify(value)), '')}\n\`\`\``;
}

const LINE_LENGTH = 110;

/** JSON in as few lines as people can read. */
function lines(value: unknown, indent: string): string {
  const line = JSON.stringify(value, undefined, 1).replace(/\n */g, ' ');
  if (typeof value !== 'object' || value === null || indent.length + line.length <= LINE_LENGTH) {
    return line;
  }
  const inner = `${indent}  `;
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  const items = Array.isArray(value)
    ? value.map((item) => lines(item, inner))
    : Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${lines(item, inner)}`);
  return `${open}\n${items.map((item) => inner + item).join(',\n')}\n${indent}${close}`;
}
