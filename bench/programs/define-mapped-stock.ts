import { Lazy } from 'aws-cdk-lib';
import {
  type CfnIdentityPool,
  CfnIdentityPoolPrincipalTag,
  type UserPool,
  type UserPoolClient,
} from 'aws-cdk-lib/aws-cognito';
import {
  IdentityPool,
  IdentityPoolProviderUrl,
  UserPoolAuthenticationProvider,
} from 'aws-cdk-lib/aws-cognito-identitypool';
import { FederatedPrincipal, type IPrincipal, Role } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import {
  APPLE,
  CLAIM,
  clientsOf,
  FACEBOOK,
  GOOGLE,
  oidcProvidersFor,
  PRINCIPAL_TAGS,
  ROLES,
  RULES,
  TAGS,
} from './mapped';

export function define(scope: Construct, id: string, userPool: UserPool, client: UserPoolClient): void {
  const clients = clientsOf(userPool, client);
  const oidcProviders = oidcProvidersFor(scope, id);
  const identityPoolId = Lazy.string({ produce: () => pool.identityPoolId });
  const roles = ROLES.map((role) => new Role(scope, `${id}${role}`, { assumedBy: usersOf(identityPoolId) }));
  const mapped = (providerUrl: IdentityPoolProviderUrl, mappingKey?: string) => ({
    providerUrl,
    mappingKey,
    rules: RULES.map(({ value, role }) => ({ claim: CLAIM, claimValue: value, mappedRole: roles[role] })),
  });
  const pool = new IdentityPool(scope, id, {
    allowUnauthenticatedIdentities: true,
    authenticationProviders: {
      userPools: clients.map((userPoolClient) => new UserPoolAuthenticationProvider({ userPool, userPoolClient })),
      google: { clientId: GOOGLE },
      facebook: { appId: FACEBOOK },
      apple: { servicesId: APPLE },
      openIdConnectProviders: oidcProviders,
    },
    roleMappings: [
      ...clients.map((each, index) => mapped(IdentityPoolProviderUrl.userPool(userPool, each), `client${index}`)),
      mapped(IdentityPoolProviderUrl.GOOGLE),
      mapped(IdentityPoolProviderUrl.FACEBOOK),
      mapped(IdentityPoolProviderUrl.APPLE),
      ...oidcProviders.map(({ oidcProviderArn }) => mapped(IdentityPoolProviderUrl.openId(oidcProviderArn))),
    ],
  });
  // The stock construct has nothing for tags of the pool alone, nor for session tags.
  (pool.node.defaultChild as CfnIdentityPool).identityPoolTags = Object.entries(TAGS).map(([key, value]) => ({
    key,
    value,
  }));
  for (const [index, identityProviderName] of [
    userPool.userPoolProviderName,
    IdentityPoolProviderUrl.GOOGLE.value,
    IdentityPoolProviderUrl.FACEBOOK.value,
    IdentityPoolProviderUrl.APPLE.value,
    ...oidcProviders.map(({ oidcProviderArn }) => oidcProviderArn),
  ].entries()) {
    new CfnIdentityPoolPrincipalTag(pool, `Tags${index}`, {
      identityPoolId: pool.identityPoolId,
      identityProviderName,
      principalTags: PRINCIPAL_TAGS,
    });
  }
}

function usersOf(identityPoolId: string): IPrincipal {
  const cognito = 'cognito-identity.amazonaws.com';
  return new FederatedPrincipal(
    cognito,
    {
      StringEquals: { [`${cognito}:aud`]: identityPoolId },
      'ForAnyValue:StringLike': { [`${cognito}:amr`]: 'authenticated' },
    },
    'sts:AssumeRoleWithWebIdentity',
  ).withSessionTags();
}
