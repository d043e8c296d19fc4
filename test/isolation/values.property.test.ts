import fc from 'fast-check';
import { testing } from '../../src';
import { firmWithEverything } from './support/everything';
import { type AskedFor, opinionsOf } from './support/two-opinions';

const RUNS = Number(process.env.PROPERTY_RUNS ?? 150);

/**
 * What STS takes in the value of a tag, the characters that mean something to a service as often as all letters together.
 *
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_Tag.html
 */
const character = fc.oneof(
  fc.constantFrom('/', '+', '=', '.', ':', '@', '-', '_', ' '),
  fc.constantFrom('a', 'b', 'A', '1', 'é', '私'),
);
const value = fc.string({ unit: character, minLength: 1, maxLength: 8 });

/** Two values that differ, and often just a little. */
const twoValues = fc
  .tuple(
    fc.oneof(value, fc.constantFrom('+', 'a')),
    fc.oneof(value, fc.constantFrom('', '.', '..', '+')),
    fc.constantFrom('', '/', '-', ':', '/../', '.'),
  )
  .map(([one, other, between]): [string, string] => [one, between === '' ? other : `${one}${between}${other}`])
  .filter(([one, other]) => one !== other && other !== '');

const { pool, staff, requests } = firmWithEverything();
const simulator = testing.IdentityPoolSimulator.of(pool);
const signIn = (tenantId: string) => simulator.signIn(testing.SignIn.through(staff, { tenantId }));

function outcome(session: testing.SimulatedSession, { action, resource, context }: AskedFor): testing.DecisionOutcome {
  return session.decide(action, resource, context).outcome;
}

function isAllowed(session: testing.SimulatedSession, request: AskedFor): boolean {
  return outcome(session, request) === testing.DecisionOutcome.ALLOWED;
}

/** Whatever one of the two could call something, so that the other one might reach it. */
function requestsAround([one, other]: [string, string]): AskedFor[] {
  const names = [one, other, `${one}/${other}`, `${other}/${one}`, '+', '..'];
  const rests = ['', 'x', '#', '+/x', `../${one}/x`, `tenants/${other}/x`, `GET/tenants/${one}/x`];
  return names.flatMap((name) => rests.flatMap((rest) => requests(name, rest)));
}

test('whatever two tenants are called, nothing is in reach of both', () => {
  fc.assert(
    fc.property(twoValues, (values) => {
      const [one, other] = values.map(signIn);
      const all = requestsAround(values);
      const outcomes = all.map((request) => outcome(one, request));
      expect(outcomes).not.toContain(testing.DecisionOutcome.INDETERMINATE);
      const reached = all.filter((_, i) => outcomes[i] === testing.DecisionOutcome.ALLOWED);
      expect(reached.filter((request) => isAllowed(other, request))).toEqual([]);
    }),
    { numRuns: RUNS },
  );
});

test('whatever two tenants are called, no subscription of one has a topic of the other', () => {
  fc.assert(
    fc.property(twoValues, (values) => {
      const [one, other] = values.map(signIn);
      const all = requestsAround(values);
      const filters = all.filter(({ action }) => action === 'iot:Subscribe').filter((asked) => isAllowed(one, asked));
      const topics = all.filter(({ action }) => action === 'iot:Publish').filter((asked) => isAllowed(other, asked));
      for (const filter of filters) {
        expect(topics.filter((topic) => selects(nameIn(filter), nameIn(topic)))).toEqual([]);
      }
    }),
    { numRuns: RUNS },
  );
});

test('whoever has a plain name reaches all that is theirs', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', 'B', '1', '-', '_', '.', '@', 'é'), minLength: 3 }), (name) => {
      fc.pre(!/^\.+$/.test(name));
      const session = signIn(name);
      expect(requests(name, 'x').filter((request) => !isAllowed(session, request))).toEqual([]);
    }),
    { numRuns: RUNS },
  );
});

test('another evaluator says the same of a sample', async () => {
  await fc.assert(
    fc.asyncProperty(twoValues, fc.nat(), async (values, pick) => {
      const all = requestsAround(values);
      const request = all[pick % all.length];
      const opinions = await Promise.all(
        values.map((tenant) =>
          opinionsOf(pool, pool.authenticatedRole, {
            ...request,
            context: { 'aws:PrincipalTag/tenant': tenant, ...request.context },
          }),
        ),
      );
      for (const [first, second] of opinions) {
        expect([request, first]).toEqual([request, second]);
      }
      expect(opinions.every(([, second]) => second === 'ALLOWED')).toBe(false);
    }),
    { numRuns: Math.ceil(RUNS / 5) },
  );
});

/** What stands after the kind of a resource: `private/acme/x` of `...:topic/private/acme/x`. */
function nameIn({ resource }: AskedFor): string {
  return resource.replace(/^arn:aws:iot:[^:]*:[^:]*:[a-z]+\//, '');
}

/**
 * Whether a topic filter of MQTT selects a topic.
 *
 * https://docs.oasis-open.org/mqtt/mqtt/v3.1.1/os/mqtt-v3.1.1-os.html#_Toc398718106
 */
function selects(filter: string, topic: string): boolean {
  const [levels, names] = [filter.split('/'), topic.split('/')];
  const end = levels.indexOf('#');
  const fixed = end < 0 ? levels : levels.slice(0, end);
  return (
    (end < 0 ? names.length === fixed.length : names.length >= fixed.length) &&
    fixed.every((level, i) => level === '+' || level === names[i])
  );
}
