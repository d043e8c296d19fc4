import type { UserPool, UserPoolClient } from 'aws-cdk-lib/aws-cognito';
import { GuestAccess, IdentityPool, IdentityProvider } from 'cdk-cognito-identity-pool';
import type { Construct } from 'constructs';

export function define(scope: Construct, id: string, userPool: UserPool, client: UserPoolClient): void {
  new IdentityPool(scope, id, {
    providers: [IdentityProvider.userPool(userPool, { clients: [client] })],
    guestAccess: GuestAccess.enabled(),
  });
}
