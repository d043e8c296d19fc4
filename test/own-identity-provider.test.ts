import { CfnParameter, type Stack } from 'aws-cdk-lib';
import type { CfnUserPoolClient } from 'aws-cdk-lib/aws-cognito';
import { CfnOIDCProvider, CfnSAMLProvider } from 'aws-cdk-lib/aws-iam';
import {
  IdentityPool,
  IdentityProvider,
  type IdentityProviderBindOptions,
  type IdentityProviderConfig,
  type IIdentityProvider,
} from '../src';
import { onlyResource, testStack, userPoolOf } from './support/stacks';

/** A provider as somebody outside this library would write it. */
class OwnProvider implements IIdentityProvider {
  public boundTo?: IdentityProviderBindOptions;

  constructor(private readonly config: IdentityProviderConfig) {}

  public bind(options: IdentityProviderBindOptions): IdentityProviderConfig {
    this.boundTo = options;
    return this.config;
  }
}

const OIDC = 'arn:aws:iam::111111111111:oidc-provider/idp.example.com/tenant';
const SAML = 'arn:aws:iam::111111111111:saml-provider/corporate';

function addTo(stack: Stack, ...configs: IdentityProviderConfig[]): string[] {
  const pool = new IdentityPool(stack, 'Pool');
  return configs.flatMap((config) => pool.addProvider(new OwnProvider(config)).providerNames);
}

function propertiesOf(stack: Stack): Record<string, unknown> {
  return onlyResource(stack, 'AWS::Cognito::IdentityPool').Properties;
}

test('is told which pool it is added to', () => {
  const stack = testStack();
  const provider = new OwnProvider({});
  const pool = new IdentityPool(stack, 'Pool', { providers: [provider] });
  expect(provider.boundTo?.identityPool).toBe(pool);
});

test('can bring every kind of provider a pool knows, and its handle says how tokens are sent', () => {
  const stack = testStack();
  const names = addTo(stack, {
    userPoolClients: [{ providerName: 'cognito-idp.eu-west-1.amazonaws.com/eu-west-1_abc', clientId: 'abc123' }],
    openIdConnectProviderArns: [OIDC],
    samlProviderArns: [SAML],
    supportedLoginProviders: { 'accounts.google.com': '1234.apps.googleusercontent.com' },
    developerProviderName: 'login.example.app',
  });
  expect(propertiesOf(stack)).toEqual({
    AllowClassicFlow: false,
    AllowUnauthenticatedIdentities: false,
    CognitoIdentityProviders: [
      {
        ProviderName: 'cognito-idp.eu-west-1.amazonaws.com/eu-west-1_abc',
        ClientId: 'abc123',
        ServerSideTokenCheck: true,
      },
    ],
    OpenIdConnectProviderARNs: [OIDC],
    SamlProviderARNs: [SAML],
    SupportedLoginProviders: { 'accounts.google.com': '1234.apps.googleusercontent.com' },
    DeveloperProviderName: 'login.example.app',
  });
  expect(names).toEqual([
    'cognito-idp.eu-west-1.amazonaws.com/eu-west-1_abc',
    'idp.example.com/tenant',
    SAML,
    'accounts.google.com',
    'login.example.app',
  ]);
});

test('can bring providers of the same stack', () => {
  const stack = testStack();
  const oidc = new CfnOIDCProvider(stack, 'Oidc', { url: 'https://idp.example.com', clientIdList: ['x'] });
  const saml = new CfnSAMLProvider(stack, 'Saml', { samlMetadataDocument: '<xml/>' });
  addTo(stack, { openIdConnectProviderArns: [oidc.attrArn], samlProviderArns: [saml.attrArn] });
  expect(propertiesOf(stack)).toMatchObject({
    OpenIdConnectProviderARNs: [{ 'Fn::GetAtt': ['Oidc', 'Arn'] }],
    SamlProviderARNs: [{ 'Fn::GetAtt': ['Saml', 'Arn'] }],
  });
});

test('several OpenID Connect and SAML providers stand side by side', () => {
  const stack = testStack();
  const [oidc2, saml2] = [`${OIDC}2`, `${SAML}2`];
  addTo(
    stack,
    { openIdConnectProviderArns: [OIDC], samlProviderArns: [SAML] },
    { openIdConnectProviderArns: [oidc2], samlProviderArns: [saml2] },
  );
  expect(propertiesOf(stack)).toMatchObject({
    OpenIdConnectProviderARNs: [OIDC, oidc2],
    SamlProviderARNs: [SAML, saml2],
  });
});

test('tokens pass', () => {
  const stack = testStack();
  const token = new CfnParameter(stack, 'P').valueAsString;
  const developerProviderName = new CfnParameter(stack, 'Developer').valueAsString;
  expect(() =>
    addTo(stack, {
      userPoolClients: [{ providerName: token, clientId: token }],
      openIdConnectProviderArns: [token],
      supportedLoginProviders: { 'accounts.google.com': token },
      developerProviderName,
    }),
  ).not.toThrow();
});

