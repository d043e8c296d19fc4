import { claimNotAvailable } from '../../../src/checks/private/rules/claim-not-available';
import { claimNotReadable } from '../../../src/checks/private/rules/claim-not-readable';
import { claimUnknown } from '../../../src/checks/private/rules/claim-unknown';
import { groupsComparedWhole } from '../../../src/checks/private/rules/groups-compared-whole';
import { notEqualWithoutClaim } from '../../../src/checks/private/rules/not-equal-without-claim';
import { ruleClaimInvalid } from '../../../src/checks/private/rules/rule-claim-invalid';
import { ruleMatchTypeInvalid } from '../../../src/checks/private/rules/rule-match-type-invalid';
import { ruleUnreachable } from '../../../src/checks/private/rules/rule-unreachable';
import { ruleValueInvalid } from '../../../src/checks/private/rules/rule-value-invalid';
import type { Json } from '../../support/stacks';
import {
  ANYTHING,
  attachment,
  FIRES,
  mapping,
  pool,
  RULE,
  rules,
  SILENT,
  said,
  social,
  sometimes,
  tagMap,
  testCases,
  UNTOLD,
  USERS,
  users,
} from '../mapped-pools';

const ADMINS = 'arn:aws:iam::111111111111:role/admins';
const EMAIL_ADDRESS = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress';
const NAME = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name';
const TRIGGER = { LambdaConfig: { PreTokenGeneration: 'arn:aws:lambda:eu-west-1:111111111111:function:f' } };

const of = (provider: string, claim: string) =>
  social(provider, { RulesConfiguration: { Rules: [{ ...RULE, Claim: claim }] } });
const claimOf = (Claim: unknown, userPool: object = {}) =>
  users({ users: mapping({ RulesConfiguration: { Rules: [{ ...RULE, Claim }] } }) }, { userPool });
const OUTSIDE = 'cognito-idp.eu-west-1.amazonaws.com/eu-west-1_A';
const imported = (Claim: string) => ({
  Pool: pool({ CognitoIdentityProviders: [{ ProviderName: OUTSIDE, ClientId: 'c' }] }),
  Roles: attachment({
    RoleMappings: {
      [`${OUTSIDE}:c`]: mapping({ IdentityProvider: undefined, RulesConfiguration: { Rules: [{ ...RULE, Claim }] } }),
    },
  }),
});
/** Two rules over one claim, the later of which gives another role. */
const pair = (wide: readonly [string, string], narrow: readonly [string, string], Claim = 'email') =>
  rules(
    { Claim, MatchType: wide[0], Value: wide[1] },
    { Claim, MatchType: narrow[0], Value: narrow[1], RoleARN: ADMINS },
  );

const TENANT = { Schema: [{ Name: 'tenant' }] };

/** A tag `tenant` for users of a client. */
function tagOf(claim: Json, client: Json = {}, userPool: Json = {}): Json {
  const resources = users({}, { userPool });
  Object.assign(resources.Web.Properties, client);
  return { ...resources, Map: tagMap({ IdentityProviderName: USERS, PrincipalTags: { tenant: claim } }) };
}

