import { CfnParameter, Fn, SecretValue, type Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { UserPool, UserPoolClient } from 'aws-cdk-lib/aws-cognito';
import { CfnOIDCProvider } from 'aws-cdk-lib/aws-iam';
import { type BoundIdentityProvider, ClaimRule, IdentityPool, IdentityProvider, RoleMapping } from '../src';
import { type Json, onlyResource, testStack, trustOf, userPoolOf, warningIds, warningsOf } from './support/stacks';

const OIDC = 'arn:aws:iam::123456789012:oidc-provider/idp.example.com/tenant';
const SAML = 'arn:aws:iam::123456789012:saml-provider/corporate';
const AMR = 'cognito-identity.amazonaws.com:amr';
const GOOGLE_ID = '123456789012-abc.apps.googleusercontent.com';

/** Whom a role trusts, by the `amr` of its one statement. Names of providers are no patterns. */
function amrOf(role: Parameters<typeof trustOf>[0], operator = 'ForAnyValue:StringEquals'): Json {
  const [statement, ...others] = trustOf(role);
  expect(others).toEqual([]);
  return statement.Condition[operator][AMR];
}

function poolOf(stack: Stack, ...providers: IdentityProvider[]) {
  const pool = new IdentityPool(stack, 'Pool');
  return { pool, handles: providers.map((provider) => pool.addProvider(provider)) };
}

// https://docs.aws.amazon.com/cognito/latest/developerguide/role-trust-and-permissions.html: amr holds the name of the provider.
test('is trusted for the users of one provider: both actions, this pool, and the name in amr', () => {
  const { pool, handles } = poolOf(testStack(), IdentityProvider.facebook('123'), IdentityProvider.google(GOOGLE_ID));
  expect(trustOf(pool.addRole('Friends', { through: [handles[0]] }))).toEqual([
    {
      Effect: 'Allow',
      Principal: { Federated: 'cognito-identity.amazonaws.com' },
      Action: ['sts:AssumeRoleWithWebIdentity', 'sts:TagSession'],
      Condition: {
        StringEquals: { 'cognito-identity.amazonaws.com:aud': { Ref: 'PoolD3F588B8' } },
        'ForAnyValue:StringEquals': { [AMR]: ['graph.facebook.com'] },
      },
    },
  ]);
});

test.each<[string, IdentityProvider]>([
  ['www.amazon.com', IdentityProvider.amazon('123')],
  ['appleid.apple.com', IdentityProvider.apple('123')],
  ['graph.facebook.com', IdentityProvider.facebook('123')],
  ['accounts.google.com', IdentityProvider.google(GOOGLE_ID)],
  ['api.twitter.com', IdentityProvider.twitter('key', SecretValue.secretsManager('twitter'))],
  ['idp.example.com/tenant', IdentityProvider.openIdConnectArn(OIDC)],
  ['login.example.app', IdentityProvider.developer('login.example.app')],
])('names %s, and warns about nothing', (name, provider) => {
  const stack = testStack();
  const { pool, handles } = poolOf(stack, provider);
  const role = pool.addRole('Theirs', { through: handles });
  expect(amrOf(role)).toEqual([name]);
  expect(warningIds(stack)).toEqual([]);
});

test('names a user pool once, without a client, however many clients and handles it has', () => {
  const stack = testStack();
  const { userPool, client } = userPoolOf(stack);
  const { pool, handles } = poolOf(
    stack,
    IdentityProvider.userPool(userPool, { clients: [client, userPool.addClient('Mobile')] }),
    IdentityProvider.userPool(userPool, { clients: [userPool.addClient('Console')] }),
  );
  expect(amrOf(pool.addRole('Users', { through: handles }))).toEqual([
    { 'Fn::GetAtt': ['Users0A0EEA89', 'ProviderName'] },
  ]);
});

test('names a user pool known by a token once', () => {
  const stack = testStack();
  const userPool = UserPool.fromUserPoolId(stack, 'Users', new CfnParameter(stack, 'Id').valueAsString);
  const providers = ['web', 'mobile'].map((id) =>
    IdentityProvider.userPool(userPool, { clients: [UserPoolClient.fromUserPoolClientId(stack, id, id)] }),
  );
  const { pool, handles } = poolOf(stack, ...providers);
  expect(amrOf(pool.addRole('Users', { through: handles }))).toHaveLength(1);
});

test('names the issuer of an OpenID Connect provider of the stack', () => {
  const stack = testStack();
  const oidc = new CfnOIDCProvider(stack, 'Oidc', { url: 'https://idp.example.com' });
  const { pool, handles } = poolOf(stack, IdentityProvider.openIdConnect(oidc));
  expect(amrOf(pool.addRole('Theirs', { through: handles }))).toEqual([
    { 'Fn::Select': [1, { 'Fn::Split': [':oidc-provider/', { Ref: 'Oidc' }] }] },
  ]);
});

test('may be for several providers, in the order given', () => {
  const { pool, handles } = poolOf(testStack(), IdentityProvider.facebook('123'), IdentityProvider.google(GOOGLE_ID));
  expect(amrOf(pool.addRole('Both', { through: [handles[1], handles[0]] }))).toEqual([
    'accounts.google.com',
    'graph.facebook.com',
  ]);
});

test('is for all signed-in users where nothing is said', () => {
  const { pool } = poolOf(testStack(), IdentityProvider.facebook('123'));
  expect(amrOf(pool.addRole('Everybody'), 'ForAnyValue:StringLike')).toBe('authenticated');
});

test('keeps to its providers when more are added later', () => {
  const { pool, handles } = poolOf(testStack(), IdentityProvider.facebook('123'));
  const role = pool.addRole('Friends', { through: handles });
  handles.push(pool.addProvider(IdentityProvider.google(GOOGLE_ID)));
  expect(amrOf(role)).toEqual(['graph.facebook.com']);
});

test('keeps to the providers the pool knows, whatever is written into the list a handle shows', () => {
  const { pool, handles } = poolOf(testStack(), IdentityProvider.facebook('123'));
  handles[0].providerNames.push('*');
  expect(amrOf(pool.addRole('Friends', { through: handles }))).toEqual(['graph.facebook.com']);
});

test('warns for a SAML provider: AWS does not say how amr names it', () => {
  const stack = testStack();
  const { pool, handles } = poolOf(stack, IdentityProvider.samlArn(SAML, { roleMapping: RoleMapping.fromRules([]) }));
  const role = pool.addRole('Legal', { through: handles });
  handles[0].addRule(ClaimRule.whenEquals('department', 'legal', role));
  expect(amrOf(role)).toEqual([SAML]);
  expect(warningsOf(stack)).toEqual([
    {
      at: '/Test/Pool',
      id: 'cdk-cognito-identity-pool:ProviderTrustUnconfirmed',
      text: expect.stringContaining(
        `role Test/Pool/Roles/Legal trusts users by amr "${SAML}": AWS documents that amr names the provider, but not in which form for SAML. Try a ` +
          'sign-in before you rely on it; if it is refused, leave `through` out, and the rules alone decide.',
      ),
    },
  ]);
});

const nobody =
  '[cdk-cognito-identity-pool:ThroughNobody] Test/Pool: through names no provider, so nobody could assume the role. Allowed: one provider or ' +
  'more. Instead: no `through`, for users of all providers.';

test.each<[string, (pool: IdentityPool) => BoundIdentityProvider[]]>([
  ['an empty list', () => []],
  ['a provider that brings nothing', (pool) => [pool.addProvider({ bind: () => ({}) })]],
])('fails for %s, and makes no role', (_, through) => {
  const stack = testStack();
  const { pool } = poolOf(stack, IdentityProvider.facebook('123'));
  expect(() => pool.addRole('Nobody', { through: through(pool) })).toThrow(nobody);
  Template.fromStack(stack).resourceCountIs('AWS::IAM::Role', 1);
});

test('fails for a provider of another pool', () => {
  const stack = testStack();
  const { pool, handles } = poolOf(stack, IdentityProvider.facebook('123'));
  const other = new IdentityPool(stack, 'Other');
  expect(() => other.addRole('Friends', { through: handles })).toThrow(
    '[cdk-cognito-identity-pool:HandleOfAnotherPool] Test/Other: a provider of Test/Pool. Allowed: what addProvider() of this pool gave back. ' +
      'Instead: the same IdentityProvider, added to this pool as well.',
  );
  expect(amrOf(pool.addRole('Friends', { through: handles }))).toEqual(['graph.facebook.com']);
});

test('can be imported values everywhere', () => {
  const stack = testStack();
  const { pool, handles } = poolOf(stack, IdentityProvider.samlArn(Fn.importValue('Saml')));
  expect(amrOf(pool.addRole('Legal', { through: handles }))).toEqual([{ 'Fn::ImportValue': 'Saml' }]);
  expect(onlyResource(stack, 'AWS::Cognito::IdentityPool').Properties.SamlProviderARNs).toEqual([
    { 'Fn::ImportValue': 'Saml' },
  ]);
});
