import { userWritableClaim } from '../../../src/checks/private/rules/user-writable-claim';
import { findingsOf, verdictOf } from '../support';
import { arn, tagMap, userPool } from '../templates';

const MUTABLE = { Schema: [{ Name: 'department', AttributeDataType: 'String', Mutable: true }] };

/** A user pool with a rule over a claim. */
function ruled(claim: unknown, client: object = {}, more: { userPool?: object; resources?: object } = {}) {
  const Rules = [{ Claim: claim, MatchType: 'Equals', Value: 'legal', RoleARN: arn('Role') }];
  return userPool({ Type: 'Rules', RulesConfiguration: { Rules } }, { client, userPool: MUTABLE, ...more });
}

const CUSTOM = 'custom:department';
const UNKNOWN = { Ref: 'Nothing' };

// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html: without a
// list, the standard attributes can be written.
test.each([
  [CUSTOM, [CUSTOM, 'name'], 'fires'],
  ['profile', ['profile'], 'fires'],
  ['profile', undefined, 'fires'],
  [CUSTOM, ['name'], 'stays silent'],
  [CUSTOM, [], 'stays silent'],
  ['profile', ['name'], 'stays silent'],
  // What Cognito writes itself.
  ['sub', undefined, 'stays silent'],
  ['aud', undefined, 'stays silent'],
  ['email_verified', undefined, 'stays silent'],
  ['cognito:groups', undefined, 'stays silent'],
  ['cognito:username', ['cognito:username'], 'stays silent'],
  // What a trigger adds.
  ['tenant', undefined, 'stays silent'],
  [CUSTOM, undefined, 'can not tell'],
  [CUSTOM, UNKNOWN, 'can not tell'],
  [CUSTOM, ['name', UNKNOWN], 'can not tell'],
  // A new address may have to be verified before it counts.
  ['email', ['email'], 'can not tell'],
])('claim %s, WriteAttributes %j: %s', (claim, attributes, verdict) => {
  expect(verdictOf(userWritableClaim, ruled(claim, { WriteAttributes: attributes }))).toBe(verdict);
});

test.each([
  ['can change', { Mutable: true }, 'fires'],
  // "If false, the attribute value can only be set up on sign-up or administrator creation of users."
  ['can not change', { Mutable: false }, 'can not tell'],
  ['may be able to change', {}, 'can not tell'],
  ['can not change: a developer’s', { Mutable: true, DeveloperOnlyAttribute: true }, 'can not tell'],
])('an attribute that users %s: %s', (_, attribute, verdict) => {
  const Schema = [{ Name: 'department', AttributeDataType: 'String', ...attribute }];
  const resources = ruled(CUSTOM, { WriteAttributes: [CUSTOM] }, { userPool: { Schema } });
  expect(verdictOf(userWritableClaim, resources)).toBe(verdict);
});

function otherClient(attributes: unknown, userPoolId: unknown = { Ref: 'Users' }) {
  const Other = {
    Type: 'AWS::Cognito::UserPoolClient',
    Properties: { UserPoolId: userPoolId, WriteAttributes: attributes },
  };
  return ruled(CUSTOM, { WriteAttributes: ['name'] }, { resources: { Other } });
}

test.each([
  ['writes the claim, and may be no one’s to sign in with', otherClient([CUSTOM]), 'can not tell'],
  ['writes another one', otherClient(['name']), 'stays silent'],
  ['is of another user pool', otherClient([CUSTOM], 'eu-west-1_AbCdEfGhI'), 'stays silent'],
  ['may be of this user pool', otherClient([CUSTOM], UNKNOWN), 'can not tell'],
])('a client that the pool does not know, and %s', (_, resources, verdict) => {
  expect(verdictOf(userWritableClaim, resources)).toBe(verdict);
});

test('fires through a second client of the pool', () => {
  const resources = otherClient([CUSTOM]);
  resources.Pool.Properties.CognitoIdentityProviders.push({
    ProviderName: { 'Fn::GetAtt': ['Users', 'ProviderName'] },
    ClientId: { Ref: 'Other' },
  });
  expect(findingsOf(userWritableClaim, resources)).toMatchObject([
    { what: `users write ${CUSTOM} through client Other`, fix: 'WriteAttributes of Other: []' },
  ]);
});

test('can not tell of a user pool that is not of the app', () => {
  const resources = ruled(CUSTOM);
  const name = 'cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEfGhI';
  resources.Pool.Properties.CognitoIdentityProviders = [{ ProviderName: name, ClientId: 'abc' }];
  resources.Roles.Properties.RoleMappings.users.IdentityProvider = `${name}:abc`;
  expect(findingsOf(userWritableClaim, resources)).toMatchObject([
    { untold: expect.stringContaining('eu-west-1_AbCdEfGhI') },
  ]);
});

test('can not tell of a client that is not of the app', () => {
  const resources = ruled(CUSTOM, { WriteAttributes: ['name'] });
  resources.Pool.Properties.CognitoIdentityProviders[0].ClientId = 'abc';
  resources.Roles.Properties.RoleMappings.users.IdentityProvider['Fn::Join'][1][2] = 'abc';
  expect(findingsOf(userWritableClaim, resources)).toMatchObject([{ untold: expect.stringContaining('client abc') }]);
});

test('stays silent on claims of other providers', () => {
  const resources = ruled(CUSTOM, { WriteAttributes: [CUSTOM] });
  resources.Roles.Properties.RoleMappings.users.IdentityProvider = 'accounts.google.com';
  expect(verdictOf(userWritableClaim, resources)).toBe('stays silent');
});

test('fires on a claim that becomes a tag', () => {
  const IdentityProviderName = { 'Fn::GetAtt': ['Users', 'ProviderName'] };
  const resources = {
    ...userPool({ Type: 'Token' }, { client: { WriteAttributes: ['name', CUSTOM] }, userPool: MUTABLE }),
    Tags: tagMap({ team: CUSTOM, user: 'sub' }, { IdentityProviderName }),
  };
  expect(findingsOf(userWritableClaim, resources)).toMatchObject([
    {
      at: 'Tags',
      pool: 'Pool',
      property: 'Properties.PrincipalTags.team',
      what: `users write ${CUSTOM} through client Client`,
      fix: 'WriteAttributes of Client: ["name"]',
    },
  ]);
});

test('a finding about a rule says which, and what to write where nothing is written yet', () => {
  expect(findingsOf(userWritableClaim, ruled('profile'))).toMatchObject([
    {
      at: 'Roles',
      property: 'Properties.RoleMappings.users.RulesConfiguration.Rules.0.Claim',
      fix: 'WriteAttributes of Client: what its users may write themselves, without profile',
    },
  ]);
});
