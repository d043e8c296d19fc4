import { mappedProviderNameTooLong } from '../../../src/checks/private/rules/mapped-provider-name-too-long';
import { mappedProviderNotOnPool } from '../../../src/checks/private/rules/mapped-provider-not-on-pool';
import { mappingTypeInvalid } from '../../../src/checks/private/rules/mapping-type-invalid';
import { noRoleToFallBackOn } from '../../../src/checks/private/rules/no-role-to-fall-back-on';
import { providerMappedTwice } from '../../../src/checks/private/rules/provider-mapped-twice';
import { roleResolutionInvalid } from '../../../src/checks/private/rules/role-resolution-invalid';
import { ruleCountInvalid } from '../../../src/checks/private/rules/rule-count-invalid';
import { tokenMappingNeedsUserPool } from '../../../src/checks/private/rules/token-mapping-needs-user-pool';
import { tokenMappingWithRules } from '../../../src/checks/private/rules/token-mapping-with-rules';
import { tokenMappingWithoutEffect } from '../../../src/checks/private/rules/token-mapping-without-effect';
import { tooManyRoleMappings } from '../../../src/checks/private/rules/too-many-role-mappings';
import {
  ANYTHING,
  attachment,
  FIRES,
  mapping,
  pool,
  ROLE,
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
  WEB,
} from '../mapped-pools';

const OIDC = 'arn:aws:iam::111111111111:oidc-provider/idp.example.com';
const GOOGLE = 'accounts.google.com';
const TOKEN = { Type: 'Token', RulesConfiguration: undefined };
const FALLS_BACK = { AmbiguousRoleResolution: 'AuthenticatedRole' };

const mapped = (changes: object) => users({ users: mapping(changes) });
const named = (name: unknown, parts: unknown[] = []) =>
  mapped({ IdentityProvider: parts.length === 0 ? name : { 'Fn::Join': ['', [name, ...parts]] } });
/** The name of the user pool, made of the region the template goes to and the id. */
const byParts = (client: unknown) =>
  named('cognito-idp.', [{ Ref: 'AWS::Region' }, '.', { Ref: 'AWS::URLSuffix' }, '/', { Ref: 'Users' }, ':', client]);
const BY_PARTS = byParts(WEB);
const many = (count: number) =>
  users(Object.fromEntries(Array.from({ length: count }, (_, n) => [`m${n}`, mapping({ IdentityProvider: `p${n}` })])));
const counted = (count: number, ...more: unknown[]) =>
  mapped({ RulesConfiguration: { Rules: [...Array.from({ length: count }, () => RULE), ...more] } });
const openId = (name: string, changes: object = {}) => ({
  Pool: pool({ OpenIdConnectProviderARNs: [OIDC] }),
  Roles: attachment({
    Roles: { authenticated: ROLE },
    RoleMappings: { idp: mapping({ IdentityProvider: name, ...changes }) },
  }),
});
const tagged = (IdentityProviderName: string) => ({ Pool: pool(), Tags: tagMap({ IdentityProviderName }) });
const fallsBack = (roles: unknown) => users({ users: mapping(FALLS_BACK) }, { attachment: { Roles: roles } });

