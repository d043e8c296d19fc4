import type { LoadSettings } from './programs/load';
import type { PoolsSettings } from './programs/pools';
import { SIMULATE } from './simulate-scenario';

// What is measured, as data. A new scenario is a program under `programs/` and an entry here.

/** Something that can be made in several ways, each measured in a process of its own. */
export interface Scenario {
  readonly name: string;

  /** A file of `programs/`. Its `measure()` gets the settings of the variant. */
  readonly program: string;

  readonly repetitions: number;

  /** What each variant makes as many of as the others: resources, unless it says so. */
  readonly counted?: string;
  readonly variants: { readonly [name: string]: Variant };
}

export interface Variant {
  readonly settings: object;

  /** The variants this one is compared with. */
  readonly against?: { readonly [variant: string]: Targets };
}

/** What each process measures of itself. */
export type Quantity = 'cpu' | 'elapsed' | 'memory';

/** The largest ratio that is good enough; without one, the ratio is for information. */
export type Targets = { readonly [quantity in Quantity]?: number };

/** How the time for one unit changes when there are more of them. */
export interface Growth {
  readonly unit: string;
  readonly from: { readonly scenario: string; readonly units: number };
  readonly to: { readonly scenario: string; readonly units: number };
  readonly variants: { readonly [variant: string]: Targets };
}

const STOCK = 'stock L2';
const STOCK_WITH_PLUGIN = 'stock L2, no-op plugin';
const OURS = 'ours';
const OURS_UNCHECKED = 'ours, checks off';

const CHECKS_OFF = { 'cdk-cognito-identity-pool:checks': false };

function poolsVariant(settings: PoolsSettings, against: Variant['against'] = {}): Variant {
  return { settings, against };
}

function poolsScenario(name: string, repetitions: number, pools: Omit<PoolsSettings, 'side' | 'noOpPlugin'>): Scenario {
  return {
    name,
    program: 'pools',
    repetitions,
    variants: {
      [STOCK]: poolsVariant({ side: 'stock', ...pools }),
      [STOCK_WITH_PLUGIN]: poolsVariant({ side: 'stock', noOpPlugin: true, ...pools }, { [STOCK]: {} }),
      [OURS]: poolsVariant(
        { side: 'ours', ...pools },
        { [STOCK_WITH_PLUGIN]: { cpu: 1.15, memory: 1.2 }, [STOCK]: {}, [OURS_UNCHECKED]: {} },
      ),
      [OURS_UNCHECKED]: poolsVariant({ side: 'ours', ...pools, context: CHECKS_OFF }, { [STOCK]: { cpu: 1.0 } }),
    },
  };
}

function plainPools(pools: number, repetitions: number): Scenario {
  return poolsScenario(poolsName(pools), repetitions, { pools });
}

function mappedPools(pools: number, repetitions: number): Scenario {
  const name = `${poolsName(pools)} with 10 providers of 25 rules and 50 session tags each, and 50 tags`;
  return poolsScenario(name, repetitions, { pools, mapped: true });
}

/** What the checks cost the stack of an app that has a pool among much else. */
function poolAmongOthers(others: number, repetitions: number): Scenario {
  const pool = { side: 'ours', pools: 1, others } as const;
  return {
    name: `define + synth, 1 pool and ${others} other resources`,
    program: 'pools',
    repetitions,
    variants: {
      [OURS_UNCHECKED]: poolsVariant({ ...pool, context: CHECKS_OFF }),
      [OURS]: poolsVariant(pool, { [OURS_UNCHECKED]: { cpu: 1.05 } }),
    },
  };
}

function poolsName(pools: number): string {
  return `define + synth, ${pools} ${pools === 1 ? 'pool' : 'pools'}`;
}

function loadVariant(settings: LoadSettings, against: Variant['against'] = {}): Variant {
  return { settings, against };
}

const MODULES = 'aws-cdk-lib modules alone';

const LOAD: Scenario = {
  name: 'load',
  program: 'load',
  repetitions: 25,
  variants: {
    [MODULES]: loadVariant({}),
    [STOCK]: loadVariant({ beside: 'stock' }, { [MODULES]: {} }),
    [OURS]: loadVariant({ beside: 'ours' }, { [MODULES]: { cpu: 1.05 } }),
  },
};

export const SCENARIOS: Scenario[] = [
  LOAD,
  plainPools(1, 15),
  plainPools(10, 15),
  plainPools(100, 9),
  plainPools(500, 7),
  mappedPools(1, 15),
  mappedPools(20, 9),
  // As many as a template can have: 500, with the pool's own six.
  poolAmongOthers(494, 15),
  SIMULATE,
];

export const GROWTHS: Growth[] = [
  {
    unit: 'pool',
    from: { scenario: poolsName(100), units: 100 },
    to: { scenario: poolsName(500), units: 500 },
    variants: { [STOCK_WITH_PLUGIN]: {}, [OURS]: { cpu: 1.1 } },
  },
];
