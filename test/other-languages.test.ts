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
async function users(l: Language, stack: Json): Promise<Json> {
  const userPool = await l.create('aws-cdk-lib.aws_cognito.UserPool', stack, 'Users');
  const client = await l.call(userPool, 'addClient', 'Web');
  const options = l.struct('UserPoolProviderOptions', { clients: [client] });
  return l.call('IdentityProvider', 'userPool', userPool, options);
}

const PROGRAMS: Record<string, Program> = {
  'a pool without anything': (l, stack) => l.create('IdentityPool', stack, 'Pool'),

  'users of a user pool, at construction': async (l, stack) => {
    const providers = [await users(l, stack)];
    await l.create('IdentityPool', stack, 'Pool', l.struct('IdentityPoolProps', { providers }));
  },

  'users of a user pool, later': async (l, stack) => {
    const pool = await l.create('IdentityPool', stack, 'Pool');
    await l.call(pool, 'addProvider', await users(l, stack));
  },

  'every prop of a pool': async (l, stack) => {
    const guestRole = await l.call('PoolRole', 'create', l.struct('PoolRoleProps', { roleName: 'visitors' }));
    const maxSessionDuration = await l.call('aws-cdk-lib.Duration', 'hours', 12);
    const props = l.struct('IdentityPoolProps', {
      identityPoolName: 'Everybody',
      allowClassicFlow: true,
      removalPolicy: l.enumMember('aws-cdk-lib.RemovalPolicy', 'DESTROY'),
      tags: l.map({ costCentre: '1234', cost_centre: '5678' }),
      federation: await l.call('CognitoFederation', 'usGovWest'),
      guestAccess: await l.call('GuestAccess', 'enabled', l.struct('GuestAccessOptions', { role: guestRole })),
      authenticatedRole: await l.call('PoolRole', 'create', l.struct('PoolRoleProps', { maxSessionDuration })),
    });
    await l.create('IdentityPool', stack, 'Pool', props);
  },

  'grants on the roles of a pool': async (l, stack) => {
    const guestAccess = await l.call('GuestAccess', 'enabled');
    const pool = await l.create('IdentityPool', stack, 'Pool', l.struct('IdentityPoolProps', { guestAccess }));
    const bucket = await l.create('aws-cdk-lib.aws_s3.Bucket', stack, 'Bucket');
    await l.call(bucket, 'grantRead', await l.get(pool, 'guestRole'));
    await l.call(bucket, 'grantReadWrite', await l.get(pool, 'authenticatedRole'));
    await l.call(bucket, 'grantDelete', await l.call(pool, 'addRole', 'Editors'));
  },

  'roles that exist already': async (l, stack) => {
    const assumedBy = await l.create('aws-cdk-lib.aws_iam.AccountRootPrincipal');
    const role = await l.create(
      'aws-cdk-lib.aws_iam.Role',
      stack,
      'Role',
      l.struct('aws-cdk-lib.aws_iam.RoleProps', { assumedBy }),
    );
    const authenticatedRole = await l.call('PoolRole', 'existing', role);
    await l.create('IdentityPool', stack, 'Pool', l.struct('IdentityPoolProps', { authenticatedRole }));
  },

  'a role made elsewhere for the users of a pool': async (l, stack) => {
    const pool = await l.create('IdentityPool', stack, 'Pool');
    const assumedBy = await l.call('IdentityPoolPrincipal', 'authenticated', pool);
    await l.create('aws-cdk-lib.aws_iam.Role', stack, 'Role', l.struct('aws-cdk-lib.aws_iam.RoleProps', { assumedBy }));
  },

  "a provider of the user's own": async (l, stack) => {
    const provider = await l.implement('IIdentityProvider', {
      bind: () =>
        l.struct('IdentityProviderConfig', {
          supportedLoginProviders: l.map({ 'accounts.google.com': '1234.apps.googleusercontent.com' }),
          developerProviderName: 'login.example.app',
        }),
    });
    const pool = await l.create('IdentityPool', stack, 'Pool');
    const handle = await l.call(pool, 'addProvider', provider);
    expect(await l.get(handle, 'providerNames')).toEqual(['accounts.google.com', 'login.example.app']);
  },
};

test.each(Object.entries(PROGRAMS))('another language makes the template TypeScript makes: %s', async (_, program) => {
  const template = await templateOf(typeScript, program);
  expect(template.Resources).toMatchObject({ PoolD3F588B8: { Type: 'AWS::Cognito::IdentityPool' } });
  expect(await templateOf(foreign, program)).toEqual(template);
});

describe('in another language', () => {
  test('an error of this library arrives with its code and all its words', async () => {
    const program: Program = async (l, stack) => {
      const userPool = await l.create('aws-cdk-lib.aws_cognito.UserPool', stack, 'Users');
      await l.call('IdentityProvider', 'userPool', userPool, l.struct('UserPoolProviderOptions', { clients: [] }));
    };
    await expect(templateOf(foreign, program)).rejects.toThrow(
      '[cdk-cognito-identity-pool:NoClients] IdentityProvider.userPool(Test/Users): clients is empty. Allowed: ',
    );
  });

  test('an error of a property arrives', async () => {
    const program: Program = async (l, stack) => {
      await l.get(await l.create('IdentityPool', stack, 'Pool'), 'guestRole');
    };
    await expect(templateOf(foreign, program)).rejects.toThrow('[cdk-cognito-identity-pool:NoGuestRole] Test/Pool: ');
  });

  test('a provider of its own is told the pool, and can ask it', async () => {
    const told: Json[] = [];
    await templateOf(foreign, async (l, stack) => {
      const provider = await l.implement('IIdentityProvider', {
        bind: async ([options]) => {
          told.push(await l.get(await l.get(options, 'identityPool'), 'identityPoolId'));
          return l.struct('IdentityProviderConfig', {});
        },
      });
      const pool = await l.create(
        'IdentityPool',
        stack,
        'Pool',
        l.struct('IdentityPoolProps', { providers: [provider] }),
      );
      told.push(await l.get(pool, 'identityPoolId'));
    });
    expect(told).toEqual([expect.stringContaining('${Token['), told[0]]);
  });

  test('an error of a provider of its own arrives where it was added', async () => {
    const program: Program = async (l, stack) => {
      const provider = await l.implement('IIdentityProvider', {
        bind: () => {
          throw new Error('no such directory');
        },
      });
      await l.call(await l.create('IdentityPool', stack, 'Pool'), 'addProvider', provider);
    };
    await expect(templateOf(foreign, program)).rejects.toThrow('no such directory');
  });

  test('a pool is known as one', async () => {
    let answer: Json;
    await templateOf(foreign, async (l, stack) => {
      answer = await l.call('IdentityPool', 'isIdentityPool', await l.create('IdentityPool', stack, 'Pool'));
    });
    expect(answer).toBe(true);
  });

  test('constants can be read', async () => {
    expect(await foreign.get('IdentityPool', 'PROPERTY_INJECTION_ID')).toBe('cdk-cognito-identity-pool.IdentityPool');
  });
});
