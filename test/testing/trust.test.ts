import { testing } from 'cdk-cognito-identity-pool';
import type { Json } from '../support/stacks';
import {
  ACCOUNT,
  DEVELOPER,
  OIDC_ARN,
  type PoolTemplate,
  poolTemplate,
  SAML_ARN,
  trusting,
} from './support/pool-template';
import { became, SIGN_INS } from './support/sign-ins';

const FEDERATED = 'cognito-identity.amazonaws.com';
const GOV_WEST = 'cognito-identity-us-gov.amazonaws.com';
const GOV_EAST = 'cognito-identity.us-gov-east-1.amazonaws.com';
const CONFIGURATION = 'InvalidIdentityPoolConfigurationException';

function signIn(
  template: PoolTemplate,
  by: string,
  claims: object = {},
  options: testing.SimulatorOptions = {},
): testing.SimulatedSession {
  return testing.IdentityPoolSimulator.fromTemplate(poolTemplate(template), options).signIn(SIGN_INS[by](claims));
}

function trustOfAuth(...statements: Json[]): PoolTemplate {
  return { trust: { Auth: statements } };
}

/** A trust statement that differs from a right one in some members. */
function statement(rest: Json): Json {
  return { ...trusting('authenticated'), ...rest };
}

function conditions(aud: Json, amr: Json, federated = FEDERATED): Json {
  return {
    StringEquals: { [`${federated}:aud`]: aud },
    'ForAnyValue:StringLike': { [`${federated}:amr`]: amr },
  };
}

/** @see https://docs.aws.amazon.com/cognito/latest/developerguide/role-trust-and-permissions.html */
test.each<[string, Json]>([
  ['trusts a service', { Principal: { Service: FEDERATED } }],
  ['trusts another federation', { Principal: { Federated: 'graph.facebook.com' } }],
  ['trusts a federation with a typing error', { Principal: { Federated: 'cognito-identity.amazon.com' } }],
  ['allows sts:AssumeRole', { Action: 'sts:AssumeRole' }],
  [
    'asks for another pool',
    { Condition: conditions('eu-west-1:11111111-1111-1111-1111-111111111111', 'authenticated') },
  ],
  ['asks for the user pool', { Condition: conditions({ Ref: 'Users' }, 'authenticated') }],
  ['asks for guests', { Condition: conditions({ Ref: 'Pool' }, 'unauthenticated') }],
  ['asks for another provider', { Condition: conditions({ Ref: 'Pool' }, 'accounts.google.com') }],
  ['asks by the keys of GovCloud', { Condition: conditions({ Ref: 'Pool' }, 'authenticated', GOV_WEST) }],
])('a role that %s does not let users in', (_, rest) => {
  const session = signIn(trustOfAuth(statement(rest)), 'oidc');
  expect(became(session)).toBe(CONFIGURATION);
  expect(session.refusal?.message).toBe('Invalid identity pool configuration. Check assigned IAM roles for this pool.');
  expect(session.refusal?.cause).toContain(
    'role Auth does not let this sign-in assume it: sts:AssumeRoleWithWebIdentity: ',
  );
});

test.each<[string, Json]>([
  ['lists pools', { Condition: conditions(['eu-west-1:x', { Ref: 'Pool' }], 'authenticated') }],
  ['has no conditions', { Condition: undefined }],
  ['asks for the provider', { Condition: conditions({ Ref: 'Pool' }, 'login.example.com') }],
  ['asks for a user of the provider', { Condition: conditions({ Ref: 'Pool' }, `${OIDC_ARN}:OIDC:alice`) }],
  ['allows all of STS', { Action: 'sts:*' }],
])('a role that %s lets users in', (_, rest) => {
  expect(became(signIn(trustOfAuth(statement(rest)), 'oidc', { sub: 'alice' }))).toBe('Auth');
});

test('plain StringEquals on amr, which has several values, can not be told', () => {
  const session = signIn(
    trustOfAuth(
      statement({
        Condition: { StringEquals: { [`${FEDERATED}:aud`]: { Ref: 'Pool' }, [`${FEDERATED}:amr`]: 'authenticated' } },
      }),
    ),
    'oidc',
  );
  expect(became(session)).toBe('INDETERMINATE');
});

