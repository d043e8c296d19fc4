import type { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { UserPool } from 'aws-cdk-lib/aws-cognito';
import {
  IdentityPool as StockIdentityPool,
  UserPoolAuthenticationProvider,
} from 'aws-cdk-lib/aws-cognito-identitypool';
import { GuestAccess, IdentityPool, IdentityProvider } from '../../src';
import { testStack, userPoolOf, warningIds } from '../support/stacks';
import { gives, IN_ACCOUNT, type Rows, trustStatements } from './row';

const LOGICAL_IDS = [
  'PoolAuthenticatedRoleF46F2D22',
  'PoolD3F588B8',
  'PoolDefaultRoleAttachmentB0D1A3B7',
  'PoolUnauthenticatedRoleD84FEE8E',
];
const GOV_EAST = { env: { ...IN_ACCOUNT, region: 'us-gov-east-1' } };

export const ENVIRONMENT_ROWS: Rows = {
  H01: {
    stock: gives((stack) => new StockIdentityPool(stack, 'Pool'), logicalIds, LOGICAL_IDS),
    here: gives(
      (stack) => new IdentityPool(stack, 'Pool', { guestAccess: GuestAccess.enabled() }),
      logicalIds,
      LOGICAL_IDS,
    ),
  },
  H02: {
    stock: gives((stack) => new StockIdentityPool(stack, 'Pool'), trusted, ['cognito-identity.amazonaws.com']),
    here: [
      gives((stack) => new IdentityPool(stack, 'Pool'), trusted, ['cognito-identity.amazonaws.com']),
      {
        message: 'FederationByRegion',
        check: () => {
          const stack = testStack({}, { '@aws-cdk/core:target-partitions': ['aws', 'aws-us-gov'] });
          new IdentityPool(stack, 'Pool', { guestAccess: GuestAccess.enabled() });
          expect(warningIds(stack)).toEqual(['cdk-cognito-identity-pool:FederationByRegion']);
        },
      },
    ],
  },
  H04: {
    stock: gives(
      (stack) => {
        const userPool = UserPool.fromUserPoolId(stack, 'Users', 'eu-west-1_AbCdEfGhI');
        const users = new UserPoolAuthenticationProvider({ userPool });
        new StockIdentityPool(stack, 'Pool', { authenticationProviders: { userPools: [users] } });
      },
      clientIds,
      ['UsersUserPoolAuthenticationProviderClient01B0629F'],
    ),
    here: gives(
      (stack) => {
        const userPool = UserPool.fromUserPoolId(stack, 'Users', 'eu-west-1_AbCdEfGhI');
        const clients = [userPool.addClient('UserPoolAuthenticationProviderClient')];
        new IdentityPool(stack, 'Pool', { providers: [IdentityProvider.userPool(userPool, { clients })] });
      },
      clientIds,
      ['UsersUserPoolAuthenticationProviderClient01B0629F'],
    ),
  },
  H09: {
    stock: gives(
      (stack) => {
        const { userPool, client: userPoolClient } = userPoolOf(stack);
        const users = new UserPoolAuthenticationProvider({ userPool, userPoolClient });
        new StockIdentityPool(stack, 'Pool', { authenticationProviders: { userPools: [users] } });
      },
      waiting,
      LOGICAL_IDS,
    ),
    here: gives(
      (stack) => {
        const { userPool, client } = userPoolOf(stack);
        new IdentityPool(stack, 'Pool', { providers: [IdentityProvider.userPool(userPool, { clients: [client] })] });
      },
      waiting,
      [],
    ),
  },
  H10: {
    stock: gives(
      (stack) => new StockIdentityPool(stack, 'Pool'),
      trusted,
      ['cognito-identity.amazonaws.com'],
      GOV_EAST,
    ),
    here: [
      gives(
        (stack) => new IdentityPool(stack, 'Pool'),
        trusted,
        ['cognito-identity.us-gov-east-1.amazonaws.com'],
        GOV_EAST,
      ),
      {
        message: 'RoleNameTooLongForGovEast',
        check: () => {
          const stack = testStack(GOV_EAST);
          new IdentityPool(stack, 'Pool', { guestAccess: GuestAccess.enabled() });
          expect([...new Set(warningIds(stack))]).toEqual(['cdk-cognito-identity-pool:RoleNameTooLongForGovEast']);
        },
      },
    ],
  },
  H11: {
    stock: gives((stack) => new StockIdentityPool(stack, 'Pool'), outputs, undefined),
    here: gives((stack) => new IdentityPool(stack, 'Pool'), outputs, undefined),
  },
};

function logicalIds(stack: Stack): string[] {
  return Object.keys(Template.fromStack(stack).toJSON().Resources).sort();
}

/** Whom the roles trust, each once. */
function trusted(stack: Stack): string[] {
  return [...new Set(trustStatements(stack).map(({ Principal }) => Principal.Federated))];
}

function clientIds(stack: Stack): string[] {
  return Object.keys(Template.fromStack(stack).findResources('AWS::Cognito::UserPoolClient'));
}

/** What has a `DependsOn`. */
function waiting(stack: Stack): string[] {
  const resources = Object.entries(
    Template.fromStack(stack).toJSON().Resources as Record<string, { DependsOn?: string[] }>,
  );
  return resources
    .filter(([, { DependsOn }]) => DependsOn)
    .map(([id]) => id)
    .sort();
}

function outputs(stack: Stack): unknown {
  return Template.fromStack(stack).toJSON().Outputs;
}
