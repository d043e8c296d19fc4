import { CfnParameter, SecretValue, type Stack } from 'aws-cdk-lib';
import { UserPool, UserPoolClient } from 'aws-cdk-lib/aws-cognito';
import {
  type IRole,
  OidcProviderNative,
  Role,
  SamlMetadataDocument,
  SamlProvider,
  ServicePrincipal,
} from 'aws-cdk-lib/aws-iam';
import * as fc from 'fast-check';
import {
  type BoundIdentityProvider,
  ClaimRule,
  GuestAccess,
  IdentityPool,
  IdentityProvider,
  PoolRole,
  PrincipalTags,
  RoleMapping,
  RoleResolution,
} from '../../src';

const USER_POOLS = ['made', 'imported', 'token'] as const;
const SEVERAL = ['oidcArn', 'oidc', 'samlArn', 'saml'] as const;
const SOCIAL = ['amazon', 'apple', 'facebook', 'google', 'twitter'] as const;
type Kind =
  | `userPool:${(typeof USER_POOLS)[number]}`
  | (typeof SEVERAL)[number]
  | (typeof SOCIAL)[number]
  | 'developer';

const MATCHES = ['whenEquals', 'whenContains', 'whenStartsWith', 'whenNotEquals'] as const;

export interface RulePlan {
  readonly match: (typeof MATCHES)[number];
  readonly claim: string;
  readonly value: string;
  readonly role: 'default' | 'added' | 'through' | 'existing' | 'imported';
  readonly isLate: boolean;
}

export interface ProviderPlan {
  readonly id: string;
  readonly kind: Kind;
  /** Of a user pool: how many come by the first handle, and how many by a second one. */
  readonly clients: readonly [number, number];
  readonly mapping?: { readonly isByToken: boolean; readonly fallsBack: boolean; readonly rules: readonly RulePlan[] };
  readonly tags?: { readonly claims: Record<string, string>; readonly required: readonly string[] };
  readonly groups: readonly {
    readonly name: string;
    readonly precedence?: number;
    readonly role: 'made' | 'existing' | 'none';
  }[];
}

/** An identity pool as data: what is generated, built, shuffled and shrunk. */
export interface PoolPlan {
  readonly guests: 'off' | 'made' | 'existing' | 'none';
  readonly users: 'made' | 'existing' | 'none';
  readonly allowClassicFlow: boolean;
  readonly providers: readonly ProviderPlan[];
}

export function isUserPool({ kind }: ProviderPlan): boolean {
  return kind.startsWith('userPool');
}

/** How many names of a provider stand in the role mappings. */
export function mappedNames(provider: ProviderPlan): number {
  return provider.mapping ? (isUserPool(provider) ? provider.clients[0] : 1) : 0;
}

const char = fc.constantFrom(...'abcXYZ019_:./-+=,@é管'.split(''));
const text = (maxLength: number) => fc.string({ unit: char, minLength: 1, maxLength });
const tagKey = fc.constantFrom('tenant', 'department', 'cost center', 'a', 'Größe');

const rule: fc.Arbitrary<RulePlan> = fc.record({
  match: fc.constantFrom(...MATCHES),
  claim: fc.oneof(text(64), fc.constantFrom('sub', 'cognito:groups', 'custom:team', 'x'.repeat(64))),
  value: fc.oneof(text(128), fc.constantFrom('with spaces', 'x'.repeat(128))),
  role: fc.constantFrom('default', 'added', 'through', 'existing', 'imported'),
  isLate: fc.boolean(),
});

const group = fc.record(
  {
    name: text(20),
    precedence: fc.nat(3),
    role: fc.constantFrom<'made' | 'existing' | 'none'>('made', 'existing', 'none'),
  },
  { requiredKeys: ['name', 'role'] },
);

const tags = fc
  .dictionary(tagKey, text(20), { minKeys: 1, maxKeys: 3 })
  .chain((claims) => fc.record({ claims: fc.constant(claims), required: fc.subarray(Object.keys(claims)) }));

const provider: fc.Arbitrary<ProviderPlan> = fc.record(
  {
    id: fc.constantFrom(...Array.from({ length: 12 }, (_, i) => `P${i}`)),
    kind: fc.constantFrom<Kind>(
      ...USER_POOLS.map((kind) => `userPool:${kind}` as const),
      ...SEVERAL,
      ...SOCIAL,
      'developer',
    ),
    clients: fc.tuple(fc.integer({ min: 1, max: 3 }), fc.nat(2)),
    mapping: fc.record({
      isByToken: fc.boolean(),
      fallsBack: fc.boolean(),
      rules: fc.array(rule, { minLength: 1, maxLength: 25 }),
    }),
    tags,
    groups: fc.uniqueArray(group, { maxLength: 3, selector: ({ name }) => name }),
  },
  { requiredKeys: ['id', 'kind', 'clients', 'groups'] },
);

