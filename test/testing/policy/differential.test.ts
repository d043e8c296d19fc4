import fc from 'fast-check';
import { OPERATOR_NAMES } from './support/arbitrary-conditions';
import { allConditionsOf, type GeneratedCase, resourceCase, roleCase } from './support/arbitrary-policies';
import { firstOpinion } from './support/first-opinion';
import { KNOWN_DIFFERENCES } from './support/known-differences';
import { secondOpinion } from './support/second-opinion';

/** With a policy of the resource iam-simulate takes ten times as long. */
const ROLE_RUNS = 9_000;
const RESOURCE_RUNS = 1_000;
const RUNS = ROLE_RUNS + RESOURCE_RUNS;
const SEED = Number(process.env.DIFFERENTIAL_SEED ?? Date.now() % 2 ** 31);

interface Compared {
  readonly given: GeneratedCase;
  readonly ours: string;
  readonly theirs: string;
}

describe(`our evaluator and iam-simulate, DIFFERENTIAL_SEED=${SEED}`, () => {
  const compared: Compared[] = [];

  beforeAll(async () => {
    const cases = [
      ...fc.sample(roleCase, { numRuns: ROLE_RUNS, seed: SEED }),
      ...fc.sample(resourceCase, { numRuns: RESOURCE_RUNS, seed: SEED }),
    ];
    for (const given of cases) {
      compared.push({ given, ours: firstOpinion(given), theirs: await secondOpinion(given) });
    }
  });

  test('agree wherever ours can tell, but for the known differences', () => {
    const disagreed = compared
      .filter(({ ours, theirs }) => ours !== 'INDETERMINATE' && ours !== theirs)
      .filter(({ given }) => !KNOWN_DIFFERENCES.some((difference) => difference.concerns(given)))
      .sort((a, b) => JSON.stringify(a).length - JSON.stringify(b).length);
    expect(disagreed.slice(0, 3)).toEqual([]);
  });

  test('differ seldom, also where a difference is known', () => {
    const disagreed = compared.filter(({ ours, theirs }) => ours !== 'INDETERMINATE' && ours !== theirs);
    expect(disagreed.length / RUNS).toBeLessThan(0.03);
  });

  test('ours can mostly tell', () => {
    expect(shareOf('INDETERMINATE')).toBeLessThan(0.03);
  });

  test.each(['ALLOWED', 'EXPLICITLY_DENIED'])('a quarter of the cases is %s', (outcome) => {
    expect(shareOf(outcome)).toBeGreaterThanOrEqual(0.25);
  });

  test('every operator is asked at least 200 times', () => {
    const asked = new Map<string, number>();
    for (const { operator } of compared.flatMap(({ given }) => allConditionsOf(given))) {
      asked.set(operator, (asked.get(operator) ?? 0) + 1);
    }
    expect(OPERATOR_NAMES.filter((name) => (asked.get(name) ?? 0) < 200)).toEqual([]);
  });

  function shareOf(outcome: string): number {
    return compared.filter(({ ours }) => ours === outcome).length / RUNS;
  }
});

test.each(KNOWN_DIFFERENCES)('known difference: $name', async ({ concerns, example }) => {
  expect(concerns(example)).toBe(true);
  expect(firstOpinion(example)).toBe('ALLOWED');
  expect(await secondOpinion(example)).toBe('IMPLICITLY_DENIED');
});
