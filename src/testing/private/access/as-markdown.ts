import type { AccessTable } from '../../access-table';
import { roleOf, rolesIn } from './as-text';

/** An access table as Markdown: a line for each statement, so that one more grant is one more line. */
export function asMarkdown({ pool, entries }: AccessTable): string {
  return [
    `# ${escaped(pool)}`,
    '',
    ...table(
      ['Provider', 'Who', 'Role', 'Tags'],
      entries.map((entry) => [
        [entry.provider],
        [entry.who],
        [roleOf(entry), ...entry.problems.map((text) => `! ${text}`)],
        entry.tags,
      ]),
    ),
    '',
    ...rolesIn(entries).flatMap(({ name, through, permissions }) => [
      `## ${escaped(name)}`,
      '',
      ...through.flatMap((provider) => [`Only through ${escaped(provider)}`, '']),
      ...(permissions.length === 0 ? ['nothing'] : permissions).map((text) => `- ${escaped(text)}`),
      '',
    ]),
  ].join('\n');
}

function table(titles: readonly string[], rows: readonly (readonly (readonly string[])[])[]): string[] {
  return [
    rowOf(titles),
    rowOf(titles.map(() => '---')),
    ...rows.map((cells) => rowOf(cells.map((texts) => texts.map(escaped).join('<br>')))),
  ];
}

function rowOf(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

/** What a claim or an ARN holds must not become a column, a tag or emphasis. */
function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\\|*_`[\]$]/g, '\\$&')
    .replaceAll('\n', ' ');
}
