import fc from 'fast-check';
import type { Outcome } from '../../../../src/testing/private/policy/decision';
import { Policy } from '../../../../src/testing/private/policy/policy';
import { RequestContext } from '../../../../src/testing/private/policy/request-context';
import { trustAllows } from '../../../../src/testing/private/policy/trust-allows';

const COGNITO = 'cognito-identity.amazonaws.com';
const ASSUME = 'sts:AssumeRoleWithWebIdentity';

/** Somebody signs in, and a role says whom it trusts. */
export interface TrustCase {
  readonly action: string;
  readonly federated: string;
  readonly context: Record<string, string | string[]>;
  readonly trust: unknown;
}

const statement = fc.record({
  Effect: fc.constantFrom('Allow', 'Allow', 'Deny'),
  Principal: fc.constantFrom<unknown>(
    { Federated: COGNITO },
    { Federated: [COGNITO, 'accounts.google.com'] },
    { Federated: 'accounts.google.com' },
    { Service: 'lambda.amazonaws.com' },
    { AWS: '111122223333' },
    '*',
  ),
  Action: fc.constantFrom<unknown>(ASSUME, [ASSUME, 'sts:TagSession'], 'sts:*'),
  Condition: fc.constantFrom<unknown>(
    { StringEquals: { [`${COGNITO}:aud`]: 'pool-a' } },
    { StringEquals: { [`${COGNITO}:aud`]: ['pool-a', 'pool-b'] }, Null: { 'aws:RequestTag/t': 'false' } },
    { 'ForAnyValue:StringLike': { [`${COGNITO}:amr`]: 'authenticated' } },
    { StringNotLike: { 'aws:RequestTag/t': 'a*' } },
  ),
});

export const trustCase: fc.Arbitrary<TrustCase> = fc.record({
  action: fc.constantFrom(ASSUME, 'sts:TagSession'),
  federated: fc.constantFrom(COGNITO, 'accounts.google.com'),
  context: fc.record({
    [`${COGNITO}:aud`]: fc.constantFrom('pool-a', 'pool-b', 'pool-c'),
    [`${COGNITO}:amr`]: fc.constantFrom(['authenticated', 'x'], ['unauthenticated']),
    'aws:RequestTag/t': fc.constantFrom('a', 'b'),
  }) as fc.Arbitrary<TrustCase['context']>,
  trust: fc.record({
    Version: fc.constant('2012-10-17'),
    Statement: fc.array(statement, { minLength: 1, maxLength: 3 }),
  }),
});

export function trustOpinion({ action, federated, context, trust }: TrustCase): Outcome {
  return trustAllows(Policy.read({ name: 'T', document: trust }, 'trust'), {
    action,
    federated,
    context: new RequestContext({ values: context, closed: ['*'] }),
  }).outcome;
}
