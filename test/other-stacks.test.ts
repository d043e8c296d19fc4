import { App, CfnParameter, Duration, NestedStack, SecretValue, Stack, Stage } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { UserPool, UserPoolClient } from 'aws-cdk-lib/aws-cognito';
import {
  CfnRole,
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
  RoleMapping,
} from '../src';
import { type Json, onlyResource, resourcesOf, testStack, userPoolOf } from './support/stacks';

const ATTACHMENT = 'AWS::Cognito::IdentityPoolRoleAttachment';
const ENV = { account: '123456789012', region: 'eu-west-1' };
const lambda = new ServicePrincipal('lambda.amazonaws.com');
const byToken = { roleMapping: RoleMapping.fromToken() };
const byRules = { roleMapping: RoleMapping.fromRules([]) };

function mappingsOf(stack: Stack): Record<string, Json> {
  return onlyResource(stack, ATTACHMENT).Properties.RoleMappings;
}

/** A pool in one stack with a user pool, an OpenID Connect and a SAML provider of another, all mapped, and a role for each. */
function poolBetween(stack: Stack, providers: Stack): IdentityPool {
  const { userPool, client } = userPoolOf(providers);
  const oidc = new OidcProviderNative(providers, 'Oidc', { url: 'https://idp.example.com', clientIds: ['x'] });
  const saml = new SamlProvider(providers, 'Saml', { metadataDocument: SamlMetadataDocument.fromXml('<xml/>') });
  const pool = new IdentityPool(stack, 'Pool');
  for (const [id, provider] of Object.entries({
    Users: IdentityProvider.userPool(userPool, { clients: [client], ...byRules }),
    Oidc: IdentityProvider.openIdConnect(oidc, byRules),
    Saml: IdentityProvider.saml(saml, byRules),
  })) {
    const handle = pool.addProvider(provider);
    handle.addRule(ClaimRule.whenEquals('team', id, pool.addRole(id, { through: [handle] })));
  }
  return pool;
}

