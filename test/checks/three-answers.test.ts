import { CATALOG } from '../../src/checks/private/catalog';
import type { Rule } from '../../src/checks/private/rule';
import { modelOf } from '../support/models';
import { placesIn } from '../support/mutated-apps';
import type { Json } from '../support/stacks';
import { findingsIn, type Verdict } from './support';

const REFUSED_ANYWAY =
  'the deployment refuses what it is about: a value that only the deployment knows needs no word before';
const WRITTEN_DOWN = 'it is about what somebody wrote down, or did not: what is not known was at least written';
const NO_SIGN = 'a value that is not known is no sign of the mistake: a word about each would be noise';

/** The checks that never say that they can not tell, and why. */
const ALWAYS_TOLD: { readonly [why: string]: readonly string[] } = {
  [REFUSED_ANYWAY]: [
    'AppIdInvalid',
    'ClientIdInvalid',
    'DeveloperProviderNameInvalid',
    'LoginProviderUnknown',
    'MappedProviderNameTooLong',
    'MappingTypeInvalid',
    'PoolNameInvalid',
    'PoolTagsInvalid',
    'PrincipalTagInvalid',
    'ProviderArnInvalid',
    'ProviderMappedTwice',
    'ProviderOfAnotherAccount',
    'ProviderOfAnotherPartition',
    'RoleArnInvalid',
    'RoleResolutionInvalid',
    'RolesKeyUnknown',
    'RuleClaimInvalid',
    'RuleMatchTypeInvalid',
    'RuleValueInvalid',
    'TokenMappingWithRules',
    'TooManyLoginProviders',
    'TooManyPrincipalTags',
    'TooManyRoleMappings',
    'TooManyUserPoolClients',
    'TwitterAppIdIncomplete',
    'UserPoolNameInvalid',
  ],
  [WRITTEN_DOWN]: [
    'ClassicFlowNotSaid',
    'DefaultTags',
    'DefaultTagsWithOwn',
    'DeveloperProviderBesideOthers',
    'ManyUserPoolClients',
    'PoolRemovalNotSaid',
    'PrincipalTagsTooLong',
    'ProviderTwice',
    'TagFromList',
    'TwitterSecretInTemplate',
  ],
  [NO_SIGN]: [
    'ClaimNotAvailable',
    'ClientOfAnotherUserPool',
    'GroupsComparedWhole',
    'NotEqualWithoutClaim',
    'RuleUnreachable',
    'TokenMappingNeedsUserPool',
    'TokenMappingWithoutEffect',
  ],
};

/** The checks that say nothing else: they are about what can not be told. */
const NEVER_TOLD = ['NotWhollyRead', 'TrustNotSeen'];

const RULES = CATALOG.map((rule) => [rule.id, rule] as const);
const TOLD = Object.values(ALWAYS_TOLD).flat();

const OPEN = {
  Parameters: { Anything: { Type: 'String' } },
  Conditions: { Sometimes: { 'Fn::Equals': [{ Ref: 'Anything' }, 'yes'] } },
};

/** Where AWS's documentation leaves things open. */
const REMOTE = { region: 'us-iso-east-1' };

function verdictOf(rule: Rule, resources: Json, goesTo = rule.example().goesTo): Verdict {
  const findings = findingsIn(rule, modelOf(resources, OPEN, goesTo));
  const isSure = findings.some(({ untold }) => untold === undefined);
  return findings.length === 0 ? 'stays silent' : isSure ? 'fires' : 'can not tell';
}

/** Some examples have a thousand clients. */
const ENOUGH = 150;

/** An example, with one thing at a time that only the deployment knows: a value, whether it is there, or whether a resource is. */
function* madeUnknown(example: Json): Generator<Json> {
  const count = Math.min(placesIn(example).length, ENOUGH);
  for (let at = 0; at < count; at++) {
    for (const sometimes of [false, true]) {
      const changed = structuredClone(example);
      const { holder, key } = placesIn(changed)[at];
      holder[key] = sometimes ? { 'Fn::If': ['Sometimes', holder[key], { Ref: 'AWS::NoValue' }] } : { Ref: 'Anything' };
      yield changed;
    }
  }
  for (const id of Object.keys(example)) {
    yield { ...example, [id]: { ...example[id], Condition: 'Sometimes' } };
  }
}

function canNotTell(rule: Rule): boolean {
  const { fires, silent } = rule.example();
  const examples: Json[] = [fires, silent].map((x) => JSON.parse(JSON.stringify(x)));
  for (const example of examples) {
    if (verdictOf(rule, example, REMOTE) === 'can not tell') {
      return true;
    }
    for (const changed of madeUnknown(example)) {
      if (verdictOf(rule, changed) === 'can not tell') {
        return true;
      }
    }
  }
  return false;
}

test.each(RULES)('%s fires', (id, rule) => {
  expect(verdictOf(rule, rule.example().fires)).toBe(NEVER_TOLD.includes(id) ? 'can not tell' : 'fires');
});

test.each(RULES)('%s stays silent', (_, rule) => {
  expect(verdictOf(rule, rule.example().silent)).toBe('stays silent');
});

test.each(RULES.filter(([id]) => !TOLD.includes(id)))('%s can not tell', (_, rule) => {
  expect(canNotTell(rule)).toBe(true);
});

test.each(RULES.filter(([id]) => TOLD.includes(id)))('%s can always tell, for a reason above', (_, rule) => {
  expect(canNotTell(rule)).toBe(false);
});

test('every reason is for checks that there are', () => {
  const ids = CATALOG.map(({ id }) => id);
  expect([...TOLD, ...NEVER_TOLD].filter((id) => !ids.includes(id))).toEqual([]);
});
