import type { Stack } from 'aws-cdk-lib';
import { CfnUserPoolClient, UserPool, UserPoolGroup } from 'aws-cdk-lib/aws-cognito';
import { IdentityPoolProviderUrl } from 'aws-cdk-lib/aws-cognito-identitypool';
import { OidcProviderNative, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { ClaimRule, IdentityPool, IdentityProvider, RoleMapping } from '../../src';
import { userPoolOf } from '../support/stacks';
import { mappedNames, poolByToken, resolutions, stockMappedPool, stockPoolByToken, stockRule } from './mapped-pools';
import { fails, finds, gives, type Rows, refuses, silent, trustStatements } from './row';

const AMR = 'cognito-identity.amazonaws.com:amr';

/** Role mappings, where something is known only at deployment or was written by hand. */
export const ENVIRONMENT_MAPPING_ROWS: Rows = {
  H05: {
    stock: fails('mappingKey must be provided', (stack) => {
      const providerUrl = IdentityPoolProviderUrl.openId(partner(stack).oidcProviderArn);
      stockMappedPool(stack, [{ providerUrl, rules: [stockRule(stack)] }]);
    }),
    here: gives(
      (stack) => {
        const pool = new IdentityPool(stack, 'Pool');
        const roleMapping = RoleMapping.fromRules([
          ClaimRule.whenEquals('department', 'legal', pool.authenticatedRole),
        ]);
        pool.addProvider(IdentityProvider.openIdConnect(partner(stack), { roleMapping }));
      },
      mappedNames,
      [{ Ref: expect.stringMatching(/^Partner/) }],
    ),
  },
  H06: {
    stock: gives(
      (stack) => {
        const providerUrl = IdentityPoolProviderUrl.openId('https://idp.example.com');
        stockMappedPool(stack, [{ providerUrl, rules: [stockRule(stack)] }]);
      },
      mappedNames,
      ['https://idp.example.com'],
    ),
    here: refuses('ProviderArnInvalid', () => IdentityProvider.openIdConnectArn('https://idp.example.com')),
  },
  H07: {
    stock: gives((stack) => stockPoolByToken(stack, 'staff'), resolutions, ['Deny']),
    here: gives(poolByToken, resolutions, ['Deny']),
  },
  H08: {
    stock: silent((stack) => groupByHand(stockPoolByToken(stack, 'staff').userPool)),
    here: [
      finds('TrustLacksPrincipal', (stack) => groupByHand(poolByToken(stack).userPool)),
      gives(
        (stack) => {
          const { pool, users } = poolByToken(stack);
          pool.addGroup('Admins', { provider: users, groupName: 'admins' });
        },
        (stack) =>
          trustStatements(stack).map(
            ({ Condition }) => (Condition['ForAnyValue:StringLike'] ?? Condition['ForAnyValue:StringEquals'])[AMR],
          ),
        ['authenticated', [{ 'Fn::GetAtt': ['Users0A0EEA89', 'ProviderName'] }]],
      ),
    ],
  },
  H12: {
    stock: gives(
      (stack) => {
        const { userPool, client } = l1Client(stack);
        const providerUrl = IdentityPoolProviderUrl.userPool(userPool, client as never);
        stockMappedPool(stack, [{ mappingKey: 'staff', providerUrl, useToken: true }]);
      },
      (stack) => JSON.stringify(mappedNames(stack)),
      expect.stringContaining(':undefined'),
    ),
    here: gives(
      (stack) => {
        const { userPool, client } = l1Client(stack);
        const roleMapping = RoleMapping.fromToken();
        new IdentityPool(stack, 'Pool', {
          providers: [IdentityProvider.userPool(userPool, { clients: [client], roleMapping })],
        });
      },
      mappedNames,
      [{ 'Fn::Join': ['', [{ 'Fn::GetAtt': ['Users0A0EEA89', 'ProviderName'] }, ':', { Ref: 'Client' }]] }],
    ),
  },
  H13: {
    stock: gives(
      (stack) => {
        const roleMappings = ['Staff', 'Customers'].map((id) => {
          const { userPool, client } = userPoolOf(stack, id);
          return {
            mappingKey: 'users',
            providerUrl: IdentityPoolProviderUrl.userPool(userPool, client),
            useToken: true,
          };
        });
        stockMappedPool(stack, roleMappings);
      },
      (stack) => mappedNames(stack).length,
      1,
    ),
    here: gives(
      (stack) => {
        const pool = new IdentityPool(stack, 'Pool');
        for (const id of ['Staff', 'Customers']) {
          const { userPool, client } = userPoolOf(stack, id);
          const roleMapping = RoleMapping.fromToken();
          pool.addProvider(IdentityProvider.userPool(userPool, { clients: [client], roleMapping }));
        }
      },
      (stack) => mappedNames(stack).length,
      2,
    ),
  },
};

function partner(stack: Stack): OidcProviderNative {
  return new OidcProviderNative(stack, 'Partner', { url: 'https://idp.example.com', clientIds: ['app'] });
}

/** A group whose role no identity pool can hand out. */
function groupByHand(userPool: UserPool): void {
  const role = new Role(userPool.stack, 'Admin', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
  new UserPoolGroup(userPool.stack, 'Admins', { userPool, role, groupName: 'admins' });
}

/** A client that is nothing but an `IUserPoolClientRef`. */
function l1Client(stack: Stack): { userPool: UserPool; client: CfnUserPoolClient } {
  const userPool = new UserPool(stack, 'Users');
  return { userPool, client: new CfnUserPoolClient(stack, 'Client', { userPoolId: userPool.userPoolId }) };
}
