import type { Stack } from 'aws-cdk-lib';
import { UserPool, UserPoolClient } from 'aws-cdk-lib/aws-cognito';
import {
  IdentityPoolProviderUrl,
  type IdentityPoolRoleMapping,
  type RoleMappingRule,
  IdentityPool as StockIdentityPool,
  UserPoolAuthenticationProvider,
} from 'aws-cdk-lib/aws-cognito-identitypool';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { type BoundIdentityProvider, IdentityPool, IdentityProvider, RoleMapping } from '../../src';
import { userPoolOf } from '../support/stacks';
import { mappingsOf } from './row';

export const GOOGLE_CLIENT = '123456789012-abc.apps.googleusercontent.com';

/** The mapping of the users of client `Web` of user pool `Users`, by token. */
export const BY_TOKEN = {
  Type: 'Token',
  AmbiguousRoleResolution: 'Deny',
  IdentityProvider: {
    'Fn::Join': ['', [{ 'Fn::GetAtt': ['Users0A0EEA89', 'ProviderName'] }, ':', { Ref: 'UsersWebA39D1A70' }]],
  },
};

/** With Google and these mappings. */
export function stockMappedPool(stack: Stack, roleMappings: IdentityPoolRoleMapping[]): void {
  new StockIdentityPool(stack, 'Pool', {
    authenticationProviders: { google: { clientId: GOOGLE_CLIENT } },
    roleMappings,
  });
}

export function stockRule(stack: Stack): RoleMappingRule {
  const mappedRole = new Role(stack, 'Legal', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
  return { claim: 'department', claimValue: 'legal', mappedRole };
}

/** With one user pool, whose users get the role in their token. */
export function stockPoolByToken(stack: Stack, mappingKey?: string): { userPool: UserPool } {
  const { userPool, client: userPoolClient } = userPoolOf(stack);
  const providerUrl = IdentityPoolProviderUrl.userPool(userPool, userPoolClient);
  new StockIdentityPool(stack, 'Pool', {
    authenticationProviders: { userPools: [new UserPoolAuthenticationProvider({ userPool, userPoolClient })] },
    roleMappings: [{ mappingKey, providerUrl, useToken: true }],
  });
  return { userPool };
}

/** With one user pool, whose users get the role in their token. */
export function poolByToken(stack: Stack): { pool: IdentityPool; userPool: UserPool; users: BoundIdentityProvider } {
  const { userPool, client } = userPoolOf(stack);
  const pool = new IdentityPool(stack, 'Pool');
  const roleMapping = RoleMapping.fromToken();
  const users = pool.addProvider(IdentityProvider.userPool(userPool, { clients: [client], roleMapping }));
  return { pool, userPool, users };
}

/** A user pool, and its client, of which everything is literal. */
export function importedUserPool(stack: Stack) {
  return {
    userPool: UserPool.fromUserPoolId(stack, 'Users', 'eu-west-1_AbCdEfGhI'),
    client: UserPoolClient.fromUserPoolClientId(stack, 'Web', '7tr1l4m8ba1u9pfq3i3fmo4shc'),
  };
}

/** Which providers are mapped, as the attachment names them. */
export function mappedNames(stack: Stack): unknown[] {
  return Object.values(mappingsOf(stack)).map(({ IdentityProvider: name }) => name);
}

export function resolutions(stack: Stack): string[] {
  return Object.values(mappingsOf(stack)).map(({ AmbiguousRoleResolution }) => AmbiguousRoleResolution);
}
