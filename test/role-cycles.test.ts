import { type App, Fn, NestedStack, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { UserPoolClient } from 'aws-cdk-lib/aws-cognito';
import {
  type CfnRole,
  type IRole,
  OidcProviderNative,
  Role,
  SamlMetadataDocument,
  SamlProvider,
  ServicePrincipal,
} from 'aws-cdk-lib/aws-iam';
import {
  ClaimRule,
  GuestAccess,
  IdentityPool,
  IdentityPoolPrincipal,
  IdentityProvider,
  PoolRole,
  PrincipalTags,
  RoleMapping,
} from '../src';
import { testStack, userPoolOf, warningIds } from './support/stacks';

const lambda = new ServicePrincipal('lambda.amazonaws.com');
const byRules = { roleMapping: RoleMapping.fromRules([]) };
const CYCLE = '[cdk-cognito-identity-pool:RoleCycle] Test/Pool: ';

/** Where the pool's stack waits for a provider. */
const providersIn: [string, (nested: Stack, top: Stack) => IdentityProvider][] = [
  [
    'a user pool',
    (nested) => {
      const { userPool, client } = userPoolOf(nested);
      return IdentityProvider.userPool(userPool, { clients: [client], ...byRules });
    },
  ],
  [
    'a client alone',
    (nested, top) => {
      const { userPool } = userPoolOf(top);
      return IdentityProvider.userPool(userPool, {
        clients: [new UserPoolClient(nested, 'App', { userPool })],
        ...byRules,
      });
    },
  ],
  [
    'an OpenID Connect provider',
    (nested) =>
      IdentityProvider.openIdConnect(
        new OidcProviderNative(nested, 'Oidc', { url: 'https://idp.example.com', clientIds: ['x'] }),
        byRules,
      ),
  ],
  [
    'a SAML provider',
    (nested) =>
      IdentityProvider.saml(
        new SamlProvider(nested, 'Saml', { metadataDocument: SamlMetadataDocument.fromXml('<xml/>') }),
        byRules,
      ),
  ],
  [
    'the app id of a social provider',
    (nested) => IdentityProvider.facebook(Fn.join('-', ['app', userPoolOf(nested).client.userPoolClientId]), byRules),
  ],
];
const [, aUserPool] = providersIn[0];

/** Which way the role and the provider are below the pool's stack. */
const nestings: [string, (top: Stack) => [Stack, Stack]][] = [
  [
    'one nested stack',
    (top) => {
      const nested = new NestedStack(top, 'Nested');
      return [nested, nested];
    },
  ],
  [
    'a nested stack two levels deep',
    (top) => {
      const nested = new NestedStack(new NestedStack(top, 'Nested'), 'Deep');
      return [nested, nested];
    },
  ],
  [
    'two stacks nested in one',
    (top) => {
      const nested = new NestedStack(top, 'Nested');
      return [new NestedStack(nested, 'Roles'), new NestedStack(nested, 'Users')];
    },
  ],
  [
    'a nested stack and one nested in it',
    (top) => {
      const nested = new NestedStack(top, 'Nested');
      return [nested, new NestedStack(nested, 'Users')];
    },
  ],
];

const trusts: [string, (stack: Stack, pool: IdentityPool) => Role][] = [
  [
    'trusts the pool',
    (stack, pool) => new Role(stack, 'Legal', { assumedBy: IdentityPoolPrincipal.authenticated(pool) }),
  ],
  ['must still be made to trust it', (stack) => new Role(stack, 'Legal', { assumedBy: lambda })],
];

describe('a role and a provider of one stack nested below the pool wait for each other', () => {
  test.each(providersIn)('when the provider is %s, at the line of the rule', (_, providerIn) => {
    const top = testStack();
    const nested = new NestedStack(top, 'Nested');
    const pool = new IdentityPool(top, 'Pool');
    const handle = pool.addProvider(providerIn(nested, top));
    const role = new Role(nested, 'Legal', { assumedBy: lambda });
    expect(() => handle.addRule(ClaimRule.whenEquals('sub', 'x', role))).toThrow(
      new RegExp(
        /^\[cdk-cognito-identity-pool:RoleCycle\] Test\/Pool: role Test\/Nested\/Legal lives in stack Test\/Nested, the pool names Test\/Nested\/\S+, which is deployed with it, and the trust statement it lacks would name the pool: each stack would wait for the other\. /
          .source,
      ),
    );
  });

  test.each(nestings.flatMap(([where, scopes]) => trusts.map(([how, make]) => [where, how, scopes, make] as const)))(
    'in %s, when the role %s',
    (_, __, scopes, make) => {
      const top = testStack();
      const [roles, users] = scopes(top);
      const pool = new IdentityPool(top, 'Pool');
      const handle = pool.addProvider(aUserPool(users, top));
      const role = make(roles, pool);
      expect(() => handle.addRule(ClaimRule.whenEquals('sub', 'x', role))).toThrow(`${CYCLE}role ${role.node.path} `);
    },
  );

  test.each(providersIn)('when the role came first: %s is refused, with what to do', (_, providerIn) => {
    const top = testStack();
    const nested = new NestedStack(top, 'Nested');
    const role = new Role(nested, 'Legal', { assumedBy: lambda });
    const pool = new IdentityPool(top, 'Pool', { authenticatedRole: PoolRole.existing(role) });
    expect(() => pool.addProvider(providerIn(nested, top))).toThrow(
      new RegExp(
        /^\[cdk-cognito-identity-pool:RoleCycle\] Test\/Pool: a provider names Test\/Nested\/\S+, and stack Test\/Nested it is in waits for the pool, because the trust policy of role Test\/Nested\/Legal names the pool or may come to: each would wait for the other\. Allowed: providers of stacks that do not wait for the pool\. Instead: pool\.addRole\('Legal'\) in place of that role, or the provider in another stack than the role\.$/
          .source,
      ),
    );
  });

  test.each(nestings)('when the role came first, in %s', (_, scopes) => {
    const top = testStack();
    const [roles, users] = scopes(top);
    const pool = new IdentityPool(top, 'Pool');
    const role = new Role(roles, 'Legal', { assumedBy: lambda });
    pool.addProvider(IdentityProvider.facebook('123', byRules)).addRule(ClaimRule.whenEquals('sub', 'x', role));
    expect(() => pool.addProvider(aUserPool(users, top))).toThrow(`${CYCLE}a provider names Test/Nested/`);
  });

  test('when the pool is made with both', () => {
    const top = testStack();
    const nested = new NestedStack(top, 'Nested');
    const role = new Role(nested, 'Legal', { assumedBy: lambda });
    const provider = aUserPool(nested, top);
    expect(
      () => new IdentityPool(top, 'Pool', { authenticatedRole: PoolRole.existing(role), providers: [provider] }),
    ).toThrow(`${CYCLE}a provider names Test/Nested/Users,`);
  });

  test('when guests get the role', () => {
    const top = testStack();
    const nested = new NestedStack(top, 'Nested');
    const role = new Role(nested, 'Legal', { assumedBy: lambda });
    const guestAccess = GuestAccess.enabled({ role: PoolRole.existing(role) });
    expect(() => new IdentityPool(top, 'Pool', { guestAccess, providers: [aUserPool(nested, top)] })).toThrow(
      `${CYCLE}a provider names`,
    );
  });

  test('when the role is that of a group', () => {
    const top = testStack();
    const nested = new NestedStack(top, 'Nested');
    const pool = new IdentityPool(top, 'Pool');
    const { userPool, client } = userPoolOf(nested);
    const roleMapping = RoleMapping.fromToken();
    const provider = pool.addProvider(IdentityProvider.userPool(userPool, { clients: [client], roleMapping }));
    const role = new Role(nested, 'Legal', { assumedBy: lambda });
    expect(() => pool.addGroup('Legal', { provider, groupName: 'legal', role: PoolRole.existing(role) })).toThrow(
      `${CYCLE}role Test/Nested/Legal `,
    );
  });

  test('when the name of the pool is made there', () => {
    const top = testStack();
    const nested = new NestedStack(top, 'Nested');
    const role = new Role(nested, 'Legal', { assumedBy: lambda });
    const identityPoolName = userPoolOf(nested).userPool.userPoolId;
    expect(
      () => new IdentityPool(top, 'Pool', { identityPoolName, authenticatedRole: PoolRole.existing(role) }),
    ).toThrow(`${CYCLE}role Test/Nested/Legal lives in stack Test/Nested, the pool names Test/Nested/Users`);
  });

  test.each<[string, (role: Role, top: Stack) => IRole]>([
    ['withoutPolicyUpdates()', (role) => role.withoutPolicyUpdates()],
    ['an import of its ARN', (role, top) => Role.fromRoleArn(top, 'Import', role.roleArn)],
    [
      'an import of the ARN of its L1',
      (role, top) => Role.fromRoleArn(top, 'Import', (role.node.defaultChild as CfnRole).attrArn),
    ],
  ])('when the role that trusts the pool stands behind %s, in either order', (_, wrap) => {
    for (const isRoleFirst of [false, true]) {
      const top = testStack();
      const nested = new NestedStack(top, 'Nested');
      const pool = new IdentityPool(top, 'Pool');
      const role = new Role(nested, 'Legal', { assumedBy: IdentityPoolPrincipal.authenticated(pool) });
      const rule = ClaimRule.whenEquals('sub', 'x', wrap(role, top));
      const give = () => pool.addProvider(IdentityProvider.facebook('123', byRules)).addRule(rule);
      const provide = () => pool.addProvider(aUserPool(nested, top));
      const [first, second] = isRoleFirst ? [give, provide] : [provide, give];
      first();
      expect(second).toThrow(CYCLE);
    }
  });

  test('when the pool never hands the role out, at synthesis: CloudFormation would say so at deployment', () => {
    const top = testStack();
    const nested = new NestedStack(top, 'Nested');
    const { userPool, client } = userPoolOf(nested);
    const pool = new IdentityPool(top, 'Pool', {
      providers: [IdentityProvider.userPool(userPool, { clients: [client] })],
    });
    new Role(nested, 'Legal', { assumedBy: IdentityPoolPrincipal.authenticated(pool) });
    new Role(nested, 'Other', { assumedBy: lambda });
    expect(() => Template.fromStack(top)).toThrow(
      `[Test/Pool] ${CYCLE}role Test/Nested/Legal lives in stack Test/Nested, the pool names Test/Nested/Users/Web, which is ` +
        'deployed with it, and its trust policy names the pool: each stack would wait for the other. Allowed: roles of the ' +
        "pool's own stack, or of stacks nested in it that the pool needs nothing else of. Instead: pool.addRole('Legal')",
    );
  });
});

test('a role of a nested stack beside the pool, which trusts it and is never handed out, is refused at synthesis', () => {
  const top = testStack();
  const [pools, users] = ['Pools', 'Users'].map((id) => new NestedStack(top, id));
  const { userPool, client } = userPoolOf(users);
  const pool = new IdentityPool(pools, 'Pool', {
    providers: [IdentityProvider.userPool(userPool, { clients: [client] })],
  });
  new Role(users, 'Legal', { assumedBy: IdentityPoolPrincipal.authenticated(pool) });
  expect(() => Template.fromStack(top)).toThrow(
    '[cdk-cognito-identity-pool:RoleCycle] Test/Pools/Pool: role Test/Users/Legal lives in stack Test/Users, the pool names Test/Users/Users/Web',
  );
});

describe('with a provider of its own stack, a role the pool can not wait for is refused', () => {
  test.each<[string, (top: Stack) => [Stack, Stack]]>([
    [
      'in a nested stack beside that of the pool',
      (top) => [new NestedStack(top, 'Pools'), new NestedStack(top, 'Users')],
    ],
    ['in a stack of the app', (top) => [top, new Stack(top.node.root as App, 'Users')]],
    ["in the parent of the pool's stack", (top) => [new NestedStack(top, 'Pools'), top]],
  ])('%s, in either order', (_, scopes) => {
    for (const [, make] of trusts) {
      for (const isRoleFirst of [false, true]) {
        const top = testStack();
        const [poolStack, users] = scopes(top);
        const pool = new IdentityPool(poolStack, 'Pool');
        const rule = ClaimRule.whenEquals('sub', 'x', make(users, pool));
        const give = () => pool.addProvider(IdentityProvider.facebook('123', byRules)).addRule(rule);
        if (!isRoleFirst) {
          pool.addProvider(aUserPool(users, top));
        }
        expect(give).toThrow(`[cdk-cognito-identity-pool:RoleCycle] ${pool.node.path}: role ${users.node.path}/Legal `);
      }
    }
  });
});

describe('nobody waits in a circle', () => {
  test('when the role and the provider are of two nested stacks', () => {
    const top = testStack();
    const [roles, users] = ['Roles', 'Users'].map((id) => new NestedStack(top, id));
    const pool = new IdentityPool(top, 'Pool');
    const role = new Role(roles, 'Legal', { assumedBy: lambda });
    pool.addProvider(aUserPool(users, top)).addRule(ClaimRule.whenEquals('sub', 'x', role));
    pool.addProvider(IdentityProvider.google('1.apps.googleusercontent.com'));
    expect(() => Template.fromStack(top)).not.toThrow();
    expect(JSON.stringify(Template.fromStack(roles).toJSON())).toContain('sts:TagSession');
  });

  test('when the pool is nested as well, and its providers are of the stack above', () => {
    const top = testStack();
    const poolStack = new NestedStack(top, 'Pools');
    const pool = new IdentityPool(poolStack, 'Pool');
    const role = new Role(new NestedStack(poolStack, 'Roles'), 'Legal', { assumedBy: lambda });
    pool.addProvider(aUserPool(top, top)).addRule(ClaimRule.whenEquals('sub', 'x', role));
    expect(() => Template.fromStack(top)).not.toThrow();
    expect(() => Template.fromStack(poolStack)).not.toThrow();
  });

  test('when the role of the nested stack is left as it is: a warning has what it must trust', () => {
    const top = testStack();
    const nested = new NestedStack(top, 'Nested');
    const pool = new IdentityPool(top, 'Pool');
    const role = new Role(nested, 'Legal', { assumedBy: lambda }).withoutPolicyUpdates();
    const provider = pool.addProvider(aUserPool(nested, top));
    provider.addRule(ClaimRule.whenEquals('sub', 'x', role));
    expect(() => Template.fromStack(top)).not.toThrow();
    expect(warningIds(top)).toContain('cdk-cognito-identity-pool:TrustNotManaged');
  });

  test('when the role trusts a pool by a text: nothing is written into its trust, be it required tags', () => {
    const top = testStack();
    const nested = new NestedStack(top, 'Nested');
    const pool = new IdentityPool(top, 'Pool');
    const role = new Role(nested, 'Legal', {
      assumedBy: IdentityPoolPrincipal.authenticated(
        IdentityPool.fromIdentityPoolId(nested, 'Known', 'eu-west-1:12345678-1234-1234-1234-123456789012'),
      ),
    });
    const provider = pool.addProvider(aUserPool(nested, top));
    provider.mapPrincipalTags(PrincipalTags.custom({ tenant: 'custom:tenant' }, { required: ['tenant'] }));
    provider.addRule(ClaimRule.whenEquals('sub', 'x', role));
    expect(() => Template.fromStack(top)).not.toThrow();
    expect(warningIds(top)).toContain('cdk-cognito-identity-pool:RequiredTagNotEnforced');
  });

  test('when the provider is given by a literal, beside a role of a nested stack', () => {
    const top = testStack();
    const role = new Role(new NestedStack(top, 'Nested'), 'Legal', { assumedBy: lambda });
    const pool = new IdentityPool(top, 'Pool', { authenticatedRole: PoolRole.existing(role) });
    pool.addProvider(IdentityProvider.facebook('123'));
    expect(() => Template.fromStack(top)).not.toThrow();
  });
});
