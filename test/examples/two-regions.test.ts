import { App } from 'aws-cdk-lib';
import type { UserPoolClient } from 'aws-cdk-lib/aws-cognito';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { testing } from 'cdk-cognito-identity-pool';
import { TwoRegionsStack } from '../../examples/two-regions';

const stack = new TwoRegionsStack(new App(), 'TwoRegions', { env: { region: 'us-east-1' } });
const orders = stack.node.findChild('Orders') as Queue;
const american = stack.node.findChild('Americans').node.findChild('App') as UserPoolClient;
const simulator = testing.IdentityPoolSimulator.fromStack(stack);

test.each([
  ['American', american.userPoolClientId],
  ['European', '1example23456789'],
])('%s customers send orders, and read none', (_, clientId) => {
  const customer = simulator.signIn(testing.SignIn.withUserPool(clientId));
  customer.assertAllowed('sqs:SendMessage', orders.queueArn);
  customer.assertDenied('sqs:ReceiveMessage', orders.queueArn);
});

test('a token of the European user pool is one of a customer', () => {
  const claims = { iss: 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEfGhI', aud: '1example23456789' };
  const token = ['{}', JSON.stringify(claims), ''].map((part) => Buffer.from(part).toString('base64url')).join('.');
  simulator.signIn(testing.SignIn.fromIdToken(token)).assertAllowed('sqs:SendMessage', orders.queueArn);
});
