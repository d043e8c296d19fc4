import { CfnParameter, Fn, Lazy, type Stack } from 'aws-cdk-lib';
import { CfnUserPool, CfnUserPoolClient, UserPool, UserPoolClient } from 'aws-cdk-lib/aws-cognito';
import { type IRole, Role, SamlMetadataDocument, SamlProvider } from 'aws-cdk-lib/aws-iam';
import { ClaimRule, IdentityPool, IdentityProvider, RoleMapping } from '../src';
import { type Json, onlyResource, testStack, userPoolOf, warningsOf } from './support/stacks';

const SAML = 'arn:aws:iam::123456789012:saml-provider/corporate';
const API = 'https://docs.aws.amazon.com/cognitoidentity/latest/APIReference';

function attachmentOf(stack: Stack): Json {
  return onlyResource(stack, 'AWS::Cognito::IdentityPoolRoleAttachment').Properties;
}

function anyRole(): IRole {
  return Role.fromRoleArn(testStack(), 'Role', 'arn:aws:iam::123456789012:role/any');
}

function rules(): ClaimRule[] {
  return [ClaimRule.whenEquals('team', 'legal', anyRole())];
}

describe('several mappings', () => {
  function clientsOf(stack: Stack, count: number) {
    return Array.from({ length: count }, (_, i) => UserPoolClient.fromUserPoolClientId(stack, `C${i}`, `client${i}`));
  }

  test('each client of a user pool has one, with the same rules', () => {
    const stack = testStack();
    const { userPool, client } = userPoolOf(stack);
    const mobile = userPool.addClient('Mobile');
    const pool = new IdentityPool(stack, 'Pool');
    const handle = pool.addProvider(
      IdentityProvider.userPool(userPool, {
        clients: [client, mobile],
        roleMapping: RoleMapping.fromRules([]),
      }),
    );
    handle.addRule(ClaimRule.whenEquals('custom:team', 'legal', pool.authenticatedRole));
    const mappings = Object.values<Json>(attachmentOf(stack).RoleMappings);
    expect(mappings.map((m) => m.IdentityProvider)).toEqual(
      stack.resolve([client, mobile].map((c) => `${userPool.userPoolProviderName}:${c.userPoolClientId}`)),
    );
    expect(mappings[0].RulesConfiguration).toEqual(mappings[1].RulesConfiguration);
  });

  test('two handles of one user pool may decide differently', () => {
    const stack = testStack();
    const { userPool, client } = userPoolOf(stack);
    new IdentityPool(stack, 'Pool', {
      providers: [
        IdentityProvider.userPool(userPool, { clients: [client], roleMapping: RoleMapping.fromToken() }),
        IdentityProvider.userPool(userPool, {
          clients: [userPool.addClient('Mobile')],
          roleMapping: RoleMapping.fromRules(rules()),
        }),
      ],
    });
    expect(Object.values<Json>(attachmentOf(stack).RoleMappings).map((m) => m.Type)).toEqual(['Token', 'Rules']);
  });

  test('may be ten, and fail when they are eleven, clients counted one by one', () => {
    const stack = testStack();
    const pool = new IdentityPool(stack, 'Pool');
    const userPool = UserPool.fromUserPoolId(stack, 'Users', 'eu-west-1_abc');
    const roleMapping = RoleMapping.fromToken();
    const clients = clientsOf(stack, 12);
    pool.addProvider(IdentityProvider.userPool(userPool, { clients: clients.slice(0, 9), roleMapping }));
    pool.addProvider(IdentityProvider.userPool(userPool, { clients: [clients[9]], roleMapping }));
    expect(Object.keys(attachmentOf(stack).RoleMappings)).toHaveLength(10);
    expect(() =>
      pool.addProvider(IdentityProvider.samlArn(SAML, { roleMapping: RoleMapping.fromRules(rules()) })),
    ).toThrow(
      '[cdk-cognito-identity-pool:TooManyMappedProviders] Test/Pool: 11 providers with a role mapping, each client of a user pool counted as ' +
        'one. Allowed: at most 10 (https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html). Instead: a second identity pool, or ' +
        'fewer clients.',
    );
    expect(() => pool.addProvider(IdentityProvider.userPool(userPool, { clients: [clients[10]] }))).not.toThrow();
  });

  test('fail when a name has more than 128 characters, and only where it is mapped', () => {
    const arn = (length: number) => SAML.padEnd(length, 'x');
    const pool = new IdentityPool(testStack(), 'Pool');
    const roleMapping = RoleMapping.fromRules([]);
    expect(() => pool.addProvider(IdentityProvider.samlArn(arn(128), { roleMapping }))).not.toThrow();
    expect(() => pool.addProvider(IdentityProvider.samlArn(arn(130)))).not.toThrow();
    expect(() => pool.addProvider(IdentityProvider.samlArn(arn(129), { roleMapping }))).toThrow(
      `[cdk-cognito-identity-pool:ProviderNameTooLong] Test/Pool: the name of a provider with a role mapping is "${arn(129).slice(0, 60)}"… (129 ` +
        'characters), 129 characters long. Allowed: 1 to 128 characters: the name of a provider that has a role mapping or principal tags ' +
        `(${API}/API_SetIdentityPoolRoles.html).`,
    );
  });

  test('fail when the name of a client, its user pool included, has more than 128 characters', () => {
    const stack = testStack();
    const clients = [UserPoolClient.fromUserPoolClientId(stack, 'Client', 'x'.repeat(128))];
    const userPool = UserPool.fromUserPoolId(stack, 'Users', 'eu-west-1_abc');
    const roleMapping = RoleMapping.fromToken();
    const pool = new IdentityPool(stack, 'Pool');
    expect(() => pool.addProvider(IdentityProvider.userPool(userPool, { clients, roleMapping }))).toThrow(
      '[cdk-cognito-identity-pool:ProviderNameTooLong] Test/Pool: the name of a provider with a role mapping is "cognito-idp.eu-west-1.',
    );
  });
});

