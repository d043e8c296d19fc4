import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Annotations, Validations } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { IdentityPool } from '../src';
import { MISTAKE_CODES, quote } from '../src/private/errors';
import { WARNING_IDS } from '../src/private/warnings';
import { testStack, warningsOf } from './support/stacks';

const root = join(__dirname, '..');
const tests = readdirSync(__dirname, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.test.ts') && file !== 'messages.test.ts')
  .map((file) => readFileSync(join(__dirname, file), 'utf8'))
  .join('\n');
const docs = readFileSync(join(root, 'docs/errors.md'), 'utf8');

// Codes and ids are contract: people search for them, match and acknowledge them. Adding one is fine, renaming one is not.
test('the codes of errors are frozen', () => {
  expect([...MISTAKE_CODES]).toEqual([
    'ActionsInvalid',
    'ApiPathInvalid',
    'ApiStageInvalid',
    'ApiStageUnknown',
    'ChecksFailed',
    'ClaimInvalid',
    'ClaimNotAvailable',
    'ClaimValueInvalid',
    'ClassicFlowWithRoleMapping',
    'ClientIdInvalid',
    'ClientOfAnotherUserPool',
    'DefaultTagsOfTwitter',
    'DeveloperProviderNameInvalid',
    'DeveloperProviderTwice',
    'DirectoryBucket',
    'FederationInvalid',
    'GroupInAnotherAccount',
    'GroupInAnotherRegion',
    'GroupInvalid',
    'GroupNeedsUserPool',
    'GroupTwice',
    'HandleOfAnotherPool',
    'IdentityPoolArnInvalid',
    'IdentityPoolIdInvalid',
    'IndexNameInvalid',
    'IsolationForGuests',
    'IsolationOverlaps',
    'IsolationTagNotMapped',
    'LoginProviderInvalid',
    'LoginProviderTwice',
    'NoAuthenticatedRole',
    'NoClients',
    'NoGroupRole',
    'NoGuestRole',
    'NoRoleToFallBackOn',
    'NoRolesToPass',
    'NoRuleMapping',
    'NotKnownOfImportedPool',
    'NothingToCheck',
    'NothingToMap',
    'OneRoleForGuestsAndUsers',
    'PartitionKeyNotString',
    'PoolNameInvalid',
    'PrefixInvalid',
    'PrincipalTagCount',
    'PrincipalTagInvalid',
    'PrincipalTagsDiffer',
    'PrincipalTagsTooLong',
    'PropUnknown',
    'ProviderArnInvalid',
    'ProviderNameInvalid',
    'ProviderNameTooLong',
    'ProviderOfAnotherAccount',
    'ProviderOfAnotherPartition',
    'ProviderTwice',
    'RequestInvalid',
    'RequiredTagNotMapped',
    'RoleCycle',
    'RoleDescriptionInvalid',
    'RoleMissing',
    'RoleNameInvalid',
    'RoleNameTwice',
    'RoleNotThroughProvider',
    'RoleOfAnotherAccount',
    'RolePathInvalid',
    'RuleMappingEmpty',
    'ScopeInvalid',
    'SecretInTemplate',
    'SessionDurationInvalid',
    'SignInInvalid',
    'SignInProviderUnknown',
    'SimulatorNeedsEnvironment',
    'SimulatorNeedsPool',
    'TagInvalid',
    'TemplateInvalid',
    'ThroughNobody',
    'TokenMappingNeedsUserPool',
    'TokenNotReadable',
    'TooManyLoginProviders',
    'TooManyMappedProviders',
    'TooManyRules',
    'TooManyTags',
    'TooManyUserPoolClients',
    'TopicPrefixInvalid',
    'UserPoolIdInvalid',
    'UserPoolsNotInRegion',
    'WrongKind',
  ]);
});

test('the ids of warnings are frozen', () => {
  expect([...WARNING_IDS]).toEqual([
    'ClaimsUndocumented',
    'FederationByRegion',
    'FederationUnconfirmed',
    'GoogleClientIdUnusual',
    'GrantNotAttached',
    'GranteeNotOfUsers',
    'GroupRoleUnreachable',
    'GroupsOfEqualPrecedence',
    'GuestIdentityForgotten',
    'GuestsInClassicFlow',
    'ManyUserPoolClients',
    'NoDeveloperProvider',
    'NobodyCanSignIn',
    'ProviderTrustUnconfirmed',
    'RequiredTagNotEnforced',
    'RoleNameTooLongForGovEast',
    'TagFromList',
    'TagMappingUnknown',
    'TagOfTwoPools',
    'TrustAlsoOthers',
    'TrustNarrower',
    'TrustNotManaged',
    'TrustPolicyLong',
    'TrustUnknown',
  ]);
});

test.each([...MISTAKE_CODES, ...WARNING_IDS])(
  '%s is tested somewhere, and docs/errors.md has a section for it',
  (code) => {
    expect(tests).toContain(code);
    expect(docs).toMatch(new RegExp(`^### ${code}$`, 'm'));
  },
);

test('docs/errors.md has no section for what does not exist', () => {
  const sections = [...docs.matchAll(/^### (\w+)$/gm)].map(([, code]) => code).sort();
  expect(sections).toEqual([...MISTAKE_CODES, ...WARNING_IDS].sort());
});

test('a warning is acknowledged through CDK core, with the id it shows', () => {
  const stack = testStack();
  const pool = new IdentityPool(stack, 'Pool');
  Validations.of(pool).acknowledge({
    id: 'cdk-cognito-identity-pool:NobodyCanSignIn',
    reason: 'filled by another team',
  });
  expect(warningsOf(stack)).toEqual([]);
  Template.fromStack(stack).resourceCountIs('AWS::Cognito::IdentityPool', 1);
});

describe('the id as CDK prints it', () => {
  const printed = 'Annotation::cdk-cognito-identity-pool:NobodyCanSignIn';
  const ours = 'cdk-cognito-identity-pool:NobodyCanSignIn';

  test.each<[string, (pool: IdentityPool) => void, number]>([
    ['works as well', (pool) => Validations.of(pool).acknowledge({ id: printed, reason: 'r' }), 0],
    ['is what acknowledgeWarning() takes', (pool) => Annotations.of(pool).acknowledgeWarning(printed), 0],
    ['is the only one acknowledgeWarning() takes', (pool) => Annotations.of(pool).acknowledgeWarning(ours), 1],
  ])('%s', (_, acknowledge, left) => {
    const stack = testStack();
    acknowledge(new IdentityPool(stack, 'Pool'));
    expect(warningsOf(stack)).toHaveLength(left);
  });
});

describe('values in messages', () => {
  test('are quoted, and cut when they are long', () => {
    expect(quote('a"b')).toBe('"a\\"b"');
    expect(quote('x'.repeat(81))).toBe(`"${'x'.repeat(60)}"… (81 characters)`);
  });

  test('never show the inside of a token', () => {
    expect(quote(testStack().region)).toBe('a token (known only at deployment)');
  });
});
