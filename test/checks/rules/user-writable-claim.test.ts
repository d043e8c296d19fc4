// biome-ignore-all lint/suspicious/noTemplateCurlyInString: policies write their variables like this.

import { IdentityPoolChecks } from '../../../src/checks';
import { userWritableClaim } from '../../../src/checks/private/rules/user-writable-claim';
import { findingsOf, type Verdict, verdictOf } from '../support';
import { allow, arn, policies, role, tagMap, trust, userPool } from '../templates';

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
  // What a trigger adds.
  ['tenant', undefined, 'stays silent'],
  [CUSTOM, undefined, 'can not tell'],
  [CUSTOM, UNKNOWN, 'can not tell'],
  [CUSTOM, ['name', UNKNOWN], 'can not tell'],
  // https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-email-phone-verification.html: unless it
  // is to be verified first, a new address counts at once.
  ['email', ['email'], 'fires'],
  ['phone_number', undefined, 'fires'],
])('claim %s, WriteAttributes %j: %s', (claim, attributes, verdict) => {
  expect(verdictOf(userWritableClaim, ruled(claim, { WriteAttributes: attributes }))).toBe(verdict);
});

test.each([
  ['can change', { Mutable: true }, 'fires'],
  // "If false, the attribute value can only be set up on sign-up or administrator creation of users."
  ['can not change', { Mutable: false }, 'can not tell'],
  ['may be able to change', {}, 'can not tell'],
  ['do not have: it is the developer’s', { Mutable: true, DeveloperOnlyAttribute: true }, 'stays silent'],
  ['do not have, for all that is known', { Name: UNKNOWN }, 'can not tell'],
  ['do not have', { Name: 'team' }, 'stays silent'],
])('an attribute that users %s: %s', (_, attribute, verdict) => {
  const Schema = [{ Name: 'department', AttributeDataType: 'String', ...attribute }];
  const resources = ruled(CUSTOM, { WriteAttributes: [CUSTOM] }, { userPool: { Schema } });
  expect(verdictOf(userWritableClaim, resources)).toBe(verdict);
});

// https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html: "immutable attributes can
// only be set when the user is created".
test.each([
  ['may sign up themselves', {}, 'can not tell'],
  ['are made by administrators', { AdminCreateUserConfig: { AllowAdminCreateUserOnly: true } }, 'stays silent'],
  ['are made by whom nobody knows', { AdminCreateUserConfig: UNKNOWN }, 'can not tell'],
])('an attribute that users can not change, where they %s: %s', (_, signUp, verdict) => {
  const Schema = [{ Name: 'department', AttributeDataType: 'String', Mutable: false }];
  const resources = ruled(CUSTOM, { WriteAttributes: [CUSTOM] }, { userPool: { Schema, ...signUp } });
  expect(verdictOf(userWritableClaim, resources)).toBe(verdict);
});

// https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html: the user name is what
// somebody signs up with, unless the user pool has UsernameAttributes.
describe('a user name', () => {
  const CLOSED = { AdminCreateUserConfig: { AllowAdminCreateUserOnly: true } };

  test.each([
    ['StartsWith', {}, 'fires'],
    ['NotEqual', { AliasAttributes: ['email'] }, 'fires'],
    ['Equals', {}, 'can not tell'],
    ['StartsWith', { AdminCreateUserConfig: { AllowAdminCreateUserOnly: UNKNOWN } }, 'can not tell'],
    ['StartsWith', { UsernameAttributes: [UNKNOWN] }, 'can not tell'],
    ['StartsWith', CLOSED, 'stays silent'],
    ['StartsWith', { UsernameAttributes: ['email'] }, 'stays silent'],
  ])('that a rule compares by %s, in a user pool with %j: %s', (MatchType, properties, verdict) => {
    const resources = ruled('cognito:username', {}, { userPool: properties });
    resources.Roles.Properties.RoleMappings.users.RulesConfiguration.Rules[0].MatchType = MatchType;
    expect(verdictOf(userWritableClaim, resources)).toBe(verdict);
  });

  test('is told with the user pool, and as a warning where it can not be told', () => {
    const [finding] = findingsOf(userWritableClaim, ruled('cognito:username'));
    expect(finding).toMatchObject({
      what: 'whoever signs up in Users chooses cognito:username',
      fix: 'sub, which nobody chooses; or AdminCreateUserConfig of Users: {"AllowAdminCreateUserOnly":true}',
      untold: 'Cognito refuses a user name that somebody has already, and which are free is not known',
    });
  });
});

