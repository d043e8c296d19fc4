// The code MIGRATION.md leads to, as it stands there.

import type { Stack } from 'aws-cdk-lib';
import { UserPool } from 'aws-cdk-lib/aws-cognito';
import { CfnOIDCProvider, Role, SamlProvider, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import {
  GuestAccess,
  IdentityPool,
  IdentityProvider,
  type IIdentityProvider,
  PoolRole,
} from 'cdk-cognito-identity-pool';
import { SAML_METADATA } from './saml-metadata';

export function hiddenClient(this: Stack): void {
  const userPool = new UserPool(this, 'Users');
  const bucket = new Bucket(this, 'Photos');

  const pool = new IdentityPool(this, 'Pool', {
    guestAccess: GuestAccess.enabled(),
    providers: [
      IdentityProvider.userPool(userPool, {
        clients: [userPool.addClient('UserPoolAuthenticationProviderClient')],
      }),
    ],
  });
  bucket.grantReadWrite(pool.authenticatedRole, 'private/*');
  bucket.grantRead(pool.guestRole, 'public/*');
}

export function ownClient(this: Stack): void {
  const userPool = new UserPool(this, 'Users');
  const userPoolClient = userPool.addClient('Web');

  const pool = new IdentityPool(this, 'Pool');
  pool.addProvider(IdentityProvider.userPool(userPool, { clients: [userPoolClient], serverSideTokenCheck: false }));
}

export function roleMappings(this: Stack): void {
  const userPool = new UserPool(this, 'Users');
  const userPoolClient = userPool.addClient('Web');
  const legal = new Role(this, 'Legal', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });

  const pool = new IdentityPool(this, 'Pool', {
    providers: [IdentityProvider.userPool(userPool, { clients: [userPoolClient] })],
  });
  pool.roleAttachment.roleMappings = {
    staff: {
      identityProvider: `${userPool.userPoolProviderName}:${userPoolClient.userPoolClientId}`,
      type: 'Rules',
      ambiguousRoleResolution: 'Deny',
      rulesConfiguration: {
        rules: [{ claim: 'custom:department', matchType: 'Equals', value: 'legal', roleArn: legal.roleArn }],
      },
    },
  };
}

export function otherProviders(this: Stack): void {
  const partner = new CfnOIDCProvider(this, 'Partner', { url: 'https://idp.example.com', clientIdList: ['app'] });
  const corporate = new SamlProvider(this, 'Corporate', { metadataDocument: SAML_METADATA });

  const others: IIdentityProvider = {
    bind: () => ({
      supportedLoginProviders: { 'accounts.google.com': '123456789012-abc.apps.googleusercontent.com' },
      openIdConnectProviderArns: [partner.oidcProviderRef.oidcProviderArn],
      samlProviderArns: [corporate.samlProviderArn],
      developerProviderName: 'login.example.app',
    }),
  };
  new IdentityPool(this, 'Pool', { providers: [others] });
}

export function existingRoles(this: Stack): void {
  const member = new Role(this, 'Member', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
  const visitor = new Role(this, 'Visitor', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });

  new IdentityPool(this, 'Pool', {
    authenticatedRole: PoolRole.existing(member),
    guestAccess: GuestAccess.enabled({ role: PoolRole.existing(visitor) }),
  });
}
