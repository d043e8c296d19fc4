import type { SimulateSettings } from './programs/simulate';
import type { Scenario, Variant } from './scenarios';

const REQUESTS = 20_000;

const THEIRS = 'iam-simulate';
const THEIR_DECISIONS = 'iam-simulate, decisions alone';
const OURS = 'ours';

/** Somebody signs in and asks for something, against the other simulator of IAM policies that Node.js has. */
export const SIMULATE: Scenario = {
  name: 'simulator: a sign-in and a decision for each',
  program: 'simulate',
  repetitions: 3,
  counted: 'requests',
  variants: {
    [THEIRS]: variant({ side: 'iam-simulate' }),
    [THEIR_DECISIONS]: variant({ side: 'iam-simulate', decisionsAlone: true }),
    [OURS]: variant({ side: 'ours' }, { [THEIRS]: { cpu: 0.1 }, [THEIR_DECISIONS]: {} }),
    'ours, 10 providers of 25 rules': variant({ side: 'ours', mapped: true }, { [OURS]: {}, [THEIRS]: { cpu: 0.1 } }),
    'ours, template read for each': variant({ side: 'ours', readAnew: true }, { [OURS]: {}, [THEIRS]: {} }),
  },
};

function variant(settings: Omit<SimulateSettings, 'requests'>, against: Variant['against'] = {}): Variant {
  return { settings: { requests: REQUESTS, ...settings }, against };
}
