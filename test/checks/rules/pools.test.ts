import { classicFlowNotSaid } from '../../../src/checks/private/rules/classic-flow-not-said';
import { classicFlowWithRoleMapping } from '../../../src/checks/private/rules/classic-flow-with-role-mapping';
import { developerProviderBesideOthers } from '../../../src/checks/private/rules/developer-provider-beside-others';
import { developerProviderNameInvalid } from '../../../src/checks/private/rules/developer-provider-name-invalid';
import { nobodyCanSignIn } from '../../../src/checks/private/rules/nobody-can-sign-in';
import { poolNameInvalid } from '../../../src/checks/private/rules/pool-name-invalid';
import { poolRemovalNotSaid } from '../../../src/checks/private/rules/pool-removal-not-said';
import { poolTagsInvalid } from '../../../src/checks/private/rules/pool-tags-invalid';
import {
  ANYTHING,
  attachment,
  FIRES,
  mapping,
  pool,
  SILENT,
  said,
  sometimes,
  testCases,
  UNTOLD,
  users,
} from '../mapped-pools';

const named = (name: unknown) => ({ Pool: pool({ IdentityPoolName: name }) });
const developer = (name: unknown, more = {}) => ({ Pool: pool({ DeveloperProviderName: name, ...more }) });
const tagged = (...tags: unknown[]) => ({ Pool: pool({ IdentityPoolTags: tags }) });
const tags = (count: number) => Array.from({ length: count }, (_, n) => ({ Key: `k${n}`, Value: '' }));
const mappedIn = (flow: unknown, mappings: unknown = { users: mapping() }) =>
  users(mappings, { pool: { AllowClassicFlow: flow } });

// Limits: https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_CreateIdentityPool.html
const OTHER_POOL = 'eu-west-1:11111111-2222-3333-4444-555555555555';
const search = (options: object) => ({
  Search: {
    Type: 'AWS::OpenSearchService::Domain',
    Properties: { CognitoOptions: { Enabled: true, IdentityPoolId: { Ref: 'Pool' }, ...options } },
  },
});

