// biome-ignore-all lint/suspicious/noTemplateCurlyInString: policies write their variables like this.
import type { Json } from '../../support/stacks';
import { type Mutation, mutation, mutationOfTwo } from './mutation';
import { AMR, AUD, allow, byRules, GRANTS, IDENTITIES, MAPPINGS, ROLE, ROLES, SOME_POOL, TRUST, times } from './parts';

const ELSEWHERE = 'arn:aws:iam::222222222222:role/elsewhere';
const WEB = { Ref: 'UsersWebA39D1A70' };
const USERS = { 'Fn::GetAtt': ['Users0A0EEA89', 'ProviderName'] };
const WEB_USERS = { 'Fn::Join': ['', [USERS, ':', WEB]] };
const CLIENTS = 'Identities/CognitoIdentityProviders';

function rule(changes: Json): Json {
  return { web: byRules(WEB_USERS, [{ RoleARN: ROLE, ...changes }]) };
}

function clients(count: number): Json {
  return times(count, (index) => ({ ProviderName: USERS, ClientId: `client${index}`, ServerSideTokenCheck: true }));
}

function networks(count: number): Json {
  return Object.fromEntries(times(count, (index) => [`social${index}.example`, '1234']));
}

/** What is broken in the example. */
export const ONE_USER_POOL: readonly Mutation[] = [
  mutation('the name of the pool has a slash', 'Identities/IdentityPoolName', 'shop/web', 'PoolNameInvalid'),
  mutation(
    "a tag of the pool is in AWS's name",
    'Identities/IdentityPoolTags',
    [{ Key: 'aws:team', Value: 'shop' }],
    'PoolTagsInvalid',
  ),
  mutation(
    'nobody says whether there is a classic flow',
    'Identities/AllowClassicFlow',
    undefined,
    'ClassicFlowNotSaid',
  ),
  mutation(
    'nobody says what becomes of the pool when it is taken out',
    'Identities/DeletionPolicy',
    undefined,
    'PoolRemovalNotSaid',
  ),
  mutation('the pool has lost its clients', CLIENTS, [], 'NobodyCanSignIn'),
  mutation(
    'the pool takes users of a social network of which Cognito never heard',
    'Identities/SupportedLoginProviders',
    { 'social.example': '1234' },
    'LoginProviderUnknown',
  ),
  mutation(
    'the id of the Google app has a space',
    'Identities/SupportedLoginProviders',
    { 'accounts.google.com': '123 abc' },
    'AppIdInvalid',
  ),
  mutation(
    'the app at Twitter has a key and no secret',
    'Identities/SupportedLoginProviders',
    { 'api.twitter.com': 'key' },
    'TwitterAppIdIncomplete',
  ),
  mutation(
    'the secret of the app at Twitter is there to read',
    'Identities/SupportedLoginProviders',
    { 'api.twitter.com': 'key;secret' },
    'TwitterSecretInTemplate',
  ),
  mutation('the web client goes by its name', `${CLIENTS}/0/ClientId`, 'web-client', 'ClientIdInvalid'),
  mutation(
    'the user pool goes by its URL',
    `${CLIENTS}/0/ProviderName`,
    { 'Fn::GetAtt': ['Users0A0EEA89', 'ProviderURL'] },
    'UserPoolNameInvalid',
  ),
  mutation(
    'the web client is of another user pool',
    'UsersWeb/UserPoolId',
    'eu-west-1_AnOther12',
    'ClientOfAnotherUserPool',
  ),
  mutation(
    'the user pool is named by the region of another',
    `${CLIENTS}/0/ProviderName`,
    'cognito-idp.us-east-1.amazonaws.com/us-east-1_AnOther12',
    'ClientOfAnotherUserPool',
  ),
  mutation('the web client is listed twice', `${CLIENTS}/1/ClientId`, WEB, 'ProviderTwice'),
  mutation('whoever signed out stays signed in', `${CLIENTS}/0/ServerSideTokenCheck`, false, 'TokenNotCheckedOnServer'),
  mutation(
    'a backend signs users in beside the user pool',
    'Identities/DeveloperProviderName',
    'shop.example',
    'DeveloperProviderBesideOthers',
  ),
  mutation('there are 51 clients', CLIENTS, clients(51), 'ManyUserPoolClients'),
  mutation('there are 1001 clients', CLIENTS, clients(1001), 'TooManyUserPoolClients'),
  mutation(
    'somebody attaches the roles again',
    'Again',
    {
      Type: 'AWS::Cognito::IdentityPoolRoleAttachment',
      Properties: { IdentityPoolId: IDENTITIES, Roles: { authenticated: ROLE } },
    },
    'SeveralRoleAttachments',
  ),
  mutation('nobody attaches the roles', 'IdentitiesDefaultRoleAttachment', undefined, 'NoRoleAttachment'),
  mutation(
    'the roles are attached to another pool',
    'IdentitiesDefaultRoleAttachment/IdentityPoolId',
    `us-east-1:${SOME_POOL}`,
    'NoRoleAttachment',
  ),
  mutation('the role is for the authorised', `${ROLES}/authorised`, ROLE, 'RolesKeyUnknown'),
  mutation(
    'the role goes by its name',
    `${ROLES}/authenticated`,
    { Ref: 'IdentitiesAuthenticatedRoleB7BB6C89' },
    'RoleArnInvalid',
  ),
  mutation(
    'a claim is asked for that no token has',
    MAPPINGS,
    rule({ Claim: 'department', Value: 'legal' }),
    'ClaimUnknown',
  ),
  mutation(
    'the list of groups is compared to one of them',
    MAPPINGS,
    rule({ Claim: 'cognito:groups', Value: 'staff' }),
    'GroupsComparedWhole',
  ),
  mutation(
    'a rule tests what users write themselves',
    MAPPINGS,
    rule({ Claim: 'nickname', Value: 'boss' }),
    'UserWritableClaim',
  ),
  mutation(
    'roles come with the token, and no group has one',
    MAPPINGS,
    { web: { IdentityProvider: WEB_USERS, Type: 'Token', AmbiguousRoleResolution: 'Deny' } },
    'TokenMappingWithoutGroupRoles',
  ),
  mutation(
    'the role trusts Lambda instead',
    `${TRUST}/Principal`,
    { Service: 'lambda.amazonaws.com' },
    'TrustLacksPrincipal',
  ),
  mutation(
    'the role trusts Lambda too',
    'IdentitiesAuthenticatedRole/AssumeRolePolicyDocument/Statement/-',
    { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' },
    'TrustAlsoOthers',
  ),
  mutation(
    'the role can be assumed by those who have credentials already',
    `${TRUST}/Action`,
    'sts:AssumeRole',
    'TrustLacksAction',
  ),
  mutation(
    'the role trusts Cognito, whichever the pool',
    `${TRUST}/Condition/StringEquals`,
    undefined,
    'TrustLacksAudience',
  ),
  mutation(
    'the role trusts all pools of a region',
    `${TRUST}/Condition`,
    { StringLike: { [AUD]: 'us-east-1:*' }, 'ForAnyValue:StringLike': { [AMR]: 'authenticated' } },
    'TrustOfEveryPool',
  ),
  mutation(
    'the role trusts guests',
    `${TRUST}/Condition/ForAnyValue:StringLike/${AMR}`,
    'unauthenticated',
    'TrustOfOtherUsers',
  ),
  mutation(
    'the role trusts guests and users alike',
    `${TRUST}/Condition/ForAnyValue:StringLike`,
    undefined,
    'TrustLacksAmr',
  ),
  mutation(
    'the role takes a list for a text',
    `${TRUST}/Condition`,
    { StringEquals: { [AUD]: IDENTITIES }, StringLike: { [AMR]: 'authenticated' } },
    'AmrTestedWithoutForAnyValue',
  ),
  mutation(
    'the role goes by keys of GovCloud',
    `${TRUST}/Condition`,
    {
      StringEquals: { 'cognito-identity-us-gov.amazonaws.com:aud': IDENTITIES },
      'ForAnyValue:StringLike': { 'cognito-identity-us-gov.amazonaws.com:amr': 'authenticated' },
    },
    'TrustKeysOfOtherPartition',
  ),
  mutation(
    'the role is for the office network',
    `${TRUST}/Condition/IpAddress`,
    { 'aws:SourceIp': '192.0.2.0/24' },
    'TrustByNetwork',
  ),
  mutation(
    'the trust policy is longer than an account takes by default',
    `${TRUST}/Sid`,
    'x'.repeat(2000),
    'TrustPolicyLong',
  ),
  mutation('the trust policy is longer than any account takes', `${TRUST}/Sid`, 'x'.repeat(5000), 'TrustPolicyTooLong'),
  mutation('the role is of another app', `${ROLES}/authenticated`, ELSEWHERE, 'TrustNotSeen?'),
  mutation(
    'a loop makes resources of which nobody can tell',
    'Fn::ForEach::Roles',
    ['Name', ['a', 'b'], { Role: { Type: 'AWS::IAM::Role' } }],
    'NotWhollyRead?',
  ),
  mutation(
    'a rule is for all who have another role than the staff',
    MAPPINGS,
    rule({ Claim: 'cognito:preferred_role', MatchType: 'NotEqual', Value: 'staff' }),
    'NotEqualWithoutClaim',
  ),
  mutationOfTwo(
    'the pool would take users of eleven social networks',
    'Identities/SupportedLoginProviders',
    networks(11),
    ['LoginProviderUnknown', 'TooManyLoginProviders'],
    'Cognito does not know that many',
  ),
  {
    ...mutationOfTwo(
      'the role is of another account',
      `${ROLES}/authenticated`,
      ELSEWHERE,
      ['RoleOfAnotherAccount', 'TrustNotSeen?'],
      'nobody sees the trust policy of such a role',
    ),
    goesTo: { account: '111111111111' },
  },
  {
    ...mutationOfTwo(
      'the role is of another partition',
      `${ROLES}/authenticated`,
      'arn:aws-us-gov:iam::111111111111:role/users',
      ['RoleOfAnotherPartition', 'TrustNotSeen?'],
      'nobody sees the trust policy of such a role',
    ),
    goesTo: { region: 'eu-west-1' },
  },
  mutation(
    'sessions are to last for two hours',
    'IdentitiesAuthenticatedRole/MaxSessionDuration',
    7200,
    'SessionDurationWithoutEffect',
  ),
  mutation(
    'guests get the role of users, and may not come',
    `${ROLES}/unauthenticated`,
    ROLE,
    'GuestRoleWithoutGuests',
  ),
  mutation('guests may come, and get nothing', 'Identities/AllowUnauthenticatedIdentities', true, 'GuestsWithoutRole'),
  mutation(
    'a policy reads a tag nobody brings',
    `${GRANTS}/-`,
    allow('s3:GetObject', 'arn:aws:s3:::shop/${aws:PrincipalTag/tenant}/*'),
    'PrincipalTagNotMapped',
  ),
  mutation(
    "a variable of a policy is a reference of Fn::Sub's",
    `${GRANTS}/-`,
    allow('s3:GetObject', { 'Fn::Sub': 'arn:aws:s3:::shop/${cognito-identity.amazonaws.com:sub}/*' }),
    'PolicyVariableNotEscaped',
  ),
  mutation(
    'a variable of a policy is escaped for Fn::Sub, and there is none',
    `${GRANTS}/-`,
    allow('s3:GetObject', 'arn:aws:s3:::shop/${!cognito-identity.amazonaws.com:sub}/*'),
    'PolicyVariableEscapeLeft',
  ),
  mutation(
    'everybody scans what everybody may read for themselves',
    `${GRANTS}/-`,
    allow('dynamodb:Scan', '*', {
      'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['${cognito-identity.amazonaws.com:sub}'] },
    }),
    'LeadingKeysOpenToScan',
  ),
  mutation(
    'a macro makes the roles of the attachment',
    'IdentitiesDefaultRoleAttachment/Roles',
    { 'Fn::Transform': { Name: 'RolesOf' } },
    'TrustNotSeen?',
  ),
];