testCases([
  [ruleClaimInvalid, '65 characters', rules({ Claim: 'x'.repeat(65) }), FIRES],
  [ruleClaimInvalid, '64 characters', rules({ Claim: 'x'.repeat(64) }), SILENT],
  [ruleClaimInvalid, 'a space', rules({ Claim: 'my claim' }), FIRES],
  [ruleClaimInvalid, 'none', rules({ Claim: undefined }), FIRES],
  [ruleClaimInvalid, 'an attribute of SAML that is too long', rules({ Claim: EMAIL_ADDRESS }), FIRES],
  [ruleClaimInvalid, 'an attribute of SAML that fits', rules({ Claim: NAME }), SILENT],
  [ruleClaimInvalid, 'a parameter', rules({ Claim: ANYTHING }), SILENT],

  [ruleValueInvalid, '129 characters', rules({ Value: 'x'.repeat(129) }), FIRES],
  [ruleValueInvalid, '128 characters', rules({ Value: 'x'.repeat(128) }), SILENT],
  [ruleValueInvalid, 'an empty one', rules({ Value: '' }), FIRES],
  [ruleValueInvalid, 'none', rules({ Value: undefined }), FIRES],
  [ruleValueInvalid, 'a space', rules({ Value: ' ' }), SILENT],
  [ruleValueInvalid, 'a parameter', rules({ Value: ANYTHING }), SILENT],
  [
    ruleValueInvalid,
    'a rule that may not be there',
    users({ users: mapping({ RulesConfiguration: { Rules: [RULE, sometimes({ ...RULE, Value: '' })] } }) }),
    SILENT,
  ],

  [ruleMatchTypeInvalid, 'NotEquals', rules({ MatchType: 'NotEquals' }), FIRES],
  [ruleMatchTypeInvalid, 'none', rules({ MatchType: undefined }), FIRES],
  [
    ruleMatchTypeInvalid,
    'each there is',
    rules({ MatchType: 'Contains' }, { MatchType: 'StartsWith' }, { MatchType: 'NotEqual' }),
    SILENT,
  ],
  [ruleMatchTypeInvalid, 'a parameter', rules({ MatchType: ANYTHING }), SILENT],

  [claimNotAvailable, 'email of Facebook', of('graph.facebook.com', 'email'), FIRES],
  [claimNotAvailable, 'name of Amazon', of('www.amazon.com', 'name'), FIRES],
  [claimNotAvailable, 'sub of Facebook', of('graph.facebook.com', 'sub'), SILENT],
  [claimNotAvailable, 'email of Google', of('accounts.google.com', 'email'), SILENT],
  [claimNotAvailable, 'a parameter of Facebook', of('graph.facebook.com', ANYTHING as never), SILENT],

  [ruleUnreachable, 'the same again', pair(['Equals', 'a'], ['Equals', 'a']), FIRES],
  [ruleUnreachable, 'a part, then the whole', pair(['Contains', 'b'], ['Equals', 'abc']), FIRES],
  [ruleUnreachable, 'a part, then a start with it', pair(['Contains', 'b'], ['StartsWith', 'ab']), FIRES],
  [ruleUnreachable, 'a start, then a longer one', pair(['StartsWith', 'a'], ['StartsWith', 'ab']), FIRES],
  [ruleUnreachable, 'everything else, then something of it', pair(['NotEqual', 'a'], ['Equals', 'b']), FIRES],
  [ruleUnreachable, 'everything else, then a start of it', pair(['NotEqual', 'abc'], ['StartsWith', 'b']), FIRES],
  [ruleUnreachable, 'everything else, twice', pair(['NotEqual', 'a'], ['NotEqual', 'a']), FIRES],
  [ruleUnreachable, 'a start, then a part', pair(['StartsWith', 'a'], ['Contains', 'a']), SILENT],
  [ruleUnreachable, 'the narrower first', pair(['Equals', 'abc'], ['Contains', 'b']), SILENT],
  [
    ruleUnreachable,
    'everything but a text, then that text in capitals',
    pair(['NotEqual', 'a'], ['Equals', 'A']),
    SILENT,
  ],
  [
    ruleUnreachable,
    'everything but a text, then a start of that text',
    pair(['NotEqual', 'abc'], ['StartsWith', 'a']),
    SILENT,
  ],
  [ruleUnreachable, 'everything else, of two texts', pair(['NotEqual', 'a'], ['NotEqual', 'b']), SILENT],
  [
    ruleUnreachable,
    'groups, one name in the other',
    pair(['Contains', 'admin'], ['Contains', 'superadmin'], 'cognito:groups'),
    SILENT,
  ],
  [
    ruleUnreachable,
    'the same group again',
    pair(['Contains', 'admin'], ['Contains', 'admin'], 'cognito:groups'),
    FIRES,
  ],
  [ruleUnreachable, 'the same role', rules({ Value: 'a' }, { Value: 'a' }), SILENT],
  [ruleUnreachable, 'another claim', rules({}, { Claim: 'sub', RoleARN: ADMINS }), SILENT],
  [ruleUnreachable, 'a value that only the deployment knows', rules({ Value: ANYTHING }, { RoleARN: ADMINS }), SILENT],
  [
    ruleUnreachable,
    'an earlier one that may not be there',
    users({ users: mapping({ RulesConfiguration: { Rules: [sometimes(RULE), { ...RULE, RoleARN: ADMINS }] } }) }),
    SILENT,
  ],

  [groupsComparedWhole, 'Equals', rules({ Claim: 'cognito:groups' }), FIRES],
  [groupsComparedWhole, 'NotEqual of roles', rules({ Claim: 'cognito:roles', MatchType: 'NotEqual' }), FIRES],
  [groupsComparedWhole, 'Contains', rules({ Claim: 'cognito:groups', MatchType: 'Contains' }), SILENT],
  [groupsComparedWhole, 'another claim', rules({}), SILENT],
  [groupsComparedWhole, 'a parameter', rules({ Claim: 'cognito:groups', MatchType: ANYTHING }), SILENT],

  [notEqualWithoutClaim, 'a custom attribute', rules({ Claim: 'custom:plan', MatchType: 'NotEqual' }), FIRES],
  [notEqualWithoutClaim, 'groups', rules({ Claim: 'cognito:groups', MatchType: 'NotEqual' }), FIRES],
  [notEqualWithoutClaim, 'a claim of every token', rules({ Claim: 'aud', MatchType: 'NotEqual' }), SILENT],
  [notEqualWithoutClaim, 'Equals', rules({ Claim: 'custom:plan' }), SILENT],
  [notEqualWithoutClaim, 'a parameter', rules({ Claim: ANYTHING, MatchType: 'NotEqual' }), SILENT],

  [claimUnknown, 'a custom attribute nobody declares', claimOf('custom:plan'), FIRES],
  [claimUnknown, 'a custom attribute without custom:', claimOf('plan', { Schema: [{ Name: 'plan' }] }), FIRES],
  [claimUnknown, 'a word of other providers', claimOf('groups'), FIRES],
  [claimUnknown, 'a declared attribute', claimOf('custom:plan', { Schema: [{ Name: 'plan' }] }), SILENT],
  [claimUnknown, 'a standard attribute', claimOf('email'), SILENT],
  [claimUnknown, 'a claim of every token', claimOf('aud'), SILENT],
  [claimUnknown, 'groups', claimOf('cognito:groups'), SILENT],
  [claimUnknown, 'a claim a Lambda function may add', claimOf('tenant', TRIGGER), SILENT],
  [
    claimUnknown,
    'a Lambda function that may be there',
    claimOf('tenant', { LambdaConfig: sometimes(TRIGGER.LambdaConfig) }),
    UNTOLD,
  ],
  [
    claimUnknown,
    'attributes that may be there',
    claimOf('custom:plan', { Schema: sometimes([{ Name: 'plan' }]) }),
    UNTOLD,
  ],
  [claimUnknown, 'a word, of a user pool of outside', imported('tenant'), UNTOLD],
  [claimUnknown, 'a custom attribute, of a user pool of outside', imported('custom:plan'), SILENT],
  [claimUnknown, 'a claim of another provider', of('accounts.google.com', 'hd'), SILENT],
  [claimUnknown, 'a parameter', claimOf(ANYTHING), SILENT],
  [claimUnknown, 'a tag of an attribute nobody declares', tagOf('custom:tennant', {}, TENANT), FIRES],
  [claimUnknown, 'a tag of a declared attribute', tagOf('custom:tenant', {}, TENANT), SILENT],
  [claimUnknown, 'a tag, while attributes may be there', tagOf('custom:x', {}, { Schema: sometimes([]) }), UNTOLD],

  [claimNotReadable, 'a tag of an attribute', tagOf('custom:tenant', { ReadAttributes: ['email'] }, TENANT), FIRES],
  [
    claimNotReadable,
    'a tag that is read',
    tagOf('custom:tenant', { ReadAttributes: ['custom:tenant'] }, TENANT),
    SILENT,
  ],
  [claimNotReadable, 'what Cognito reads unasked', tagOf('custom:tenant', {}, TENANT), SILENT],
  [claimNotReadable, 'what every token has', tagOf('sub', { ReadAttributes: ['email'] }), SILENT],
  [claimNotReadable, 'the user name', tagOf('cognito:username', { ReadAttributes: ['email'] }), SILENT],
  [claimNotReadable, 'what a Lambda function may add', tagOf('email', { ReadAttributes: [] }, TRIGGER), SILENT],
  [
    claimNotReadable,
    'a Lambda function that may be there',
    tagOf('email', { ReadAttributes: [] }, { LambdaConfig: sometimes(TRIGGER.LambdaConfig) }),
    UNTOLD,
  ],
  [claimNotReadable, 'attributes that may be there', tagOf('email', { ReadAttributes: [ANYTHING] }), UNTOLD],
]);

