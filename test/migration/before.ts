// The code MIGRATION.md starts from, as it stands there.

import type { Stack } from 'aws-cdk-lib';
import { UserPool } from 'aws-cdk-lib/aws-cognito';
import {
  IdentityPool,
  IdentityPoolProviderUrl,
  RoleMappingMatchType,
  UserPoolAuthenticationProvider,
} from 'aws-cdk-lib/aws-cognito-identitypool';
import { CfnOIDCProvider, Role, SamlProvider, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { SAML_METADATA } from './saml-metadata';

export function hiddenClient(this: Stack): void {
  const userPool = new UserPool(this, 'Users');
  const bucket = new Bucket(this, 'Photos');

  const pool = new IdentityPool(this, 'Pool', {
    allowUnauthenticatedIdentities: true,
    authenticationProviders: {
      userPools: [new UserPoolAuthenticationProvider({ userPool })],
    },
  });
  bucket.grantReadWrite(pool.authenticatedRole, 'private/*');
  bucket.grantRead(pool.unauthenticatedRole, 'public/*');
}

export function ownClient(this: Stack): void {
  const userPool = new UserPool(this, 'Users');
  const userPoolClient = userPool.addClient('Web');

  const pool = new IdentityPool(this, 'Pool');
  pool.addUserPoolAuthentication(
    new UserPoolAuthenticationProvider({ userPool, userPoolClient, disableServerSideTokenCheck: true }),
  );
}

export function roleMappings(this: Stack): void {
  const userPool = new UserPool(this, 'Users');
  const userPoolClient = userPool.addClient('Web');
  const legal = new Role(this, 'Legal', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });

  new IdentityPool(this, 'Pool', {
    authenticationProviders: {
      userPools: [new UserPoolAuthenticationProvider({ userPool, userPoolClient })],
    },
    roleMappings: [
      {
        mappingKey: 'staff',
        providerUrl: IdentityPoolProviderUrl.userPool(userPool, userPoolClient),
        rules: [
          {
            claim: 'custom:department',
            claimValue: 'legal',
            matchType: RoleMappingMatchType.EQUALS,
            mappedRole: legal,
          },
        ],
      },
    ],
  });
}

export function otherProviders(this: Stack): void {
  const partner = new CfnOIDCProvider(this, 'Partner', { url: 'https://idp.example.com', clientIdList: ['app'] });
  const corporate = new SamlProvider(this, 'Corporate', { metadataDocument: SAML_METADATA });

  new IdentityPool(this, 'Pool', {
    authenticationProviders: {
      google: { clientId: '123456789012-abc.apps.googleusercontent.com' },
      openIdConnectProviders: [partner],
      samlProviders: [corporate],
      customProvider: 'login.example.app',
    },
  });
}

export function existingRoles(this: Stack): void {
  const member = new Role(this, 'Member', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
  const visitor = new Role(this, 'Visitor', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });

  new IdentityPool(this, 'Pool', {
    allowUnauthenticatedIdentities: true,
    authenticatedRole: member,
    unauthenticatedRole: visitor,
  });
}
