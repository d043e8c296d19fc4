import { SecretValue } from 'aws-cdk-lib';
import { UserPoolAuthenticationProvider } from 'aws-cdk-lib/aws-cognito-identitypool';
import { AnyPrincipal, Role } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import {
  ClaimRule,
  CognitoFederation,
  GuestAccess,
  IdentityPool,
  IdentityProvider,
  PoolRole,
  PrincipalTags,
  RoleMapping,
} from '../src';
import { quote } from '../src/private/errors';
import { testStack, userPoolOf } from './support/stacks';

const PREFIX = '[cdk-cognito-identity-pool:';
const secret = SecretValue.secretsManager('twitter');

/** What the compiler lets nobody write: `process.env.X!`, a context key, a language without types. */
// biome-ignore lint/suspicious/noExplicitAny: a value of the wrong type is what is tested
type Any = any;

const anyRole = () => Role.fromRoleArn(testStack(), 'Role', 'arn:aws:iam::123456789012:role/r');

const SLOTS: [string, string, (value: Any) => unknown][] = [
  ['apple', 'LoginProviderInvalid', (x) => IdentityProvider.apple(x)],
  ['amazon', 'LoginProviderInvalid', (x) => IdentityProvider.amazon(x)],
  ['facebook', 'LoginProviderInvalid', (x) => IdentityProvider.facebook(x)],
  ['google', 'LoginProviderInvalid', (x) => IdentityProvider.google(x)],
  ['twitter', 'LoginProviderInvalid', (x) => IdentityProvider.twitter(x, secret)],
  ['developer', 'DeveloperProviderNameInvalid', (x) => IdentityProvider.developer(x)],
  ['openIdConnectArn', 'ProviderArnInvalid', (x) => IdentityProvider.openIdConnectArn(x)],
  ['samlArn', 'ProviderArnInvalid', (x) => IdentityProvider.samlArn(x)],
  ['the claim of a rule', 'ClaimInvalid', (x) => ClaimRule.whenEquals(x, 'b', anyRole())],
  ['the value of a rule', 'ClaimValueInvalid', (x) => ClaimRule.whenContains('a', x, anyRole())],
  ['the claim of a tag', 'PrincipalTagInvalid', (x) => PrincipalTags.custom({ a: x })],
  ['policyVariable', 'PrincipalTagInvalid', (x) => PrincipalTags.policyVariable(x)],
  ['CognitoFederation.of', 'FederationInvalid', (x) => CognitoFederation.of(x)],
  ['fromIdentityPoolId', 'IdentityPoolIdInvalid', (x) => IdentityPool.fromIdentityPoolId(testStack(), 'P', x)],
  ['fromIdentityPoolArn', 'IdentityPoolArnInvalid', (x) => IdentityPool.fromIdentityPoolArn(testStack(), 'P', x)],
];

describe.each(SLOTS)('%s', (_, code, give) => {
  test.each([
    [undefined, 'undefined'],
    [null, 'null'],
    [42, '42'],
    [{}, 'an object'],
    [[], 'a list'],
    [testStack(), 'the construct Test'],
    [new Construct(testStack(), 'Something'), 'the construct Test/Something'],
  ])('refuses %# by name, and asks where it came from', (value, shown) => {
    expect(() => give(value)).toThrow(PREFIX + code);
    expect(() => give(value)).toThrow(` is ${shown}. Allowed: `);
    expect(() => give(value)).toThrow('(is an environment variable or a context key not set?).');
  });
});

test('a name of null is refused', () => {
  expect(() => new IdentityPool(testStack(), 'Pool', { identityPoolName: null as Any })).toThrow(
    `${PREFIX}PoolNameInvalid] Test/Pool: identityPoolName is null. Allowed:`,
  );
});

test.each([
  ['PoolRole.existing()', (role: Any) => PoolRole.existing(role)],
  ['ClaimRule', (role: Any) => ClaimRule.whenEquals('a', 'b', role)],
])('%s without a role is refused at its line', (where, make) => {
  for (const [role, shown] of [
    [undefined, 'undefined'],
    [null, 'null'],
    ['arn:aws:iam::123456789012:role/r', '"arn:aws:iam::123456789012:role/r"'],
    [new Construct(testStack(), 'Child'), 'the construct Test/Child'],
  ]) {
    expect(() => make(role)).toThrow(`${PREFIX}RoleMissing] ${where}: role is ${shown}. Allowed: a role of IAM.`);
  }
});