describe('an address that has to be verified before it counts', () => {
  const verified = (attributes: unknown) => ({
    UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: attributes },
  });

  test.each([
    [['email'], 'stays silent'],
    [['phone_number'], 'fires'],
    [[UNKNOWN], 'can not tell'],
  ])('is nobody else’s: %j: %s', (attributes, verdict) => {
    const resources = ruled('email', {}, { userPool: verified(attributes) });
    expect(verdictOf(userWritableClaim, resources)).toBe(verdict);
  });

  test.each(['StartsWith', 'Contains', 'NotEqual'])('may still be one that %s what a rule looks for', (MatchType) => {
    const resources = ruled('email', {}, { userPool: verified(['email']) });
    resources.Roles.Properties.RoleMappings.users.RulesConfiguration.Rules[0].MatchType = MatchType;
    expect(verdictOf(userWritableClaim, resources)).toBe('can not tell');
  });
});

test.each(['UsernameAttributes', 'AliasAttributes'])(
  'can not tell of an address that users sign in with: %s',
  (how) => {
    const resources = ruled('email', {}, { userPool: { [how]: ['email'] } });
    expect(verdictOf(userWritableClaim, resources)).toBe('can not tell');
  },
);

test.each([
  ['names the client', {}, 'warning'],
  ['can name no client', { UserPoolId: 'eu-west-1_AnOther12' }, 'info'],
])('what can not be told is said where the fix %s', (_, client, severity) => {
  const findings = IdentityPoolChecks.findingsInTemplate({ Resources: ruled(CUSTOM, client) });
  expect(findings.find(({ ruleId }) => ruleId === 'UserWritableClaim')?.severity).toBe(severity);
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

describe('a claim that becomes a tag', () => {
  const IdentityProviderName = { 'Fn::GetAtt': ['Users', 'ProviderName'] };
  const READER = allow('s3:GetObject', 'arn:aws:s3:::files/${aws:PrincipalTag/Team}/*');

  function tagged(resources: object = {}) {
    return {
      ...userPool({ Type: 'Token' }, { client: { WriteAttributes: ['name', CUSTOM] }, userPool: MUTABLE }),
      Tags: tagMap({ team: CUSTOM, user: 'sub' }, { IdentityProviderName }),
      ...resources,
    };
  }

  test('fires where a policy of a role reads the tag', () => {
    expect(findingsOf(userWritableClaim, tagged({ Role: role([trust()], policies(READER)) }))).toMatchObject([
      {
        at: 'Tags',
        pool: 'Pool',
        property: 'Properties.PrincipalTags.team',
        what: `users write ${CUSTOM} through client Client`,
        fix: 'WriteAttributes of Client: ["name"]',
      },
    ]);
  });

  const bucketPolicy = {
    Type: 'AWS::S3::BucketPolicy',
    Properties: { Bucket: 'files', PolicyDocument: { Statement: [{ ...READER, Principal: '*' }] } },
  };
  const asked = trust({
    Condition: { ...trust().Condition, StringLike: { 'aws:RequestTag/team': 'legal' } },
  });

  test.each<[string, object, Verdict]>([
    ['a policy of a resource reads the tag', { Policy: bucketPolicy }, 'fires'],
    ['a trust policy asks for the tag', { Role: role([asked]) }, 'fires'],
    ['nothing reads the tag', {}, 'stays silent'],
    ['something else is read', { Role: role([trust()], policies(allow('s3:GetObject'))) }, 'stays silent'],
    [
      'a policy nobody sees may read it',
      { Role: role([trust()], { ManagedPolicyArns: ['arn:aws:iam::111111111111:policy/a'] }) },
      'can not tell',
    ],
  ])('where %s: %s', (_, resources, verdict) => {
    expect(verdictOf(userWritableClaim, tagged(resources))).toBe(verdict);
  });
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
