import { compiledAssembly } from './support/compiled';
import { ISOLATION_PROGRAMS } from './support/isolation-programs';
import { JsiiKernel } from './support/jsii-kernel';
import { type Language, otherLanguage, type Program, templateOf, typeScript } from './support/languages';
import { PROGRAMS as POOL_PROGRAMS } from './support/programs';
import type { Json } from './support/stacks';
import { noting, unusedOf } from './support/surface-use';

/** Namespaces that read templates: a program that is judged by the template it makes has nothing to ask of them. */
const MAKES_NO_TEMPLATE = ['checks', 'testing'];

const PROGRAMS = { ...POOL_PROGRAMS, ...ISOLATION_PROGRAMS };

let kernel: JsiiKernel;
let foreign: Language;

beforeAll(async () => {
  kernel = await JsiiKernel.start();
  foreign = otherLanguage(kernel);
});

afterAll(() => kernel?.close());

test.each(Object.entries(PROGRAMS))('another language makes the template TypeScript makes: %s', async (_, program) => {
  const template = await templateOf(typeScript, program);
  expect(template.Resources).not.toBeUndefined();
  expect(await templateOf(foreign, program)).toEqual(template);
});

test('the programs use all there is of the library', async () => {
  const uses = new Set<string>();
  const language = otherLanguage(noting(kernel, uses));
  for (const program of Object.values(PROGRAMS)) {
    await templateOf(language, program);
  }
  const unused = unusedOf(compiledAssembly(), uses);
  expect(unused.filter((name) => !MAKES_NO_TEMPLATE.some((namespace) => name.startsWith(`${namespace}.`)))).toEqual([]);
});

