// What `npx projen snapshots` runs: the one way the snapshots of the examples change.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { exampleTemplates, SNAPSHOTS, snapshotPath } from './example-templates';

const templates = exampleTemplates();
rmSync(SNAPSHOTS, { recursive: true, force: true });
mkdirSync(SNAPSHOTS);
for (const [stackId, template] of Object.entries(templates)) {
  writeFileSync(snapshotPath(stackId), `${JSON.stringify(template, undefined, 2)}\n`);
}
