import { testing } from 'cdk-cognito-identity-pool';
import {
  DISPUTED_GUEST_ACTIONS,
  INLINE_GUEST_POLICY,
  MANAGED_GUEST_POLICY,
} from '../../src/private/guest-session-policies';
import { type PoolTemplate, poolTemplate } from './support/pool-template';
import { became, SIGN_INS } from './support/sign-ins';

const EVERYTHING: PoolTemplate = {
  guests: true,
  permissions: { Guest: [{ Effect: 'Allow', Action: '*', Resource: '*' }] },
};

function guestOf(template: PoolTemplate, options: testing.SimulatorOptions = {}): testing.SimulatedSession {
  return testing.IdentityPoolSimulator.fromTemplate(poolTemplate(template), options).signIn(SIGN_INS.guest());
}

/** One action that an entry such as `s3:*` or `geo:*Geofence` stands for. */
function actionOf(entry: string): string {
  return entry.replace(/\*$/, 'Something').replace('*', 'Some');
}

/** @see https://docs.aws.amazon.com/cognito/latest/developerguide/iam-roles.html */
describe('what Cognito lets guests do at most in the enhanced flow', () => {
  test.each([...INLINE_GUEST_POLICY.actions, ...MANAGED_GUEST_POLICY.actions])('%s', (entry) => {
    guestOf(EVERYTHING).assertAllowed(actionOf(entry), '*');
  });

  test.each([
    'ec2:RunInstances',
    'secretsmanager:GetSecretValue',
    'sts:GetCallerIdentity',
    'ssm:GetParameter',
    'sagemaker:CreateModel',
    'geo-maps:GetTile',
  ])('not %s, whatever the role allows', (action) => {
    const decision = guestOf(EVERYTHING).decide(action, 'arn:aws:x:::y');
    expect(decision.outcome).toBe('IMPLICITLY_DENIED');
    expect(decision.reasons.join()).toContain('no session policy allows it');
  });

  test.each(DISPUTED_GUEST_ACTIONS)('%s can not be told: the pages of AWS differ', (entry) => {
    const decision = guestOf(EVERYTHING).decide(actionOf(entry), '*');
    expect(decision.outcome).toBe('INDETERMINATE');
    expect(decision.reasons.join()).toContain('AWS says in one place');
  });

  test('is no grant', () => {
    guestOf({ guests: true }).assertDenied('s3:GetObject', '*');
  });

  test('says when it was read, and where', () => {
    for (const { asOf, source } of [INLINE_GUEST_POLICY, MANAGED_GUEST_POLICY]) {
      expect(asOf).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect(source).toContain('https://docs.aws.amazon.com/');
    }
  });

  test('can be said anew', () => {
    const guestSessionPolicies = testing.GuestSessionPolicies.ofActions(['ec2:Describe*']);
    const guest = guestOf(EVERYTHING, { guestSessionPolicies });
    guest.assertAllowed('ec2:DescribeInstances', '*');
    guest.assertDenied('s3:GetObject', '*');
    expect(guestSessionPolicies.actions).toEqual(['ec2:Describe*']);
  });

  test('is nothing for users who signed in', () => {
    const template = poolTemplate({ permissions: { Auth: [{ Effect: 'Allow', Action: '*', Resource: '*' }] } });
    testing.IdentityPoolSimulator.fromTemplate(template)
      .signIn(SIGN_INS.google())
      .assertAllowed('ec2:RunInstances', '*');
  });
});

test('a guest whose role trusts signed-in users is refused', () => {
  const session = guestOf({ guests: true, defaults: { unauthenticated: 'Auth', authenticated: 'Auth' } });
  expect(became(session)).toBe('InvalidIdentityPoolConfigurationException');
});

test('whether there are guests may hang on a parameter', () => {
  const template = poolTemplate({ guests: { Ref: 'Guests' } });
  template.Parameters = { Guests: { Type: 'String' } };
  const outcomeWith = (parameters: Record<string, string>) =>
    became(testing.IdentityPoolSimulator.fromTemplate(template, { parameters }).signIn(SIGN_INS.guest()));
  expect(outcomeWith({})).toBe('INDETERMINATE');
  expect(outcomeWith({ Guests: 'true' })).toBe('Guest');
  expect(outcomeWith({ Guests: 'false' })).toBe('NotAuthorizedException');
});
