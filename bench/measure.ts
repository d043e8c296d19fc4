import { execFileSync } from 'node:child_process';
import { isDeepStrictEqual } from 'node:util';
import type { Sample } from './programs/sample';
import type { Scenario } from './scenarios';

/** How a program is run: the compiled one by plain node, or the sources by way of a loader. */
export interface Runtime {
  readonly nodeArguments: string[];
  readonly environment?: { readonly [name: string]: string };
}

/** The samples of each variant of a scenario, in the order they were taken. */
export interface Measurement {
  readonly scenario: Scenario;
  readonly samples: { readonly [variant: string]: Sample[] };
}

/**
 * Measures all scenarios, each sample in a fresh process. Scenarios and variants take turns, and the variant that goes first
 * changes, so that a machine that is slow for a while is slow for all of them.
 *
 * Throws when the variants of a scenario did not make the same resources: their times could not be compared.
 */
export function measureAll(scenarios: Scenario[], runtime: Runtime, onRound: (round: number) => void): Measurement[] {
  const measurements = scenarios.map((scenario) => ({
    scenario,
    samples: Object.fromEntries(Object.keys(scenario.variants).map((variant) => [variant, [] as Sample[]])),
  }));
  const rounds = Math.max(...scenarios.map((scenario) => scenario.repetitions));
  for (let round = 0; round < rounds; round++) {
    onRound(round + 1);
    for (const { scenario, samples } of measurements.filter((m) => round < m.scenario.repetitions)) {
      for (const variant of rotated(Object.keys(scenario.variants), round)) {
        samples[variant].push(runOnce(scenario.program, scenario.variants[variant].settings, runtime));
      }
    }
  }
  measurements.forEach(requireSameResources);
  return measurements;
}

/** Throws when two samples of a scenario did not make the same number of resources of each type. */
export function requireSameResources({ scenario, samples }: Measurement): void {
  const all = Object.entries(samples).flatMap(([variant, taken]) =>
    taken.map(({ resources }) => ({ variant, resources })),
  );
  for (const { variant, resources } of all) {
    if (!isDeepStrictEqual(resources, all[0].resources)) {
      throw new Error(
        `${scenario.name}: ${variant} made ${JSON.stringify(resources)}, but ${all[0].variant} made ${JSON.stringify(all[0].resources)}`,
      );
    }
  }
}

function runOnce(program: string, settings: object, runtime: Runtime): Sample {
  const output = execFileSync(process.execPath, [...runtime.nodeArguments, program, JSON.stringify(settings)], {
    encoding: 'utf-8',
    // Nothing of the caller's environment: NODE_OPTIONS, CDK_DEBUG and the like would be measured too.
    env: { CDK_VALIDATION: 'false', ...runtime.environment },
  });
  return JSON.parse(output);
}

function rotated<T>(items: T[], by: number): T[] {
  const start = by % items.length;
  return [...items.slice(start), ...items.slice(0, start)];
}
