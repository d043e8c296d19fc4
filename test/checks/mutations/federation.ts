// biome-ignore-all lint/suspicious/noTemplateCurlyInString: policies write their variables like this.
import type { Json } from '../../support/stacks';
import { type Mutation, mutation, mutationOfTwo } from './mutation';
import { AMR, AUD, arnOf, byRules, STATEMENT, times } from './parts';

const ARCHIVE = 'ArchiveDefaultRoleAttachment/RoleMappings';
const SAML_RULES = `${ARCHIVE}/Provider5221E4E4/RulesConfiguration/Rules`;
const GOOGLE = `${ARCHIVE}/accounts.google.com`;
const AGENCY = `${ARCHIVE}/FederationAgency106EA0E3`;
const ARCHIVISTS = arnOf('ArchivistsBF1746BD');
const LONG = 'x'.repeat(100);

function mappings(count: number): Json {
  const rule = { Claim: 'department', Value: 'archive', RoleARN: ARCHIVISTS };
  return Object.fromEntries(
    times(count, (index) => [
      `mapping${index}`,
      byRules(`arn:aws:iam::111111111111:saml-provider/company${index}`, [rule]),
    ]),
  );
}

/** What is broken in the example. */
export const FEDERATION: readonly Mutation[] = [
  mutation(
    'an issuer stands where an ARN should',
    'Archive/OpenIdConnectProviderARNs/-',
    'https://login.agency.example',
    'ProviderArnInvalid',
  ),
  mutation(
    'a SAML provider stands among those of OpenID Connect',
    'Archive/OpenIdConnectProviderARNs/-',
    'arn:aws:iam::111111111111:saml-provider/newspaper',
    'ProviderArnInvalid',
  ),
  mutation(
    'the agency is listed twice',
    'Archive/OpenIdConnectProviderARNs/-',
    { Ref: 'Agency0690EE5F' },
    'ProviderTwice',
  ),
  mutation('the agency has left the pool', 'Archive/OpenIdConnectProviderARNs', [], 'MappedProviderNotOnPool'),
  mutation(
    'Google goes by its URL',
    `${GOOGLE}/IdentityProvider`,
    'https://accounts.google.com',
    'MappedProviderNotOnPool',
  ),
  mutation(
    'Google has two mappings',
    `${ARCHIVE}/again`,
    byRules('accounts.google.com', [{ Claim: 'hd', Value: 'museum.example', RoleARN: ARCHIVISTS }]),
    'ProviderMappedTwice',
  ),
  mutation(
    'the agency has a long address',
    'Agency/Url',
    `https://login.agency.example/${LONG}`,
    'MappedProviderNameTooLong',
  ),
  mutation('a mapping is of a type there is not', `${AGENCY}/Type`, 'Rule', 'MappingTypeInvalid'),
  mutation('a mapping has no rules', `${AGENCY}/RulesConfiguration/Rules`, [], 'RuleCountInvalid'),
  mutation(
    'a mapping has 26 rules',
    `${AGENCY}/RulesConfiguration/Rules`,
    times(26, (index) => ({
      Claim: 'assignment',
      MatchType: 'Equals',
      Value: `newspaper${index}`,
      RoleARN: arnOf('ArchiveRolesPhotographers49E18F28'),
    })),
    'RuleCountInvalid',
  ),
  mutation(
    'a mapping refuses whom it does not know, in its own words',
    `${AGENCY}/AmbiguousRoleResolution`,
    'Refuse',
    'RoleResolutionInvalid',
  ),
  mutation('there is no role to fall back on', 'ArchiveDefaultRoleAttachment/Roles', {}, 'NoRoleToFallBackOn'),
  mutation(
    'users of Google get the role their token names',
    GOOGLE,
    { IdentityProvider: 'accounts.google.com', Type: 'Token', AmbiguousRoleResolution: 'Deny' },
    'TokenMappingNeedsUserPool',
  ),
  mutation(
    "photographers get the role the agency's token names",
    AGENCY,
    { IdentityProvider: { Ref: 'Agency0690EE5F' }, Type: 'Token', AmbiguousRoleResolution: 'AuthenticatedRole' },
    'TokenMappingWithoutEffect',
  ),
  mutation('a claim has a space', `${SAML_RULES}/0/Claim`, 'contract type', 'RuleClaimInvalid'),
  mutation('a value is empty', `${SAML_RULES}/0/Value`, '', 'RuleValueInvalid'),
  mutation('a rule compares by regular expression', `${SAML_RULES}/0/MatchType`, 'Regex', 'RuleMatchTypeInvalid'),
  mutation(
    'interns come after interns',
    `${SAML_RULES}/-`,
    { Claim: 'contract', MatchType: 'Equals', Value: 'internship', RoleARN: ARCHIVISTS },
    'RuleUnreachable',
  ),
  mutation(
    'archivists trust only guests',
    `Archivists/${STATEMENT}/Condition/ForAnyValue:StringLike/${AMR}`,
    'unauthenticated',
    'TrustOfOtherUsers',
  ),
  mutation(
    'photographers trust the users of another agency',
    `ArchiveRolesPhotographers/${STATEMENT}/Condition/ForAnyValue:StringEquals/${AMR}`,
    ['login.rival.example'],
    'TrustOfOtherUsers?',
  ),
  mutation(
    'photographers trust another pool',
    `ArchiveRolesPhotographers/${STATEMENT}/Condition/StringEquals/${AUD}`,
    { Ref: 'PhotosB9552D0D' },
    'TrustOfAnotherPool',
  ),
  mutation(
    "Cognito's own tags come with Google",
    'Tags',
    {
      Type: 'AWS::Cognito::IdentityPoolPrincipalTag',
      Properties: {
        IdentityPoolId: { Ref: 'ArchiveDA4CB258' },
        IdentityProviderName: 'accounts.google.com',
        UseDefaults: true,
      },
    },
    'DefaultTags',
  ),
  mutationOfTwo(
    'there are eleven mappings',
    ARCHIVE,
    mappings(11),
    ['MappedProviderNotOnPool', 'TooManyRoleMappings'],
    'the pool has three providers',
  ),
  mutationOfTwo(
    'the rules for Google are for Facebook',
    `${GOOGLE}/IdentityProvider`,
    'graph.facebook.com',
    ['ClaimNotAvailable', 'MappedProviderNotOnPool'],
    'the pool takes no users of Facebook, whose tokens lack the claim besides',
  ),
  {
    ...mutation(
      'the company is of another account',
      'Archive/SamlProviderARNs/-',
      'arn:aws:iam::222222222222:saml-provider/newspaper',
      'ProviderOfAnotherAccount',
    ),
    goesTo: { account: '111111111111' },
  },
  mutationOfTwo(
    "Cognito's own tags come with Twitter",
    'Tags',
    {
      Type: 'AWS::Cognito::IdentityPoolPrincipalTag',
      Properties: {
        IdentityPoolId: { Ref: 'ArchiveDA4CB258' },
        IdentityProviderName: 'api.twitter.com',
        UseDefaults: true,
      },
    },
    ['DefaultTagsOfTwitter', 'TaggedProviderNotOnPool'],
    'the pool takes no users of Twitter',
  ),
];