testCases([
  [poolNameInvalid, 'a slash', named('my/identities'), FIRES],
  [poolNameInvalid, '129 characters', named('x'.repeat(129)), FIRES],
  [poolNameInvalid, '128 characters', named('x'.repeat(128)), SILENT],
  [poolNameInvalid, 'every kind of character', named('a Z_9 +=,.@-'), SILENT],
  [
    poolNameInvalid,
    '129 characters beside a parameter',
    named({ 'Fn::Join': ['', ['x'.repeat(129), ANYTHING]] }),
    FIRES,
  ],
  [poolNameInvalid, 'a parameter', named(ANYTHING), SILENT],
  [poolNameInvalid, 'no name', named(undefined), SILENT],

  [poolTagsInvalid, "AWS's own prefix", tagged({ Key: 'aws:team', Value: 'x' }), FIRES],
  [poolTagsInvalid, 'a value of 257 characters', tagged({ Key: 'team', Value: 'x'.repeat(257) }), FIRES],
  [poolTagsInvalid, 'an empty value', tagged({ Key: 'team', Value: '' }), SILENT],
  [poolTagsInvalid, '51 tags', tagged(...tags(51)), FIRES],
  [poolTagsInvalid, '50 tags', tagged(...tags(50)), SILENT],

  [classicFlowWithRoleMapping, 'both', mappedIn(true), FIRES],
  [classicFlowWithRoleMapping, 'the flow as a text', mappedIn('true'), FIRES],
  [classicFlowWithRoleMapping, 'the flow off', mappedIn(false), SILENT],
  [classicFlowWithRoleMapping, 'the flow not said', mappedIn(undefined), SILENT],
  [classicFlowWithRoleMapping, 'no mapping', mappedIn(true, {}), SILENT],
  [classicFlowWithRoleMapping, 'a flow that only the deployment knows', mappedIn(sometimes(true, false)), UNTOLD],
  [
    classicFlowWithRoleMapping,
    'a mapping that may not be there',
    mappedIn(true, { users: sometimes(mapping()) }),
    UNTOLD,
  ],
  [
    classicFlowWithRoleMapping,
    'mappings that may not be there',
    mappedIn(true, sometimes({ users: mapping() })),
    UNTOLD,
  ],
  [
    classicFlowWithRoleMapping,
    'an attachment that may not be there',
    {
      Pool: pool({ AllowClassicFlow: true }),
      Roles: attachment({ RoleMappings: { users: mapping() } }, { Condition: 'Sometimes' }),
    },
    UNTOLD,
  ],

  [classicFlowNotSaid, 'nothing', { Pool: pool() }, FIRES],
  [classicFlowNotSaid, 'false', { Pool: pool({ AllowClassicFlow: false }) }, SILENT],
  [classicFlowNotSaid, 'true', { Pool: pool({ AllowClassicFlow: true }) }, SILENT],
  [classicFlowNotSaid, 'a parameter', { Pool: pool({ AllowClassicFlow: ANYTHING }) }, SILENT],

  [nobodyCanSignIn, 'no provider and no guests', { Pool: pool() }, FIRES],
  [nobodyCanSignIn, 'guests', { Pool: pool({ AllowUnauthenticatedIdentities: true }) }, SILENT],
  [nobodyCanSignIn, 'a provider', developer('login'), SILENT],
  [nobodyCanSignIn, 'dashboards that will add their users', { Pool: pool(), ...search({ Enabled: true }) }, SILENT],
  [nobodyCanSignIn, 'dashboards that let everybody in', { Pool: pool(), ...search({ Enabled: false }) }, FIRES],
  [nobodyCanSignIn, 'dashboards of another pool', { Pool: pool(), ...search({ IdentityPoolId: OTHER_POOL }) }, FIRES],
  [nobodyCanSignIn, 'dashboards of some pool', { Pool: pool(), ...search({ IdentityPoolId: ANYTHING }) }, UNTOLD],
  [nobodyCanSignIn, 'guests by a parameter', { Pool: pool({ AllowUnauthenticatedIdentities: ANYTHING }) }, UNTOLD],
  [nobodyCanSignIn, 'providers that may be there', { Pool: pool({ SamlProviderARNs: sometimes(['x']) }) }, UNTOLD],

  [poolRemovalNotSaid, 'nothing', { Pool: pool() }, FIRES],
  [poolRemovalNotSaid, 'Retain', { Pool: pool({}, { DeletionPolicy: 'Retain' }) }, SILENT],
  [poolRemovalNotSaid, 'Delete, which is meant', { Pool: pool({}, { DeletionPolicy: 'Delete' }) }, SILENT],

  [developerProviderNameInvalid, 'a space', developer('my login'), FIRES],
  [developerProviderNameInvalid, 'a word of tokens', developer('authenticated'), FIRES],
  [developerProviderNameInvalid, '101 characters', developer('x'.repeat(101)), FIRES],
  [developerProviderNameInvalid, '100 characters', developer('x'.repeat(100)), SILENT],
  [developerProviderNameInvalid, 'a parameter', developer(ANYTHING), SILENT],

  [developerProviderBesideOthers, 'a social provider', developer('l', { SupportedLoginProviders: { x: 'y' } }), FIRES],
  [developerProviderBesideOthers, 'alone', developer('login'), SILENT],
  [developerProviderBesideOthers, 'none', users({}), SILENT],
]);

test('a pool name is told with what is wrong with it', () => {
  expect(said(poolNameInvalid, named('my/identities'))).toEqual([
    {
      at: 'Pool',
      pool: 'Pool',
      property: 'Properties.IdentityPoolName',
      what: '"my/identities", where these are allowed: letters, digits, spaces and _ + = , . @ -',
    },
  ]);
});
