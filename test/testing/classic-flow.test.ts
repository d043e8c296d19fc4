import { testing } from 'cdk-cognito-identity-pool';
import { type PoolTemplate, poolTemplate, trusting } from './support/pool-template';
import { became, SIGN_INS } from './support/sign-ins';

const { IdentityPoolSimulator, ResourceArn } = testing;

function askFor(role: string, by: string, template: PoolTemplate, claims: object = {}): testing.SimulatedSession {
  const options = { classicFlowRoleArn: ResourceArn.of(role) };
  return IdentityPoolSimulator.fromTemplate(poolTemplate(template)).signIn(SIGN_INS[by](claims, options));
}

/** @see https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flow.html */
describe('in the classic flow the client asks for a role', () => {
  const template = { classicFlow: true, guests: true };

  test('and gets any that lets it in', () => {
    expect(became(askFor('Legal', 'google', template))).toBe('Legal');
    expect(became(askFor('Guest', 'guest', template))).toBe('Guest');
  });

  test('and is refused by STS for one that does not', () => {
    expect(askFor('Legal', 'guest', template).refusal).toMatchObject({
      exception: 'AccessDenied',
      message: 'Not authorized to perform sts:AssumeRoleWithWebIdentity',
    });
    expect(became(askFor('Guest', 'google', template))).toBe('AccessDenied');
  });

  test('and as a guest is not limited to what Cognito lets guests do', () => {
    const everything = { ...template, permissions: { Guest: [{ Effect: 'Allow', Action: '*', Resource: '*' }] } };
    askFor('Guest', 'guest', everything).assertAllowed('ec2:RunInstances', '*');
  });

  test('and names the session itself', () => {
    const named = {
      ...trusting('authenticated'),
      Condition: { StringEquals: { 'sts:RoleSessionName': 'CognitoIdentityCredentials' } },
    };
    expect(became(askFor('Legal', 'google', { ...template, trust: { Legal: [named] } }))).toBe('INDETERMINATE');
  });

  test('and brings the tags of the backend', () => {
    askFor('Auth', 'developer', template, { studio: 'north' }).assertPrincipalTags({ studio: 'north' });
  });

  test('and it can not be told whether claims become tags', () => {
    const session = askFor(
      'Auth',
      'oidc',
      { ...template, tags: { oidc: { tenant: 'tenantId' } } },
      { tenantId: 'acme' },
    );
    expect(() => session.assertPrincipalTags({ tenant: 'acme' })).toThrow('in the classic flow');
  });
});

test.each<[string, string, PoolTemplate, string, string | undefined]>([
  [
    'the pool does not allow it',
    'google',
    {},
    'InvalidParameterException',
    'Basic (classic) flow is not enabled, please use enhanced flow.',
  ],
  [
    'the pool has role mappings',
    'google',
    {
      classicFlow: true,
      mappings: { oidc: { type: 'Rules', otherwise: 'Deny', rules: [['sub', 'Equals', 'x', 'Legal']] } },
    },
    'InvalidParameterException',
    'Basic (classic) flow is not supported with RoleMappings, please use enhanced flow.',
  ],
  ['users come by SAML', 'saml', { classicFlow: true }, 'InvalidParameterException', undefined],
  [
    'guests are off',
    'guest',
    { classicFlow: true },
    'NotAuthorizedException',
    'Unauthenticated access is not supported for this identity pool.',
  ],
])('Cognito gives out no token where %s', (_, by, template, exception, message) => {
  const { refusal } = askFor('Auth', by, template);
  expect({ exception: refusal?.exception, message: refusal?.message }).toEqual({ exception, message });
});

test.each([
  [
    'does not say whether it allows the classic flow',
    { classicFlow: undefined },
    'AWS does not document what holds then',
  ],
  ['says so by a parameter without a value', { classicFlow: { Ref: 'Nothing' } }, 'Template has no Nothing'],
])('of a pool that %s it can not be told', (_, template, reason) => {
  const session = askFor('Auth', 'google', template);
  expect(became(session)).toBe('INDETERMINATE');
  expect(session.reasons.join()).toContain(reason);
});

test('a client asks for a role in one flow or the other', () => {
  expect(() => testing.SignIn.asGuest({ customRoleArn: 'a', classicFlowRoleArn: 'b' })).toThrow(
    /SignInInvalid.*customRoleArn is "a", and there is a classicFlowRoleArn/,
  );
});
