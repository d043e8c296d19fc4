import { join } from 'node:path';
import { type Measurement, measureAll, type Runtime, requireSameResources } from '../bench/measure';
import { measure, NoOpPlugin, type PoolsSettings } from '../bench/programs/pools';
import type { ResourceCounts, Sample } from '../bench/programs/sample';
import { report } from '../bench/report';
import { GROWTHS, SCENARIOS, type Scenario } from '../bench/scenarios';
import * as pluginReport from '../src/checks/private/plugin-report';
import { type Json, onlyResource, resourcesOf, testStack, userPoolOf } from './support/stacks';

/** The benchmark measures the compiled library; to see that it works, the sources will do. */
const FROM_SOURCES: Runtime = {
  nodeArguments: ['--import', 'tsx', join(__dirname, '..', 'bench', 'child.ts')],
  environment: { TSX_TSCONFIG_PATH: join(__dirname, '..', 'tsconfig.dev.json') },
};

const SCENARIO: Scenario = {
  name: 'made up',
  program: 'none',
  repetitions: 3,
  variants: { slow: { settings: {} }, fast: { settings: {}, against: { slow: { cpu: 0.5, memory: 1 } } } },
};

function samples(cpu: number[], resources: ResourceCounts = {}): Sample[] {
  return cpu.map((milliseconds) => ({ cpu: milliseconds, elapsed: 2 * milliseconds, memory: 50, resources }));
}

function measured(slow: number[], fast: number[]): Measurement {
  return { scenario: SCENARIO, samples: { slow: samples(slow), fast: samples(fast) } };
}

describe('what is measured', () => {
  test.each(['stock', 'ours'] as const)('%s: 101 pools are two stacks of the same resources', (side) => {
    expect(measure({ side, pools: 101 }).resources).toEqual({
      'AWS::Cognito::UserPool': 2,
      'AWS::Cognito::UserPoolClient': 2,
      'AWS::Cognito::IdentityPool': 101,
      'AWS::Cognito::IdentityPoolRoleAttachment': 101,
      'AWS::IAM::Role': 202,
    });
  });

  test.each(['stock', 'ours'] as const)('%s: pools at their limits have the same resources', (side) => {
    expect(measure({ side, pools: 11, mapped: true }).resources).toEqual({
      'AWS::Cognito::UserPool': 2,
      'AWS::Cognito::UserPoolClient': 6,
      'AWS::Cognito::IdentityPool': 11,
      'AWS::Cognito::IdentityPoolRoleAttachment': 11,
      'AWS::Cognito::IdentityPoolPrincipalTag': 88,
      'AWS::IAM::Role': 77,
    });
  });

  test.each(['stock', 'ours'] as const)(
    '%s: a pool at its limits has ten mappings, 250 rules, and 50 tags of each kind',
    (side) => {
      const stack = testStack();
      const { userPool, client } = userPoolOf(stack);
      require(`../bench/programs/define-mapped-${side}`).define(stack, 'Pool', userPool, client);
      const { RoleMappings: mappings } = onlyResource(stack, 'AWS::Cognito::IdentityPoolRoleAttachment').Properties;
      expect(Object.values<Json>(mappings).map((m) => m.RulesConfiguration.Rules.length)).toEqual(Array(10).fill(25));
      expect(onlyResource(stack, 'AWS::Cognito::IdentityPool').Properties.IdentityPoolTags).toHaveLength(50);
      const maps = resourcesOf(stack, 'AWS::Cognito::IdentityPoolPrincipalTag');
      expect(maps.map((m) => Object.keys(m.Properties.PrincipalTags).length)).toEqual(Array(8).fill(50));
    },
  );

  test('a pool among other resources is in a template as large as CloudFormation takes', () => {
    const [settings] = SCENARIOS.flatMap(({ variants }) => Object.values(variants))
      .map((variant) => variant.settings as PoolsSettings)
      .filter(({ others }) => others);
    const { resources } = measure(settings);
    expect(Object.values(resources).reduce((sum, count) => sum + count, 0)).toBe(500);
    expect(resources['AWS::Cognito::IdentityPool']).toBe(1);
  });

  test.each(Object.entries(SCENARIOS[1].variants).filter(([name]) => name.startsWith('ours')))(
    '%s: the checks run if they are on',
    (name, { settings }) => {
      const checks = jest.spyOn(pluginReport, 'pluginReport');
      measure(settings as PoolsSettings);
      expect(checks).toHaveBeenCalledTimes(name === 'ours' ? 1 : 0);
    },
  );

  test('the no-op plugin is called, although the validation built into aws-cdk-lib is off', () => {
    const validate = jest.spyOn(NoOpPlugin.prototype, 'validate');
    measure({ side: 'stock', pools: 1, noOpPlugin: true });
    expect(validate).toHaveBeenCalledTimes(1);
  });
});