describe('the key of a mapping', () => {
  const byToken = { roleMapping: RoleMapping.fromToken() };

  function keysOf(stack: Stack): string[] {
    return Object.keys(attachmentOf(stack).RoleMappings);
  }

  test('is a literal that does not change when providers are added before it', () => {
    const [alone, behind] = [false, true].map((hasOthers) => {
      const stack = testStack();
      const { userPool, client } = userPoolOf(stack);
      const pool = new IdentityPool(stack, 'Pool');
      if (hasOthers) {
        const others = userPoolOf(stack, 'Others');
        pool.addProvider(IdentityProvider.userPool(others.userPool, { clients: [others.client], ...byToken }));
      }
      pool.addProvider(IdentityProvider.userPool(userPool, { clients: [client], ...byToken }));
      return keysOf(stack);
    });
    expect(behind.slice(1)).toEqual(alone);
    expect(alone).toEqual([expect.stringMatching(/^TestUsersWeb[0-9A-F]{8}$/)]);
  });

  test('is the client for one whose user pool is a token', () => {
    const stack = testStack();
    const userPool = UserPool.fromUserPoolId(stack, 'Users', Fn.importValue('UserPoolId'));
    const clients = [UserPoolClient.fromUserPoolClientId(stack, 'Client', 'abc123')];
    new IdentityPool(stack, 'Pool', { providers: [IdentityProvider.userPool(userPool, { clients, ...byToken })] });
    expect(keysOf(stack)).toEqual(['abc123']);
  });

  test('of a token is made of what it resolves to', () => {
    const keys = [0, 1].map((before) => {
      const stack = testStack();
      const pool = new IdentityPool(stack, 'Pool');
      for (let i = 0; i < before; i++) {
        new CfnParameter(stack, `P${i}`);
      }
      const roleMapping = RoleMapping.fromRules(rules());
      pool.addProvider(IdentityProvider.samlArn(Fn.importValue('Saml'), { roleMapping }));
      pool.addProvider(IdentityProvider.samlArn(Fn.importValue('Other'), { roleMapping }));
      return keysOf(stack);
    });
    expect(keys[0]).toEqual(keys[1]);
    expect(new Set(keys[0]).size).toBe(2);
  });

  test('is short however deep the client is, and tells it from its neighbours', () => {
    const stack = testStack();
    const userPool = new CfnUserPool(stack, 'Users'.repeat(40));
    const pool = new IdentityPool(stack, 'Pool');
    for (const id of ['One', 'Two']) {
      const client = new CfnUserPoolClient(userPool, id.repeat(40), { userPoolId: userPool.ref });
      pool.addProvider(IdentityProvider.userPool(userPool, { clients: [client], ...byToken }));
    }
    const keys = keysOf(stack);
    expect(new Set(keys).size).toBe(2);
    expect(keys.map((key) => key.length)).toEqual([60, 60]);
  });

  test('can be made of one lazy value, and fails for a second, which would take its place', () => {
    const stack = testStack();
    const pool = new IdentityPool(stack, 'Pool');
    const lazy = (n: number) =>
      IdentityProvider.samlArn(Lazy.string({ produce: () => `${SAML}${n}` }), {
        roleMapping: RoleMapping.fromRules(rules()),
      });
    pool.addProvider(lazy(1));
    expect(() => pool.addProvider(lazy(2))).toThrow(
      '[cdk-cognito-identity-pool:ProviderTwice] Test/Pool: two providers have names that are known only at synthesis, and can not be told from ' +
        'each other. Allowed: one such provider with a role mapping or principal tags. Instead: the provider itself, or its name, where ' +
        'Lazy.string() stands.',
    );
    expect(Object.values<Json>(attachmentOf(stack).RoleMappings)[0].IdentityProvider).toBe(`${SAML}1`);
  });
});

test('a provider construct may be mapped', () => {
  const stack = testStack();
  const pool = new IdentityPool(stack, 'Pool');
  const saml = new SamlProvider(stack, 'Corporate', { metadataDocument: SamlMetadataDocument.fromXml('<xml/>') });
  pool.addProvider(
    IdentityProvider.saml(saml, {
      roleMapping: RoleMapping.fromRules([ClaimRule.whenEquals('team', 'legal', pool.authenticatedRole)]),
    }),
  );
  const { RoleMappings } = attachmentOf(stack);
  expect(Object.keys(RoleMappings)).toEqual([expect.stringMatching(/^TestCorporate[0-9A-F]{8}$/)]);
  expect(Object.values<Json>(RoleMappings)[0].IdentityProvider).toEqual(stack.resolve(saml.samlProviderArn));
  expect(warningsOf(stack)).toEqual([]);
});
