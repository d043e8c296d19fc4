import { CfnParameter, NestedStack, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { type CfnIdentityPool, UserPool, UserPoolClient } from 'aws-cdk-lib/aws-cognito';
import {
  AccountPrincipal,
  CompositePrincipal,
  FederatedPrincipal,
  type IRole,
  LazyRole,
  type PolicyDocument,
  PolicyStatement,
  Role,
  SamlMetadataDocument,
  SamlProvider,
  ServicePrincipal,
} from 'aws-cdk-lib/aws-iam';
import {
  type BoundIdentityProvider,
  ClaimRule,
  CognitoFederation,
  GuestAccess,
  IdentityPool,
  IdentityPoolPrincipal,
  IdentityProvider,
  PoolRole,
  PrincipalTags,
  RoleMapping,
} from '../src';
import { decide, type SignIn, textIn, trustOfUsers } from './support/policy-evaluator';
import { checkedStack, type Json, rendered, testStack, trustOf, userPoolOf, warningsOf } from './support/stacks';

const COMMERCIAL = 'cognito-identity.amazonaws.com';
const GOOGLE = 'accounts.google.com';
const GOOGLE_APP = '123456789012-abc.apps.googleusercontent.com';
const TENANT = PrincipalTags.custom({ tenant: 'custom:tenant' }, { required: ['tenant'] });

/** A pool with two providers: staff must have a tenant, users of Google need none. */
interface World {
  readonly stack: Stack;
  readonly pool: IdentityPool;
  readonly staff: BoundIdentityProvider;
  readonly google: BoundIdentityProvider;
}

/** In which order the providers and the requirement come to the pool. */
const ORDERS = {
  'the tag is required from the start': ['staff', 'require', 'google', 'roles'],
  'the provider that needs no tag comes first': ['google', 'staff', 'require', 'roles'],
  'the tag is required when all roles are there': ['staff', 'google', 'roles', 'require'],
  'the provider that needs no tag comes last': ['staff', 'require', 'roles', 'google'],
  'no provider is there when the roles are made': ['roles', 'google', 'staff', 'require'],
} as const;

type Order = keyof typeof ORDERS;

function build(
  order: Order,
  makeRole: (stack: Stack, pool: IdentityPool, staff: () => BoundIdentityProvider) => IRole,
) {
  const stack = testStack();
  const { userPool, client } = userPoolOf(stack);
  const pool = new IdentityPool(stack, 'Pool', { guestAccess: GuestAccess.enabled() });
  const made: { staff?: BoundIdentityProvider; google?: BoundIdentityProvider; role?: IRole } = {};
  const addStaff = () => {
    made.staff ??= pool.addProvider(
      IdentityProvider.userPool(userPool, { clients: [client], roleMapping: RoleMapping.fromRules([]) }),
    );
    return made.staff;
  };
  const steps = {
    staff: addStaff,
    google: () => {
      made.google = pool.addProvider(IdentityProvider.google(GOOGLE_APP));
    },
    require: () => made.staff?.mapPrincipalTags(TENANT),
    roles: () => {
      made.role = makeRole(stack, pool, addStaff);
    },
  };
  for (const step of ORDERS[order]) {
    steps[step]();
  }
  if (!made.staff || !made.google || !made.role) {
    throw new Error('the order leaves something out');
  }
  // A mapping without a rule is an error, which is not the matter here.
  made.staff.addRule(ClaimRule.whenEquals('department', 'any', pool.authenticatedRole));
  return { stack, pool, staff: made.staff, google: made.google, role: made.role };
}

/** The ways to make a role that signed-in users can get. */
const ROLES: Record<string, (stack: Stack, pool: IdentityPool, staff: () => BoundIdentityProvider) => IRole> = {
  'the default role': (_, pool) => pool.authenticatedRole,
  'a role of addRole()': (_, pool) => pool.addRole('Extra'),
  'an existing role, by a rule': (stack, _, staff) => {
    const role = new Role(stack, 'Role', { assumedBy: new AccountPrincipal('111111111111') });
    staff().addRule(ClaimRule.whenEquals('department', 'legal', role));
    return role;
  },
  'an existing role in a nested stack, by a rule': (stack, _, staff) => {
    const nested = new NestedStack(stack, 'Nested');
    const role = new Role(nested, 'Role', { assumedBy: new AccountPrincipal('111111111111') });
    staff().addRule(ClaimRule.whenEquals('department', 'legal', role));
    return role;
  },
  'a role with IdentityPoolPrincipal': (stack, pool) =>
    new Role(stack, 'Role', { assumedBy: IdentityPoolPrincipal.authenticated(pool) }),
  'a role with IdentityPoolPrincipal, by a rule': (stack, pool, staff) => {
    const role = new Role(stack, 'Role', { assumedBy: IdentityPoolPrincipal.authenticated(pool) });
    staff().addRule(ClaimRule.whenEquals('department', 'legal', role));
    return role;
  },
  'a role with IdentityPoolPrincipal under a condition': (stack, pool) =>
    new Role(stack, 'Role', {
      assumedBy: IdentityPoolPrincipal.authenticated(pool).withConditions({
        StringNotLike: { 'aws:RequestTag/tenant': 'blocked-*' },
      }),
    }),
  'a role with IdentityPoolPrincipal, and tags asked for again': (stack, pool) =>
    new Role(stack, 'Role', { assumedBy: IdentityPoolPrincipal.authenticated(pool).withSessionTags() }),
  'a role with IdentityPoolPrincipal beside others': (stack, pool) =>
    new Role(stack, 'Role', {
      assumedBy: new CompositePrincipal(
        new ServicePrincipal('lambda.amazonaws.com'),
        IdentityPoolPrincipal.authenticated(pool),
      ),
    }),
  'a role with IdentityPoolPrincipal of the L1': (stack, pool) =>
    new Role(stack, 'Role', {
      assumedBy: IdentityPoolPrincipal.authenticated(pool.node.defaultChild as CfnIdentityPool),
    }),
  'a role with IdentityPoolPrincipal of the pool, imported by its id': (stack, pool) =>
    new Role(stack, 'Role', {
      assumedBy: IdentityPoolPrincipal.authenticated(
        IdentityPool.fromIdentityPoolId(stack, 'Imported', pool.identityPoolId),
      ),
    }),
  'a role with IdentityPoolPrincipal in another stack': (stack, pool) =>
    new Role(new Stack(stack.node.root, 'Elsewhere'), 'Role', { assumedBy: IdentityPoolPrincipal.authenticated(pool) }),
};

/** What somebody may look like, by the values of `amr` AWS documents, and some it does not. */
function signIns({ staff, google }: World): Record<string, SignIn> {
  const [staffName] = staff.providerNames;
  const [googleName] = google.providerNames;
  const ofStaff = ['authenticated', staffName, 'cognito-idp...:CognitoSignIn:1234'];
  const ofGoogle = ['authenticated', googleName, 'something of Google'];
  const tags = { tenant: 'acme' };
  return {
    'staff with a tenant': { amr: ofStaff, tags },
    'staff without': { amr: ofStaff },
    'staff with an empty one': { amr: ofStaff, tags: { tenant: '' } },
    'staff with another tag alone': { amr: ofStaff, tags: { department: 'legal' } },
    'Google user without': { amr: ofGoogle },
    'Google user with a tenant': { amr: ofGoogle, tags },
    'staff who signed in to Google too, without': { amr: [...ofStaff, googleName] },
    'staff who signed in to Google too, with a tenant': { amr: [...ofStaff, googleName], tags },
    'somebody of unknown form without': { amr: ['authenticated', 'arn:of:something'] },
    'somebody of unknown form with a tenant': { amr: ['authenticated', 'arn:of:something'], tags },
    guest: { amr: ['unauthenticated'] },
    'nobody knows who': { amr: [] },
  };
}

function whoMayAssume(world: World, role: IRole): string[] {
  const lets = trustOfUsers(role, world.pool);
  return Object.entries(signIns(world))
    .filter(([, signIn]) => lets(signIn))
    .map(([who]) => who);
}

const WITH_A_TENANT = [
  'staff with a tenant',
  'Google user without',
  'Google user with a tenant',
  'staff who signed in to Google too, with a tenant',
  'somebody of unknown form with a tenant',
];

describe.each(Object.keys(ORDERS) as Order[])('where %s', (order) => {
  test.each(Object.entries(ROLES))('%s lets in whoever needs no tag or has it, and nobody else', (_, makeRole) => {
    const world = build(order, makeRole);
    expect(whoMayAssume(world, world.role)).toEqual(WITH_A_TENANT);
  });

  test('the guest role is left alone', () => {
    const world = build(order, (_, pool) => pool.guestRole);
    expect(whoMayAssume(world, world.role)).toEqual(['guest']);
    expect(trustOf(world.role).map((s) => s.Effect)).toEqual(['Allow']);
  });
});

/** How long IAM finds a trust policy: without white space, the id of the pool being what ids of pools look like. */
function lengthOfTrust(role: IRole): number {
  const text = JSON.stringify(rendered(role).Properties.AssumeRolePolicyDocument);
  return text.replaceAll('{"Ref":"PoolD3F588B8"}', '"eu-west-1:12345678-1234-1234-1234-123456789012"').length;
}

/** Users of one provider, as `amr` has them. */
function through(...providers: BoundIdentityProvider[]): string[] {
  return ['authenticated', ...providers.flatMap((provider) => provider.providerNames), 'a third element'];
}

function lets(role: IRole, pool: IdentityPool, amr: string[], tags?: Record<string, string>): boolean {
  return trustOfUsers(role, pool)({ amr, tags });
}

/** Staff must have a tenant, users of Google need none; guests for silence. */
function mixedPool(stack = testStack(), context: { authenticatedRole?: PoolRole } = {}): World {
  const { userPool, client } = userPoolOf(stack);
  const pool = new IdentityPool(stack, 'Pool', context);
  const staff = pool.addProvider(IdentityProvider.userPool(userPool, { clients: [client], principalTags: TENANT }));
  return { stack, pool, staff, google: pool.addProvider(IdentityProvider.google(GOOGLE_APP)) };
}

describe('what is written', () => {
  function denial(amr: Json): Json {
    return {
      Effect: 'Deny',
      Principal: { Federated: COMMERCIAL },
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: {
        StringEquals: { [`${COMMERCIAL}:aud`]: { Ref: 'PoolD3F588B8' } },
        StringNotLike: { 'aws:RequestTag/tenant': '?*' },
        ...amr,
      },
    };
  }
  const users = { 'Fn::GetAtt': ['Users0A0EEA89', 'ProviderName'] };

  test('one denial where all providers require the tag', () => {
    const stack = testStack();
    const { userPool, client } = userPoolOf(stack);
    const pool = new IdentityPool(stack, 'Pool', {
      providers: [IdentityProvider.userPool(userPool, { clients: [client], principalTags: TENANT })],
    });
    expect(trustOf(pool.authenticatedRole).slice(1)).toEqual([
      denial({ 'ForAllValues:StringNotEquals': { [`${COMMERCIAL}:amr`]: ['unauthenticated'] } }),
    ]);
  });

  test('a second one where others do not', () => {
    const { pool } = mixedPool();
    expect(trustOf(pool.authenticatedRole).slice(1)).toEqual([
      denial({ 'ForAllValues:StringNotEquals': { [`${COMMERCIAL}:amr`]: ['unauthenticated', GOOGLE] } }),
      denial({ 'ForAnyValue:StringEquals': { [`${COMMERCIAL}:amr`]: [users] } }),
    ]);
  });

  test('the same, whatever comes first', () => {
    const last = (statements: Json[]) => statements.map((s) => JSON.stringify(s)).sort();
    const [first, ...others] = (Object.keys(ORDERS) as Order[]).map((order) =>
      last(trustOf(build(order, (_, pool) => pool.addRole('Extra')).role)),
    );
    for (const other of others) {
      expect(other).toEqual(first);
    }
  });

  test('nothing where no tag is required', () => {
    const stack = testStack();
    const { userPool, client } = userPoolOf(stack);
    const principalTags = PrincipalTags.custom({ tenant: 'custom:tenant' });
    const pool = new IdentityPool(stack, 'Pool', {
      providers: [IdentityProvider.userPool(userPool, { clients: [client], principalTags })],
    });
    expect(trustOf(pool.authenticatedRole).map((s) => s.Effect)).toEqual(['Allow']);
  });

  test('nothing twice for a role that reaches the pool in several ways', () => {
    const { stack, pool } = mixedPool();
    const oidc = pool.addProvider(
      IdentityProvider.openIdConnectArn('arn:aws:iam::111111111111:oidc-provider/idp.example.com', {
        principalTags: TENANT,
        roleMapping: RoleMapping.fromRules([]),
      }),
    );
    const assumedBy = IdentityPoolPrincipal.authenticated(pool).withConditions({
      StringLike: { 'aws:RequestTag/tenant': '*' },
    });
    const role = new Role(stack, 'Role', { assumedBy });
    oidc.addRule(ClaimRule.whenEquals('department', 'legal', role));
    oidc.addRule(ClaimRule.whenEquals('department', 'finance', role));
    expect(trustOf(role).filter((s) => s.Effect === 'Deny')).toHaveLength(2);
  });

  test.each([false, true])('the same when core merges statements: %s', (minimize) => {
    const context = { '@aws-cdk/aws-iam:minimizePolicies': minimize };
    const { pool } = mixedPool(testStack({}, context));
    expect(trustOf(pool.authenticatedRole).filter((s) => s.Effect === 'Deny')).toHaveLength(2);
  });

  test("the name of Cognito's in that region", () => {
    const { pool, staff } = mixedPool(testStack({ env: { account: '111111111111', region: 'us-gov-west-1' } }));
    expect(pool.federation.principal).toBe('cognito-identity-us-gov.amazonaws.com');
    expect(lets(pool.authenticatedRole, pool, through(staff))).toBe(false);
    expect(lets(pool.authenticatedRole, pool, through(staff), { tenant: 'acme' })).toBe(true);
  });
});

describe('several tags', () => {
  test('are all required', () => {
    const stack = testStack();
    const { userPool, client } = userPoolOf(stack);
    const pool = new IdentityPool(stack, 'Pool');
    const principalTags = PrincipalTags.custom(
      { tenant: 'custom:tenant', department: 'custom:department', team: 'custom:team' },
      { required: ['tenant', 'department', 'tenant'] },
    );
    const staff = pool.addProvider(IdentityProvider.userPool(userPool, { clients: [client], principalTags }));
    const role = pool.authenticatedRole;
    expect(lets(role, pool, through(staff), { tenant: 'acme', department: 'legal' })).toBe(true);
    expect(lets(role, pool, through(staff), { tenant: 'acme', team: 'a' })).toBe(false);
    expect(lets(role, pool, through(staff), { department: 'legal' })).toBe(false);
  });

  test('of several providers are required of their own users', () => {
    const { pool, staff, google } = mixedPool();
    google.mapPrincipalTags(PrincipalTags.custom({ domain: 'hd' }, { required: ['domain'] }));
    const role = pool.authenticatedRole;
    expect(lets(role, pool, through(staff), { tenant: 'acme' })).toBe(true);
    expect(lets(role, pool, through(google), { domain: 'example.com' })).toBe(true);
    expect(lets(role, pool, through(staff), { domain: 'example.com' })).toBe(false);
    expect(lets(role, pool, through(google), { tenant: 'acme' })).toBe(false);
    expect(lets(role, pool, through(staff, google), { tenant: 'acme' })).toBe(false);
    expect(lets(role, pool, through(staff, google), { tenant: 'acme', domain: 'example.com' })).toBe(true);
  });

  test('in upper and lower case are one to IAM', () => {
    const { pool, staff, google } = mixedPool();
    google.mapPrincipalTags(PrincipalTags.custom({ Tenant: 'hd' }, { required: ['Tenant'] }));
    expect(lets(pool.authenticatedRole, pool, through(google), { Tenant: 'example.com' })).toBe(true);
    expect(lets(pool.authenticatedRole, pool, through(staff), { Tenant: 'acme' })).toBe(true);
    expect(lets(pool.authenticatedRole, pool, through(google))).toBe(false);
  });
});

describe('a role limited to some providers', () => {
  test('asks users of those for the tag who must have it, and no others', () => {
    const { pool, staff, google } = mixedPool();
    const [forStaff, forGoogle, forBoth] = [[staff], [google], [staff, google]].map((handles, i) =>
      pool.addRole(`Role${i}`, { through: handles }),
    );
    const outcome = (role: IRole) => [
      lets(role, pool, through(staff)),
      lets(role, pool, through(staff), { tenant: 'acme' }),
      lets(role, pool, through(google)),
      lets(role, pool, through(staff, google)),
      lets(role, pool, through(staff, google), { tenant: 'acme' }),
    ];
    expect(outcome(forStaff)).toEqual([false, true, false, false, true]);
    expect(outcome(forGoogle)).toEqual([false, false, true, false, true]);
    expect(outcome(forBoth)).toEqual([false, true, true, false, true]);
  });

  test('such as that of a group', () => {
    const stack = testStack();
    const { userPool, client } = userPoolOf(stack);
    const pool = new IdentityPool(stack, 'Pool');
    const google = pool.addProvider(IdentityProvider.google(GOOGLE_APP));
    const staff = pool.addProvider(
      IdentityProvider.userPool(userPool, {
        clients: [client],
        roleMapping: RoleMapping.fromToken(),
        principalTags: TENANT,
      }),
    );
    const { role } = pool.addGroup('Admins', { provider: staff, groupName: 'admins' });
    expect(lets(role, pool, through(staff))).toBe(false);
    expect(lets(role, pool, through(staff, google))).toBe(false);
    expect(lets(role, pool, through(staff), { tenant: 'acme' })).toBe(true);
  });

  test('knows a user pool that is imported by a token, whichever of its handles is given', () => {
    const stack = testStack();
    const id = new CfnParameter(stack, 'UserPoolId').valueAsString;
    const pool = new IdentityPool(stack, 'Pool');
    const [, mobile] = ['Web', 'Mobile'].map((name) => {
      const userPool = UserPool.fromUserPoolId(stack, `UsersFor${name}`, id);
      const clients = [UserPoolClient.fromUserPoolClientId(stack, name, name)];
      return pool.addProvider(IdentityProvider.userPool(userPool, { clients }));
    });
    pool.addProvider(
      IdentityProvider.google(GOOGLE_APP, {
        principalTags: PrincipalTags.custom({ domain: 'hd' }, { required: ['domain'] }),
      }),
    );
    expect(lets(pool.addRole('Extra', { through: [mobile] }), pool, through(mobile))).toBe(true);
  });

  test('and opened to all afterwards asks no more than the others', () => {
    const { pool, staff, google } = mixedPool();
    const role = pool.addRole('Extra', { through: [staff] }) as Role;
    IdentityPoolPrincipal.authenticated(pool).addToAssumeRolePolicy(role.assumeRolePolicy as PolicyDocument);
    expect(lets(role, pool, through(google))).toBe(true);
    expect(lets(role, pool, through(staff))).toBe(false);
    expect(lets(role, pool, through(staff, google))).toBe(false);
  });
});

describe('there is no way around', () => {
  test('by a second client of the user pool, which says nothing of tags', () => {
    const stack = testStack();
    const { userPool, client } = userPoolOf(stack);
    const pool = new IdentityPool(stack, 'Pool');
    pool.addProvider(IdentityProvider.userPool(userPool, { clients: [client], principalTags: TENANT }));
    const mobile = pool.addProvider(IdentityProvider.userPool(userPool, { clients: [userPool.addClient('Mobile')] }));
    expect(lets(pool.authenticatedRole, pool, through(mobile))).toBe(false);
  });

  test('by Google as an IAM provider, where Google by name requires the tag: amr could not tell the two apart', () => {
    const pool = new IdentityPool(testStack(), 'Pool');
    pool.addProvider(IdentityProvider.google(GOOGLE_APP, { principalTags: TENANT }));
    const byIam = IdentityProvider.openIdConnectArn(`arn:aws:iam::111111111111:oidc-provider/${GOOGLE}`);
    expect(() => pool.addProvider(byIam)).toThrow('[cdk-cognito-identity-pool:ProviderTwice]');
  });

  test.each(['authenticated', 'unauthenticated'])('by a developer provider named %s', (name) => {
    expect(() => IdentityProvider.developer(name)).toThrow(
      `[cdk-cognito-identity-pool:DeveloperProviderNameInvalid] IdentityProvider.developer(): name is "${name}". Allowed: 1 to 100 characters: ` +
        'letters, digits and . _ -, but not authenticated or unauthenticated',
    );
  });

  test('by trust under another name of Cognito', () => {
    const { stack, pool, staff } = mixedPool();
    const federation = CognitoFederation.usGovWest();
    const role = new Role(stack, 'Role', {
      assumedBy: new CompositePrincipal(
        IdentityPoolPrincipal.authenticated(pool),
        IdentityPoolPrincipal.authenticated(pool, { federation }),
      ),
    });
    for (const { principal } of [pool.federation, federation]) {
      const there = { identityPoolId: pool.identityPoolId, federation: { principal } };
      expect(trustOfUsers(role, there)({ amr: through(staff) })).toBe(false);
      expect(trustOfUsers(role, there)({ amr: through(staff), tags: { tenant: 'acme' } })).toBe(true);
    }
  });

  test('but a role that trusts another pool as well asks nothing of its users', () => {
    const { stack, pool, staff } = mixedPool();
    const other = new IdentityPool(stack, 'Other');
    const role = new Role(stack, 'Role', {
      assumedBy: new CompositePrincipal(
        IdentityPoolPrincipal.authenticated(other),
        IdentityPoolPrincipal.authenticated(pool),
      ),
    });
    expect(lets(role, other, through(staff))).toBe(true);
    expect(lets(role, pool, through(staff))).toBe(false);
  });
});

test('a statement of somebody’s own is that and no more: it asks for no tag, until the role is given to the pool', () => {
  const { stack, pool, staff } = mixedPool();
  const role = new Role(stack, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
  const principals = [IdentityPoolPrincipal.authenticated(pool)];
  role.assumeRolePolicy?.addStatements(
    new PolicyStatement({ principals, actions: ['sts:AssumeRoleWithWebIdentity', 'sts:TagSession'] }),
  );
  const denials = () =>
    ((role.assumeRolePolicy as PolicyDocument).toJSON().Statement as Json[]).filter((s) => s.Effect === 'Deny').length;
  expect(denials()).toBe(0);
  pool.addGroup('Staff', { provider: staff, groupName: 'staff', role: PoolRole.existing(role) });
  expect(denials()).toBe(2);
});

describe('a role whose trust policy can not be written from here', () => {
  const lambda = new ServicePrincipal('lambda.amazonaws.com');
  const handWritten = new FederatedPrincipal(
    COMMERCIAL,
    {
      StringEquals: { [`${COMMERCIAL}:aud`]: 'eu-west-1:12345678-1234-1234-1234-123456789012' },
      'ForAnyValue:StringLike': { [`${COMMERCIAL}:amr`]: 'authenticated' },
    },
    'sts:AssumeRoleWithWebIdentity',
  );

  const OUT_OF_REACH: Record<string, (stack: Stack) => IRole> = {
    'imported by its ARN': (stack) => Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::111111111111:role/r'),
    'imported by its name': (stack) => Role.fromRoleName(stack, 'Role', 'r'),
    'without policy updates': (stack) => new Role(stack, 'Role', { assumedBy: lambda }).withoutPolicyUpdates(),
    lazy: (stack) => new LazyRole(stack, 'Role', { assumedBy: lambda }),
    'of another stack, which trusts the pool by a text': (stack) =>
      new Role(new Stack(stack.node.root, 'Elsewhere'), 'Role', { assumedBy: handWritten }),
  };

  function notEnforced(stack: Stack): string[] {
    return warningsOf(stack)
      .filter((w) => w.id === 'cdk-cognito-identity-pool:RequiredTagNotEnforced')
      .map((w) => `${w.at}: ${w.text}`);
  }

  /** What the warning asks to add, as somebody would paste it, read with the references resolved. */
  function pasted(text: string, { pool, staff }: World): Json[] {
    const json = text.slice(text.indexOf('\n{'), text.lastIndexOf('\n}') + 2);
    const [name] = staff.providerNames;
    return JSON.parse(
      `[${json}]`
        .replaceAll('<id of Test/Pool>', JSON.stringify(textIn(pool, pool.identityPoolId)).slice(1, -1))
        .replaceAll('<Test/Users/Resource.ProviderName>', JSON.stringify(textIn(pool, name)).slice(1, -1)),
    );
  }

  test.each(Object.entries(OUT_OF_REACH))('%s: the warning holds what does it', (_, make) => {
    const stack = testStack();
    const world = mixedPool(stack, { authenticatedRole: PoolRole.existing(make(stack)) });
    const warnings = notEnforced(stack);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toMatch(
      /^\/Test\/Pool: tag tenant is required, and the trust policy of (Test|Elsewhere)\/\w+ can not be written from here: it lets users without the tag in, unless it holds this\n/,
    );

    const statements = [
      { Effect: 'Allow', Principal: { Federated: COMMERCIAL }, Action: 'sts:AssumeRoleWithWebIdentity' },
      ...pasted(warnings[0], world),
    ];
    const allowed = (amr: string[], tags: Record<string, string> = {}) =>
      decide(statements, {
        action: 'sts:AssumeRoleWithWebIdentity',
        federated: COMMERCIAL,
        context: {
          [`${COMMERCIAL}:aud`]: textIn(world.pool, world.pool.identityPoolId),
          [`${COMMERCIAL}:amr`]: amr.map((value) => textIn(world.pool, value)),
          ...Object.fromEntries(Object.entries(tags).map(([tag, value]) => [`aws:RequestTag/${tag}`, value])),
        },
      }) === 'allowed';
    expect([
      allowed(through(world.staff)),
      allowed(through(world.staff), { tenant: 'acme' }),
      allowed(through(world.google)),
      allowed(through(world.staff, world.google)),
    ]).toEqual([false, true, true, false]);
  });

  test('by a rule, when the tag is required later', () => {
    const stack = testStack();
    const { userPool, client } = userPoolOf(stack);
    const pool = new IdentityPool(stack, 'Pool');
    const role = Role.fromRoleName(stack, 'Role', 'r');
    const roleMapping = RoleMapping.fromRules([ClaimRule.whenEquals('department', 'legal', role)]);
    const staff = pool.addProvider(IdentityProvider.userPool(userPool, { clients: [client], roleMapping }));
    staff.mapPrincipalTags(TENANT);
    expect(notEnforced(stack)).toHaveLength(1);
  });

  test('made by the pool, and kept out of the template by customizeRoles()', () => {
    const stack = testStack();
    Role.customizeRoles(stack, {
      usePrecreatedRoles: { 'Test/Pool/AuthenticatedRole': 'precreated', 'Test/Pool/Roles/Extra': 'extra' },
    });
    mixedPool(stack).pool.addRole('Extra');
    expect(notEnforced(stack)).toEqual([
      expect.stringContaining('the trust policy of Test/Pool/AuthenticatedRole can not be written'),
      expect.stringContaining('the trust policy of Test/Pool/Roles/Extra can not be written'),
    ]);
  });

  test('warns for each tag, and once, however often the app is synthesized', () => {
    const stack = testStack();
    const role = Role.fromRoleName(stack, 'Role', 'r');
    const { google } = mixedPool(stack, { authenticatedRole: PoolRole.existing(role) });
    google.mapPrincipalTags(PrincipalTags.custom({ domain: 'hd' }, { required: ['domain'] }));
    notEnforced(stack);
    expect(notEnforced(stack)).toHaveLength(2);
  });

  test('is no matter for guests', () => {
    const stack = testStack();
    const { userPool, client } = userPoolOf(stack);
    const role = PoolRole.existing(Role.fromRoleName(stack, 'Role', 'r'));
    const pool = new IdentityPool(stack, 'Pool', { guestAccess: GuestAccess.enabled({ role }) });
    pool.addProvider(IdentityProvider.userPool(userPool, { clients: [client], principalTags: TENANT }));
    expect(notEnforced(stack)).toEqual([]);
  });

  test('is no matter where no tag is required', () => {
    const stack = testStack();
    new IdentityPool(stack, 'Pool', { authenticatedRole: PoolRole.existing(Role.fromRoleName(stack, 'Role', 'r')) });
    expect(notEnforced(stack)).toEqual([]);
  });
});

describe('SAML, of which AWS does not say how amr names it', () => {
  const ARN = 'arn:aws:iam::111111111111:saml-provider/corporate';

  function unconfirmed(stack: Stack): string[] {
    return warningsOf(stack)
      .filter((w) => w.id === 'cdk-cognito-identity-pool:ProviderTrustUnconfirmed')
      .map((w) => w.text);
  }

  test.each<[string, PrincipalTags | undefined]>([
    ['does not require the tag', undefined],
    ['requires it, and others do not', TENANT],
  ])('warns where it %s', (_, principalTags) => {
    const { stack, pool } = mixedPool();
    pool.addProvider(IdentityProvider.samlArn(ARN, { principalTags }));
    expect(unconfirmed(stack)).toEqual([
      expect.stringContaining(
        `tag tenant is required of users of some providers alone, and "${ARN}" is told from the others by amr: AWS documents that amr names the ` +
          'provider, but not in which form for SAML. Try sign-ins without the tag',
      ),
    ]);
  });

  test('does not warn where all providers require the tag, for then amr is not asked', () => {
    const stack = testStack();
    const saml = new SamlProvider(stack, 'Saml', { metadataDocument: SamlMetadataDocument.fromXml('<xml/>') });
    new IdentityPool(stack, 'Pool', { providers: [IdentityProvider.saml(saml, { principalTags: TENANT })] });
    expect(unconfirmed(stack)).toEqual([]);
  });
});

describe('a trust policy longer than IAM takes', () => {
  const LONG = 'cdk-cognito-identity-pool:TrustPolicyLong';

  function lengths(providers: number, tags: number): { warned: number[]; real: number } {
    const stack = testStack({ env: { account: '111111111111', region: 'eu-west-1' } });
    const names = Array.from({ length: tags }, (_, i) => `tag${i}`);
    const claims = Object.fromEntries(names.map((name) => [name, `custom:${name}`]));
    const pool = new IdentityPool(stack, 'Pool');
    for (let i = 0; i < providers; i++) {
      const userPool = UserPool.fromUserPoolId(stack, `Users${i}`, `eu-west-1_AbCdEfGh${i}`);
      const clients = [UserPoolClient.fromUserPoolClientId(stack, `Client${i}`, `client${i}`)];
      const principalTags = i === 0 ? PrincipalTags.custom(claims, { required: names }) : undefined;
      pool.addProvider(IdentityProvider.userPool(userPool, { clients, principalTags }));
    }
    const warned = warningsOf(stack)
      .filter((w) => w.id === LONG)
      .map((w) => Number(/has about (\d+) characters/.exec(w.text)?.[1]));
    return { warned, real: lengthOfTrust(pool.authenticatedRole) };
  }

  test.each([
    [1, 5],
    [3, 2],
    [10, 3],
  ])('warns, with about the length it gets: %d providers, one of which requires %d tags', (providers, tags) => {
    const { warned, real } = lengths(providers, tags);
    expect(real).toBeGreaterThan(2048);
    expect(warned).toEqual([real]);
  });

  test.each([
    [1, 4],
    [10, 1],
  ])('does not warn below: %d providers, one of which requires %d tags', (providers, tags) => {
    const { warned, real } = lengths(providers, tags);
    expect(real).toBeLessThan(2048);
    expect(warned).toEqual([]);
  });

  test.each<[string, (pool: IdentityPool) => IRole]>([
    [
      'through many providers',
      (pool) =>
        pool.addRole('Long', {
          through: Array.from({ length: 35 }, (_, i) =>
            pool.addProvider(
              IdentityProvider.openIdConnectArn(`arn:aws:iam::111111111111:oidc-provider/${'x'.repeat(50)}${i}`),
            ),
          ),
        }),
    ],
    [
      'that was long when it was given',
      (pool) => {
        const services = Array.from({ length: 20 }, (_, i) => new ServicePrincipal(`service-${i}.amazonaws.com`));
        const role = new Role(pool.stack, 'Long', { assumedBy: new CompositePrincipal(...services) });
        pool
          .addProvider(IdentityProvider.facebook('123', { roleMapping: RoleMapping.fromRules([]) }))
          .addRule(ClaimRule.whenEquals('sub', 'x', role));
        return role;
      },
    ],
  ])('is told of a role %s, without any required tag', (_, longRole) => {
    const stack = testStack({ env: { account: '111111111111', region: 'eu-west-1' } });
    const role = longRole(new IdentityPool(stack, 'Pool'));
    const texts = warningsOf(stack).flatMap(({ id, text }) => (id === LONG ? [text] : []));
    expect(lengthOfTrust(role)).toBeGreaterThan(2048);
    expect(texts).toEqual([
      expect.stringContaining(
        `trust policies are long: that of ${role.node.path} has about ${lengthOfTrust(role)} characters. IAM takes 2048`,
      ),
    ]);
  });

  test('is told once, with all roles', () => {
    const stack = testStack();
    const { userPool, client } = userPoolOf(stack);
    const names = ['one', 'two', 'three', 'four', 'five'];
    const claims = Object.fromEntries(names.map((name) => [name, `custom:${name}`]));
    const pool = new IdentityPool(stack, 'Pool');
    const principalTags = PrincipalTags.custom(claims, { required: names });
    pool.addProvider(IdentityProvider.userPool(userPool, { clients: [client], principalTags }));
    pool.addRole('Extra');
    const texts = warningsOf(stack).flatMap(({ id, text }) => (id === LONG ? [text] : []));
    expect(texts).toEqual([
      expect.stringMatching(
        /that of Test\/Pool\/AuthenticatedRole has about \d+ characters, that of Test\/Pool\/Roles\/Extra has about/,
      ),
    ]);
  });

  test('fails at synthesis where no quota would do', () => {
    const stack = checkedStack();
    const pool = new IdentityPool(stack, 'Pool');
    const through = Array.from({ length: 45 }, (_, i) => {
      const roleMapping = i === 0 ? RoleMapping.fromRules([]) : undefined;
      const arn = `arn:aws:iam::111111111111:oidc-provider/${'x'.repeat(85)}${i}`;
      return pool.addProvider(IdentityProvider.openIdConnectArn(arn, { roleMapping }));
    });
    through[0].addRule(ClaimRule.whenEquals('sub', 'x', pool.addRole('Long', { through })));
    expect(() => Template.fromStack(stack)).toThrow('TrustPolicyTooLong');
  });
});
