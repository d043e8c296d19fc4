// The code MIGRATION.md leads to, as it stands there.

import { SecretValue, type Stack } from 'aws-cdk-lib';
import { UserPool, UserPoolGroup } from 'aws-cdk-lib/aws-cognito';
import { AccountRootPrincipal, CfnOIDCProvider, Role, SamlProvider, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import {
  ClaimRule,
  GuestAccess,
  IdentityPool,
  IdentityPoolPrincipal,
  IdentityProvider,
  PoolRole,
  RoleMapping,
  RoleResolution,
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

  new IdentityPool(this, 'Pool', {
    providers: [
      IdentityProvider.userPool(userPool, {
        clients: [userPoolClient],
        roleMapping: RoleMapping.fromRules([ClaimRule.whenEquals('custom:department', 'legal', legal)]),
      }),
    ],
  });
}

export function groupRoles(this: Stack): void {
  const userPool = new UserPool(this, 'Users');
  const userPoolClient = userPool.addClient('Web');

  const pool = new IdentityPool(this, 'Pool', {
    providers: [
      IdentityProvider.userPool(userPool, {
        clients: [userPoolClient],
        roleMapping: RoleMapping.fromToken({ roleResolution: RoleResolution.AUTHENTICATED_ROLE }),
      }),
    ],
  });
  const admin = new Role(this, 'Admin', { assumedBy: IdentityPoolPrincipal.authenticated(pool) });
  new UserPoolGroup(this, 'Admins', { userPool, groupName: 'admins', role: admin });
}

export function socialProviders(this: Stack): void {
  new IdentityPool(this, 'Pool', {
    providers: [
      IdentityProvider.google('123456789012-abc.apps.googleusercontent.com'),
      IdentityProvider.apple('com.example.app'),
      IdentityProvider.facebook('1234567890123456'),
      IdentityProvider.amazon('amzn1.application.188a56d827a7d6555a8b67a5d'),
      IdentityProvider.twitter('consumerKey', SecretValue.secretsManager('twitter')),
    ],
  });
}

export function otherProviders(this: Stack): void {
  const partner = new CfnOIDCProvider(this, 'Partner', { url: 'https://idp.example.com', clientIdList: ['app'] });
  const corporate = new SamlProvider(this, 'Corporate', { metadataDocument: SAML_METADATA });
  const legal = new Role(this, 'Legal', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });

  new IdentityPool(this, 'Pool', {
    providers: [
      IdentityProvider.openIdConnect(partner, {
        roleMapping: RoleMapping.fromRules([ClaimRule.whenContains('groups', 'legal', legal)], {
          roleResolution: RoleResolution.AUTHENTICATED_ROLE,
        }),
      }),
      IdentityProvider.saml(corporate),
      IdentityProvider.developer('login.example.app'),
    ],
  });
}

export function importedPool(this: Stack): void {
  const support = new Role(this, 'Support', { assumedBy: new AccountRootPrincipal() });

  const pool = IdentityPool.fromIdentityPoolId(this, 'Pool', 'eu-west-1:12345678-1234-1234-1234-123456789012');
  pool.grants.listIdentities(support);
}

export function existingRoles(this: Stack): void {
  const member = new Role(this, 'Member', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
  const visitor = new Role(this, 'Visitor', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });

  new IdentityPool(this, 'Pool', {
    authenticatedRole: PoolRole.existing(member),
    guestAccess: GuestAccess.enabled({ role: PoolRole.existing(visitor) }),
  });
}