describe('providers, mappings and roles through a provider', () => {
  test('of another stack are imported by it', () => {
    const app = new App();
    const stack = new Stack(app, 'Test');
    poolBetween(stack, new Stack(app, 'Providers'));
    const imported = { 'Fn::ImportValue': expect.stringMatching(/^Providers:/) };
    expect(Object.values(mappingsOf(stack)).map((m) => m.IdentityProvider)).toEqual([
      { 'Fn::Join': ['', [imported, ':', imported]] },
      imported,
      imported,
    ]);
  });

  test('of another region come by its reference', () => {
    const app = new App();
    const crossRegionReferences = true;
    const stack = new Stack(app, 'Test', { env: ENV, crossRegionReferences });
    const there = new Stack(app, 'There', { env: { ...ENV, region: 'us-east-1' }, crossRegionReferences });
    poolBetween(stack, there);
    const read = {
      'Fn::GetAtt': [expect.stringMatching(/^ExportsReader/), expect.stringMatching(/^\/cdk\/exports\//)],
    };
    expect(Object.values(mappingsOf(stack)).map((m) => m.IdentityProvider)).toEqual([
      { 'Fn::Join': ['', [read, ':', read]] },
      read,
      read,
    ]);
  });

  test.each<[string, (top: Stack) => [Stack, Stack]]>([
    ['above the pool', (top) => [new NestedStack(top, 'Pools'), top]],
    ['below the pool', (top) => [top, new NestedStack(top, 'Providers')]],
    ['beside the pool', (top) => [new NestedStack(top, 'Pools'), new NestedStack(top, 'Providers')]],
  ])('of a nested stack %s are parameters, and nothing waits in a circle', (_, scopes) => {
    const top = testStack();
    const [stack, providers] = scopes(top);
    poolBetween(stack, providers);
    expect(() => Template.fromStack(top)).not.toThrow();
    expect(Object.keys(mappingsOf(stack))).toHaveLength(3);
  });

  test('of a stage have the keys they have without it: a stack that moves into one keeps them', () => {
    const [inStage, inApp] = [new Stage(new App(), 'Prod'), new App()].map((scope) => {
      const stack = new Stack(scope, 'Stack');
      poolBetween(stack, stack);
      return Object.keys(mappingsOf(stack));
    });
    expect(inStage).toEqual(inApp);
    expect(inStage).toEqual([
      expect.stringMatching(/^StackUsersWeb/),
      expect.stringMatching(/^StackOidc/),
      expect.stringMatching(/^StackSaml/),
    ]);
  });
});

test('groups, rules and roles of a stage are those they are without it', () => {
  const [inStage, inApp] = [new Stage(new App(), 'Prod'), new App()].map((scope) => {
    const stack = new Stack(scope, 'Stack');
    const nested = new NestedStack(stack, 'Nested');
    const { userPool, client } = userPoolOf(stack);
    const pool = new IdentityPool(stack, 'Pool', {
      authenticatedRole: PoolRole.existing(new Role(nested, 'Members', { assumedBy: lambda })),
    });
    const handle = pool.addProvider(IdentityProvider.userPool(userPool, { clients: [client], ...byRules }));
    const existing = PoolRole.existing(new Role(nested, 'Legal', { assumedBy: lambda }));
    handle.addRule(ClaimRule.whenEquals('team', 'x', existing.role as IRole));
    pool.addGroup('Legal', { provider: handle, groupName: 'legal', role: existing });
    pool.addGroup('Admins', { provider: handle, groupName: 'admins', precedence: 0 });
    const { Resources } = Template.fromStack(stack).toJSON();
    const { Resources: nestedResources } = Template.fromStack(nested).toJSON();
    const roles = Object.entries<Json>({ ...Resources, ...nestedResources }).filter(
      ([, { Type }]) => Type === 'AWS::IAM::Role',
    );
    return {
      ids: Object.keys(Resources),
      roles: roles.map(([id, { Properties }]) => [id, Properties.AssumeRolePolicyDocument.Statement.length]),
    };
  });
  expect(inStage).toEqual(inApp);
  expect(inStage.roles).toEqual([
    [expect.stringMatching(/^PoolGroupsAdmins/), 1],
    [expect.stringMatching(/^Members/), 2],
    [expect.stringMatching(/^Legal/), 2],
  ]);
});

describe('two clients do not share a key', () => {
  function keysWith(stack: Stack, ...users: Stack[]): string[] {
    const pool = new IdentityPool(stack, 'Pool');
    for (const { userPool, client } of users.map((scope) => userPoolOf(scope))) {
      pool.addProvider(IdentityProvider.userPool(userPool, { clients: [client], ...byToken }));
    }
    return Object.keys(mappingsOf(stack));
  }

  test('when their logical ids are equal, in two stacks', () => {
    const app = new App();
    const keys = keysWith(new Stack(app, 'Test'), new Stack(app, 'One'), new Stack(app, 'Two'));
    expect(new Set(keys).size).toBe(2);
  });

  test('when their logical ids are equal, in nested stacks', () => {
    const top = testStack();
    const [one, two] = ['One', 'Two'].map((id) => new NestedStack(new NestedStack(top, id), 'Users'));
    expect(new Set(keysWith(top, one, two)).size).toBe(2);
  });

  test('and keep it when their stack moves into a stage, under the name it has', () => {
    const keys = [(app: App) => app, (app: App) => new Stage(app, 'Prod')].map((scopeIn) => {
      const scope = scopeIn(new App());
      return keysWith(
        new Stack(scope, 'Test', { stackName: 'pools' }),
        new Stack(scope, 'Users', { stackName: 'users' }),
      );
    });
    expect(keys[0]).toEqual(keys[1]);
  });

  test('when their stacks have one name, in two regions', () => {
    const app = new App();
    const stackIn = (id: string, region: string, stackName?: string) =>
      new Stack(app, id, { stackName, env: { ...ENV, region }, crossRegionReferences: true });
    const users = [stackIn('Eu', 'eu-west-1', 'users'), stackIn('Us', 'us-east-1', 'users')];
    expect(new Set(keysWith(stackIn('Test', 'eu-central-1'), ...users)).size).toBe(2);
  });
});

describe('a rule with a role of another stack', () => {
  const cycle = (role: string, stack: string, because: string) =>
    `: role ${role} lives in stack ${stack}, the pool names the role, and ${because}: each stack would wait for the other. Allowed: roles of the ` +
    "pool's own stack, or of stacks nested in it. Instead: pool.addRole('Legal'), which makes the role beside the pool";

  const places: [string, (top: Stack) => [Stack, Stack], string][] = [
    ['a stack of its own', (top) => [top, new Stack(top.node.root as App, 'Roles')], 'Roles'],
    ["the parent of the pool's nested stack", (top) => [new NestedStack(top, 'Pools'), top], 'Test'],
    ['a nested stack beside it', (top) => [new NestedStack(top, 'Pools'), new NestedStack(top, 'Roles')], 'Test/Roles'],
    [
      'a nested stack of another stack',
      (top) => [top, new NestedStack(new Stack(top.node.root as App, 'Other'), 'Roles')],
      'Other/Roles',
    ],
  ];

  function handleIn(stack: Stack) {
    const pool = new IdentityPool(stack, 'Pool');
    return { pool, handle: pool.addProvider(IdentityProvider.facebook('123', byRules)) };
  }

  test.each(places)('fails in %s when it trusts the pool, at the line of the rule', (_, scopes, home) => {
    const [poolStack, roleStack] = scopes(testStack());
    const { pool, handle } = handleIn(poolStack);
    const role = new Role(roleStack, 'Legal', { assumedBy: IdentityPoolPrincipal.authenticated(pool) });
    expect(() => handle.addRule(ClaimRule.whenEquals('sub', 'x', role))).toThrow(
      `[cdk-cognito-identity-pool:RoleCycle] ${pool.node.path}${cycle(
        `${home}/Legal`,
        home,
        `its trust policy names ${pool.node.path} of the pool's stack`,
      )}`,
    );
  });

  test.each(places)('fails in %s when it does not trust the pool yet', (_, scopes, home) => {
    const [poolStack, roleStack] = scopes(testStack());
    const { pool, handle } = handleIn(poolStack);
    const role = new Role(roleStack, 'Legal', { assumedBy: lambda });
    expect(() => handle.addRule(ClaimRule.whenEquals('sub', 'x', role))).toThrow(
      `[cdk-cognito-identity-pool:RoleCycle] ${pool.node.path}${cycle(
        `${home}/Legal`,
        home,
        'the trust statement it lacks would name the pool',
      )}`,
    );
  });

  test.each(places)('fails in %s in the mapping a provider is added with', (_, scopes) => {
    const [poolStack, roleStack] = scopes(testStack());
    const pool = new IdentityPool(poolStack, 'Pool');
    const role = new Role(roleStack, 'Legal', { assumedBy: IdentityPoolPrincipal.authenticated(pool) });
    const roleMapping = RoleMapping.fromRules([ClaimRule.whenEquals('sub', 'x', role)]);
    expect(() => pool.addProvider(IdentityProvider.facebook('123', { roleMapping }))).toThrow(
      `[cdk-cognito-identity-pool:RoleCycle] ${pool.node.path}: role `,
    );
  });

  const disguises: [string, (role: Role, poolStack: Stack) => IRole][] = [
    ['withoutPolicyUpdates()', (role) => role.withoutPolicyUpdates()],
    ['an import of its ARN', (role, poolStack) => Role.fromRoleArn(poolStack, 'Import', role.roleArn)],
    [
      'an import of the ARN of its L1',
      (role, poolStack) => Role.fromRoleArn(poolStack, 'Import', (role.node.defaultChild as CfnRole).attrArn),
    ],
  ];

  test.each(places.flatMap(([place, scopes]) => disguises.map(([name, wrap]) => [place, name, scopes, wrap] as const)))(
    'fails in %s behind %s',
    (_, __, scopes, wrap) => {
      const [poolStack, roleStack] = scopes(testStack());
      const { pool, handle } = handleIn(poolStack);
      const role = new Role(roleStack, 'Legal', { assumedBy: IdentityPoolPrincipal.authenticated(pool) });
      expect(() => handle.addRule(ClaimRule.whenEquals('sub', 'x', wrap(role, poolStack)))).toThrow(
        `[cdk-cognito-identity-pool:RoleCycle] ${pool.node.path}: role ${role.node.path} lives in stack`,
      );
    },
  );

  test('fails for an L1 with hand-written trust', () => {
    const top = testStack();
    const { pool, handle } = handleIn(new NestedStack(top, 'Pools'));
    const l1 = new CfnRole(new NestedStack(top, 'Roles'), 'Legal', {
      assumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: {
          Effect: 'Allow',
          Action: 'sts:AssumeRoleWithWebIdentity',
          Principal: { Federated: 'cognito-identity.amazonaws.com' },
          Condition: {
            StringEquals: { 'cognito-identity.amazonaws.com:aud': pool.identityPoolId },
            'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': 'authenticated' },
          },
        },
      },
    });
    const role = Role.fromRoleArn(top, 'Legal', l1.attrArn);
    expect(() => handle.addRule(ClaimRule.whenEquals('sub', 'x', role))).toThrow(
      '[cdk-cognito-identity-pool:RoleCycle] Test/Pools/Pool: role Test/Roles/Legal lives in stack Test/Roles',
    );
  });

  test('passes in a stack nested below the pool', () => {
    const top = testStack();
    const { handle } = handleIn(top);
    handle.addRule(
      ClaimRule.whenEquals('sub', 'x', new Role(new NestedStack(top, 'Roles'), 'Legal', { assumedBy: lambda })),
    );
    expect(() => Template.fromStack(top)).not.toThrow();
    expect(Object.keys(mappingsOf(top))).toEqual(['graph.facebook.com']);
  });
});

test('tokens may stand everywhere', () => {
  const stack = testStack();
  const text = (id: string) => new CfnParameter(stack, id).valueAsString;
  const seconds = new CfnParameter(stack, 'Seconds', { type: 'Number' }).valueAsNumber;
  const precedence = new CfnParameter(stack, 'Precedence', { type: 'Number' }).valueAsNumber;
  const pool = new IdentityPool(stack, 'Pool', {
    identityPoolName: text('Name'),
    tags: { team: text('Team') },
    guestAccess: GuestAccess.enabled({
      role: PoolRole.existing(Role.fromRoleArn(stack, 'Guests', text('GuestRoleArn'))),
    }),
    authenticatedRole: PoolRole.create({
      roleName: text('RoleName'),
      path: text('Path'),
      description: text('Description'),
      maxSessionDuration: Duration.seconds(seconds),
    }),
  });
  const role = Role.fromRoleArn(stack, 'Role', text('RoleArn'));
  const rule = () =>
    ClaimRule.whenEquals(text(`Claim${stack.node.children.length}`), text(`Value${stack.node.children.length}`), role);
  const users = pool.addProvider(
    IdentityProvider.userPool(UserPool.fromUserPoolId(stack, 'Users', text('UserPoolId')), {
      clients: [UserPoolClient.fromUserPoolClientId(stack, 'Client', text('ClientId'))],
      ...byToken,
    }),
  );
  const others = [
    IdentityProvider.facebook(text('Facebook'), byRules),
    IdentityProvider.amazon(text('Amazon'), byRules),
    IdentityProvider.google(text('Google'), byRules),
    IdentityProvider.apple(text('Apple'), byRules),
    IdentityProvider.twitter(text('Twitter'), SecretValue.secretsManager(text('Secret')), byRules),
    IdentityProvider.openIdConnectArn(text('Oidc'), byRules),
    IdentityProvider.samlArn(text('Saml'), byRules),
  ].map((provider) => pool.addProvider(provider));
  for (const handle of others) {
    handle.addRule(rule());
  }
  pool.addProvider(IdentityProvider.developer(text('Developer')));
  pool.addRole('Some', { through: [users, ...others] });
  pool.addGroup('Group', { provider: users, groupName: text('Group'), description: text('About'), precedence });

  const { Parameters } = Template.fromStack(stack).toJSON();
  const written = JSON.stringify([
    ...resourcesOf(stack, 'AWS::Cognito::IdentityPool'),
    ...resourcesOf(stack, ATTACHMENT),
    ...resourcesOf(stack, 'AWS::Cognito::UserPoolGroup'),
    ...resourcesOf(stack, 'AWS::IAM::Role'),
  ]);
  const unused = Object.keys(Parameters).filter((id) => id !== 'BootstrapVersion' && !written.includes(`"${id}"`));
  expect(unused.filter((id) => id !== 'Secret')).toEqual([]);
  expect(Object.keys(mappingsOf(stack))).toHaveLength(8);
});

test('everything may come late', () => {
  const early = testStack();
  const late = testStack();
  for (const [stack, isLate] of [
    [early, false],
    [late, true],
  ] as const) {
    const { userPool, client } = userPoolOf(stack);
    const provider = IdentityProvider.userPool(userPool, { clients: [client], ...byRules });
    const facebook = IdentityProvider.facebook('123');
    const role = new Role(stack, 'Role', {
      assumedBy: IdentityPoolPrincipal.authenticated(new IdentityPool(stack, 'Other')),
    });
    const rule = ClaimRule.whenEquals('team', 'legal', role);
    const pool = new IdentityPool(stack, 'Pool', {
      providers: isLate
        ? []
        : [
            facebook,
            IdentityProvider.userPool(userPool, { clients: [client], roleMapping: RoleMapping.fromRules([rule]) }),
          ],
    });
    if (isLate) {
      pool.addProvider(facebook);
      pool.addProvider(provider).addRule(rule);
    }
  }
  expect(Template.fromStack(late).toJSON()).toEqual(Template.fromStack(early).toJSON());
});