describe('a thing of another kind is refused, and the message says what to write', () => {
  const role = anyRole();
  const { userPool, client } = userPoolOf(testStack());
  const pool = (props: Any) => new IdentityPool(testStack(), 'Pool', props);

  test.each<[string, () => unknown, string]>([
    [
      'a role',
      () => pool({ authenticatedRole: new Role(testStack(), 'Role', { assumedBy: new AnyPrincipal() }) }),
      'Test/Pool: authenticatedRole is the construct Test/Role. Allowed: a PoolRole. Instead: PoolRole.existing(role),',
    ],
    [
      'no role',
      () => pool({ authenticatedRole: role.roleArn }),
      'Test/Pool: authenticatedRole is "arn:aws:iam::1234567',
    ],
    ['an import', () => pool({ authenticatedRole: role }), 'Test/Pool: authenticatedRole is the construct Test/Role. '],
    [
      'a role for guests',
      () => GuestAccess.enabled({ role: role as Any }),
      'GuestAccess.enabled(): role is the construct Test/Role. ',
    ],
    [
      'a role for a group',
      () => {
        const withUsers = pool({});
        const users = userPoolOf(withUsers.stack);
        const provider = withUsers.addProvider(IdentityProvider.userPool(users.userPool, { clients: [users.client] }));
        withUsers.addGroup('Group', { provider, groupName: 'g', role: role as Any });
      },
      'Test/Pool: role is the construct Test/Role. ',
    ],
    [
      'true for guests',
      () => pool({ guestAccess: true }),
      'Test/Pool: guestAccess is true. Allowed: a GuestAccess. Instead: GuestAccess.enabled() or GuestAccess.disabled().',
    ],
    [
      'a PoolRole for guests',
      () => pool({ guestAccess: PoolRole.create() }),
      'Test/Pool: guestAccess is an object. Allowed: a GuestAccess.',
    ],
    [
      'a user pool as a provider',
      () => pool({ providers: [userPool] }),
      'Test/Pool: provider is the construct Test/Users. Allowed: a provider of IdentityProvider, or one with bind() of your own. ' +
        'Instead: IdentityProvider.userPool(userPool, { clients: [...] }).',
    ],
    [
      'no provider',
      () => pool({ providers: [undefined] }),
      'Test/Pool: provider is undefined. Allowed: a provider of IdentityProvider, or one with bind() of your own. ' +
        'Instead: for example IdentityProvider.google(clientId).',
    ],
    [
      'one client',
      () => IdentityProvider.userPool(userPool, { clients: client as Any }),
      'IdentityProvider.userPool(Test/Users): clients is the construct Test/Users/Web. Allowed: a list of clients of the user pool. ' +
        'Instead: clients: [client].',
    ],
    [
      'the id of a client',
      () => IdentityProvider.userPool(userPool, { clients: ['7tr1l4m8ba1u9pfq3i3fmo4shc' as Any] }),
      'IdentityProvider.userPool(Test/Users): client is "7tr1l4m8ba1u9pfq3i3fmo4shc". Allowed: a client of the user pool. ' +
        'Instead: cognito.UserPoolClient.fromUserPoolClientId(this, \'Web\', "7tr1l4m8ba1u9pfq3i3fmo4shc").',
    ],
    [
      'the id of a user pool',
      () => IdentityProvider.userPool('eu-west-1_AbCdEfGhI' as Any, { clients: [client] }),
      'IdentityProvider.userPool(): userPool is "eu-west-1_AbCdEfGhI". Allowed: a user pool. ' +
        'Instead: cognito.UserPool.fromUserPoolId(this, \'Users\', "eu-west-1_AbCdEfGhI").',
    ],
    [
      "the stock construct's provider",
      () => pool({ providers: [new UserPoolAuthenticationProvider({ userPool, userPoolClient: client })] }),
      'Test/Pool: provider is an object. Allowed: a provider of IdentityProvider, or one with bind() of your own. ' +
        'Instead: IdentityProvider.userPool(userPool, { clients: [...] }).',
    ],
    [
      'one provider',
      () => pool({ providers: IdentityProvider.developer('login.example.app') }),
      'Test/Pool: providers is an object. Allowed: a list of providers. Instead: providers: [provider].',
    ],
    [
      'a map for tags',
      () => pool({ providers: [IdentityProvider.google('1', { principalTags: { tenant: 'hd' } as Any })] }),
      'Test/Pool: principalTags is an object. Allowed: a PrincipalTags. Instead: PrincipalTags.custom({',
    ],
    [
      'a map for tags, later',
      () =>
        pool({})
          .addProvider(IdentityProvider.developer('a'))
          .mapPrincipalTags({ tenant: 'hd' } as Any),
      'Test/Pool: principalTags is an object. ',
    ],
    [
      'rules for a role mapping',
      () => {
        const roleMapping = [ClaimRule.whenEquals('a', 'b', role)] as Any;
        pool({ providers: [IdentityProvider.google('1', { roleMapping })] });
      },
      'Test/Pool: roleMapping is a list. Allowed: a RoleMapping. Instead: RoleMapping.fromRules([...]) or ',
    ],
    [
      'one rule',
      () => RoleMapping.fromRules(ClaimRule.whenEquals('a', 'b', role) as Any),
      'RoleMapping.fromRules(): rules is an object. Allowed: a list of rules. Instead: RoleMapping.fromRules([rule]).',
    ],
    [
      'one required tag',
      () => PrincipalTags.custom({ tenant: 'hd' }, { required: 'tenant' as Any }),
      'PrincipalTags.custom(): required is "tenant". Allowed: a list of tags. Instead: required: [\'tenant\'].',
    ],
    [
      'a provider where its handle belongs',
      () => pool({}).addGroup('Group', { provider: IdentityProvider.developer('a') as Any, groupName: 'g' }),
      'Test/Pool: provider of a group is an object. Allowed: what addProvider() of this pool gave back. ' +
        'Instead: const handle = pool.addProvider(provider), and the handle here.',
    ],
    [
      'one handle',
      () => {
        const withBackend = pool({});
        const through = withBackend.addProvider(IdentityProvider.developer('a')) as Any;
        withBackend.addRole('Editor', { through });
      },
      'Test/Pool: through is an object. Allowed: a list of what addProvider() gave back. Instead: through: [handle].',
    ],
    [
      'providers where their handles belong',
      () => pool({}).addRole('Editor', { through: [IdentityProvider.developer('a') as Any] }),
      'Test/Pool: provider in through is an object. ',
    ],
    [
      'a pool to grant to',
      () => {
        const own = pool({});
        own.grants.listIdentities(own as Any);
      },
      'Test/Pool: grantee is the construct Test/Pool. Allowed: a role, a group of pool.addGroup(), or another IGrantable. ' +
        'Instead: pool.authenticatedRole, or a role of pool.addRole().',
    ],
    [
      'nobody to grant to',
      () => pool({}).grants.configure(undefined as Any),
      'Test/Pool: grantee is undefined. Allowed: ',
    ],
    [
      'a text for a secret',
      () => IdentityProvider.twitter('key', 'secret' as Any),
      'IdentityProvider.twitter(): consumerSecret is a text. Allowed: a SecretValue.',
    ],
    ...[undefined, null, 'tenant', ['tenant'], testStack()].map((claims: Any): [string, () => unknown, string] => [
      `${quote(claims)} for a map of tags`,
      () => PrincipalTags.custom(claims),
      `PrincipalTags.custom(): claims is ${quote(claims)}. Allowed: a map of tags to the claims they come from. Instead: { 'tenant': `,
    ]),
  ])('%s', (_, make, text) => {
    expect(make).toThrow(`${PREFIX}WrongKind] ${text}`);
  });
});

test('a construct in a message is not its inside', () => {
  expect(quote(new Construct(testStack(), 'Child'))).toBe('the construct Test/Child');
});

test.each<[string, () => unknown, string]>([
  [
    'OpenID Connect',
    () => IdentityProvider.samlArn('arn:aws:iam::123456789012:oidc-provider/a.b'),
    'openIdConnectArn() for an OpenID Connect',
  ],
  [
    'SAML',
    () => IdentityProvider.openIdConnectArn('arn:aws:iam::123456789012:saml-provider/ab'),
    'samlArn() for a SAML',
  ],
])('the ARN of a provider of %s names its own factory', (_, make, factory) => {
  expect(make).toThrow(`Instead: IdentityProvider.${factory} provider.`);
});

test('the URL of an issuer names the constructs that make a provider of IAM for it', () => {
  expect(() => IdentityProvider.openIdConnectArn('https://login.example.com')).toThrow(
    'Instead: the ARN of an iam.OidcProviderNative or iam.OpenIdConnectProvider made for the URL; ' +
      'IdentityProvider.openIdConnect() takes the construct.',
  );
});
