import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A document of this project. */
export function documentText(path: string): string {
  return readFileSync(join(__dirname, '../..', path), 'utf8');
}

/** The rows of every table whose header is exactly this one. */
export function tableRows(markdown: string, header: string[]): string[][] {
  const lines = markdown.split('\n');
  const rows: string[][] = [];
  for (const [i, line] of lines.entries()) {
    if (cellsOf(line).join('|') === header.join('|')) {
      const end = lines.findIndex((l, j) => j > i && !l.startsWith('|'));
      rows.push(...lines.slice(i + 2, end === -1 ? undefined : end).map(cellsOf));
    }
  }
  return rows;
}

/** The cells of one line of a table. A bar inside a cell is written `\|`. */
function cellsOf(line: string): string[] {
  return line
    .split(/(?<!\\)\|/)
    .slice(1, -1)
    .map((cell) => cell.trim().replaceAll('\\|', '|'));
}

/** What stands between backticks. */
export function codeOf(cell: string): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, code]) => code);
}

/** The code blocks of one language. */
export function fencesOf(markdown: string, language: string): string[] {
  return [...markdown.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(([, code]) => code);
}

/** What a link to a heading is written as, by GitHub's rules. */
export function headingAnchors(markdown: string): string[] {
  return [...markdown.matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}
