import type { Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { checks, GuestAccess, IdentityPool, testing } from '../src';
import { testStack } from './support/stacks';

/** What the README has guests do, and what looks like it. */
const MONITOR = 'arn:aws:rum:eu-west-1:123456789012:appmonitor/shop';
const MAP = 'arn:aws:geo:eu-west-1:123456789012:map/shops';

function guestsWith(actions: string[], resource: string): Stack {
  const stack = testStack({ env: { account: '123456789012', region: 'eu-west-1' } });
  const pool = new IdentityPool(stack, 'Pool', { guestAccess: GuestAccess.enabled() });
  pool.guestRole.addToPrincipalPolicy(new PolicyStatement({ actions, resources: [resource] }));
  return stack;
}

function guestOf(stack: Stack): testing.SimulatedSession {
  return testing.IdentityPoolSimulator.fromStack(stack).signIn(testing.SignIn.asGuest());
}

function findingsIn(stack: Stack): string[] {
  return checks.IdentityPoolChecks.findings(stack).map(({ ruleId }) => ruleId);
}

test('guests send telemetry to the one monitor, by one statement', () => {
  const stack = guestsWith(['rum:PutRumEvents'], MONITOR);
  const guest = guestOf(stack);
  guest.assertAllowed('rum:PutRumEvents', MONITOR);
  guest.assertDenied('rum:PutRumEvents', 'arn:aws:rum:eu-west-1:123456789012:appmonitor/backoffice');
  guest.assertDenied('rum:GetAppMonitorData', MONITOR);
  expect(findingsIn(stack)).toEqual([]);
});

test('guests see the one map, by one statement', () => {
  const actions = ['geo:GetMapTile', 'geo:GetMapStyleDescriptor', 'geo:GetMapSprites', 'geo:GetMapGlyphs'];
  const stack = guestsWith(actions, MAP);
  const guest = guestOf(stack);
  for (const action of actions) {
    guest.assertAllowed(action, MAP);
    guest.assertDenied(action, 'arn:aws:geo:eu-west-1:123456789012:map/warehouses');
  }
  expect(findingsIn(stack)).toEqual([]);
});

test('the newer actions of Amazon Location are out of reach for guests, and a check says so', () => {
  const stack = guestsWith(['geo-maps:GetTile'], 'arn:aws:geo-maps:eu-west-1::provider/default');
  guestOf(stack).assertDenied('geo-maps:GetTile', 'arn:aws:geo-maps:eu-west-1::provider/default');
  expect(findingsIn(stack)).toEqual(['GuestActionOutOfReach']);
});