/** Of some kinds a pool takes one alone. */
function slot({ kind, id }: ProviderPlan): string {
  return kind === 'developer' || (SOCIAL as readonly string[]).includes(kind) ? kind : id;
}

/** What AWS would take of a provider: the claims Facebook and Amazon have, a token where there is one, and so on. */
function allowed(plan: ProviderPlan, pool: PoolPlan): ProviderPlan {
  const isMappable = plan.kind !== 'developer' && !pool.allowClassicFlow;
  const hasFewClaims = plan.kind === 'facebook' || plan.kind === 'amazon';
  const rules = plan.mapping?.rules.map((r) => ({
    ...r,
    claim: hasFewClaims ? 'sub' : r.claim,
    role: r.role === 'default' && pool.users === 'none' ? ('added' as const) : r.role,
  }));
  return {
    ...plan,
    mapping:
      isMappable && plan.mapping && rules
        ? {
            isByToken: plan.mapping.isByToken && isUserPool(plan),
            fallsBack: plan.mapping.fallsBack && pool.users !== 'none',
            rules,
          }
        : undefined,
    tags: plan.kind === 'developer' ? undefined : plan.tags,
    groups: isUserPool(plan) ? plan.groups : [],
  };
}

function withinQuota(providers: readonly ProviderPlan[]): ProviderPlan[] {
  let left = 10;
  return providers.map((plan) => {
    const names = mappedNames(plan);
    if (names > left) {
      return { ...plan, mapping: undefined };
    }
    left -= names;
    return plan;
  });
}

/** Pools AWS would take. */
export const poolPlan: fc.Arbitrary<PoolPlan> = fc
  .record({
    guests: fc.constantFrom<PoolPlan['guests']>('off', 'made', 'existing', 'none'),
    users: fc.constantFrom<PoolPlan['users']>('made', 'existing', 'none'),
    allowClassicFlow: fc.integer({ min: 0, max: 5 }).map((n) => n === 0),
    providers: fc
      .uniqueArray(provider, { maxLength: 8, selector: ({ id }) => id })
      .map((all) => all.filter((p, i) => all.findIndex((other) => slot(other) === slot(p)) === i)),
  })
  .map((pool) => ({ ...pool, providers: withinQuota(pool.providers.map((plan) => allowed(plan, pool))) }));

export interface BuiltPool {
  readonly pool: IdentityPool;
  readonly handles: readonly BoundIdentityProvider[];
  /** Logical ids of the roles of groups that were made or given. */
  readonly groupRoles: readonly IRole[];
}

/** Builds a plan with the public API alone. Ids depend on the plan's ids, never on an order. */
export function build(stack: Stack, plan: PoolPlan): BuiltPool {
  const pool = new IdentityPool(stack, 'Pool', {
    allowClassicFlow: plan.allowClassicFlow,
    guestAccess: {
      off: () => GuestAccess.disabled(),
      made: () => GuestAccess.enabled(),
      existing: () => GuestAccess.enabled({ role: PoolRole.existing(someRole(stack, 'Guests')) }),
      none: () => GuestAccess.enabled({ role: PoolRole.none() }),
    }[plan.guests](),
    authenticatedRole: {
      made: () => PoolRole.create(),
      existing: () => PoolRole.existing(someRole(stack, 'Users')),
      none: () => PoolRole.none(),
    }[plan.users](),
  });
  const built = plan.providers.map((provider) => addProvider(stack, pool, provider));
  return {
    pool,
    handles: built.map(({ handle }) => handle),
    groupRoles: built.flatMap(({ groupRoles }) => groupRoles),
  };
}

function addProvider(stack: Stack, pool: IdentityPool, plan: ProviderPlan) {
  const { mapping, tags: tagPlan, id } = plan;
  // A role through the provider needs its handle, so a rule with one is late by nature.
  const isEarly = (r: RulePlan) => !r.isLate && r.role !== 'through';
  const roleResolution = mapping?.fallsBack ? RoleResolution.AUTHENTICATED_ROLE : RoleResolution.DENY;
  const ruleOf = (r: RulePlan, handle?: BoundIdentityProvider) =>
    ClaimRule[r.match](r.claim, r.value, roleOf(stack, pool, r, id, handle));
  const early = (mapping?.rules ?? []).filter(isEarly).map((r) => ruleOf(r));
  const options = {
    roleMapping: mapping && (mapping.isByToken ? undefined : RoleMapping.fromRules(early, { roleResolution })),
    principalTags: tagPlan && PrincipalTags.custom(tagPlan.claims, { required: [...tagPlan.required] }),
  };
  const provider = (first: boolean) =>
    isUserPool(plan)
      ? userPoolProvider(
          stack,
          plan,
          first,
          mapping?.isByToken ? RoleMapping.fromToken({ roleResolution }) : options.roleMapping,
          options.principalTags,
        )
      : otherProvider(stack, plan, options);
  const handle = pool.addProvider(provider(true));
  if (!mapping?.isByToken) {
    for (const late of (mapping?.rules ?? []).filter((r) => !isEarly(r))) {
      handle.addRule(ruleOf(late, handle));
    }
  }
  if (isUserPool(plan) && plan.clients[1] > 0) {
    pool.addProvider(provider(false));
  }
  const groups = plan.groups.map(({ name: groupName, precedence, role }, i) =>
    pool.addGroup(`${id}G${i}`, {
      provider: handle,
      groupName,
      precedence,
      role: { made: PoolRole.create(), existing: PoolRole.existing(someRole(stack, 'Group')), none: PoolRole.none() }[
        role
      ],
    }),
  );
  return { handle, groupRoles: groups.filter((_, i) => plan.groups[i].role !== 'none').map(({ role }) => role) };
}

