import { SecretValue, type Stack } from 'aws-cdk-lib';
import {
  type IdentityPoolAuthenticationProviders,
  IdentityPool as StockIdentityPool,
  UserPoolAuthenticationProvider,
} from 'aws-cdk-lib/aws-cognito-identitypool';
import { CfnOIDCProvider, SamlProvider } from 'aws-cdk-lib/aws-iam';
import { GuestAccess, IdentityPool, IdentityProvider } from '../../src';
import { SAML_METADATA } from '../migration/saml-metadata';
import { type Json, userPoolOf } from '../support/stacks';
import { alike, gives, poolOf, type Row, type Rows } from './row';

/** "Configure identity pool trust" in the console's guide, with the details of "Connect identity providers". */
export const CONSOLE_SOURCE_STEPS: Rows = {
  K01: alike(
    (stack) => poolOf(stack).Properties.AllowUnauthenticatedIdentities,
    false,
    (stack) => new StockIdentityPool(stack, 'Pool'),
    (stack) => new IdentityPool(stack, 'Pool'),
  ),
  K02: alike(
    (stack) => poolOf(stack).Properties.AllowUnauthenticatedIdentities,
    true,
    (stack) => new StockIdentityPool(stack, 'Pool', { allowUnauthenticatedIdentities: true }),
    (stack) => new IdentityPool(stack, 'Pool', { guestAccess: GuestAccess.enabled() }),
  ),
  K03: alike(
    (stack) => poolOf(stack).Properties.CognitoIdentityProviders.map(({ ClientId }: Json) => ClientId),
    [{ Ref: 'UsersWebA39D1A70' }],
    (stack) => {
      const { userPool, client: web } = userPoolOf(stack);
      new StockIdentityPool(stack, 'Pool', {
        authenticationProviders: {
          userPools: [new UserPoolAuthenticationProvider({ userPool, userPoolClient: web })],
        },
      });
    },
    (stack) => {
      const { userPool, client: web } = userPoolOf(stack);
      new IdentityPool(stack, 'Pool', { providers: [IdentityProvider.userPool(userPool, { clients: [web] })] });
    },
  ),
  K04: social(
    { 'graph.facebook.com': '1234567890123456' },
    { facebook: { appId: '1234567890123456' } },
    IdentityProvider.facebook('1234567890123456'),
  ),
  K05: social(
    { 'accounts.google.com': '123456789012-abc.apps.googleusercontent.com' },
    { google: { clientId: '123456789012-abc.apps.googleusercontent.com' } },
    IdentityProvider.google('123456789012-abc.apps.googleusercontent.com'),
  ),
  K06: social(
    { 'www.amazon.com': 'amzn1.application.188a56d827a7d6555a8b67a5d' },
    { amazon: { appId: 'amzn1.application.188a56d827a7d6555a8b67a5d' } },
    IdentityProvider.amazon('amzn1.application.188a56d827a7d6555a8b67a5d'),
  ),
  K07: social(
    { 'appleid.apple.com': 'com.example.app' },
    { apple: { servicesId: 'com.example.app' } },
    IdentityProvider.apple('com.example.app'),
  ),
  K08: {
    stock: gives((stack) => stockPool(stack, { twitter: { consumerKey: 'key', consumerSecret: 'secret' } }), apps, {
      'api.twitter.com': 'key;secret',
    }),
    here: gives((stack) => pool(stack, IdentityProvider.twitter('key', SecretValue.secretsManager('twitter'))), apps, {
      'api.twitter.com': 'key;{{resolve:secretsmanager:twitter:SecretString:::}}',
    }),
  },
  K09: alike(
    (stack) => poolOf(stack).Properties.OpenIdConnectProviderARNs,
    [{ Ref: 'Partner' }],
    (stack) => {
      const partner = oidcProvider(stack);
      stockPool(stack, { openIdConnectProviders: [partner] });
    },
    (stack) => {
      const partner = oidcProvider(stack);
      pool(stack, IdentityProvider.openIdConnect(partner));
    },
  ),
  K10: alike(
    (stack) => poolOf(stack).Properties.SamlProviderARNs,
    [{ Ref: 'Corporate1F65B061' }],
    (stack) => {
      const corporate = samlProvider(stack);
      stockPool(stack, { samlProviders: [corporate] });
    },
    (stack) => {
      const corporate = samlProvider(stack);
      pool(stack, IdentityProvider.saml(corporate));
    },
  ),
  K11: alike(
    (stack) => poolOf(stack).Properties.DeveloperProviderName,
    'login.example.app',
    (stack) => stockPool(stack, { customProvider: 'login.example.app' }),
    (stack) => pool(stack, IdentityProvider.developer('login.example.app')),
  ),
};

function social(
  value: Record<string, string>,
  stock: IdentityPoolAuthenticationProviders,
  here: IdentityProvider,
): Row {
  return alike(
    apps,
    value,
    (stack) => stockPool(stack, stock),
    (stack) => pool(stack, here),
  );
}

function stockPool(stack: Stack, authenticationProviders: IdentityPoolAuthenticationProviders): void {
  new StockIdentityPool(stack, 'Pool', { authenticationProviders });
}

function pool(stack: Stack, provider: IdentityProvider): void {
  new IdentityPool(stack, 'Pool', { providers: [provider] });
}

function apps(stack: Stack): Json {
  return poolOf(stack).Properties.SupportedLoginProviders;
}

function oidcProvider(stack: Stack): CfnOIDCProvider {
  return new CfnOIDCProvider(stack, 'Partner', { url: 'https://idp.example.com', clientIdList: ['app'] });
}

function samlProvider(stack: Stack): SamlProvider {
  return new SamlProvider(stack, 'Corporate', { metadataDocument: SAML_METADATA });
}
