import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, type IPolicyValidationPlugin, Stack, Validations } from 'aws-cdk-lib';
import { UserPool, type UserPoolClient } from 'aws-cdk-lib/aws-cognito';
import type { CloudAssembly } from 'aws-cdk-lib/cx-api';
import type { Construct } from 'constructs';
import { loadConstruct, loadWhatWeStandOn, type Side, touch } from './modules';
import { type ResourceCounts, type Sample, sample } from './sample';

/** An app of identity pools, and nothing else but the user pools they trust. */
export interface PoolsSettings {
  readonly side: Side;
  readonly pools: number;

  /** Whether each has all the providers, rules and tags it can have, not one provider alone. */
  readonly mapped?: boolean;

  /**
   * How many resources there are besides, of roles, queues and policies.
   *
   * @default 0
   */
  readonly others?: number;

  /** Registers a validation plugin that looks at nothing. */
  readonly noOpPlugin?: boolean;

  readonly context?: { readonly [key: string]: unknown };
}

type Define = (scope: Construct, id: string, userPool: UserPool, client: UserPoolClient) => void;

type DefineOthers = (stack: Stack, count: number) => void;

/** A stack holds at most 500 resources and 1 MB: here 402 resources, or 174 and 0.8 MB. */
const POOLS_OF_A_STACK = { plain: 100, mapped: 10 };

/** Measures defining and synthesizing the app. Loading is measured by a program of its own. */
export function measure(settings: PoolsSettings): Sample {
  loadWhatWeStandOn();
  loadConstruct(settings.side);
  touch(require('aws-cdk-lib/aws-cognito'), ['UserPool']);
  // No process loads what it does not measure.
  const { define }: { define: Define } = require(`./define-${settings.mapped ? 'mapped-' : ''}${settings.side}`);
  const { defineOthers }: { defineOthers?: DefineOthers } = settings.others ? require('./define-others') : {};

  const outdir = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    return sample(() => defineApp(settings, define, defineOthers, outdir).synth(), countResources);
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

function defineApp(
  settings: PoolsSettings,
  define: Define,
  defineOthers: DefineOthers | undefined,
  outdir: string,
): App {
  const app = new App({ outdir, context: settings.context });
  if (settings.noOpPlugin) {
    Validations.of(app).addPlugins(new NoOpPlugin());
  }
  const poolsOfAStack = settings.mapped ? POOLS_OF_A_STACK.mapped : POOLS_OF_A_STACK.plain;
  for (let first = 0; first < settings.pools; first += poolsOfAStack) {
    const stack = new Stack(app, `Stack${first}`);
    const userPool = new UserPool(stack, 'Users');
    const client = userPool.addClient('Web');
    for (let index = first; index < Math.min(first + poolsOfAStack, settings.pools); index++) {
      define(stack, `Pool${index}`, userPool, client);
    }
    defineOthers?.(stack, settings.others ?? 0);
  }
  return app;
}

function countResources(assembly: CloudAssembly): ResourceCounts {
  const counts: Record<string, number> = {};
  for (const stack of assembly.stacks) {
    for (const { Type: type } of Object.values<{ Type: string }>(stack.template.Resources)) {
      counts[type] = (counts[type] ?? 0) + 1;
    }
  }
  return counts;
}

/** What it costs that there is a plugin at all. */
export class NoOpPlugin implements IPolicyValidationPlugin {
  public readonly name = 'no-op';

  public validate() {
    return { success: true, violations: [] };
  }
}
