import type { Stack } from 'aws-cdk-lib';
import { UserPool } from 'aws-cdk-lib/aws-cognito';
import {
  IdentityPool as StockIdentityPool,
  UserPoolAuthenticationProvider,
} from 'aws-cdk-lib/aws-cognito-identitypool';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { GuestAccess, IdentityPool, IdentityProvider, PoolRole } from '../../src';
import { type Json, onlyResource, resourcesOf, userPoolOf } from '../support/stacks';
import { gives, poolOf, type Rows, refuses, silent, warns } from './row';

export const PERMISSION_ROWS: Rows = {
  G01: {
    stock: gives((stack) => grantPrefix(new StockIdentityPool(stack, 'Pool')), mayListAll, true),
    here: [
      gives((stack) => grantPrefix(new IdentityPool(stack, 'Pool')), mayListAll, true),
      gives(
        (stack) => {
          const bucket = new Bucket(stack, 'Bucket');
          new IdentityPool(stack, 'Pool').isolate.byIdentityId().inBucket(bucket).grantRead();
        },
        mayListAll,
        false,
      ),
    ],
  },
  G02: {
    stock: gives((stack) => new StockIdentityPool(stack, 'Pool'), policies, 0),
    here: gives((stack) => new IdentityPool(stack, 'Pool', { guestAccess: GuestAccess.enabled() }), policies, 0),
  },
  G03: {
    stock: gives(
      (stack) => {
        const first = new StockIdentityPool(stack, 'First');
        new StockIdentityPool(stack, 'Second', { authenticatedRole: first.authenticatedRole });
      },
      audiencesOfFirstRole,
      ['First'],
    ),
    here: [gives(shareRole, audiencesOfFirstRole, ['First', 'Second']), warns('TrustAlsoOthers', shareRole)],
  },
  G04: {
    stock: gives(
      (stack) => {
        const users = new UserPoolAuthenticationProvider({ userPool: new UserPool(stack, 'Users') });
        new StockIdentityPool(stack, 'Pool', { authenticationProviders: { userPools: [users] } });
      },
      checksAndClients,
      [[true], 1],
    ),
    here: gives(
      (stack) => {
        const { userPool, client } = userPoolOf(stack);
        new IdentityPool(stack, 'Pool', { providers: [IdentityProvider.userPool(userPool, { clients: [client] })] });
      },
      checksAndClients,
      [[true], 1],
    ),
  },
  G05: {
    stock: silent((stack) => new StockIdentityPool(stack, 'Pool', { allowUnauthenticatedIdentities: true })),
    here: silent((stack) => new IdentityPool(stack, 'Pool', { guestAccess: GuestAccess.enabled() })),
  },
  G06: {
    stock: silent((stack) => {
      const userPool = new UserPool(stack, 'Users');
      const userPoolClient = userPool.addClient('Server', { generateSecret: true });
      const users = new UserPoolAuthenticationProvider({ userPool, userPoolClient });
      new StockIdentityPool(stack, 'Pool', { authenticationProviders: { userPools: [users] } });
    }),
    here: silent((stack) => {
      const userPool = new UserPool(stack, 'Users');
      const client = userPool.addClient('Server', { generateSecret: true });
      new IdentityPool(stack, 'Pool', { providers: [IdentityProvider.userPool(userPool, { clients: [client] })] });
    }),
  },
  G07: {
    stock: silent((stack) => {
      const { userPool } = userPoolOf(stack);
      const { client: userPoolClient } = userPoolOf(stack, 'Others');
      const users = new UserPoolAuthenticationProvider({ userPool, userPoolClient });
      new StockIdentityPool(stack, 'Pool', { authenticationProviders: { userPools: [users] } });
    }),
    here: refuses('ClientOfAnotherUserPool', (stack) => {
      const { userPool } = userPoolOf(stack);
      const { client } = userPoolOf(stack, 'Others');
      new IdentityPool(stack, 'Pool', { providers: [IdentityProvider.userPool(userPool, { clients: [client] })] });
    }),
  },
};

/** What everybody writes first. */
function grantPrefix(pool: StockIdentityPool | IdentityPool): void {
  const bucket = new Bucket(pool.stack, 'Bucket');
  bucket.grantRead(pool.authenticatedRole, `private/\${cognito-identity.amazonaws.com:sub}/*`);
}

/** Whether users may list the bucket, and so see the names of everybody's objects. */
function mayListAll(stack: Stack): boolean {
  const statements: Json[] = onlyResource(stack, 'AWS::IAM::Policy').Properties.PolicyDocument.Statement;
  return statements.some(
    ({ Action, Condition }) =>
      Condition === undefined && [Action].flat().some((action) => action.startsWith('s3:List')),
  );
}

function policies(stack: Stack): number {
  return resourcesOf(stack, 'AWS::IAM::Policy').length;
}

/** Two pools that somebody can use, and one role. */
function shareRole(stack: Stack): void {
  const guestAccess = GuestAccess.enabled();
  const first = new IdentityPool(stack, 'First', { guestAccess });
  new IdentityPool(stack, 'Second', { guestAccess, authenticatedRole: PoolRole.existing(first.authenticatedRole) });
}

/** The pools that the role of the first pool trusts. */
function audiencesOfFirstRole(stack: Stack): string[] {
  const [role] = resourcesOf(stack, 'AWS::IAM::Role');
  const statements: Json[] = role.Properties.AssumeRolePolicyDocument.Statement;
  return statements.map(({ Condition }) =>
    Condition.StringEquals['cognito-identity.amazonaws.com:aud'].Ref.slice(0, -8),
  );
}

/** The server-side token checks, and how many user pool clients there are. */
function checksAndClients(stack: Stack): [boolean[], number] {
  const clients: { ServerSideTokenCheck: boolean }[] = poolOf(stack).Properties.CognitoIdentityProviders;
  return [clients.map((c) => c.ServerSideTokenCheck), resourcesOf(stack, 'AWS::Cognito::UserPoolClient').length];
}