function roleOf(stack: Stack, pool: IdentityPool, plan: RulePlan, id: string, handle?: BoundIdentityProvider): IRole {
  const added = (name: string, through?: BoundIdentityProvider[]) =>
    (pool.node.tryFindChild('Roles')?.node.tryFindChild(name) as Role | undefined) ?? pool.addRole(name, { through });
  switch (plan.role) {
    case 'default':
      return pool.authenticatedRole;
    case 'added':
      return added('Added');
    case 'through':
      return added(`Through${id}`, handle && [handle]);
    case 'existing':
      return someRole(stack, 'Existing');
    case 'imported':
      return (
        (stack.node.tryFindChild('Imported') as unknown as IRole | undefined) ??
        Role.fromRoleArn(stack, 'Imported', 'arn:aws:iam::123456789012:role/imported')
      );
  }
}

/** A role of the stack's own, whoever asks first. */
function someRole(stack: Stack, id: string): Role {
  return (
    (stack.node.tryFindChild(id) as Role | undefined) ??
    new Role(stack, id, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') })
  );
}

function userPoolProvider(
  stack: Stack,
  { id, kind, clients: [first, second] }: ProviderPlan,
  isFirst: boolean,
  roleMapping: RoleMapping | undefined,
  principalTags: PrincipalTags | undefined,
): IdentityProvider {
  const names = Array.from({ length: isFirst ? first : second }, (_, i) => `${isFirst ? 'First' : 'Second'}${i}`);
  if (kind === 'userPool:made') {
    const userPool = (stack.node.tryFindChild(id) as UserPool | undefined) ?? new UserPool(stack, id);
    const clients = names.map((name) => userPool.addClient(name));
    return IdentityProvider.userPool(userPool, { clients, ...(isFirst ? { roleMapping, principalTags } : {}) });
  }
  const suffix = isFirst ? 'First' : 'Second';
  const userPoolId =
    kind === 'userPool:imported'
      ? `eu-west-1_${id}`
      : ((stack.node.tryFindChild(`${id}Id`) as CfnParameter | undefined) ?? new CfnParameter(stack, `${id}Id`))
          .valueAsString;
  const userPool = UserPool.fromUserPoolId(stack, `${id}${suffix}`, userPoolId);
  const clients = names.map((name) => UserPoolClient.fromUserPoolClientId(stack, `${id}${name}`, `${id}${name}`));
  return IdentityProvider.userPool(userPool, { clients, ...(isFirst ? { roleMapping, principalTags } : {}) });
}

type Options = Parameters<typeof IdentityProvider.samlArn>[1];

function otherProvider(stack: Stack, { id, kind }: ProviderPlan, options: Options): IdentityProvider {
  const arn = (type: string) => `arn:aws:iam::123456789012:${type}-provider/${id}.example.com`;
  switch (kind) {
    case 'oidcArn':
      return IdentityProvider.openIdConnectArn(arn('oidc'), options);
    case 'samlArn':
      return IdentityProvider.samlArn(arn('saml'), options);
    case 'oidc':
      return IdentityProvider.openIdConnect(
        new OidcProviderNative(stack, id, { url: `https://${id}.example.com`, clientIds: ['x'] }),
        options,
      );
    case 'saml': {
      const metadataDocument = SamlMetadataDocument.fromXml('<xml/>');
      return IdentityProvider.saml(new SamlProvider(stack, id, { metadataDocument }), options);
    }
    case 'twitter':
      return IdentityProvider.twitter('key', SecretValue.secretsManager('twitter'), options);
    case 'developer':
      return IdentityProvider.developer(`login.${id}.app`);
    case 'amazon':
    case 'apple':
    case 'facebook':
    case 'google':
      return IdentityProvider[kind](`${id}.apps.googleusercontent.com`, options);
    default:
      throw new Error(`${kind} is made elsewhere`);
  }
}
