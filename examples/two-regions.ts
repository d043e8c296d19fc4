import { Stack, type StackProps } from 'aws-cdk-lib';
import { UserPool, UserPoolClient } from 'aws-cdk-lib/aws-cognito';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { IdentityPool, IdentityProvider } from 'cdk-cognito-identity-pool';
import type { Construct } from 'constructs';

/**
 * A service in America whose European customers keep their accounts in Europe. Both send their orders to the same queue.
 *
 * The European user pool exists already. Its id says which region issues its tokens, wherever this stack is deployed.
 */
export class TwoRegionsStack extends Stack {
  constructor(scope: Construct, id: string, props: StackProps = {}) {
    super(scope, id, props);

    const americans = new UserPool(this, 'Americans');
    const americanApp = americans.addClient('App', { disableOAuth: true });

    const europeans = UserPool.fromUserPoolId(this, 'Europeans', 'eu-west-1_AbCdEfGhI');
    const europeanApp = UserPoolClient.fromUserPoolClientId(this, 'EuropeanApp', '1example23456789');

    const customers = new IdentityPool(this, 'Customers', {
      providers: [
        IdentityProvider.userPool(americans, { clients: [americanApp] }),
        IdentityProvider.userPool(europeans, { clients: [europeanApp] }),
      ],
    });

    const orders = new Queue(this, 'Orders');
    orders.grantSendMessages(customers.authenticatedRole);
  }
}
