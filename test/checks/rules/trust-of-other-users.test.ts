import { trustOfOtherUsers } from '../../../src/checks/private/rules/trust-of-other-users';
import { findingsOf, verdictOf } from '../support';
import { AMR, AUD, arn, guests, role, signedIn, trust, userPool } from '../templates';

const GOOGLE = { SupportedLoginProviders: { 'accounts.google.com': 'app-id' } };
const PROVIDER_NAME = { 'Fn::GetAtt': ['Users', 'ProviderName'] };

test.each([
  ['unauthenticated', 'fires'],
  [['unauthenticated'], 'fires'],
  ['graph.facebook.com', 'fires'],
  ['cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEfGhI', 'fires'],
  ['authenticated', 'stays silent'],
  [['unauthenticated', 'authenticated'], 'stays silent'],
  ['auth*', 'stays silent'],
  ['*', 'stays silent'],
  ['accounts.google.com', 'stays silent'],
  ['accounts.google.com:*', 'stays silent'],
  ['authenticatd', 'can not tell'],
  ['arn:aws:iam::111111111111:oidc-provider/idp.example.com:OIDC:*', 'can not tell'],
])('amr %j, for users of Google: %s', (amr, verdict) => {
  expect(verdictOf(trustOfOtherUsers, signedIn([trust({}, amr)], { pool: GOOGLE }))).toBe(verdict);
});

test.each([
  ['unauthenticated', 'stays silent'],
  ['un*', 'stays silent'],
  ['authenticated', 'fires'],
  ['accounts.google.com', 'fires'],
  [{ Ref: 'Nothing' }, 'can not tell'],
])('amr %j, for guests: %s', (amr, verdict) => {
  expect(verdictOf(trustOfOtherUsers, guests([trust({}, amr)]))).toBe(verdict);
});

test.each([
  ['ForAllValues:StringNotEquals', 'unauthenticated', 'stays silent'],
  ['StringNotEquals', 'authenticated', 'fires'],
  ['ForAnyValue:StringNotEquals', 'authenticated', 'stays silent'],
  ['NumericEquals', '1', 'can not tell'],
])('%s %s, for signed-in users: %s', (operator, amr, verdict) => {
  const Condition = { StringEquals: { [AUD]: { Ref: 'Pool' } }, [operator]: { [AMR]: amr } };
  expect(verdictOf(trustOfOtherUsers, signedIn([trust({ Condition })]))).toBe(verdict);
});

test.each([
  ['its own', PROVIDER_NAME],
  ['one of its users', { 'Fn::Join': ['', [PROVIDER_NAME, ':CognitoSignIn:abc']] }],
  ['one that only the deployment knows', { Ref: 'Nothing' }],
])('stays silent on a user pool’s users with a role for %s', (_, amr) => {
  const rules = { Rules: [{ Claim: 'sub', MatchType: 'Equals', Value: 'x', RoleARN: arn('Legal') }] };
  const resources = userPool(
    { Type: 'Rules', RulesConfiguration: rules },
    { resources: { Legal: role([trust({}, amr)]) } },
  );
  expect(verdictOf(trustOfOtherUsers, resources)).toBe('stays silent');
});

test('fires on the role of a rule for users of a user pool that trusts those of another one', () => {
  const rules = { Rules: [{ Claim: 'sub', MatchType: 'Equals', Value: 'x', RoleARN: arn('Legal') }] };
  const resources = userPool(
    { Type: 'Rules', RulesConfiguration: rules },
    {
      resources: {
        Legal: role([trust({}, { 'Fn::GetAtt': ['Others', 'ProviderName'] })]),
        Others: { Type: 'AWS::Cognito::UserPool' },
      },
    },
  );
  expect(findingsOf(trustOfOtherUsers, resources).map(({ at }) => at)).toEqual(['Legal']);
});

test('a finding names the test and whom the role would be for', () => {
  expect(findingsOf(trustOfOtherUsers, guests([trust()]))).toMatchObject([
    { at: 'Role', what: 'Role would be the role of guests, and tests amr with ForAnyValue:StringLike authenticated' },
  ]);
});
