import { testing } from 'cdk-cognito-identity-pool';
import fc from 'fast-check';
import type { Json } from '../support/stacks';
import {
  arbitraryPool,
  arbitraryRule,
  arbitrarySignIn,
  FILES_NOBODY_WRITES,
  placesIn,
  withCondition,
  withUnknown,
} from './support/arbitrary-pools';
import { type PoolTemplate, poolTemplate, ROLES, SAML_ARN, trusting } from './support/pool-template';
import { became, SIGN_INS } from './support/sign-ins';

const { ResourceArn } = testing;
const RUNS = Number(process.env.PROPERTY_RUNS ?? 150);

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

/** Pools in which everything matters to somebody. */
const TELLING: [string, PoolTemplate, Visit[]][] = [
  [
    'rules and tags',
    {
      mappings: {
        oidc: {
          type: 'Rules',
          otherwise: 'Deny',
          rules: [
            ['team', 'Equals', 'a', 'Legal'],
            ['level', 'NotEqual', 'b', 'Research'],
          ],
        },
      },
      tags: { oidc: { team: 'team' }, google: { level: 'level' } },
      permissions: {
        Legal: [
          { Effect: 'Allow', Action: 's3:*', Resource: '*' },
          { Effect: 'Deny', Action: 's3:PutObject', Resource: 'arn:aws:s3:::files/*' },
        ],
        Research: [
          { Effect: 'Allow', Action: 's3:GetObject', Resource: `arn:aws:s3:::files/\${aws:PrincipalTag/team}/*` },
        ],
      },
      roleProps: { Legal: { PermissionsBoundary: { Ref: 'Boundary' } } },
      resources: {
        Files: { Type: 'AWS::S3::Bucket' },
        Boundary: {
          Type: 'AWS::IAM::ManagedPolicy',
          Properties: {
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }],
            },
          },
        },
      },
    },
    [
      { by: 'oidc', claims: { team: 'a', level: 'b' } },
      { by: 'oidc', claims: { team: 'ab', level: 'x' } },
      { by: 'oidc', claims: { team: 'b', level: 'b' } },
    ],
  ],
  [
    'groups, a required tag and guests',
    {
      guests: true,
      mappings: { 'user-pool': { type: 'Token', otherwise: 'AuthenticatedRole' } },
      groups: { admins: { role: 'Admins', precedence: 0 }, staff: { role: 'Research', precedence: 1 } },
      tags: { 'user-pool': { team: 'team' } },
      trust: {
        Research: [
          trusting('authenticated'),
          {
            Effect: 'Deny',
            Principal: { Federated: 'cognito-identity.amazonaws.com' },
            Action: 'sts:AssumeRoleWithWebIdentity',
            Condition: { StringNotLike: { 'aws:RequestTag/team': '?*' } },
          },
        ],
        Admins: [trusting('authenticated', ['sts:AssumeRoleWithWebIdentity'])],
      },
      permissions: {
        Research: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }],
        Guest: [{ Effect: 'Allow', Action: ['s3:GetObject', 'ec2:*'], Resource: '*' }],
      },
      roleProps: { Research: { Tags: [{ Key: 'team', Value: 'ab' }] } },
      resources: FILES_NOBODY_WRITES,
    },
    [
      { by: 'user-pool', claims: { 'cognito:groups': ['staff'], team: 'a' } },
      { by: 'user-pool', claims: { 'cognito:groups': ['staff'] } },
      { by: 'user-pool', claims: { 'cognito:groups': ['admins', 'staff'], team: 'a' } },
      { by: 'user-pool', claims: {} },
      { by: 'guest', claims: {} },
    ],
  ],
  [
    'the classic flow',
    {
      guests: true,
      classicFlow: true,
      permissions: { Legal: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }] },
      trust: { Legal: [trusting(SAML_ARN), trusting('accounts.google.com')] },
      resources: { Files: { Type: 'AWS::S3::Bucket' } },
    },
    [
      { by: 'google', claims: {}, classicRole: 'Legal' },
      { by: 'oidc', claims: {}, classicRole: 'Legal' },
      { by: 'guest', claims: {}, classicRole: 'Guest' },
    ],
  ],
  [
    'the classic flow, and role mappings that forbid it',
    {
      classicFlow: true,
      mappings: { oidc: { type: 'Token', otherwise: 'Deny' } },
      permissions: { Legal: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }] },
      resources: { Files: { Type: 'AWS::S3::Bucket' } },
    },
    [{ by: 'google', claims: {}, classicRole: 'Legal' }],
  ],
  [
    'a Lambda function that may change the token',
    {
      mappings: { 'user-pool': { type: 'Token', otherwise: 'Deny' } },
      groups: { staff: { role: 'Research', precedence: 1 } },
      permissions: { Research: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }] },
      resources: {
        Files: { Type: 'AWS::S3::Bucket' },
        Users: {
          Type: 'AWS::Cognito::UserPool',
          Properties: { LambdaConfig: { PreTokenGeneration: 'arn:aws:lambda' } },
        },
      },
    },
    [
      { by: 'user-pool', claims: {} },
      { by: 'user-pool', claims: { 'cognito:groups': ['staff'] } },
    ],
  ],
];