test('a rule that never decides is told with the one before it', () => {
  expect(said(ruleUnreachable, pair(['Contains', 'b'], ['Equals', 'abc']))).toEqual([
    {
      at: 'Roles',
      pool: 'Pool',
      property: 'Properties.RoleMappings.users.RulesConfiguration.Rules.1',
      what: 'email Equals "abc", but everybody who matches it matches an earlier one: email Contains "b"',
    },
  ]);
});

test('a claim that is not read is told with its client', () => {
  expect(said(claimNotReadable, tagOf('email', { ReadAttributes: ['name'] }))).toEqual([
    {
      at: 'Map',
      pool: 'Pool',
      property: 'Properties.PrincipalTags.tenant',
      what: 'client Web does not read email',
      fix: 'ReadAttributes of Web: ["name","email"]',
    },
  ]);
});

test('a tag of a claim nobody brings is told once, however many clients bring it', () => {
  const resources = tagOf('custom:tennant', {}, TENANT);
  const second = { ProviderName: USERS, ClientId: 'another1234' };
  resources.Pool.Properties.CognitoIdentityProviders.push(second);
  expect(said(claimUnknown, resources)).toMatchObject([
    { property: 'Properties.PrincipalTags.tenant', what: '"custom:tennant" is not in the Schema of Users' },
  ]);
});

test('the claim that was meant is given', () => {
  expect(said(claimUnknown, claimOf('plan', { Schema: [{ Name: 'plan' }] }))).toEqual([
    expect.objectContaining({ fix: 'custom:plan' }),
  ]);
});

test('rules for a pool of outside the app are judged too', () => {
  const { Roles } = rules({ Value: '' });
  const elsewhere = { ...Roles, Properties: { ...Roles.Properties, IdentityPoolId: 'eu-west-1:1234' } };
  expect(said(ruleValueInvalid, { Roles: elsewhere, Other: pool() })).toEqual([
    expect.objectContaining({ at: 'Roles', pool: 'Roles' }),
  ]);
});