describe('a role for the users of one provider', () => {
  const NAMES: [string, Json][] = [
    ['user-pool', { 'Fn::GetAtt': ['Users', 'ProviderName'] }],
    ['oidc', 'login.example.com'],
    ['saml', SAML_ARN],
    ['google', 'accounts.google.com'],
    ['facebook', 'graph.facebook.com'],
    ['amazon', 'www.amazon.com'],
    ['apple', 'appleid.apple.com'],
    ['twitter', 'api.twitter.com'],
    ['developer', DEVELOPER],
  ];

  test.each(NAMES)('%s lets in those, and nobody else', (by, amr) => {
    const template = trustOfAuth(trusting(amr));
    for (const [other] of NAMES) {
      const session = signIn(template, other, other === 'developer' ? {} : { sub: 'alice' });
      expect([other, became(session)]).toEqual([other, other === by ? 'Auth' : CONFIGURATION]);
    }
  });
});

test('a Deny for a tag that is required holds', () => {
  const template = {
    ...trustOfAuth(trusting('authenticated'), {
      Effect: 'Deny',
      Principal: { Federated: FEDERATED },
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: { StringNotLike: { 'aws:RequestTag/tenant': '?*' } },
    }),
    tags: { oidc: { tenant: 'tenantId' } },
  };
  expect(became(signIn(template, 'oidc', { tenantId: 'acme' }))).toBe('Auth');
  expect(became(signIn(template, 'oidc', { tenantId: '' }))).toBe(CONFIGURATION);
  expect(signIn(template, 'oidc', { tennantId: 'acme', sub: 'a' }).refusal?.cause).toBe(
    'role Auth does not let this sign-in assume it: tag tenant is required; it comes from claim tenantId, which the sign-in does not have (it has tennantId, sub)',
  );
});

test('a condition on the identity id holds for that identity', () => {
  const template = trustOfAuth(
    statement({
      Condition: { StringEquals: { [`${FEDERATED}:sub`]: 'eu-west-1:11111111-2222-3333-4444-555555555555' } },
    }),
  );
  const simulator = testing.IdentityPoolSimulator.fromTemplate(poolTemplate(template));
  const one = { identityId: 'eu-west-1:11111111-2222-3333-4444-555555555555' };
  expect(became(simulator.signIn(SIGN_INS.oidc({}, one)))).toBe('Auth');
  expect(became(simulator.signIn(SIGN_INS.oidc()))).toBe(CONFIGURATION);
});

/** @see https://docs.aws.amazon.com/govcloud-us/latest/UserGuide/govcloud-cog.html */
describe('in GovCloud', () => {
  const gov = (federated: string) =>
    trustOfAuth(
      statement({
        Principal: { Federated: federated },
        Condition: conditions({ Ref: 'Pool' }, 'authenticated', federated),
      }),
    );

  test.each([
    ['us-gov-west-1', GOV_WEST],
    ['us-gov-east-1', GOV_EAST],
  ])('%s Cognito presents itself as %s', (region, federated) => {
    expect(became(signIn(gov(federated), 'oidc', {}, { region }))).toBe('Auth');
    expect(became(signIn({}, 'oidc', {}, { region }))).toBe(CONFIGURATION);
  });

  test('of an unknown region it can not be told as what', () => {
    const session = signIn(gov(GOV_WEST), 'oidc', {}, { partition: 'aws-us-gov' });
    expect(became(session)).toBe('INDETERMINATE');
    expect(session.reasons.join()).toContain('supply region or federation to the simulator');
  });
});

test('in China it can not be told as what Cognito presents itself', () => {
  const session = signIn({}, 'oidc', {}, { region: 'cn-north-1' });
  expect(became(session)).toBe('INDETERMINATE');
  expect(session.reasons.join()).toContain('inconsistently');
});

describe('a role that the app does not make', () => {
  const template = poolTemplate();
  template.Resources.Attachment.Properties.Roles.authenticated = `arn:aws:iam::${ACCOUNT}:role/elsewhere`;
  const session = testing.IdentityPoolSimulator.fromTemplate(template, { account: ACCOUNT }).signIn(SIGN_INS.oidc());

  test('can not be told about', () => {
    expect(became(session)).toBe('INDETERMINATE');
    expect(session.reasons.join()).toContain(
      `no template of the app makes role arn:aws:iam::${ACCOUNT}:role/elsewhere, so its trust policy is not known`,
    );
  });

  test('is neither allowed nor denied anything for certain', () => {
    expect(session.isAllowed('s3:GetObject', '*')).toBe(false);
    expect(() => session.assertDenied('s3:GetObject', '*')).toThrow('but it is INDETERMINATE');
    expect(() => session.assertRefused()).toThrow('what the sign-in comes to can not be told');
  });
});
