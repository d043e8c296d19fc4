import { Template } from 'aws-cdk-lib/assertions';
import { UserPool, UserPoolClient } from 'aws-cdk-lib/aws-cognito';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import * as fc from 'fast-check';
import {
  type BoundIdentityProvider,
  ClaimRule,
  IdentityPool,
  IdentityProvider,
  PrincipalTags,
  RoleMapping,
} from '../src';
import { build, isUserPool, mappedNames, type PoolPlan, type ProviderPlan, poolPlan } from './support/pool-plans';
import { LimitReader } from './support/service-limits';
import { testStack } from './support/stacks';

/** The code a call is refused with, `accepted`, or the error that is none of this library's. */
function outcomeOf(call: () => unknown): string {
  try {
    call();
    return 'accepted';
  } catch (e) {
    const { stack = '', message } = e as Error;
    return /\[cdk-cognito-identity-pool:(\w+)\] /.exec(message)?.[1] ?? stack;
  }
}

/** A pool as it was built, and one of its providers. */
interface Scene {
  readonly plan: PoolPlan;
  readonly pool: IdentityPool;
  readonly other: IdentityPool;
  readonly handle: BoundIdentityProvider;
  /** A role signed-in users can get. */
  readonly role: IRole;
}

/** What must not be added to a pool with a certain provider, and the code it is refused with. */
interface Mistake {
  readonly code: string;
  readonly applies?: (provider: ProviderPlan, plan: PoolPlan) => boolean;
  readonly make: (scene: Scene, provider: ProviderPlan) => unknown;
}

function hasRoomForRules({ mapping }: ProviderPlan): boolean {
  return mapping !== undefined && !mapping.isByToken && mapping.rules.length < 25;
}

function saml(name: string, roleMapping?: ReturnType<typeof RoleMapping.fromRules>): IdentityProvider {
  return IdentityProvider.samlArn(`arn:aws:iam::123456789012:saml-provider/${name}`, { roleMapping });
}

const rule = (role: IRole) => ClaimRule.whenEquals('sub', 'x', role);

const MISTAKES: Mistake[] = [
  { code: 'HandleOfAnotherPool', make: ({ other, handle }) => other.addRole('R', { through: [handle] }) },
  {
    code: 'HandleOfAnotherPool',
    make: ({ other, handle }) => other.addGroup('G', { provider: handle, groupName: 'g' }),
  },
  {
    code: 'NoRuleMapping',
    applies: ({ mapping }) => !mapping || mapping.isByToken,
    make: ({ handle, role }) => handle.addRule(rule(role)),
  },
  {
    code: 'RoleNotThroughProvider',
    applies: hasRoomForRules,
    make: ({ pool, handle }, { id }) => {
      const stranger = pool.addProvider(saml(`strangerTo${id}`));
      handle.addRule(rule(pool.addRole(`NotFor${id}`, { through: [stranger] })));
    },
  },
  {
    code: 'OneRoleForGuestsAndUsers',
    applies: (provider, { guests }) => hasRoomForRules(provider) && (guests === 'made' || guests === 'existing'),
    make: ({ pool, handle }) => handle.addRule(rule(pool.guestRole)),
  },
  {
    code: 'TooManyRules',
    applies: ({ mapping }) => mapping !== undefined && !mapping.isByToken,
    make: ({ handle, role }) => Array.from({ length: 26 }, () => handle.addRule(rule(role))),
  },
  {
    code: 'GroupNeedsUserPool',
    applies: (provider) => !isUserPool(provider),
    make: ({ pool, handle }) => pool.addGroup('G', { provider: handle, groupName: 'g' }),
  },
  {
    code: 'GroupTwice',
    applies: ({ groups }) => groups.length > 0,
    make: ({ pool, handle }, { groups }) => pool.addGroup('Twice', { provider: handle, groupName: groups[0].name }),
  },
  {
    code: 'PrincipalTagsDiffer',
    applies: ({ tags }) => tags !== undefined,
    make: ({ handle }) => handle.mapPrincipalTags(PrincipalTags.custom({ other: 'sub' })),
  },
  {
    code: 'ProviderTwice',
    make: ({ pool }, { id }) => [1, 2].map(() => pool.addProvider(saml(`twice${id}`))),
  },
  { code: 'ThroughNobody', make: ({ pool }) => pool.addRole('Nobody', { through: [] }) },
  {
    code: 'ClassicFlowWithRoleMapping',
    applies: (_, { allowClassicFlow }) => allowClassicFlow,
    make: ({ pool, role }, { id }) => pool.addProvider(saml(`classic${id}`, RoleMapping.fromRules([rule(role)]))),
  },
];

test('what is one too many, twice, of another pool or for somebody else is refused, whatever else the pool has', () => {
  fc.assert(
    fc.property(poolPlan, (plan) => {
      const stack = testStack();
      const { pool, handles } = build(stack, plan);
      const other = new IdentityPool(stack, 'Other');
      const role = pool.addRole('Some');
      const cases = plan.providers.flatMap((provider, i) =>
        MISTAKES.filter(({ applies }) => applies?.(provider, plan) ?? true).map(({ code, make }) => ({
          code,
          outcome: outcomeOf(() => make({ plan, pool, other, handle: handles[i], role }, provider)),
        })),
      );
      expect(cases.map(({ outcome }) => outcome)).toEqual(cases.map(({ code }) => code));
    }),
    { numRuns: 40 },
  );
});