testCases([
  [tooManyRoleMappings, '11', many(11), FIRES],
  [tooManyRoleMappings, '10', many(10), SILENT],

  [mappedProviderNotOnPool, 'the URL of the user pool', named('https://', [USERS, ':', WEB]), FIRES],
  [mappedProviderNotOnPool, 'the user pool without its client', named(USERS), FIRES],
  [mappedProviderNotOnPool, 'another client', named(USERS, [':', 'another']), FIRES],
  [mappedProviderNotOnPool, 'a social provider', named(GOOGLE), FIRES],
  [mappedProviderNotOnPool, 'the issuer in place of the ARN', openId('idp.example.com'), FIRES],
  [
    mappedProviderNotOnPool,
    'the key, where it names the provider',
    users({ [GOOGLE]: mapping({ IdentityProvider: undefined }) }),
    FIRES,
  ],
  [mappedProviderNotOnPool, 'a client of the user pool', mapped({}), SILENT],
  [mappedProviderNotOnPool, 'a client of it, wherever it is', mapped({}), SILENT, { region: undefined }],
  [mappedProviderNotOnPool, 'a client of it by its parts, wherever it is', BY_PARTS, SILENT, { region: undefined }],
  [mappedProviderNotOnPool, 'a client of it by its parts', BY_PARTS, SILENT],
  [
    mappedProviderNotOnPool,
    'another client by its parts, wherever it is',
    byParts('another'),
    FIRES,
    { region: undefined },
  ],
  [mappedProviderNotOnPool, 'the ARN', openId(OIDC), SILENT],
  [mappedProviderNotOnPool, 'the social provider of the pool', social(GOOGLE), SILENT],
  [mappedProviderNotOnPool, 'a parameter', named(ANYTHING), UNTOLD],
  [
    mappedProviderNotOnPool,
    'a parameter that is the client in both places',
    users(
      { users: mapping({ IdentityProvider: { 'Fn::Join': [':', [USERS, ANYTHING]] } }) },
      { pool: { CognitoIdentityProviders: [{ ProviderName: USERS, ClientId: ANYTHING }] } },
    ),
    SILENT,
  ],
  [
    mappedProviderNotOnPool,
    'a provider beside others that may be there',
    users({ [GOOGLE]: mapping({ IdentityProvider: undefined }) }, { pool: { SamlProviderARNs: sometimes(['x']) } }),
    UNTOLD,
  ],
  [
    mappedProviderNotOnPool,
    'an attachment that may be for another pool',
    users({ users: mapping({ IdentityProvider: GOOGLE }) }, { attachment: { IdentityPoolId: ANYTHING } }),
    UNTOLD,
  ],

  [providerMappedTwice, 'a client under two keys', users({ first: mapping(), second: mapping() }), FIRES],
  [
    providerMappedTwice,
    'two clients',
    users({ first: mapping(), second: mapping({ IdentityProvider: GOOGLE }) }),
    SILENT,
  ],
  [
    providerMappedTwice,
    'two that only the deployment knows',
    users({ a: mapping({ IdentityProvider: sometimes('a', 'b') }), b: mapping({ IdentityProvider: GOOGLE }) }),
    SILENT,
  ],

  [mappedProviderNameTooLong, '129 characters', named('x'.repeat(129)), FIRES],
  [mappedProviderNameTooLong, '128 characters', named('x'.repeat(128)), SILENT],
  [mappedProviderNameTooLong, '129 characters beside a parameter', named('x'.repeat(129), [ANYTHING]), FIRES],
  [mappedProviderNameTooLong, '129 characters in a tag map', tagged('x'.repeat(129)), FIRES],
  [mappedProviderNameTooLong, '128 characters in a tag map', tagged('x'.repeat(128)), SILENT],
  [mappedProviderNameTooLong, 'no characters, which another rule is about', tagged(''), SILENT],
  [mappedProviderNameTooLong, 'a parameter', named(ANYTHING), SILENT],

  [mappingTypeInvalid, 'Rule', mapped({ Type: 'Rule' }), FIRES],
  [mappingTypeInvalid, 'token in lower case', mapped({ Type: 'token' }), FIRES],
  [mappingTypeInvalid, 'none', mapped({ Type: undefined }), FIRES],
  [mappingTypeInvalid, 'Rules', mapped({}), SILENT],
  [mappingTypeInvalid, 'Token', mapped(TOKEN), SILENT],
  [mappingTypeInvalid, 'a parameter', mapped({ Type: ANYTHING }), SILENT],
  [mappingTypeInvalid, 'a mapping that may not be there', users({ users: sometimes(mapping({ Type: 'x' })) }), SILENT],

  [ruleCountInvalid, 'no rules', counted(0), FIRES],
  [ruleCountInvalid, 'no configuration', mapped({ RulesConfiguration: undefined }), FIRES],
  [ruleCountInvalid, '26 rules', counted(26), FIRES],
  [ruleCountInvalid, '25 rules', counted(25), SILENT],
  [ruleCountInvalid, 'none, by token', mapped(TOKEN), SILENT],
  [ruleCountInvalid, '25 and one that may not be there', counted(25, sometimes(RULE)), UNTOLD],
  [ruleCountInvalid, 'one that may not be there', counted(0, sometimes(RULE)), UNTOLD],
  [
    ruleCountInvalid,
    'rules that only the deployment knows',
    mapped({ RulesConfiguration: sometimes({ Rules: [RULE] }) }),
    UNTOLD,
  ],

  [tokenMappingWithRules, 'a rule', mapped({ Type: 'Token' }), FIRES],
  [tokenMappingWithRules, 'no rules', mapped(TOKEN), SILENT],
  [tokenMappingWithRules, 'an empty list', mapped({ Type: 'Token', RulesConfiguration: { Rules: [] } }), SILENT],
  [tokenMappingWithRules, 'by rules', mapped({}), SILENT],
  [tokenMappingWithRules, 'a type that only the deployment knows', mapped({ Type: ANYTHING }), SILENT],

  [roleResolutionInvalid, 'none', mapped({ AmbiguousRoleResolution: undefined }), FIRES],
  [roleResolutionInvalid, 'another word', mapped({ AmbiguousRoleResolution: 'Allow' }), FIRES],
  [roleResolutionInvalid, 'none, by token', mapped({ ...TOKEN, AmbiguousRoleResolution: undefined }), FIRES],
  [roleResolutionInvalid, 'Deny', mapped({}), SILENT],
  [roleResolutionInvalid, 'AuthenticatedRole', mapped(FALLS_BACK), SILENT],
  [roleResolutionInvalid, 'a parameter', mapped({ AmbiguousRoleResolution: ANYTHING }), SILENT],

  [noRoleToFallBackOn, 'no roles', fallsBack(undefined), FIRES],
  [noRoleToFallBackOn, 'a role for guests', fallsBack({ unauthenticated: ROLE }), FIRES],
  [noRoleToFallBackOn, 'the role', fallsBack({ authenticated: ROLE }), SILENT],
  [
    noRoleToFallBackOn,
    'no role, and nobody falls back',
    users({ users: mapping() }, { attachment: { Roles: {} } }),
    SILENT,
  ],
  [noRoleToFallBackOn, 'roles that may not be there', fallsBack(sometimes({ authenticated: ROLE })), UNTOLD],

  [tokenMappingNeedsUserPool, 'Google', social(GOOGLE, TOKEN), FIRES],
  [tokenMappingNeedsUserPool, 'Google, which falls back', social(GOOGLE, { ...TOKEN, ...FALLS_BACK }), SILENT],
  [tokenMappingNeedsUserPool, 'a user pool', mapped(TOKEN), SILENT],
  [tokenMappingNeedsUserPool, 'a type that only the deployment knows', social(GOOGLE, { Type: ANYTHING }), SILENT],

  [tokenMappingWithoutEffect, 'Google, which falls back', social(GOOGLE, { ...TOKEN, ...FALLS_BACK }), FIRES],
  [tokenMappingWithoutEffect, 'an OpenID Connect provider', openId(OIDC, TOKEN), FIRES],
  [tokenMappingWithoutEffect, 'Google, of which the other rule speaks', social(GOOGLE, TOKEN), SILENT],
  [tokenMappingWithoutEffect, 'a user pool', mapped(TOKEN), SILENT],
  [tokenMappingWithoutEffect, 'by rules', openId(OIDC), SILENT],
]);

test.each([
  ['the URL', named('https://', [USERS, ':', WEB])],
  ['no client', named(USERS)],
])('the name of a user pool in a mapping is given in full for %s', (_, resources) => {
  const [{ fix }] = said(mappedProviderNotOnPool, resources);
  expect(fix).toBe('cognito-idp.eu-west-1.amazonaws.com/<S/Users.Ref>:<S/Web.Ref>');
});

test('the ARN is given for an issuer', () => {
  const [{ fix }] = said(mappedProviderNotOnPool, openId('idp.example.com'));
  expect(fix).toBe(OIDC);
});

test('a finding names the mapping by its key', () => {
  expect(said(tokenMappingWithRules, rules({}))).toEqual([]);
  expect(said(tokenMappingWithRules, mapped({ Type: 'Token' }))).toEqual([
    {
      at: 'Roles',
      pool: 'Pool',
      property: 'Properties.RoleMappings.users.RulesConfiguration',
      what: '1 rule',
    },
  ]);
});
