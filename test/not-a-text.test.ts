import { SecretValue } from 'aws-cdk-lib';
import { Role } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { ClaimRule, CognitoFederation, IdentityPool, IdentityProvider, PoolRole, PrincipalTags } from '../src';
import { quote } from '../src/private/errors';
import { testStack } from './support/stacks';

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
  ])('refuses %j by name, and asks where it came from', (value, shown) => {
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
    [new Construct(testStack(), 'Role'), 'an object of class Construct'],
  ]) {
    expect(() => make(role)).toThrow(`${PREFIX}RoleMissing] ${where}: role is ${shown}. Allowed: a role of IAM.`);
  }
});

test('a construct in a message is not its inside', () => {
  expect(quote(new Construct(testStack(), 'Child'))).toBe('an object of class Construct');
});
