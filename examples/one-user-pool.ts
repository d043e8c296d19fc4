import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import { UserPool } from 'aws-cdk-lib/aws-cognito';
import { AttributeType, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { IdentityPool, IdentityProvider } from 'cdk-cognito-identity-pool';
import type { Construct } from 'constructs';

/** A shop: people sign in on the web or on their phone, and may read its products. */
export class OneUserPoolStack extends Stack {
  constructor(scope: Construct, id: string, props: StackProps = {}) {
    super(scope, id, props);

    const users = new UserPool(this, 'Users');
    // The apps have sign-in pages of their own, and no need of OAuth.
    const web = users.addClient('Web', { disableOAuth: true });
    const mobile = users.addClient('Mobile', { disableOAuth: true });
    const products = new TableV2(this, 'Products', { partitionKey: { name: 'productId', type: AttributeType.STRING } });

    const identities = new IdentityPool(this, 'Identities', {
      providers: [IdentityProvider.userPool(users, { clients: [web, mobile] })],
    });
    products.grantReadData(identities.authenticatedRole);

    new CfnOutput(this, 'IdentityPoolId', { value: identities.identityPoolId });
  }
}
