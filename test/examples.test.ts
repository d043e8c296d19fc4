import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Stack } from 'aws-cdk-lib';
import { ROOT } from './support/compiled';
import { exampleAppWithFlags, exampleTemplates, readJson, SNAPSHOTS, snapshotPath } from './support/example-templates';
import { warningsOf } from './support/stacks';

const templates = exampleTemplates();
const stackIds = Object.keys(templates);

// Nothing here writes: `npx projen snapshots` does, and a person reads its diff.
describe('snapshots', () => {
  test('there is one for every stack of the examples, and none for a stack that is gone', () => {
    expect(readdirSync(SNAPSHOTS).sort()).toEqual(stackIds.map((id) => `${id}.json`).sort());
  });

  test.each(stackIds)('%s becomes what its snapshot says', (id) => {
    expect(templates[id]).toEqual(readJson(snapshotPath(id)));
  });
});

test.each(stackIds)('%s raises no warning', (id) => {
  const stack = exampleAppWithFlags().node.findChild(id) as Stack;
  expect(warningsOf(stack)).toEqual([]);
});

test('each example has a test that people can copy', () => {
  const examples = readdirSync(join(ROOT, 'examples')).filter((file) => file.endsWith('.ts') && file !== 'app.ts');
  const tests = readdirSync(join(ROOT, 'test/examples')).map((file) => file.replace('.test.ts', '.ts'));
  expect(tests.sort()).toEqual(examples.sort());
});
