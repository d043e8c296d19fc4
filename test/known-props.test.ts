import { SecretValue } from 'aws-cdk-lib';
import { RestApi } from 'aws-cdk-lib/aws-apigateway';
import { Role } from 'aws-cdk-lib/aws-iam';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { GuestAccess, IdentityPool, IdentityProvider, PoolRole, PrincipalTags, RoleMapping } from '../src';
import { testStack, userPoolOf } from './support/stacks';
import { membersOfStockModule } from './support/stock-members';

// The compiler looks for unknown names where an object is written, not where a variable is handed on.
// biome-ignore lint/suspicious/noExplicitAny: props of another construct are what is tested
type Any = any;

const PREFIX = '[cdk-cognito-identity-pool:PropUnknown] ';
const pool = (props: Any = {}) => new IdentityPool(testStack(), 'Pool', props);

describe('a pool refuses props of the stock construct, and names what takes their place', () => {
  test.each<[string, unknown, string]>([
    ['authenticationProviders', {}, 'providers: [IdentityProvider.userPool(userPool, { clients: [client] })]'],
    [
      'allowUnauthenticatedIdentities',
      true,
      'guestAccess: GuestAccess.enabled(), or nothing: guests are off by default',
    ],
    ['unauthenticatedRole', {}, 'guestAccess: GuestAccess.enabled({ role: PoolRole.existing(role) })'],
    ['roleMappings', [], 'roleMapping of the provider: RoleMapping.fromRules([...]) or RoleMapping.fromToken()'],
  ])('%s', (name, value, instead) => {
    const make = () => pool({ [name]: value });
    expect(make).toThrow(`${PREFIX}Test/Pool: there is no ${name} here, and what it says would be lost. Allowed: `);
    expect(make).toThrow('(MIGRATION.md says what became of each name of the stock construct)');
    expect(make).toThrow(`Instead: ${instead}.`);
  });

  test('all of them that are not its own as well', () => {
    const stock = membersOfStockModule().flatMap((member) => /^IdentityPoolProps\.(\w+)$/.exec(member)?.[1] ?? []);
    const refused = stock.filter((name) => {
      try {
        pool({ [name]: undefined });
        pool({ [name]: name.startsWith('allow') ? false : 'x' });
        return false;
      } catch {
        return true;
      }
    });
    expect(stock.filter((name) => !refused.includes(name)).sort()).toEqual(['allowClassicFlow', 'identityPoolName']);
  });

  test('a role for authenticatedRole is one of another kind', () => {
    const role = Role.fromRoleArn(testStack(), 'Role', 'arn:aws:iam::123456789012:role/r');
    expect(() => pool({ authenticatedRole: role })).toThrow('Instead: PoolRole.existing(role), ');
  });
});

test.each<[string, () => unknown, string]>([
  [
    'of a pool',
    () => pool({ provider: [] }),
    'there is no provider here, and what it says would be lost. Allowed: identityPoolName, providers, ',
  ],
  ['of a pool', () => pool({ guestaccess: GuestAccess.disabled() }), 'Instead: guestAccess.'],
  ['of a pool', () => pool({ principalTags: {} }), 'Instead: principalTags of the provider: '],
  ['of a role', () => pool().addRole('Editor', { rolename: 'editor' } as Any), 'Test/Pool: there is no rolename here'],
  [
    'of a role',
    () => PoolRole.create({ inlinePolicies: {} } as Any),
    'Instead: grants on the role, or role.addToPrincipalPolicy().',
  ],
  ['of guests', () => GuestAccess.enabled({ roles: PoolRole.none() } as Any), 'Instead: role.'],
  ['of a provider', () => IdentityProvider.google('1', { roleMappings: [] } as Any), 'Instead: roleMapping.'],
  [
    'of a provider',
    () => IdentityProvider.twitter('1', SecretValue.secretsManager('s'), { principalTag: 1 } as Any),
    'Instead: principalTags.',
  ],
  [
    'of a provider',
    () => IdentityProvider.samlArn('arn:aws:iam::123456789012:saml-provider/ab', { rolMapping: 1 } as Any),
    'Instead: roleMapping.',
  ],
  [
    'of a user pool',
    () => IdentityProvider.userPool(userPoolOf(testStack()).userPool, { userPoolClient: 1 } as Any),
    'IdentityProvider.userPool(Test/Users): there is no userPoolClient here, ',
  ],
  ['of a tag map', () => PrincipalTags.custom({ a: 'b' }, { require: ['a'] } as Any), 'Instead: required.'],
  [
    'of a mapping by token',
    () => RoleMapping.fromToken({ resolveAmbiguousRoles: true } as Any),
    'Instead: roleResolution: ',
  ],
  [
    'of a mapping by rules',
    () => RoleMapping.fromRules([], { roleresolution: 'Deny' } as Any),
    'Instead: roleResolution.',
  ],
  ['of a group', () => pool().addGroup('Group', { groupname: 'a' } as Any), 'Instead: groupName.'],
  [
    'of topics',
    () =>
      pool()
        .isolate.byIdentityId()
        .inIotCore({ topicprefix: 'a' } as Any),
    'Instead: topicPrefix.',
  ],
  [
    'of objects',
    () => {
      const { isolate, stack } = pool();
      isolate.byIdentityId().inBucket(new Bucket(stack, 'Bucket'), { prefixes: 'a' } as Any);
    },
    'Instead: prefix.',
  ],
])('a name that is nearly one %s is refused: %#', (_, make, text) => {
  expect(make).toThrow(PREFIX);
  expect(make).toThrow(text);
});

test('names of its own may be handed on by whoever extends the pool', () => {
  class TeamPool extends IdentityPool {}
  const props: Any = { team: 'shop', userPool: {}, authenticationProviders: undefined };
  expect(new TeamPool(testStack(), 'Pool', props).node.path).toBe('Test/Pool');
});

test.each<[string, () => unknown, string]>([
  [
    'a user pool',
    () => (IdentityProvider as Any).userPool(userPoolOf(testStack()).userPool),
    'IdentityProvider.userPool(Test/Users): what is asked for is undefined. ' +
      'Allowed: an object with clients, serverSideTokenCheck, roleMapping, principalTags. Instead: { clients: [client] }.',
  ],
  [
    'a REST API',
    () => {
      const { isolate, stack } = pool();
      (isolate.byIdentityId() as Any).inRestApi(new RestApi(stack, 'Api'));
    },
    "Test/Pool: what is asked for is undefined. Allowed: an object with path, stage. Instead: { path: 'users' }.",
  ],
  ['a group', () => (pool() as Any).addGroup('Group'), 'Test/Pool: what is asked for is undefined. '],
  ['a role', () => PoolRole.create(null as Any), 'PoolRole.create(): what is asked for is null. '],
])('%s without its options is refused, and the message says which', (_, make, text) => {
  expect(make).toThrow(`[cdk-cognito-identity-pool:WrongKind] ${text}`);
});
