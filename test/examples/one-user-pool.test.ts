import { App } from 'aws-cdk-lib';
import type { UserPoolClient } from 'aws-cdk-lib/aws-cognito';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { testing } from 'cdk-cognito-identity-pool';
import { OneUserPoolStack } from '../../examples/one-user-pool';

const stack = new OneUserPoolStack(new App(), 'OneUserPool');
const products = stack.node.findChild('Products') as TableV2;
const simulator = testing.IdentityPoolSimulator.fromStack(stack);

test.each(['Web', 'Mobile'])('who signs in with %s reads products, and changes none', (id) => {
  const client = stack.node.findChild('Users').node.findChild(id) as UserPoolClient;
  const customer = simulator.signIn(testing.SignIn.withUserPool(client.userPoolClientId));
  customer.assertAllowed('dynamodb:Query', products.tableArn);
  customer.assertDenied('dynamodb:PutItem', products.tableArn);
});

test('who does not sign in gets nothing', () => {
  simulator.signIn(testing.SignIn.asGuest()).assertRefused();
});
