import fc from 'fast-check';
import type { Outcome } from '../../../src/testing/private/policy/decision';
import { variable } from './support/arbitrary-conditions';
import { type GeneratedCase, generatedCase, PRINCIPAL } from './support/arbitrary-policies';
import { trustCase, trustOpinion } from './support/arbitrary-trust';
import { withOddities, withOtherRules, withReferences, withUnknownParts } from './support/changed-parts';
import { firstOpinion } from './support/first-opinion';

const RUNS = { numRuns: 2_000 };

type Layer = 'identity' | 'boundary' | 'session' | 'resourcePolicy';

/** Cases with references, and with what IAM does not take. */
const anyCase = generatedCase.chain(withReferences).chain(withOtherRules).chain(withOddities);

/**
 * What an answer may become when less is known. A denial stays one or can not be told; an explicit one may turn implicit, when
 * the Deny is no longer certain and no Allow is left.
 */
const WITH_LESS_KNOWN: Readonly<Record<Outcome, readonly Outcome[]>> = {
  ALLOWED: ['ALLOWED', 'INDETERMINATE'],
  EXPLICITLY_DENIED: ['EXPLICITLY_DENIED', 'IMPLICITLY_DENIED', 'INDETERMINATE'],
  IMPLICITLY_DENIED: ['IMPLICITLY_DENIED', 'INDETERMINATE'],
  INDETERMINATE: ['INDETERMINATE'],
};

test('whatever part of a policy or a request is unknown, the answer stays or can not be told', () => {
  const cases = anyCase.chain((known) => fc.tuple(fc.constant(known), withUnknownParts(known)));
  fc.assert(
    fc.property(cases, ([known, less]) => {
      expect(WITH_LESS_KNOWN[firstOpinion(known)]).toContain(firstOpinion(less));
    }),
    RUNS,
  );
});

test('unknown on unknown, the answer stays or can not be told', () => {
  const cases = anyCase.chain(withUnknownParts).chain((known) => fc.tuple(fc.constant(known), withUnknownParts(known)));
  fc.assert(
    fc.property(cases, ([known, less]) => {
      expect(WITH_LESS_KNOWN[firstOpinion(known)]).toContain(firstOpinion(less));
    }),
    RUNS,
  );
});

test('whatever part of a trust policy or a sign-in is unknown, the answer stays or can not be told', () => {
  const cases = trustCase.chain(withOddities).chain((known) => fc.tuple(fc.constant(known), withUnknownParts(known)));
  fc.assert(
    fc.property(cases, ([known, less]) => {
      expect(WITH_LESS_KNOWN[trustOpinion(known)]).toContain(trustOpinion(less));
    }),
    RUNS,
  );
});

test('a key of which nothing is said never makes an answer more certain than its absence', () => {
  const closed = fc.subarray(['aws:PrincipalTag/*', 'app:*', 'aws:TagKeys', 'aws:SourceIp']);
  fc.assert(
    fc.property(anyCase, closed, (given, keys) => {
      expect(WITH_LESS_KNOWN[firstOpinion(given)]).toContain(firstOpinion(given, keys));
    }),
    RUNS,
  );
});

describe('one more Deny', () => {
  const layer = fc.constantFrom<Layer>('identity', 'boundary', 'session', 'resourcePolicy');
  const cases = fc.tuple(generatedCase.chain(withReferences), generatedCase, layer);

  test('never allows what was not allowed', () => {
    fc.assert(
      fc.property(cases, ([given, donor, where]) => {
        const isAllowedAfter = firstOpinion(withDeny(given, donor, where)) === 'ALLOWED';
        expect(isAllowedAfter && firstOpinion(given) !== 'ALLOWED').toBe(false);
      }),
      RUNS,
    );
  });

  test('takes back no Deny', () => {
    fc.assert(
      fc.property(cases, ([given, donor, where]) => {
        const isDenied = firstOpinion(given) === 'EXPLICITLY_DENIED';
        expect(isDenied && firstOpinion(withDeny(given, donor, where)) !== 'EXPLICITLY_DENIED').toBe(false);
      }),
      RUNS,
    );
  });

  /** A limit that is new allows everything but what it denies: it takes no right away by being there. */
  function withDeny(given: GeneratedCase, donor: GeneratedCase, where: Layer): GeneratedCase {
    const denials = donor.identity
      .flatMap(({ Statement }) => Statement)
      .map((each) => ({ ...each, Effect: 'Deny', ...(where === 'resourcePolicy' ? { Principal: '*' } : {}) }));
    if (where === 'identity') {
      return { ...given, identity: [...given.identity, { Version: '2012-10-17', Statement: denials }] };
    }
    const nothing = where === 'resourcePolicy' ? [] : [{ Effect: 'Allow', Action: '*', Resource: '*' }];
    const before = given[where] ?? { Version: '2012-10-17', Statement: nothing };
    return { ...given, [where]: { ...before, Statement: [...before.Statement, ...denials] } };
  }
});

describe('the value of a tag, whatever is in it, matches', () => {
  const VARIABLE = variable('aws:PrincipalTag/t');
  const characters = fc.string({ unit: fc.constantFrom(...'ab*?$/.:{}'), maxLength: 6 });
  const nasty = [
    '*',
    '?',
    '$',
    '',
    'a/b',
    '..',
    '${',
    '**',
    '.*',
    variable('*'),
    variable('aws:PrincipalTag/name'),
    VARIABLE,
  ];
  const value = fc.oneof(fc.constantFrom(...nasty), characters);

  test('in a resource: what begins with that very value, and nothing else', () => {
    fc.assert(
      fc.property(value, value, (tag, folder) => {
        const answer = ask({ Resource: `arn:aws:s3:::bucket/${VARIABLE}/*` }, tag, `arn:aws:s3:::bucket/${folder}/x`);
        expect(answer).toBe(`${folder}/x`.startsWith(`${tag}/`) ? 'ALLOWED' : 'IMPLICITLY_DENIED');
      }),
      RUNS,
    );
  });

  test.each(['StringEquals', 'StringLike', 'ArnLike'])('in %s: itself, and nothing else', (operator) => {
    fc.assert(
      fc.property(value, value, (tag, other) => {
        const condition = { [operator]: { 'app:other': [`arn:aws:s3:::${VARIABLE}`] } };
        const answer = ask({ Resource: '*', Condition: condition }, tag, '*', `arn:aws:s3:::${other}`);
        expect(answer).toBe(other === tag ? 'ALLOWED' : 'IMPLICITLY_DENIED');
      }),
      RUNS,
    );
  });

  function ask(statement: Record<string, unknown>, tag: string, resource: string, other = ''): Outcome {
    return firstOpinion({
      action: 's3:GetObject',
      resource,
      context: { 'aws:PrincipalTag/t': tag, 'app:other': other, 'aws:PrincipalTag/name': 'a' },
      principal: PRINCIPAL,
      identity: [{ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', ...statement }] }],
      boundary: undefined,
      session: undefined,
      resourcePolicy: undefined,
    });
  }
});
