import { UserPool } from 'aws-cdk-lib/aws-cognito';
import { IdentityPoolProviderUrl } from 'aws-cdk-lib/aws-cognito-identitypool';
import { ClaimRule, IdentityPool, IdentityProvider, RoleMapping } from '../../src';
import { userPoolOf } from '../support/stacks';
import {
  BY_TOKEN,
  GOOGLE_CLIENT,
  importedUserPool,
  mappedNames,
  poolByToken,
  stockMappedPool,
  stockPoolByToken,
} from './mapped-pools';
import { fails, gives, mappingsOf, type Rows, refuses, silent } from './row';

const SAML_ARN = 'arn:aws:iam::123456789012:saml-provider/corporate';

/** Which provider a role mapping is of. */
export const MAPPED_PROVIDER_ROWS: Rows = {
  D10: {
    stock: silent((stack) =>
      stockMappedPool(stack, [{ providerUrl: IdentityPoolProviderUrl.FACEBOOK, useToken: true }]),
    ),
    here: gives(
      (stack) => {
        const pool = new IdentityPool(stack, 'Pool');
        const rules = [ClaimRule.whenEquals('department', 'legal', pool.authenticatedRole)];
        pool.addProvider(IdentityProvider.google(GOOGLE_CLIENT, { roleMapping: RoleMapping.fromRules(rules) }));
        pool.addProvider(IdentityProvider.samlArn(SAML_ARN, { roleMapping: RoleMapping.fromRules(rules) }));
      },
      mappedNames,
      ['accounts.google.com', SAML_ARN],
    ),
  },
  D11: {
    stock: gives(
      (stack) => {
        const [first, second] = [true, false].map((resolveAmbiguousRoles) => ({
          providerUrl: IdentityPoolProviderUrl.GOOGLE,
          useToken: true,
          resolveAmbiguousRoles,
        }));
        stockMappedPool(stack, [first, second]);
      },
      (stack) => Object.values(mappingsOf(stack)).map((mapping) => mapping.AmbiguousRoleResolution),
      ['Deny'],
    ),
    here: refuses('ProviderTwice', (stack) => {
      const { userPool, client } = userPoolOf(stack);
      const roleMapping = RoleMapping.fromToken();
      const users = IdentityProvider.userPool(userPool, { clients: [client], roleMapping });
      new IdentityPool(stack, 'Pool', { providers: [users, users] });
    }),
  },
  D12: {
    stock: gives(
      (stack) =>
        stockMappedPool(stack, [
          { mappingKey: 'staff', providerUrl: IdentityPoolProviderUrl.GOOGLE, useToken: true },
          { mappingKey: 'staff', providerUrl: IdentityPoolProviderUrl.FACEBOOK, useToken: true },
        ]),
      mappedNames,
      ['graph.facebook.com'],
    ),
    here: gives(
      (stack) => {
        const pool = new IdentityPool(stack, 'Pool');
        const roleMapping = RoleMapping.fromRules([ClaimRule.whenEquals('sub', '1', pool.authenticatedRole)]);
        pool.addProvider(IdentityProvider.google(GOOGLE_CLIENT, { roleMapping }));
        pool.addProvider(IdentityProvider.facebook('1234567890123456', { roleMapping }));
      },
      mappedNames,
      ['accounts.google.com', 'graph.facebook.com'],
    ),
  },
  D13: {
    stock: gives(
      (stack) =>
        stockMappedPool(
          stack,
          ['staff', 'people'].map((mappingKey) => ({
            mappingKey,
            providerUrl: IdentityPoolProviderUrl.GOOGLE,
            useToken: true,
          })),
        ),
      mappedNames,
      ['accounts.google.com', 'accounts.google.com'],
    ),
    here: refuses('LoginProviderTwice', (stack) => {
      const google = IdentityProvider.google(GOOGLE_CLIENT);
      new IdentityPool(stack, 'Pool', { providers: [google, google] });
    }),
  },
  D14: {
    stock: fails('mappingKey must be provided', (stack) => stockPoolByToken(stack)),
    here: gives(poolByToken, (stack) => Object.values(mappingsOf(stack)), [BY_TOKEN]),
  },
  D15: {
    stock: gives((stack) => stockPoolByToken(stack, 'staff'), mappingsOf, {
      staff: BY_TOKEN,
    }),
    here: gives(poolByToken, (stack) => Object.entries(mappingsOf(stack)), [[expect.any(String), BY_TOKEN]]),
  },
  D16: {
    stock: fails('mappingKey must be provided', (stack) => {
      const { userPool, client } = importedUserPool(stack);
      stockMappedPool(stack, [{ providerUrl: IdentityPoolProviderUrl.userPool(userPool, client), useToken: true }]);
    }),
    here: gives(
      (stack) => {
        const { userPool, client } = importedUserPool(stack);
        const roleMapping = RoleMapping.fromToken();
        new IdentityPool(stack, 'Pool', {
          providers: [IdentityProvider.userPool(userPool, { clients: [client], roleMapping })],
        });
      },
      mappedNames,
      [`cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEfGhI:7tr1l4m8ba1u9pfq3i3fmo4shc`],
    ),
  },
  D17: {
    stock: gives(
      (stack) => {
        const providerUrl = IdentityPoolProviderUrl.custom(new UserPool(stack, 'Users').userPoolProviderUrl);
        stockMappedPool(stack, [{ mappingKey: 'staff', providerUrl, useToken: true }]);
      },
      mappedNames,
      [{ 'Fn::GetAtt': ['Users0A0EEA89', 'ProviderURL'] }],
    ),
    here: refuses('ProviderNameInvalid', (stack) => {
      const providerName = `https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEfGhI`;
      const userPoolClients = [{ providerName, clientId: '7tr1l4m8ba1u9pfq3i3fmo4shc' }];
      new IdentityPool(stack, 'Pool').addProvider({
        bind: () => ({ userPoolClients, roleMapping: RoleMapping.fromToken() }),
      });
    }),
  },
  D18: {
    stock: gives(
      (stack) =>
        stockMappedPool(stack, [
          { providerUrl: IdentityPoolProviderUrl.custom('https://graph.facebook.com'), useToken: true },
        ]),
      mappedNames,
      ['https://graph.facebook.com'],
    ),
    here: refuses('LoginProviderInvalid', (stack) => {
      const pool = new IdentityPool(stack, 'Pool');
      const roleMapping = RoleMapping.fromRules([ClaimRule.whenEquals('sub', '1', pool.authenticatedRole)]);
      pool.addProvider({
        bind: () => ({ supportedLoginProviders: { 'https://graph.facebook.com': '1234567890123456' }, roleMapping }),
      });
    }),
  },
  D22: {
    stock: silent((stack) => {
      const urls = [...Array(11).keys()].map((i) => IdentityPoolProviderUrl.custom(`idp${i}.example.com`));
      stockMappedPool(
        stack,
        urls.map((providerUrl) => ({ providerUrl, useToken: true })),
      );
    }),
    here: refuses('TooManyMappedProviders', (stack) => {
      const userPool = new UserPool(stack, 'Users');
      const clients = [...Array(11).keys()].map((i) => userPool.addClient(`Client${i}`));
      const roleMapping = RoleMapping.fromToken();
      new IdentityPool(stack, 'Pool', { providers: [IdentityProvider.userPool(userPool, { clients, roleMapping })] });
    }),
  },
};
