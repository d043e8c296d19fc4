import { App, SecretValue, Stack } from 'aws-cdk-lib';
import { type IUserPoolClient, UserPool, UserPoolClient } from 'aws-cdk-lib/aws-cognito';
import {
  type IdentityPoolAuthenticationProviders,
  IdentityPool as StockIdentityPool,
  UserPoolAuthenticationProvider,
} from 'aws-cdk-lib/aws-cognito-identitypool';
import { OidcProviderNative, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { ClaimRule, IdentityPool, IdentityPoolPrincipal, IdentityProvider, RoleMapping } from '../../src';
import { type Json, resourcesOf, userPoolOf } from '../support/stacks';
import { membersOfStockModule } from '../support/stock-members';
import { fails, gives, IN_ACCOUNT, poolOf, type Rows, refuses, silent, warns } from './row';

const IMPORTED = { userPoolId: 'eu-west-1_AbCdEfGhI', clientId: '7tr1l4m8ba1u9pfq3i3fmo4shc' };
const SAML_ARN = 'arn:aws:iam::123456789012:saml-provider/corporate';
const FOREIGN_OIDC_ARN = 'arn:aws:iam::999999999999:oidc-provider/idp.example.com';
const OIDC_ARN = 'arn:aws:iam::123456789012:oidc-provider/idp.example.com';

export const PROVIDER_ROWS: Rows = {
  B01: {
    stock: silent((stack) => stockPool(stack, { customProvider: 'my provider!' })),
    here: refuses('DeveloperProviderNameInvalid', () => IdentityProvider.developer('my provider!')),
  },
  B02: {
    stock: silent((stack) => stockPool(stack, { facebook: { appId: '' } })),
    here: refuses('LoginProviderInvalid', () => IdentityProvider.facebook('')),
  },
  B03: {
    stock: silent((stack) => stockPool(stack, { google: { clientId: 'not a client id' } })),
    here: [
      refuses('LoginProviderInvalid', () => IdentityProvider.google('not a client id')),
      warns('GoogleClientIdUnusual', (stack) => pool(stack, IdentityProvider.google('123456789012'))),
    ],
  },
  B04: {
    stock: gives(
      (stack) => stockPool(stack, { twitter: { consumerKey: 'key', consumerSecret: 'secret' } }),
      twitterApp,
      'key;secret',
    ),
    here: [
      refuses('SecretInTemplate', () => IdentityProvider.twitter('key', SecretValue.unsafePlainText('secret'))),
      gives(
        (stack) => pool(stack, IdentityProvider.twitter('key', SecretValue.secretsManager('twitter'))),
        twitterApp,
        'key;{{resolve:secretsmanager:twitter:SecretString:::}}',
      ),
    ],
  },
  B05: {
    stock: fails("There is already a Construct with name 'UserPoolAuthenticationProviderClient'", (stack) => {
      const userPool = new UserPool(stack, 'Users');
      for (const id of ['One', 'Two']) {
        new StockIdentityPool(stack, id, {
          authenticationProviders: { userPools: [new UserPoolAuthenticationProvider({ userPool })] },
        });
      }
    }),
    here: gives(
      (stack) => {
        const { userPool, client } = userPoolOf(stack);
        const users = IdentityProvider.userPool(userPool, { clients: [client] });
        new IdentityPool(stack, 'One', { providers: [users] });
        new IdentityPool(stack, 'Two', { providers: [users] });
      },
      clientsIn,
      1,
    ),
  },
  B06: {
    stock: gives(
      (stack) => {
        const users = new UserPoolAuthenticationProvider(stockUserPoolOf(stack));
        stockPool(stack, { userPools: [users, users] });
      },
      (stack) => poolOf(stack).Properties.CognitoIdentityProviders.length,
      2,
    ),
    here: refuses('ProviderTwice', (stack) => {
      const { userPool, client } = userPoolOf(stack);
      const users = IdentityProvider.userPool(userPool, { clients: [client] });
      new IdentityPool(stack, 'Pool', { providers: [users, users] });
    }),
  },
  B07: {
    stock: {
      check: () => {
        const stack = new Stack();
        const users = new UserPoolAuthenticationProvider(stockUserPoolOf(stack));
        expect(new StockIdentityPool(stack, 'Pool').addUserPoolAuthentication(users)).toBeUndefined();
      },
    },
    here: {
      check: () => {
        const stack = new Stack();
        const { userPool, client } = userPoolOf(stack);
        const bound = new IdentityPool(stack, 'Pool').addProvider(
          IdentityProvider.userPool(userPool, { clients: [client] }),
        );
        expect(bound.providerNames).toEqual([userPool.userPoolProviderName]);
      },
    },
  },
  B08: {
    stock: gives(
      (stack) => {
        const userPool = UserPool.fromUserPoolId(stack, 'Users', IMPORTED.userPoolId);
        const userPoolClient = UserPoolClient.fromUserPoolClientId(stack, 'Web', IMPORTED.clientId);
        stockPool(stack, { userPools: [new UserPoolAuthenticationProvider({ userPool, userPoolClient })] });
      },
      (stack) => JSON.stringify(providerName(stack)),
      expect.stringMatching(/cognito-idp\.us-east-1\..*eu-west-1_AbCdEfGhI/),
      { env: IN_ACCOUNT },
    ),
    here: gives(
      (stack) => {
        const userPool = UserPool.fromUserPoolId(stack, 'Users', IMPORTED.userPoolId);
        const client = UserPoolClient.fromUserPoolClientId(stack, 'Web', IMPORTED.clientId);
        new IdentityPool(stack, 'Pool', { providers: [IdentityProvider.userPool(userPool, { clients: [client] })] });
      },
      providerName,
      'cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEfGhI',
      { env: IN_ACCOUNT },
    ),
  },
  B09: {
    stock: {
      check: () => expect(JSON.stringify(providerName(stockPoolOfIrishUsers()))).toContain('cognito-idp.us-east-1.'),
      build: stockPoolOfIrishUsers,
    },
    here: {
      check: () => {
        const { stack, userPool, client } = userPoolInIreland();
        new IdentityPool(stack, 'Pool', { providers: [IdentityProvider.userPool(userPool, { clients: [client] })] });
        expect(JSON.stringify(providerName(stack))).toMatch(/ExportsReader.*ProviderName/);
      },
    },
  },
  B10: {
    stock: gives(
      (stack) => {
        const userPool = new UserPool(stackBeside(stack), 'Users');
        const userPoolClient = new UserPoolClient(stack, 'Web', { userPool });
        stockPool(stack, { userPools: [new UserPoolAuthenticationProvider({ userPool, userPoolClient })] });
      },
      clientsIn,
      1,
    ),
    here: gives(
      (stack) => {
        const userPool = new UserPool(stackBeside(stack), 'Users');
        const client = new UserPoolClient(stack, 'Web', { userPool });
        new IdentityPool(stack, 'Pool', { providers: [IdentityProvider.userPool(userPool, { clients: [client] })] });
      },
      clientsIn,
      1,
    ),
  },
  B11: {
    stock: gives(
      (stack) => {
        const userPool = new UserPool(stackBeside(stack), 'Users');
        stockPool(stack, { userPools: [new UserPoolAuthenticationProvider({ userPool })] });
      },
      clientsIn,
      0,
    ),
    here: refuses('NoClients', (stack) => {
      const userPool = new UserPool(stackBeside(stack), 'Users');
      new IdentityPool(stack, 'Pool', { providers: [IdentityProvider.userPool(userPool, { clients: [] })] });
    }),
  },
  B13: {
    stock: fails('cyclic reference', (stack) => {
      const pool = new StockIdentityPool(stack, 'Pool');
      const role = new Role(stackBeside(stack), 'Legal', { assumedBy: IdentityPoolPrincipal.authenticated(pool) });
      const rules = [{ claim: 'department', matchType: 'Equals', value: 'legal', roleArn: role.roleArn }];
      pool.roleAttachment.roleMappings = { staff: { type: 'Rules', rulesConfiguration: { rules } } };
    }),
    here: refuses('RoleCycle', (stack) => {
      const role = new Role(stackBeside(stack), 'Legal', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
      const roleMapping = RoleMapping.fromRules([ClaimRule.whenEquals('department', 'legal', role)]);
      pool(stack, IdentityProvider.samlArn(SAML_ARN, { roleMapping }));
    }),
  },
  B14: {
    stock: silent((stack) => {
      const userPool = new UserPool(stack, 'Users');
      const userPools = [...Array(51).keys()].map(
        (i) => new UserPoolAuthenticationProvider({ userPool, userPoolClient: userPool.addClient(`Client${i}`) }),
      );
      stockPool(stack, { userPools });
    }),
    here: warns('ManyUserPoolClients', (stack) => {
      const userPool = new UserPool(stack, 'Users');
      const clients = [...Array(51).keys()].map((i) => userPool.addClient(`Client${i}`));
      new IdentityPool(stack, 'Pool', { providers: [IdentityProvider.userPool(userPool, { clients })] });
    }),
  },
  B15: {
    stock: {
      check: () =>
        expect(membersOfStockModule().filter((member) => member.startsWith('IdentityPool.add'))).toEqual([
          'IdentityPool.addUserPoolAuthentication',
        ]),
    },
    here: gives(
      (stack) => {
        const late = pool(stack);
        late.addProvider(IdentityProvider.samlArn(SAML_ARN));
        late.addProvider(IdentityProvider.openIdConnectArn(OIDC_ARN));
        late.addProvider(IdentityProvider.facebook('1234567890123456'));
        late.addProvider(IdentityProvider.developer('login.example.app'));
      },
      (stack) => poolOf(stack).Properties,
      expect.objectContaining({
        SamlProviderARNs: [SAML_ARN],
        OpenIdConnectProviderARNs: [OIDC_ARN],
        SupportedLoginProviders: { 'graph.facebook.com': '1234567890123456' },
        DeveloperProviderName: 'login.example.app',
      }),
    ),
  },
  B16: {
    stock: silent(
      (stack) =>
        stockPool(stack, {
          openIdConnectProviders: [OidcProviderNative.fromOidcProviderArn(stack, 'Partner', FOREIGN_OIDC_ARN)],
        }),
      { env: IN_ACCOUNT },
    ),
    here: refuses(
      'ProviderOfAnotherAccount',
      (stack) => {
        const partner = OidcProviderNative.fromOidcProviderArn(stack, 'Partner', FOREIGN_OIDC_ARN);
        pool(stack, IdentityProvider.openIdConnect(partner));
      },
      { env: IN_ACCOUNT },
    ),
  },
  B17: {
    stock: gives(
      (stack) => {
        const partner = OidcProviderNative.fromOidcProviderArn(stack, 'Partner', OIDC_ARN);
        stockPool(stack, { openIdConnectProviders: [partner, partner] });
      },
      (stack) => poolOf(stack).Properties.OpenIdConnectProviderARNs,
      [OIDC_ARN, OIDC_ARN],
    ),
    here: refuses('ProviderTwice', (stack) => {
      const partner = OidcProviderNative.fromOidcProviderArn(stack, 'Partner', OIDC_ARN);
      pool(stack, IdentityProvider.openIdConnect(partner), IdentityProvider.openIdConnect(partner));
    }),
  },
};

function stockPool(stack: Stack, authenticationProviders: IdentityPoolAuthenticationProviders): StockIdentityPool {
  return new StockIdentityPool(stack, 'Pool', { authenticationProviders });
}

function pool(stack: Stack, ...providers: IdentityProvider[]): IdentityPool {
  return new IdentityPool(stack, 'Pool', { providers });
}

function twitterApp(stack: Stack): Json {
  return poolOf(stack).Properties.SupportedLoginProviders['api.twitter.com'];
}

function stockUserPoolOf(stack: Stack): { userPool: UserPool; userPoolClient: IUserPoolClient } {
  const { userPool, client: userPoolClient } = userPoolOf(stack);
  return { userPool, userPoolClient };
}

function stackBeside(stack: Stack): Stack {
  return new Stack(stack.node.root, 'Beside');
}

function stockPoolOfIrishUsers(): Stack {
  const { stack, userPool, client: userPoolClient } = userPoolInIreland();
  stockPool(stack, { userPools: [new UserPoolAuthenticationProvider({ userPool, userPoolClient })] });
  return stack;
}

/** A stack for an identity pool in one region, a user pool in another. */
function userPoolInIreland(): { stack: Stack; userPool: UserPool; client: IUserPoolClient } {
  const app = new App();
  const props = { crossRegionReferences: true };
  const ireland = new Stack(app, 'Ireland', { ...props, env: { ...IN_ACCOUNT, region: 'eu-west-1' } });
  return { stack: new Stack(app, 'Test', { ...props, env: IN_ACCOUNT }), ...userPoolOf(ireland) };
}

function providerName(stack: Stack): Json {
  return poolOf(stack).Properties.CognitoIdentityProviders[0].ProviderName;
}

function clientsIn(stack: Stack): number {
  return resourcesOf(stack, 'AWS::Cognito::UserPoolClient').length;
}
