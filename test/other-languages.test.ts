import { JsiiKernel } from './support/jsii-kernel';
import { type Language, otherLanguage, type Program, templateOf, typeScript } from './support/languages';
import type { Json } from './support/stacks';

let kernel: JsiiKernel;
let foreign: Language;

beforeAll(async () => {
  kernel = await JsiiKernel.start();
  foreign = otherLanguage(kernel);
});

afterAll(() => kernel?.close());

/** A user pool of the stack with one client, and the provider for both. */
async function users({ create, call, struct }: Language, stack: Json): Promise<Json> {
  const userPool = await create('aws-cdk-lib.aws_cognito.UserPool', stack, 'Users');
  const client = await call(userPool, 'addClient', 'Web');
  const options = struct('UserPoolProviderOptions', { clients: [client] });
  return call('IdentityProvider', 'userPool', userPool, options);
}

const PROGRAMS: Record<string, Program> = {
  'a pool without anything': ({ create }, stack) => create('IdentityPool', stack, 'Pool'),

  'users of a user pool, at construction': async (language, stack) => {
    const props = language.struct('IdentityPoolProps', { providers: [await users(language, stack)] });
    await language.create('IdentityPool', stack, 'Pool', props);
  },

  'users of a user pool, later': async (language, stack) => {
    const pool = await language.create('IdentityPool', stack, 'Pool');
    await language.call(pool, 'addProvider', await users(language, stack));
  },

  'every prop of a pool': async ({ create, call, struct, map, enumMember }, stack) => {
    const guestRole = await call('PoolRole', 'create', struct('PoolRoleProps', { roleName: 'visitors' }));
    const maxSessionDuration = await call('aws-cdk-lib.Duration', 'hours', 12);
    const props = struct('IdentityPoolProps', {
      identityPoolName: 'Everybody',
      allowClassicFlow: true,
      removalPolicy: enumMember('aws-cdk-lib.RemovalPolicy', 'DESTROY'),
      tags: map({ costCentre: '1234', cost_centre: '5678' }),
      federation: await call('CognitoFederation', 'usGovWest'),
      guestAccess: await call('GuestAccess', 'enabled', struct('GuestAccessOptions', { role: guestRole })),
      authenticatedRole: await call('PoolRole', 'create', struct('PoolRoleProps', { maxSessionDuration })),
    });
    await create('IdentityPool', stack, 'Pool', props);
  },

  'grants on the roles of a pool': async ({ create, call, get, struct }, stack) => {
    const guestAccess = await call('GuestAccess', 'enabled');
    const pool = await create('IdentityPool', stack, 'Pool', struct('IdentityPoolProps', { guestAccess }));
    const bucket = await create('aws-cdk-lib.aws_s3.Bucket', stack, 'Bucket');
    await call(bucket, 'grantRead', await get(pool, 'guestRole'));
    await call(bucket, 'grantReadWrite', await get(pool, 'authenticatedRole'));
    await call(bucket, 'grantDelete', await call(pool, 'addRole', 'Editors'));
  },

  'roles that exist already': async ({ create, call, struct }, stack) => {
    const assumedBy = await create('aws-cdk-lib.aws_iam.AccountRootPrincipal');
    const role = await create(
      'aws-cdk-lib.aws_iam.Role',
      stack,
      'Role',
      struct('aws-cdk-lib.aws_iam.RoleProps', { assumedBy }),
    );
    const authenticatedRole = await call('PoolRole', 'existing', role);
    await create('IdentityPool', stack, 'Pool', struct('IdentityPoolProps', { authenticatedRole }));
  },

  'a role made elsewhere for the users of a pool': async ({ create, call, struct }, stack) => {
    const pool = await create('IdentityPool', stack, 'Pool');
    const assumedBy = await call('IdentityPoolPrincipal', 'authenticated', pool);
    await create('aws-cdk-lib.aws_iam.Role', stack, 'Role', struct('aws-cdk-lib.aws_iam.RoleProps', { assumedBy }));
  },

  "a provider of the user's own": async ({ create, call, get, struct, map, implement }, stack) => {
    const provider = await implement('IIdentityProvider', {
      bind: () =>
        struct('IdentityProviderConfig', {
          supportedLoginProviders: map({ 'accounts.google.com': '1234.apps.googleusercontent.com' }),
          developerProviderName: 'login.example.app',
        }),
    });
    const pool = await create('IdentityPool', stack, 'Pool');
    const handle = await call(pool, 'addProvider', provider);
    expect(await get(handle, 'providerNames')).toEqual(['accounts.google.com', 'login.example.app']);
  },
};

test.each(Object.entries(PROGRAMS))('another language makes the template TypeScript makes: %s', async (_, program) => {
  const template = await templateOf(typeScript, program);
  expect(template.Resources).toMatchObject({ PoolD3F588B8: { Type: 'AWS::Cognito::IdentityPool' } });
  expect(await templateOf(foreign, program)).toEqual(template);
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

  test('a pool is known as one', async () => {
    let answer: Json;
    await templateOf(foreign, async ({ create, call }, stack) => {
      answer = await call('IdentityPool', 'isIdentityPool', await create('IdentityPool', stack, 'Pool'));
    });
    expect(answer).toBe(true);
  });

  test('constants can be read', async () => {
    expect(await foreign.get('IdentityPool', 'PROPERTY_INJECTION_ID')).toBe('cdk-cognito-identity-pool.IdentityPool');
  });
});