test('the eleventh name with a role mapping is refused, whatever the ten are', () => {
  const withMappings = poolPlan.map((plan) => ({ ...plan, allowClassicFlow: false }));
  fc.assert(
    fc.property(withMappings, (plan) => {
      const { pool } = build(testStack(), plan);
      const roleMapping = RoleMapping.fromRules([rule(pool.addRole('Some'))]);
      const outcomes = Array.from({ length: 11 }, (_, i) =>
        outcomeOf(() => pool.addProvider(saml(`mapped${i}`, roleMapping))),
      );
      const count = plan.providers.reduce((sum, provider) => sum + mappedNames(provider), 0);
      expect(outcomes).toEqual(outcomes.map((_, i) => (count + i < 10 ? 'accepted' : 'TooManyMappedProviders')));
    }),
    { numRuns: 30 },
  );
});

/** Everywhere a text goes in. */
const TEXT_SLOTS: Record<string, (pool: IdentityPool, text: string) => unknown> = {
  amazon: (pool, text) => pool.addProvider(IdentityProvider.amazon(text)),
  apple: (pool, text) => pool.addProvider(IdentityProvider.apple(text)),
  facebook: (pool, text) => pool.addProvider(IdentityProvider.facebook(text)),
  google: (pool, text) => pool.addProvider(IdentityProvider.google(text)),
  developer: (pool, text) => pool.addProvider(IdentityProvider.developer(text)),
  openIdConnectArn: (pool, text) => pool.addProvider(IdentityProvider.openIdConnectArn(text)),
  issuer: (pool, text) =>
    pool.addProvider(
      IdentityProvider.openIdConnectArn(`arn:aws:iam::123456789012:oidc-provider/${text}`, rulesOf(pool, 'x', 'x')),
    ),
  samlArn: (pool, text) => pool.addProvider(IdentityProvider.samlArn(text)),
  samlName: (pool, text) =>
    pool.addProvider(
      IdentityProvider.samlArn(`arn:aws:iam::123456789012:saml-provider/${text}`, rulesOf(pool, 'x', 'x')),
    ),
  // CDK core itself refuses to import a user pool whose id is empty or begins with a colon.
  userPoolId: (pool, text) => pool.addProvider(userPoolOf(pool, 'Id', `x${text}`, 'abc')),
  userPoolName: (pool, text) => pool.addProvider(userPoolOf(pool, 'Name', `eu-west-1_${text}`, 'def')),
  clientId: (pool, text) => pool.addProvider(userPoolOf(pool, 'Client', 'eu-west-1_abc', text)),
  providerName: (pool, text) =>
    pool.addProvider({
      bind: () => ({
        userPoolClients: [{ providerName: text, clientId: 'ghi' }],
        roleMapping: RoleMapping.fromToken(),
      }),
    }),
  claim: (pool, text) =>
    pool.addProvider(
      IdentityProvider.samlArn('arn:aws:iam::123456789012:saml-provider/claim', rulesOf(pool, text, 'x')),
    ),
  value: (pool, text) =>
    pool.addProvider(
      IdentityProvider.samlArn('arn:aws:iam::123456789012:saml-provider/value', rulesOf(pool, 'x', text)),
    ),
  groupName: (pool, text) => pool.addGroup('Name', { provider: usersOf(pool, 'GroupName'), groupName: text }),
  groupDescription: (pool, text) =>
    pool.addGroup('Description', { provider: usersOf(pool, 'GroupDescription'), groupName: 'g', description: text }),
  roleName: (pool, text) => pool.addRole('Name', { roleName: text }),
  rolePath: (pool, text) => pool.addRole('Path', { path: `/${text}/` }),
  roleDescription: (pool, text) => pool.addRole('Description', { description: text }),
  tagKey: (pool, text) =>
    usersOf(pool, 'TagKey').mapPrincipalTags(PrincipalTags.custom({ [text]: 'sub' }, { required: [text] })),
  tagClaim: (pool, text) => usersOf(pool, 'TagClaim').mapPrincipalTags(PrincipalTags.custom({ tenant: text })),
};

function rulesOf(pool: IdentityPool, claim: string, value: string) {
  return { roleMapping: RoleMapping.fromRules([ClaimRule.whenEquals(claim, value, pool.authenticatedRole)]) };
}

function userPoolOf(pool: IdentityPool, id: string, userPoolId: string, clientId: string): IdentityProvider {
  const userPool = UserPool.fromUserPoolId(pool, `Users${id}`, userPoolId);
  return IdentityProvider.userPool(userPool, {
    clients: [UserPoolClient.fromUserPoolClientId(pool, `Client${id}`, clientId)],
  });
}

function usersOf(pool: IdentityPool, id: string) {
  return pool.addProvider(userPoolOf(pool, id, `eu-west-1_${id}`, id));
}

const anyText = fc.oneof(
  fc.string({ maxLength: 140 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.string({ unit: 'grapheme', maxLength: 70 }),
  fc.constantFrom(
    '',
    ' ',
    '*',
    '?',
    '$',
    '__proto__',
    'constructor',
    'aws:x',
    'https://a.b',
    'x'.repeat(64),
    'x'.repeat(129),
    'a'.repeat(2049),
  ),
);

test('any text anywhere is refused with a code, or stands in the template within the limits', () => {
  const slots = Object.keys(TEXT_SLOTS);
  fc.assert(
    fc.property(fc.array(anyText, { minLength: slots.length, maxLength: slots.length }), (texts) => {
      const stack = testStack();
      const pool = new IdentityPool(stack, 'Pool');
      const outcomes = slots.map((slot, i) => outcomeOf(() => TEXT_SLOTS[slot](pool, texts[i])));
      expect(outcomes.filter((outcome) => !/^\w+$/.test(outcome))).toEqual([]);
      expect(new LimitReader(Template.fromStack(stack).toJSON()).mistakes).toEqual([]);
    }),
    { numRuns: 100 },
  );
});
