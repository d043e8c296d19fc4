import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type App, DefaultStackSynthesizer } from 'aws-cdk-lib';
import { exampleApp } from '../../examples/app';
import type { Json } from './stacks';

const ROOT = join(__dirname, '..', '..');

/** One committed template for each stack of the examples. */
export const SNAPSHOTS = join(ROOT, 'test', 'examples.snapshots');

/** The examples under the feature flags of `cdk.json`, as the CDK CLI runs them. */
export function exampleAppWithFlags(context: Record<string, unknown> = {}): App {
  return exampleApp({
    context: { ...readJson(join(ROOT, 'cdk.json')).context, ...context },
    // Every stack would carry the same 30 lines about its bootstrap version.
    defaultStackSynthesizer: new DefaultStackSynthesizer({ generateBootstrapVersionRule: false }),
  });
}

export function exampleTemplates(): Record<string, Json> {
  return Object.fromEntries(
    exampleAppWithFlags()
      .synth()
      .stacksRecursively.map((stack) => [stack.id, stack.template]),
  );
}

export function snapshotPath(stackId: string): string {
  return join(SNAPSHOTS, `${stackId}.json`);
}

export function readJson(path: string): Json {
  return JSON.parse(readFileSync(path, 'utf8'));
}
