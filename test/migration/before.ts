// The code MIGRATION.md starts from, as it stands there.

import type { Stack } from 'aws-cdk-lib';
import { UserPool, UserPoolGroup } from 'aws-cdk-lib/aws-cognito';
import {
  IdentityPool,
  IdentityPoolProviderUrl,
  RoleMappingMatchType,
  UserPoolAuthenticationProvider,
} from 'aws-cdk-lib/aws-cognito-identitypool';
import {
  AccountRootPrincipal,
  CfnOIDCProvider,
  FederatedPrincipal,
  PolicyStatement,
  Role,
  SamlProvider,
  ServicePrincipal,
} from 'aws-cdk-lib/aws-iam';
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

export function groupRoles(this: Stack): void {
  const userPool = new UserPool(this, 'Users');
  const userPoolClient = userPool.addClient('Web');

  const pool = new IdentityPool(this, 'Pool', {
    authenticationProviders: {
      userPools: [new UserPoolAuthenticationProvider({ userPool, userPoolClient })],
    },
    roleMappings: [
      {
        mappingKey: 'staff',
        providerUrl: IdentityPoolProviderUrl.userPool(userPool, userPoolClient),
        useToken: true,
        resolveAmbiguousRoles: true,
      },
    ],
  });
  const admin = new Role(this, 'Admin', {
    assumedBy: new FederatedPrincipal(
      'cognito-identity.amazonaws.com',
      {
        StringEquals: { 'cognito-identity.amazonaws.com:aud': pool.identityPoolId },
        'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': 'authenticated' },
      },
      'sts:AssumeRoleWithWebIdentity',
    ),
  });
  new UserPoolGroup(this, 'Admins', { userPool, groupName: 'admins', role: admin });
}

export function socialProviders(this: Stack): void {
  new IdentityPool(this, 'Pool', {
    authenticationProviders: {
      google: { clientId: '123456789012-abc.apps.googleusercontent.com' },
      apple: { servicesId: 'com.example.app' },
      facebook: { appId: '1234567890123456' },
      amazon: { appId: 'amzn1.application.188a56d827a7d6555a8b67a5d' },
      twitter: { consumerKey: 'consumerKey', consumerSecret: 'consumerSecret' },
    },
  });
}

export function otherProviders(this: Stack): void {
  const partner = new CfnOIDCProvider(this, 'Partner', { url: 'https://idp.example.com', clientIdList: ['app'] });
  const corporate = new SamlProvider(this, 'Corporate', { metadataDocument: SAML_METADATA });
  const legal = new Role(this, 'Legal', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });

  new IdentityPool(this, 'Pool', {
    authenticationProviders: {
      openIdConnectProviders: [partner],
      samlProviders: [corporate],
      customProvider: 'login.example.app',
    },
    roleMappings: [
      {
        mappingKey: 'partner',
        providerUrl: IdentityPoolProviderUrl.openId(partner.oidcProviderRef.oidcProviderArn),
        resolveAmbiguousRoles: true,
        rules: [
          {
            claim: 'groups',
            claimValue: 'legal',
            matchType: RoleMappingMatchType.CONTAINS,
            mappedRole: legal,
          },
        ],
      },
    ],
  });
}

export function importedPool(this: Stack): void {
  const support = new Role(this, 'Support', { assumedBy: new AccountRootPrincipal() });

  const pool = IdentityPool.fromIdentityPoolId(this, 'Pool', 'eu-west-1:12345678-1234-1234-1234-123456789012');
  support.addToPolicy(
    new PolicyStatement({ actions: ['cognito-identity:ListIdentities'], resources: [pool.identityPoolArn] }),
  );
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
