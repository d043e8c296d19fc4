import { App } from 'aws-cdk-lib';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { type IdentityPool, testing } from 'cdk-cognito-identity-pool';
import { GuestsStack } from '../../examples/guests';

const stack = new GuestsStack(new App(), 'Guests');
const stops = stack.node.findChild('Stops') as TableV2;
const passengers = stack.node.findChild('Passengers') as IdentityPool;
const guest = testing.IdentityPoolSimulator.of(passengers).signIn(testing.SignIn.asGuest());

test('a guest looks up a bus stop', () => {
  guest.assertAssumes(passengers.guestRole);
  guest.assertAllowed('dynamodb:GetItem', stops.tableArn);
});

test.each(['Query', 'Scan', 'PutItem', 'DeleteItem', 'DeleteTable'])('and does nothing else: %s', (operation) => {
  guest.assertDenied(`dynamodb:${operation}`, stops.tableArn);
});
