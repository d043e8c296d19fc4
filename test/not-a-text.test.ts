import { SecretValue } from 'aws-cdk-lib';
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