describe('making a part of a template unknown never turns a failing assertion into a passing one', () => {
  const cases = TELLING.flatMap(([name, pool, visits]) =>
    visits.map(
      (someone) => [name, `${someone.by} ${JSON.stringify(someone.claims)}`, poolTemplate(pool), someone] as const,
    ),
  );

  test.each(cases)('every single part, of a pool with %s: %s', (_, __, template, someone) => {
    const before = passing(template, someone);
    const found: string[] = [];
    for (const [index, path] of placesIn(template).entries()) {
      for (const how of [0, 2 + (index % 3)]) {
        const after = passing(withUnknown(template, path, how), someone);
        found.push(
          ...after.filter((name) => !before.includes(name)).map((name) => `${path.join('.')} (${how}): ${name}`),
        );
      }
    }
    expect(found).toEqual([]);
  });

  test.each(TELLING)('of a pool with %s something can be told', (_, pool, [someone]) => {
    expect(passing(poolTemplate(pool), someone)).not.toEqual([]);
  });

  test.each(cases)('any resource that may not be there, of a pool with %s: %s', (_, __, template, someone) => {
    const before = passing(template, someone);
    const found = Object.keys(template.Resources)
      .filter((id) => id !== 'Pool')
      .flatMap((id) => passing(withCondition(template, id), someone).map((name) => [id, name]))
      .filter(([, name]) => !before.includes(name));
    expect(found).toEqual([]);
  });

  test('some part, of any pool', () => {
    fc.assert(
      fc.property(arbitraryPool, arbitrarySignIn, fc.nat(), fc.nat(), (pool, someone, place, how) => {
        const template = poolTemplate(pool);
        const places = placesIn(template);
        const after = passing(withUnknown(template, places[place % places.length], how), someone);
        expect(passing(template, someone)).toEqual(expect.arrayContaining(after));
      }),
      { numRuns: RUNS },
    );
  });
});

test('whatever a template holds, nothing breaks', () => {
  fc.assert(
    fc.property(arbitraryPool, arbitrarySignIn, fc.nat(), fc.jsonValue(), (pool, someone, place, value) => {
      const template = poolTemplate(pool);
      const places = placesIn(template);
      const path = places[place % places.length];
      const parent = path.slice(0, -1).reduce((part, key) => part[key], template.Resources);
      parent[path[path.length - 1]] = value;
      try {
        const session = visit(template, someone);
        for (const [action, resource] of REQUESTS) {
          expect(session.decide(action, resource).reasons).not.toEqual([]);
        }
        testing.IdentityPoolSimulator.fromTemplate(template).accessTable().toMarkdown();
      } catch (error) {
        expect(String(error)).toMatch(
          /^Error: \[cdk-cognito-identity-pool:(SignInProviderUnknown|SimulatorNeedsPool)\]/,
        );
      }
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
        const spelled = object.replace(/[*?$]/g, (character) => `\${${character}}`);
        expect(session.isAllowed('s3:GetObject', spelled)).toBe(false);
      }),
      { numRuns: RUNS },
    );
  });
});
