import { testing } from 'cdk-cognito-identity-pool';
import fc from 'fast-check';
import type { Json } from '../support/stacks';
import {
  arbitraryPlace,
  arbitraryPool,
  arbitraryRule,
  arbitrarySignIn,
  withCondition,
  withUnknown,
} from './support/arbitrary-pools';
import { type PoolTemplate, poolTemplate, ROLES } from './support/pool-template';
import { became, SIGN_INS } from './support/sign-ins';

const { ResourceArn } = testing;
const RUNS = Number(process.env.PROPERTY_RUNS ?? 300);

const REQUESTS: [string, string][] = [
  ['s3:GetObject', 'arn:aws:s3:::files/a/x'],
  ['s3:PutObject', 'arn:aws:s3:::files/ab/x'],
  ['s3:GetObject', ResourceArn.of('Files', '/a/x')],
  ['s3:PutObject', ResourceArn.of('Files', '/ab/x')],
];

type Visit = { by: string; claims: Json; classicRole?: string };

function visit(template: Json, { by, claims, classicRole }: Visit): testing.SimulatedSession {
  const options = classicRole === undefined ? {} : { classicFlowRoleArn: ResourceArn.of(classicRole) };
  return testing.IdentityPoolSimulator.fromTemplate(template).signIn(SIGN_INS[by](claims, options));
}

type Assertion = (session: testing.SimulatedSession) => void;

const TAGS: { [tag: string]: string }[] = [{}, { team: 'a' }, { team: 'ab' }, { level: 'b' }];

const ASSERTIONS: Record<string, Assertion> = {
  refused: (session) => session.assertRefused(),
  ...Object.fromEntries(ROLES.map((id): [string, Assertion] => [id, (x) => x.assertAssumesArn(ResourceArn.of(id))])),
  ...Object.fromEntries(
    REQUESTS.flatMap(([action, resource], index): [string, Assertion][] => [
      [`allowed ${index}`, (session) => session.assertAllowed(action, resource)],
      [`denied ${index}`, (session) => session.assertDenied(action, resource)],
    ]),
  ),
  ...Object.fromEntries(
    TAGS.map((tags): [string, Assertion] => [JSON.stringify(tags), (session) => session.assertPrincipalTags(tags)]),
  ),
};

/** Which of all assertions about a visit pass. Whatever throws does not. */
function passing(template: Json, someone: Visit): string[] {
  try {
    const session = visit(template, someone);
    return Object.keys(ASSERTIONS).filter((name) => passes(() => ASSERTIONS[name](session)));
  } catch {
    return [];
  }
}

function passes(assertion: () => void): boolean {
  try {
    assertion();
    return true;
  } catch {
    return false;
  }
}

test('making a part of a template unknown never turns a failing assertion into a passing one', () => {
  fc.assert(
    fc.property(arbitraryPool, arbitrarySignIn, arbitraryPlace, (pool, someone, place) => {
      const template = poolTemplate(pool);
      const before = passing(template, someone);
      const after = passing(withUnknown(template, place), someone);
      expect(before).toEqual(expect.arrayContaining(after));
    }),
    { numRuns: RUNS },
  );
});

test('neither does a condition of which nobody can tell, on any resource', () => {
  fc.assert(
    fc.property(arbitraryPool, arbitrarySignIn, fc.nat(), (pool, someone, which) => {
      const template = poolTemplate(pool);
      const ids = Object.keys(template.Resources).filter((id) => id !== 'Pool');
      const before = passing(template, someone);
      const changed = structuredClone({
        ...template,
        Parameters: { Which: { Type: 'String' } },
        Conditions: { Open: { 'Fn::Equals': [{ Ref: 'Which' }, 'x'] } },
      });
      expect(before).toEqual(expect.arrayContaining(passing(withCondition(changed, ids[which % ids.length]), someone)));
    }),
    { numRuns: RUNS },
  );
});

test('nothing is both allowed and denied', () => {
  fc.assert(
    fc.property(arbitraryPool, arbitrarySignIn, (pool, someone) => {
      const found = passing(poolTemplate(pool), someone);
      expect(
        REQUESTS.filter((_, index) => found.includes(`allowed ${index}`) && found.includes(`denied ${index}`)),
      ).toEqual([]);
    }),
    { numRuns: RUNS },
  );
});

test('the order of the rules after the first that matches never changes the role', () => {
  const first: [string, string, string, string] = ['team', 'Equals', 'a', 'Legal'];
  const rules = fc.array(arbitraryRule, { maxLength: 6 });
  fc.assert(
    fc.property(rules, fc.func(fc.nat()), (rest, order) => {
      const shuffled = [...rest].sort((a, b) => order(a) - order(b));
      const roleWith = (after: typeof rest) => {
        const mappings = { oidc: { type: 'Rules', otherwise: 'Deny', rules: [first, ...after] } };
        return became(visit(poolTemplate({ mappings }), { by: 'oidc', claims: { team: 'a', level: 'b' } }));
      };
      expect([roleWith(rest), roleWith(shuffled)]).toEqual(['Legal', 'Legal']);
    }),
    { numRuns: RUNS },
  );
});

test('a guest never gets a role of the signed-in', () => {
  fc.assert(
    fc.property(arbitraryPool, (pool) => {
      const session = visit(poolTemplate({ ...pool, guests: true }), { by: 'guest', claims: {} });
      expect([undefined, pool.defaults?.unauthenticated]).toContain(session.roleLogicalId);
    }),
    { numRuns: RUNS },
  );
});

describe('the value of a tag opens its own folder, and no other', () => {
  const template = (resource: string): PoolTemplate => ({
    tags: { oidc: { team: 'team' } },
    permissions: { Auth: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: resource }] },
  });
  const NASTY = [
    '*',
    '?',
    '**',
    `\${`,
    '$',
    '}',
    '',
    '/',
    '..',
    '../b',
    '.',
    'a/b',
    'a*',
    `\${aws:PrincipalTag/team}`,
    `\${*}`,
    ' ',
    'b',
    '%2F',
    '\u{1F600}',
  ];
  const values = fc.oneof(
    fc.constantFrom(...NASTY),
    fc.string({ maxLength: 4 }),
    fc.string({ unit: 'grapheme', maxLength: 3 }),
  );

  test.each([...NASTY])('%j', (team) => {
    const session = visit(poolTemplate(template(`arn:aws:s3:::files/teams/\${aws:PrincipalTag/team}/*`)), {
      by: 'oidc',
      claims: { team },
    });
    expect(session.isAllowed('s3:GetObject', 'arn:aws:s3:::files/teams/victim/x')).toBe(false);
    expect(session.isAllowed('s3:GetObject', 'arn:aws:s3:::files/teams/x')).toBe(false);
    expect(session.isAllowed('s3:GetObject', 'arn:aws:s3:::files/other/x')).toBe(false);
  });

  test('whatever it is', () => {
    fc.assert(
      fc.property(values, values, (team, folder) => {
        const session = visit(poolTemplate(template(`arn:aws:s3:::files/teams/\${aws:PrincipalTag/team}/*`)), {
          by: 'oidc',
          claims: { team },
        });
        const object = `arn:aws:s3:::files/teams/${folder}/x`;
        fc.pre(!object.startsWith(`arn:aws:s3:::files/teams/${team}/`));
        expect(session.isAllowed('s3:GetObject', object)).toBe(false);
      }),
      { numRuns: RUNS },
    );
  });
});