describe('what Cognito would refuse', () => {
  const name = 'cognito-idp.eu-west-1.amazonaws.com/eu-west-1_abc';
  test.each<[string, string, IdentityProviderConfig]>([
    [
      'a provider name with a scheme',
      'ProviderNameInvalid] Test/Pool: providerName is "https://',
      { userPoolClients: [{ providerName: `https://${name}`, clientId: 'abc' }] },
    ],
    [
      'a provider name of 129 characters',
      'ProviderNameInvalid] Test/Pool: providerName is',
      { userPoolClients: [{ providerName: name.padEnd(129, 'x'), clientId: 'abc' }] },
    ],
    [
      'a bad client id',
      'ClientIdInvalid] Test/Pool: clientId is "a-b"',
      { userPoolClients: [{ providerName: name, clientId: 'a-b' }] },
    ],
    [
      'an issuer for an OpenID Connect ARN',
      'ProviderArnInvalid] Test/Pool: openIdConnectProviderArns is "https://idp.example.com/tenant"',
      { openIdConnectProviderArns: ['https://idp.example.com/tenant'] },
    ],
    [
      'a SAML ARN for an OpenID Connect one',
      'ProviderArnInvalid] Test/Pool: openIdConnectProviderArns is',
      { openIdConnectProviderArns: [SAML] },
    ],
    [
      'an OpenID Connect ARN for a SAML one',
      'ProviderArnInvalid] Test/Pool: samlProviderArns is',
      { samlProviderArns: [OIDC] },
    ],
    [
      'a social provider with a scheme',
      'LoginProviderInvalid] Test/Pool: supportedLoginProviders is "https://accounts.google.com"',
      { supportedLoginProviders: { 'https://accounts.google.com': 'x' } },
    ],
    [
      'an app id with a space',
      'LoginProviderInvalid] Test/Pool: the app id of accounts.google.com is "a b"',
      { supportedLoginProviders: { 'accounts.google.com': 'a b' } },
    ],
    [
      'an empty app id',
      'LoginProviderInvalid] Test/Pool: the app id of graph.facebook.com is ""',
      { supportedLoginProviders: { 'graph.facebook.com': '' } },
    ],
    [
      'a developer name with a slash',
      'DeveloperProviderNameInvalid] Test/Pool: developerProviderName is "my/app"',
      { developerProviderName: 'my/app' },
    ],
    [
      'a developer name of 101 characters',
      'DeveloperProviderNameInvalid] Test/Pool: developerProviderName is',
      { developerProviderName: 'x'.repeat(101) },
    ],
  ])('fails: %s', (_, message, config) => {
    expect(() => addTo(testStack(), config)).toThrow(`[cdk-cognito-identity-pool:${message}`);
  });

  test('fails: the same OpenID Connect or SAML provider twice', () => {
    expect(() =>
      addTo(testStack(), { openIdConnectProviderArns: [OIDC] }, { openIdConnectProviderArns: [OIDC] }),
    ).toThrow(
      `[cdk-cognito-identity-pool:ProviderTwice] Test/Pool: OpenID Connect provider "${OIDC}" is on this identity pool already`,
    );
    expect(() => addTo(testStack(), { samlProviderArns: [SAML, SAML] })).toThrow(
      `[cdk-cognito-identity-pool:ProviderTwice] Test/Pool: SAML provider "${SAML}" is on this identity pool already`,
    );
  });

  test('fails: a social provider twice', () => {
    const google = { supportedLoginProviders: { 'accounts.google.com': 'one' } };
    expect(() => addTo(testStack(), google, google)).toThrow(
      '[cdk-cognito-identity-pool:LoginProviderTwice] Test/Pool: accounts.google.com is added twice. Allowed: one app id for each social ' +
        'provider. Instead: an IAM OpenID Connect provider, which takes several app ids.',
    );
  });

  test('fails: the eleventh social provider', () => {
    const logins = (count: number) => ({
      supportedLoginProviders: Object.fromEntries(
        Array.from({ length: count }, (_, i) => [`login${i}.example.com`, 'x']),
      ),
    });
    expect(() => addTo(testStack(), logins(10))).not.toThrow();
    expect(() => addTo(testStack(), logins(11))).toThrow(
      '[cdk-cognito-identity-pool:TooManyLoginProviders] Test/Pool: login10.example.com is one social provider too many. ' +
        'Allowed: at most 10 on one identity pool.',
    );
  });

  test('fails: a second developer provider', () => {
    expect(() => addTo(testStack(), { developerProviderName: 'one' }, { developerProviderName: 'two' })).toThrow(
      '[cdk-cognito-identity-pool:DeveloperProviderTwice] Test/Pool: developer provider "two" is added beside "one". Allowed: one developer ' +
        'provider on an identity pool; its name can not be changed once it is deployed.',
    );
  });
});

test('fails when it brings a client under its other attribute', () => {
  const stack = testStack();
  const { userPool, client } = userPoolOf(stack);
  const providerName = userPool.userPoolProviderName;
  const clientId = (client.node.defaultChild as CfnUserPoolClient).attrClientId;
  const pool = new IdentityPool(stack, 'Pool', {
    providers: [IdentityProvider.userPool(userPool, { clients: [client] })],
  });
  expect(() => pool.addProvider(new OwnProvider({ userPoolClients: [{ providerName, clientId }] }))).toThrow(
    '[cdk-cognito-identity-pool:ProviderTwice] Test/Pool: user pool client Test/Users/Web is on this identity pool already',
  );
});