describe('how it is measured', () => {
  const small = SCENARIOS.filter(({ name }) => ['load', 'define + synth, 1 pool'].includes(name));

  test('each variant is a process of its own that measures itself', () => {
    const measurements = measureAll(
      small.map((scenario) => ({ ...scenario, repetitions: 1 })),
      FROM_SOURCES,
      () => {},
    );
    const figures = measurements.flatMap((m) => Object.values(m.samples).flat());
    expect(figures).toHaveLength(7);
    for (const { cpu, elapsed, memory } of figures) {
      expect(Math.min(cpu, elapsed, memory)).toBeGreaterThan(0);
    }
    expect(report(measurements, [])).toContain('ours : stock L2, no-op plugin');
  });

  test('fails when a process fails', () => {
    expect(() => measureAll([SCENARIO], { nodeArguments: ['--eval', 'process.exit(1)'] }, () => {})).toThrow(
      'Command failed',
    );
  });

  test('fails when two variants made different resources', () => {
    const different = {
      scenario: SCENARIO,
      samples: { slow: samples([1], { 'AWS::IAM::Role': 2 }), fast: samples([1], { 'AWS::IAM::Role': 1 }) },
    };
    expect(() => requireSameResources(different)).toThrow(
      'made up: fast made {"AWS::IAM::Role":1}, but slow made {"AWS::IAM::Role":2}',
    );
  });

  test('the growth is of scenarios that are measured', () => {
    const names = SCENARIOS.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(GROWTHS.flatMap(({ from, to }) => [from.scenario, to.scenario])));
  });
});

describe('how it is reported', () => {
  test('a ratio is of medians, however far out the others are', () => {
    expect(report([measured([100, 900, 110], [44, 40, 1])], [])).toMatch(/fast : slow +x 0\.36 \(<= 0\.5 met\)/);
  });

  test('the median of an even number of samples lies between the two in the middle', () => {
    expect(report([measured([10, 20, 30, 40], [1])], [])).toMatch(/slow +25\.0 \(10\.0-40\.0\)/);
  });

  test('a target that is missed is marked, and counted', () => {
    const text = report([measured([100], [51])], []);
    expect(text).toMatch(/fast : slow +x 0\.51 \(<= 0\.5 MISSED\)/);
    expect(text).toMatch(/1 of 2 targets MISSED\.$/);
  });

  test('growth is the time for one, of many against of few', () => {
    const size = (units: number) => ({ scenario: `${units}`, units });
    const few = { ...measured([100], [1]), scenario: { ...SCENARIO, name: '10' } };
    const many = { ...measured([1500], [1]), scenario: { ...SCENARIO, name: '100' } };
    const growth = { unit: 'pool', from: size(10), to: size(100), variants: { slow: { cpu: 1.1 } } };
    expect(report([few, many], [growth])).toMatch(/slow, 100 : 10 +x 1\.50 \(<= 1\.1 MISSED\)/);
  });
});