describe('in another language', () => {
  test('an error of this library arrives with its code and all its words', async () => {
    const program: Program = async ({ create, call, struct }, stack) => {
      const userPool = await create('aws-cdk-lib.aws_cognito.UserPool', stack, 'Users');
      await call('IdentityProvider', 'userPool', userPool, struct('UserPoolProviderOptions', { clients: [] }));
    };
    await expect(templateOf(foreign, program)).rejects.toThrow(
      '[cdk-cognito-identity-pool:NoClients] IdentityProvider.userPool(Test/Users): clients is empty. Allowed: ',
    );
  });

  test('an error of a property arrives', async () => {
    const program: Program = async ({ create, get }, stack) => {
      await get(await create('IdentityPool', stack, 'Pool'), 'guestRole');
    };
    await expect(templateOf(foreign, program)).rejects.toThrow('[cdk-cognito-identity-pool:NoGuestRole] Test/Pool: ');
  });

  test('a provider of its own is told the pool, and can ask it', async () => {
    const told: Json[] = [];
    await templateOf(foreign, async ({ create, get, struct, implement }, stack) => {
      const provider = await implement('IIdentityProvider', {
        bind: async ([options]) => {
          told.push(await get(await get(options, 'identityPool'), 'identityPoolId'));
          return struct('IdentityProviderConfig', {});
        },
      });
      const pool = await create('IdentityPool', stack, 'Pool', struct('IdentityPoolProps', { providers: [provider] }));
      told.push(await get(pool, 'identityPoolId'));
    });
    expect(told).toEqual([expect.stringContaining('${Token['), told[0]]);
  });

  test('an error of a provider of its own arrives where it was added', async () => {
    const program: Program = async ({ create, call, implement }, stack) => {
      const provider = await implement('IIdentityProvider', {
        bind: () => {
          throw new Error('no such directory');
        },
      });
      await call(await create('IdentityPool', stack, 'Pool'), 'addProvider', provider);
    };
    await expect(templateOf(foreign, program)).rejects.toThrow('no such directory');
  });

  test('the checks find what they find in TypeScript', async () => {
    let found: Json;
    const program: Program = async ({ create, call, get, struct }, stack) => {
      const pool = await create('IdentityPool', stack, 'Pool');
      await create(
        'aws-cdk-lib.aws_cognito.CfnIdentityPoolRoleAttachment',
        stack,
        'Again',
        struct('aws-cdk-lib.aws_cognito.CfnIdentityPoolRoleAttachmentProps', {
          identityPoolId: await get(pool, 'identityPoolId'),
        }),
      );
      const findings = await call('checks.IdentityPoolChecks', 'findings', stack);
      found = await Promise.all(findings.map((finding: Json) => get(finding, 'ruleId')));
      await call('checks.IdentityPoolChecks', 'assertNone', stack);
    };
    await expect(templateOf(foreign, program)).rejects.toThrow('ERROR SeveralRoleAttachments at Test/Again (Again)');
    expect(found).toContain('SeveralRoleAttachments');
  });

  test('the checks can be added, and templates be compared', async () => {
    const changes: Json[] = [];
    await templateOf(foreign, async ({ create, call, get, map }, stack) => {
      const validations = await call('aws-cdk-lib.Validations', 'of', stack);
      await call(validations, 'addPlugins', await create('checks.IdentityPoolChecks'));
      const template = (guests: boolean) => {
        const Properties = map({ AllowUnauthenticatedIdentities: guests });
        return map({ Resources: map({ Pool: map({ Type: 'AWS::Cognito::IdentityPool', Properties }) }) });
      };
      const found = await call('checks.IdentityPoolChanges', 'between', template(true), template(false));
      changes.push(...(await Promise.all(found.map((change: Json) => get(change, 'kind')))));
    });
    expect(changes).toEqual([
      { '$jsii.enum': 'cdk-cognito-identity-pool.checks.IdentityPoolChangeKind/GUESTS_TURNED_OFF' },
    ]);
  });

  test('somebody reaches their own, and nobody else’s', async () => {
    await templateOf(foreign, async ({ create, call, get }, stack) => {
      const pool = await create('IdentityPool', stack, 'Pool');
      const google = await call('IdentityProvider', 'google', '1-a.apps.googleusercontent.com');
      const handle = await call(pool, 'addProvider', google);
      const bucket = await create('aws-cdk-lib.aws_s3.Bucket', stack, 'Files');
      const users = await call(await get(pool, 'isolate'), 'byIdentityId');
      await call(await call(users, 'inBucket', bucket), 'grantReadWrite');
      const simulator = await call('testing.IdentityPoolSimulator', 'of', pool);
      const alice = await call(simulator, 'signIn', await call('testing.SignIn', 'through', handle));
      const own = await call(bucket, 'arnForObjects', `private/${await get(alice, 'identityId')}/x`);
      const other = await call(bucket, 'arnForObjects', 'private/somebody/x');
      await call(alice, 'assertAllowed', 's3:PutObject', own);
      await call(alice, 'assertDenied', 's3:PutObject', other);
      await expect(call(alice, 'assertDenied', 's3:PutObject', own)).rejects.toThrow('but it is ALLOWED');
    });
  });

  test('a sign-in is simulated, with claims and conditions of every kind', async () => {
    const told: Json[] = [];
    await templateOf(foreign, async ({ create, call, get, map }, stack) => {
      const pool = await create('IdentityPool', stack, 'Pool');
      const provider = await call('IdentityProvider', 'google', '1-a.apps.googleusercontent.com');
      const handle = await call(pool, 'addProvider', provider);
      const bucket = await create('aws-cdk-lib.aws_s3.Bucket', stack, 'Files');
      await call(bucket, 'grantRead', await get(pool, 'authenticatedRole'), 'docs/*');
      const simulator = await call('testing.IdentityPoolSimulator', 'of', pool);
      const claims = map({ hd: 'example.com', groups: ['a', 'b'], level: 7, more: map({ of: 'this' }), none: null });
      const session = await call(simulator, 'signIn', await call('testing.SignIn', 'through', handle, claims));
      await call(session, 'assertAssumes', await get(pool, 'authenticatedRole'));
      const object = await call(bucket, 'arnForObjects', 'docs/x');
      await call(session, 'assertAllowed', 's3:GetObject', object, map({ 'aws:SecureTransport': true }));
      const decision = await call(session, 'decide', 's3:PutObject', object);
      told.push(await get(decision, 'outcome'), await get(session, 'isRefused'), await get(session, 'principalTags'));
      await expect(call(session, 'assertDenied', 's3:GetObject', object)).rejects.toThrow('but it is ALLOWED');
    });
    expect(told).toEqual([
      { '$jsii.enum': 'cdk-cognito-identity-pool.testing.DecisionOutcome/IMPLICITLY_DENIED' },
      false,
      { '$jsii.map': {} },
    ]);
  });

  test('the access table of a pool is read', async () => {
    const told: Json[] = [];
    await templateOf(foreign, async ({ create, call, get }, stack) => {
      const pool = await create('IdentityPool', stack, 'Pool');
      await call(pool, 'addProvider', await call('IdentityProvider', 'google', '1-a.apps.googleusercontent.com'));
      const table = await call(await call('testing.IdentityPoolSimulator', 'of', pool), 'accessTable');
      const [google] = await get(table, 'entries');
      for (const member of ['provider', 'who', 'role', 'through']) {
        told.push(await get(google, member));
      }
      told.push(await call(table, 'toMermaid'));
    });
    expect(told).toEqual([
      'accounts.google.com',
      'all',
      'Test/Pool/AuthenticatedRole',
      [],
      expect.stringMatching(/^flowchart LR\n/),
    ]);
  });

  test('users reach their own things, and nobody else’s', async () => {
    const told: Json[] = [];
    await templateOf(foreign, async ({ create, call, get, struct, map }, stack) => {
      const pool = await create('IdentityPool', stack, 'Pool');
      const principalTags = await call('PrincipalTags', 'custom', map({ tenant: 'hd' }));
      const options = struct('IdentityProviderOptions', { principalTags });
      const google = await call('IdentityProvider', 'google', '1-a.apps.googleusercontent.com', options);
      const handle = await call(pool, 'addProvider', google);
      const bucket = await create('aws-cdk-lib.aws_s3.Bucket', stack, 'Files');
      const tenants = await call(await get(pool, 'isolate'), 'byPrincipalTag', 'tenant');
      await call(await call(tenants, 'inBucket', bucket), 'grantRead');

      const simulator = await call('testing.IdentityPoolSimulator', 'of', pool);
      const signIn = async (hd: string) =>
        call(simulator, 'signIn', await call('testing.SignIn', 'through', handle, map({ hd })));
      const acme = await signIn('acme.example');
      await call(acme, 'assertAllowed', 's3:GetObject', await call(bucket, 'arnForObjects', 'private/acme.example/x'));
      await call(acme, 'assertDenied', 's3:GetObject', await call(bucket, 'arnForObjects', 'private/globex.example/x'));
      const inside = await call(bucket, 'arnForObjects', 'private/acme.example/labs/x');
      told.push(
        await get(await call(await signIn('acme.example/labs'), 'decide', 's3:GetObject', inside), 'isAllowed'),
      );
    });
    expect(told).toEqual([false]);
  });

  test('a tag that no provider maps is an error there, too', async () => {
    const program: Program = async ({ create, call, get }, stack) => {
      const pool = await create('IdentityPool', stack, 'Pool');
      await call(await get(pool, 'isolate'), 'byPrincipalTag', 'tenant');
    };
    await expect(templateOf(foreign, program)).rejects.toThrow(
      '[cdk-cognito-identity-pool:IsolationTagNotMapped] Test/Pool: ',
    );
  });
});
