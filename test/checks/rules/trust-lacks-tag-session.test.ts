import { trustLacksTagSession } from '../../../src/checks/private/rules/trust-lacks-tag-session';
import { findingsOf, verdictOf } from '../support';
import { AMR, AUD, arn, attachment, pool, role, trust, userPool } from '../templates';

const ASSUME_ONLY = trust({ Action: 'sts:AssumeRoleWithWebIdentity' });
const GOOGLE = 'accounts.google.com';

function tagMap(properties: object = {}): object {
  return {
    Type: 'AWS::Cognito::IdentityPoolPrincipalTag',
    Properties: {
      IdentityPoolId: { Ref: 'Pool' },
      IdentityProviderName: GOOGLE,
      PrincipalTags: { domain: 'hd' },
      ...properties,
    },
  };
}

function google(statements: unknown, tags: object | null = tagMap(), more: object = {}): object {
  return {
    Pool: pool({ SupportedLoginProviders: { [GOOGLE]: 'app-id' }, ...more }),
    Role: role(statements),
    Roles: attachment({ Roles: { authenticated: arn('Role') } }),
    ...(tags && { Tags: tags }),
  };
}

test.each([
  ['one claim is mapped', google([ASSUME_ONLY])],
  ['Cognito’s own mapping is taken', google([ASSUME_ONLY], tagMap({ PrincipalTags: undefined, UseDefaults: true }))],
  [
    'another statement allows it for another pool',
    google([ASSUME_ONLY, trust({ Condition: { StringEquals: { [AUD]: 'eu-west-1_x' } } })]),
  ],
  [
    'another statement allows it for guests',
    google([ASSUME_ONLY, trust({ Action: 'sts:TagSession' }, 'unauthenticated')]),
  ],
])('fires while %s', (_, resources) => {
  expect(verdictOf(trustLacksTagSession, resources)).toBe('fires');
});

test.each([
  ['the statement allows it', google([trust()])],
  ['a statement of its own allows it', google([ASSUME_ONLY, trust({ Action: 'sts:TagSession' })])],
  ['all actions of STS are allowed', google([trust({ Action: 'sts:*' })])],
  ['nothing is mapped', google([ASSUME_ONLY], null)],
  ['the map is empty', google([ASSUME_ONLY], tagMap({ PrincipalTags: {}, UseDefaults: false }))],
  ['the map is of another provider', google([ASSUME_ONLY], tagMap({ IdentityProviderName: 'www.amazon.com' }))],
  ['the map is of another pool', google([ASSUME_ONLY], tagMap({ IdentityPoolId: 'eu-west-1:abc' }))],
  [
    'the role lets nobody in at all, which is another rule’s',
    google([{ ...ASSUME_ONLY, Principal: { AWS: '111111111111' } }]),
  ],
])('stays silent while %s', (_, resources) => {
  expect(verdictOf(trustLacksTagSession, resources)).toBe('stays silent');
});

test.each([
  ['whose the map is', google([ASSUME_ONLY], tagMap({ IdentityProviderName: { Ref: 'Nothing' } }))],
  ['what is mapped', google([ASSUME_ONLY], tagMap({ PrincipalTags: { Ref: 'Nothing' } }))],
  [
    'whether Cognito’s own mapping is taken',
    google([ASSUME_ONLY], tagMap({ PrincipalTags: {}, UseDefaults: { Ref: 'Nothing' } })),
  ],
  ['whether the map is there', google([ASSUME_ONLY], { ...tagMap(), Condition: 'Missing' })],
  ['what the statement allows', google([trust({ Action: ['sts:AssumeRoleWithWebIdentity', { Ref: 'Nothing' }] })])],
  ['whether a statement allows it', google([ASSUME_ONLY, { Ref: 'Nothing' }])],
])('can not tell while only the deployment knows %s', (_, resources) => {
  expect(verdictOf(trustLacksTagSession, resources)).toBe('can not tell');
});

const USERS_TAGS = tagMap({ IdentityProviderName: { 'Fn::GetAtt': ['Users', 'ProviderName'] } });

test('a default role that users with tags never get needs no right to tag, the role of their rule does', () => {
  const rules = { Rules: [{ Claim: 'sub', MatchType: 'Equals', Value: 'x', RoleARN: arn('Legal') }] };
  const resources = userPool(
    { Type: 'Rules', RulesConfiguration: rules, AmbiguousRoleResolution: 'Deny' },
    { resources: { Role: role([ASSUME_ONLY]), Legal: role([ASSUME_ONLY]), Tags: USERS_TAGS } },
  );
  expect(findingsOf(trustLacksTagSession, resources).map(({ at }) => at)).toEqual(['Legal']);
});

test('the default role needs it where rules fall back on it', () => {
  const resources = userPool(
    { Type: 'Token', AmbiguousRoleResolution: 'AuthenticatedRole' },
    { resources: { Role: role([ASSUME_ONLY]), Tags: USERS_TAGS } },
  );
  expect(findingsOf(trustLacksTagSession, resources).map(({ at }) => at)).toEqual(['Role']);
});

test('a finding names the role and the provider, and has the whole statement', () => {
  expect(findingsOf(trustLacksTagSession, google([ASSUME_ONLY]))).toMatchObject([
    {
      at: 'Role',
      property: 'Properties.AssumeRolePolicyDocument',
      what: 'Role does not allow sts:TagSession, and users of accounts.google.com bring tags',
      fix: expect.stringContaining(AMR),
    },
  ]);
});
