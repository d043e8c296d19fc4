import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, extname } from 'node:path';
import type { AccessTable } from '../access-table';
import { fail } from './assertion';
import { lineDiff } from './line-diff';

/** Set to `true` it lets a test run write, for whoever wants the files as they now are. */
const WRITE = 'WRITE_ACCESS_TABLES';

/** Compares a table with a file that somebody has read and committed. */
export function assertAccessFile(table: AccessTable, file: string): void {
  if (process.env[WRITE] === 'true') {
    writeAccessFile(table, file);
  }
  const expected = existsSync(file) ? readFileSync(file, 'utf8').replaceAll('\r\n', '\n') : undefined;
  const found = formatted(table, file);
  if (expected === undefined) {
    fail(`${file} to say who gets which role of ${table.pool}`, 'there is no such file', [HOW_TO_WRITE]);
  }
  if (expected !== found) {
    fail(`the access table of ${table.pool} to be as in ${file}`, 'it differs', [
      '- is in the file, + is what the app makes',
      ...lineDiff(expected, found),
      HOW_TO_WRITE,
    ]);
  }
}

export function writeAccessFile(table: AccessTable, file: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, formatted(table, file));
}

const HOW_TO_WRITE = `to write it, run the test once with the environment variable ${WRITE}=true, and read what changed`;

/** The name of the file says what it holds. */
function formatted(table: AccessTable, file: string): string {
  switch (extname(file)) {
    case '.md':
      return table.toMarkdown();
    case '.mmd':
    case '.mermaid':
      return table.toMermaid();
    default:
      return table.toText();
  }
}
