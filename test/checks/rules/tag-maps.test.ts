import { defaultTags } from '../../../src/checks/private/rules/default-tags';
import { defaultTagsOfTwitter } from '../../../src/checks/private/rules/default-tags-of-twitter';
import { defaultTagsWithOwn } from '../../../src/checks/private/rules/default-tags-with-own';
import { principalTagInvalid } from '../../../src/checks/private/rules/principal-tag-invalid';
import { principalTagsTooLong } from '../../../src/checks/private/rules/principal-tags-too-long';
import { providerTaggedTwice } from '../../../src/checks/private/rules/provider-tagged-twice';
import { tagFromList } from '../../../src/checks/private/rules/tag-from-list';
import { taggedProviderNotOnPool } from '../../../src/checks/private/rules/tagged-provider-not-on-pool';
import { tooManyPrincipalTags } from '../../../src/checks/private/rules/too-many-principal-tags';
import {
  ANYTHING,
  FIRES,
  pool,
  SILENT,
  said,
  sometimes,
  tagMap,
  testCases,
  UNTOLD,
  USERS,
  users,
  WEB,
} from '../mapped-pools';

const OIDC = 'arn:aws:iam::111111111111:oidc-provider/idp.example.com';
const TWITTER = 'api.twitter.com';

const mapOf = (
  IdentityProviderName: unknown,
  properties: object = { PrincipalTags: { tenant: 'sub' } },
  besides = {},
) => tagMap({ IdentityProviderName, ...properties }, besides);
const tags = (PrincipalTags: unknown) => ({ ...users({}), Tags: mapOf(USERS, { PrincipalTags }) });
const many = (count: number) => tags(Object.fromEntries(Array.from({ length: count }, (_, n) => [`t${n}`, 'c'])));
const of = (name: unknown) => ({ ...users({}, { pool: { OpenIdConnectProviderARNs: [OIDC] } }), Tags: mapOf(name) });
const defaults = (UseDefaults: unknown, name = 'accounts.google.com', more = {}) => ({
  Pool: pool(),
  Tags: mapOf(name, { UseDefaults, ...more }),
});

testCases([
  [principalTagInvalid, "AWS's own prefix", tags({ 'aws:tenant': 'sub' }), FIRES],
  [principalTagInvalid, 'a key of 129 characters', tags({ ['x'.repeat(129)]: 'sub' }), FIRES],
  [principalTagInvalid, 'a semicolon', tags({ 'a;b': 'sub' }), FIRES],
  [principalTagInvalid, 'a claim of 257 characters', tags({ tenant: 'x'.repeat(257) }), FIRES],
  [principalTagInvalid, 'an empty claim', tags({ tenant: '' }), FIRES],
  [principalTagInvalid, 'keys that are one to STS', tags({ tenant: 'sub', Tenant: 'aud' }), FIRES],
  [principalTagInvalid, 'a key and a claim', tags({ tenant: 'custom:tenant' }), SILENT],
  [principalTagInvalid, 'a parameter', tags({ tenant: ANYTHING }), SILENT],

  [tooManyPrincipalTags, '51', many(51), FIRES],
  [tooManyPrincipalTags, '50', many(50), SILENT],

  [principalTagsTooLong, '461 bytes', tags({ tenant: 'c'.repeat(250), other: 'c'.repeat(200) }), FIRES],
  [principalTagsTooLong, '460 bytes', tags({ tenan: 'c'.repeat(250), other: 'c'.repeat(200) }), SILENT],
  [principalTagsTooLong, 'letters of two bytes', tags({ é: 'é'.repeat(230) }), FIRES],

  [taggedProviderNotOnPool, 'another provider', of('accounts.google.com'), FIRES],
  [taggedProviderNotOnPool, 'the URL', of({ 'Fn::GetAtt': ['Users', 'ProviderURL'] }), FIRES],
  [taggedProviderNotOnPool, 'the user pool', of(USERS), SILENT],
  [taggedProviderNotOnPool, 'the ARN', of(OIDC), SILENT],
  [taggedProviderNotOnPool, 'the issuer, of which AWS says nothing', of('idp.example.com'), UNTOLD],
  [taggedProviderNotOnPool, 'a client, of which AWS says nothing', of({ 'Fn::Join': [':', [USERS, WEB]] }), UNTOLD],
  [taggedProviderNotOnPool, 'a parameter', of(ANYTHING), UNTOLD],
  [
    taggedProviderNotOnPool,
    'a developer provider',
    { Pool: pool({ DeveloperProviderName: 'me' }), Tags: mapOf('me') },
    FIRES,
  ],
  [
    taggedProviderNotOnPool,
    'a provider beside others that may be there',
    { ...users({}, { pool: { SamlProviderARNs: sometimes(['x']) } }), Tags: mapOf('accounts.google.com') },
    UNTOLD,
  ],

  [providerTaggedTwice, 'a user pool', { ...of(USERS), More: mapOf(USERS) }, FIRES],
  [providerTaggedTwice, 'two providers', { ...of(USERS), More: mapOf(OIDC) }, SILENT],
  [
    providerTaggedTwice,
    'one that may not be there',
    { ...of(USERS), More: mapOf(USERS, {}, { Condition: 'Sometimes' }) },
    UNTOLD,
  ],
  [
    providerTaggedTwice,
    'two pools',
    { ...of(USERS), Other: pool(), More: mapOf(USERS, { IdentityPoolId: { Ref: 'Other' } }) },
    SILENT,
  ],

  [defaultTags, 'Google', defaults(true), FIRES],
  [defaultTags, 'not used', defaults(false), SILENT],
  [defaultTags, 'not said', defaults(undefined), SILENT],
  [defaultTags, 'Twitter, of which the other rule speaks', defaults(true, TWITTER), SILENT],
  [
    defaultTags,
    'beside own ones, of which the other rule speaks',
    defaults(true, OIDC, { PrincipalTags: { a: 'b' } }),
    SILENT,
  ],
  [defaultTags, 'a parameter', defaults(ANYTHING), SILENT],

  [defaultTagsOfTwitter, 'used', defaults(true, TWITTER), FIRES],
  [defaultTagsOfTwitter, 'not used', defaults(false, TWITTER), SILENT],
  [defaultTagsOfTwitter, 'another provider', defaults(true), SILENT],
  [defaultTagsOfTwitter, 'a parameter', defaults(ANYTHING, TWITTER), UNTOLD],

  [defaultTagsWithOwn, 'both', defaults(true, OIDC, { PrincipalTags: { a: 'b' } }), FIRES],
  [defaultTagsWithOwn, 'defaults alone', defaults(true), SILENT],
  [defaultTagsWithOwn, 'no defaults', defaults(false, OIDC, { PrincipalTags: { a: 'b' } }), SILENT],

  [tagFromList, 'groups', tags({ team: 'cognito:groups' }), FIRES],
  [tagFromList, 'roles', tags({ team: 'cognito:roles' }), FIRES],
  [tagFromList, 'the preferred role', tags({ team: 'cognito:preferred_role' }), SILENT],
  [tagFromList, 'a parameter', tags({ team: ANYTHING }), SILENT],
]);

test('a user pool of the app is given by its name', () => {
  const [{ fix }] = said(taggedProviderNotOnPool, of({ 'Fn::GetAtt': ['Users', 'ProviderURL'] }));
  expect(fix).toBe('cognito-idp.eu-west-1.amazonaws.com/<S/Users.Ref>');
});
