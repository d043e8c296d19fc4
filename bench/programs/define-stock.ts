import type { UserPool, UserPoolClient } from 'aws-cdk-lib/aws-cognito';
import { IdentityPool, UserPoolAuthenticationProvider } from 'aws-cdk-lib/aws-cognito-identitypool';
import type { Construct } from 'constructs';

export function define(scope: Construct, id: string, userPool: UserPool, userPoolClient: UserPoolClient): void {
  new IdentityPool(scope, id, {
    authenticationProviders: { userPools: [new UserPoolAuthenticationProvider({ userPool, userPoolClient })] },
    allowUnauthenticatedIdentities: true,
  });
}
