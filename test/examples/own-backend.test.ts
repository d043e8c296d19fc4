import { App } from 'aws-cdk-lib';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { testing } from 'cdk-cognito-identity-pool';
import { OwnBackendStack } from '../../examples/own-backend';

const stack = new OwnBackendStack(new App(), 'OwnBackend');
const videos = stack.node.findChild('Videos') as Bucket;
const simulator = testing.IdentityPoolSimulator.fromStack(stack);

function memberOf(studio: string): testing.SimulatedSession {
  return simulator.signIn(testing.SignIn.withDeveloper('member-1', { principalTags: { studio } }));
}

test.each([
  ['north', 'south'],
  ['south', 'north'],
])('members of studio %s watch the videos of their own studio', (own, other) => {
  memberOf(own).assertAllowed('s3:GetObject', videos.arnForObjects(`studios/${own}/morning.mp4`));
  memberOf(own).assertDenied('s3:GetObject', videos.arnForObjects(`studios/${other}/morning.mp4`));
});

test('a session without the tag reads nothing', () => {
  const session = simulator.signIn(testing.SignIn.withDeveloper('member-1'));
  session.assertPrincipalTags({});
  session.assertDenied('s3:GetObject', videos.arnForObjects('studios/north/morning.mp4'));
});
