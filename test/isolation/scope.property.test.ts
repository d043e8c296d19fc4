import fc from 'fast-check';
import { firstOpinion } from '../testing/policy/support/first-opinion';
import { ACCOUNT, firm } from './support/pools';

const ACTION = 'kinesis:PutRecord';
const RUNS = 5_000;

const { pool } = firm();
const tenants = pool.isolate.byPrincipalTag('tenant');

/** Few characters, so that names meet often. */
const text = (...characters: string[]) =>
  fc.array(fc.constantFrom(...characters), { maxLength: 4 }).map((c) => c.join(''));
const value = text('a', 'x', '-', '/', ':', '.');
const before = text('x', '-', '/', ':', '*');
const after = text('x', '-', '/', ':', '.', '*', '?', tenants.variable);

interface Meeting {
  readonly pattern: string;
  readonly own: string;
  readonly other: string;
  /** What stands for the wildcards. */
  readonly rest: string;
}

const meeting: fc.Arbitrary<Meeting> = fc
  .record({ left: before, right: after, other: value, own: value, isInside: fc.boolean(), rest: value })
  .map(({ left, right, other, own, isInside, rest }) => ({
    pattern: `arn:aws:kinesis:eu-west-1:${ACCOUNT}:stream/x${left}${tenants.variable}${right}`,
    other,
    // What goes on where another name ends is what wildcards are most likely to let in.
    own: isInside ? `${other}${right.slice(0, 1)}${own}` : own,
    rest,
  }));

/** The statement of a pattern, where the pattern is taken. */
function statementOf(pattern: string): object | undefined {
  try {
    const [statement] = tenants.scope(pattern).grant([ACTION]).principalStatements;
    return statement.toStatementJson();
  } catch {
    return undefined;
  }
}

function isAllowed(statement: object, tenant: string, resource: string): boolean {
  const outcome = firstOpinion({
    action: ACTION,
    resource,
    context: { 'aws:PrincipalTag/tenant': tenant },
    principal: {
      account: ACCOUNT,
      roleArn: `arn:aws:iam::${ACCOUNT}:role/users`,
      sessionArn: `arn:aws:sts::${ACCOUNT}:assumed-role/users/session`,
      federated: 'cognito-identity.amazonaws.com',
    },
    identity: [{ Version: '2012-10-17', Statement: [statement as never] }],
    boundary: undefined,
    session: undefined,
    resourcePolicy: undefined,
  });
  expect(['ALLOWED', 'IMPLICITLY_DENIED']).toContain(outcome);
  return outcome === 'ALLOWED';
}

describe('whatever pattern scope() takes', () => {
  let taken = 0;
  let reached = 0;

  test('no resource is that of two tenants', () => {
    fc.assert(
      fc.property(meeting, ({ pattern, own, other, rest }) => {
        fc.pre(own !== other);
        const statement = statementOf(pattern);
        if (statement === undefined) {
          return;
        }
        taken += 1;
        const resource = pattern.split(tenants.variable).join(own).replace('?', rest.slice(0, 1)).replaceAll('*', rest);
        if (isAllowed(statement, own, resource)) {
          reached += 1;
          expect(isAllowed(statement, other, resource)).toBe(false);
        }
      }),
      { numRuns: RUNS },
    );
  });

  test('many are taken, and many resources are somebody’s', () => {
    expect(taken).toBeGreaterThan(RUNS / 20);
    expect(reached).toBeGreaterThan(RUNS / 40);
  });
});
