// biome-ignore-all lint/suspicious/noTemplateCurlyInString: policies write their variables like this.
import type { Json } from '../../support/stacks';
import { type Mutation, mutation, mutationOfTwo } from './mutation';
import { AMR, allow, arnOf, byRules, IDENTITIES, MAPPINGS, ROLE, STATEMENT, times } from './parts';

const PEOPLE = { 'Fn::GetAtt': ['PeopleE38C8D03', 'ProviderName'] };
const TAGS = 'IdentitiesPrincipalTagsPeople';
const TENANT_GRANTS = 'OwnTenant/PolicyDocument/Statement';
const TOKEN = `${MAPPINGS}/TenantsAndGroupsPeopleAppB23E27E8`;

function tagMap(properties: Json): Json {
  return { Type: 'AWS::Cognito::IdentityPoolPrincipalTag', Properties: { IdentityPoolId: IDENTITIES, ...properties } };
}

function tags(count: number): Json {
  return { tenant: 'custom:tenant', ...Object.fromEntries(times(count, (index) => [`t${index}`, 'sub'])) };
}

/** What is broken in the example. */
export const TENANTS: readonly Mutation[] = [
  mutation(
    'a token mapping has rules',
    `${TOKEN}/RulesConfiguration`,
    { Rules: [{ Claim: 'sub', MatchType: 'Equals', Value: 'x', RoleARN: ROLE }] },
    'TokenMappingWithRules',
  ),
  mutation(
    'nobody says what becomes of people without a group',
    `${TOKEN}/AmbiguousRoleResolution`,
    undefined,
    'RoleResolutionInvalid',
  ),
  mutation(
    'roles come from nowhere',
    'IdentitiesDefaultRoleAttachment/RoleMappings',
    undefined,
    'GroupRoleUnreachable',
  ),
  mutation('the classic flow is open', 'Identities/AllowClassicFlow', true, 'ClassicFlowWithRoleMapping'),
  mutation('a tag has a comma in its key', `${TAGS}/PrincipalTags/a,b`, 'sub', 'PrincipalTagInvalid'),
  mutation('there are 51 tags', `${TAGS}/PrincipalTags`, tags(50), 'TooManyPrincipalTags'),
  mutation(
    'the tags are longer than AWS advises',
    `${TAGS}/PrincipalTags`,
    {
      tenant: 'custom:tenant',
      ['x'.repeat(128)]: 'sub',
      ['y'.repeat(128)]: 'sub',
      ['z'.repeat(128)]: 'sub',
      ['w'.repeat(128)]: 'sub',
    },
    'PrincipalTagsTooLong',
  ),
  mutation(
    'a tag map is for a provider of another pool',
    'Again',
    tagMap({ IdentityProviderName: 'accounts.google.com', PrincipalTags: { tenant: 'hd' } }),
    'TaggedProviderNotOnPool',
  ),
  mutation(
    'a second tag map says the same',
    'Again',
    tagMap({ IdentityProviderName: PEOPLE, PrincipalTags: { tenant: 'custom:tenant' } }),
    'ProviderTaggedTwice',
  ),
  mutationOfTwo(
    "the tag map uses Cognito's own tags as well",
    `${TAGS}/UseDefaults`,
    true,
    ['DefaultTagsWithOwn', 'PrincipalTagNotMapped?'],
    'whether the own ones count AWS does not say, and policies read one of them',
  ),
  mutation('a tag comes from the list of groups', `${TAGS}/PrincipalTags/groups`, 'cognito:groups', 'TagFromList'),
  mutation(
    'the tag is no longer mapped',
    `${TAGS}/PrincipalTags`,
    { company: 'custom:tenant' },
    'PrincipalTagNotMapped',
  ),
  mutation(
    'the role of admins does not take tags',
    `IdentitiesGroupsAdminsRole/${STATEMENT}/Action`,
    'sts:AssumeRoleWithWebIdentity',
    'TrustLacksTagSession',
  ),
  mutation('the app does not read the tenant', 'PeopleApp/ReadAttributes', ['name'], 'ClaimNotReadable'),
  mutation('users write their tenant themselves', 'PeopleApp/WriteAttributes/-', 'custom:tenant', 'UserWritableClaim?'),
  mutation('what users write is left to Cognito', 'PeopleApp/WriteAttributes', undefined, 'UserWritableClaim?'),
  mutation('admins and members come first', 'IdentitiesGroupsMembersGroup/Precedence', 0, 'GroupsOfEqualPrecedence'),
  mutation(
    'a tenant owns the tenants that begin with its name',
    `${TENANT_GRANTS}/0/Resource`,
    { 'Fn::Join': ['', [arnOf('Receipts59C0D3E0'), '/tenants/${aws:PrincipalTag/tenant}*']] },
    'PolicyVariableUnbounded',
  ),
  mutation(
    'a tenant scans the bookings of all',
    `${TENANT_GRANTS}/2`,
    allow('dynamodb:Scan', '*', {
      'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['${aws:PrincipalTag/tenant}'] },
    }),
    'LeadingKeysOpenToScan',
  ),
  mutation(
    'the role of members trusts the users of no provider',
    `IdentitiesGroupsMembersRole/${STATEMENT}/Condition/ForAnyValue:StringEquals/${AMR}`,
    ['accounts.google.com'],
    'TrustOfOtherUsers',
  ),
  mutationOfTwo(
    'roles go by a part of the name of a group',
    MAPPINGS,
    {
      app: byRules({ 'Fn::Join': ['', [PEOPLE, ':', { Ref: 'PeopleApp7F650998' }]] }, [
        { Claim: 'cognito:groups', MatchType: 'Contains', Value: 'admin', RoleARN: ROLE },
      ]),
    },
    ['GroupNamesOverlap', 'GroupRoleUnreachable'],
    'the roles of the groups are in tokens, and nobody looks there any more',
  ),
];
