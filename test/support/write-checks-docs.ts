import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PAGES, rewritten } from './checks-docs';

// Writes the part of docs/checks.md and docs/changes.md that the checks say of themselves: npx projen checks-docs
for (const [path, lowerPart] of Object.entries(PAGES)) {
  const file = join(__dirname, '../..', path);
  writeFileSync(file, rewritten(readFileSync(file, 'utf8'), lowerPart));
}
