import { App, CfnParameter, Fn, NestedStack, Stack, Token } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { CfnUserPool, CfnUserPoolClient, type IUserPoolRef, UserPool, UserPoolClient } from 'aws-cdk-lib/aws-cognito';
import { type CfnRole, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import {
  ClaimRule,
  GuestAccess,
  IdentityPool,
  IdentityPoolPrincipal,
  IdentityProvider,
  type PoolGroupProps,
  PoolRole,
  RoleMapping,
} from '../src';
import {
  type Json,
  onlyResource,
  rendered,
  resourcesOf,
  testStack,
  trustOf,
  userPoolOf,
  warningsOf,
} from './support/stacks';

const GROUP = 'AWS::Cognito::UserPoolGroup';
const AMR = 'cognito-identity.amazonaws.com:amr';
const CREATE_GROUP = 'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateGroup.html';
const ENV = { account: '123456789012', region: 'eu-west-1' };
const lambda = new ServicePrincipal('lambda.amazonaws.com');

/** A pool whose users come from a user pool and get the role in their token. */
function poolWithUsers(stack: Stack = testStack(), users: Stack = stack) {
  const { userPool, client } = userPoolOf(users);
  const pool = new IdentityPool(stack, 'Pool');
  const provider = pool.addProvider(
    IdentityProvider.userPool(userPool, { clients: [client], roleMapping: RoleMapping.fromToken() }),
  );
  return { stack, pool, userPool, provider };
}

function warnings(stack: Stack): string[] {
  return warningsOf(stack).map(({ at, id }) => `${at} ${id.replace('cdk-cognito-identity-pool:', '')}`);
}

describe('addGroup()', () => {
  // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-userpoolgroup.html
  test('makes the group, a role without permissions and the trust of the role in one call', () => {
    const { stack, pool, userPool, provider } = poolWithUsers();
    const group = pool.addGroup('Admins', {
      provider,
      groupName: 'admins',
      precedence: 0,
      description: 'People who may publish',
    });
    expect(onlyResource(stack, GROUP).Properties).toEqual({
      GroupName: 'admins',
      UserPoolId: stack.resolve(userPool.userPoolId),
      Precedence: 0,
      Description: 'People who may publish',
      RoleArn: stack.resolve(group.role.roleArn),
    });
    Template.fromStack(stack).resourceCountIs('AWS::IAM::Policy', 0);
    expect(warnings(stack)).toEqual([]);
  });

  // https://docs.aws.amazon.com/cognito/latest/developerguide/role-trust-and-permissions.html, and amr as tokens of user pools have it.
  test('trusts users of this user pool alone', () => {
    const { stack, pool, userPool, provider } = poolWithUsers();
    const { role } = pool.addGroup('Admins', { provider, groupName: 'admins' });
    expect(trustOf(role)).toEqual([
      {
        Effect: 'Allow',
        Principal: { Federated: 'cognito-identity.amazonaws.com' },
        Action: ['sts:AssumeRoleWithWebIdentity', 'sts:TagSession'],
        Condition: {
          StringEquals: { 'cognito-identity.amazonaws.com:aud': { Ref: 'PoolD3F588B8' } },
          'ForAnyValue:StringEquals': { [AMR]: [stack.resolve(userPool.userPoolProviderName)] },
        },
      },
    ]);
  });

  test('gives back what was made', () => {
    const { stack, pool, provider } = poolWithUsers();
    const group = pool.addGroup('Admins', { provider, groupName: 'admins' });
    expect(group.groupName).toBe('admins');
    expect(stack.resolve(group.userPoolGroup.groupName)).toEqual(
      stack.resolve({ Ref: stack.getLogicalId(group.userPoolGroup.node.defaultChild as never) }),
    );
    new Bucket(stack, 'Bucket').grantRead(group.role);
    expect(onlyResource(stack, 'AWS::IAM::Policy').Properties.Roles).toEqual([
      stack.resolve({ Ref: stack.getLogicalId(group.role.node.defaultChild as never) }),
    ]);
  });

  test('is not a default role: the attachment does not name it', () => {
    const { stack, pool, provider } = poolWithUsers();
    pool.addGroup('Admins', { provider, groupName: 'admins' });
    expect(onlyResource(stack, 'AWS::Cognito::IdentityPoolRoleAttachment').Properties.Roles).toEqual({
      authenticated: stack.resolve(pool.authenticatedRole.roleArn),
    });
  });

  test('keeps logical ids, whatever is added before', () => {
    const idsOf = (names: string[]) => {
      const { stack, pool, provider } = poolWithUsers();
      for (const groupName of names) {
        pool.addGroup(groupName, { provider, groupName });
      }
      const groups: [string, Json][] = Object.entries(Template.fromStack(stack).findResources(GROUP));
      return Object.fromEntries(groups.map(([id, { Properties }]) => [Properties.GroupName, id]));
    };
    expect(idsOf(['editors', 'admins']).admins).toBe(idsOf(['admins']).admins);
  });

  test('takes any id, also those the pool uses itself', () => {
    const { stack, pool, provider } = poolWithUsers();
    for (const id of ['Resource', 'Role', 'Group', 'Groups']) {
      pool.addGroup(id, { provider, groupName: id, precedence: id.length });
    }
    expect(resourcesOf(stack, GROUP)).toHaveLength(4);
  });

  test('writes the role as it is told', () => {
    const { pool, provider } = poolWithUsers();
    const role = PoolRole.create({ roleName: 'admins', path: '/staff/' });
    const group = pool.addGroup('Admins', { provider, groupName: 'admins', role });
    expect(rendered(group.role).Properties).toMatchObject({ RoleName: 'admins', Path: '/staff/' });
  });

  test('takes an existing role, which is made to trust the pool', () => {
    const { stack, pool, provider } = poolWithUsers();
    const role = new Role(stack, 'Role', { assumedBy: lambda });
    const group = pool.addGroup('Admins', { provider, groupName: 'admins', role: PoolRole.existing(role) });
    expect(group.role).toBe(role);
    expect(trustOf(role)[1].Condition['ForAnyValue:StringLike']).toEqual({ [AMR]: 'authenticated' });
    expect(onlyResource(stack, GROUP).Properties.RoleArn).toEqual(stack.resolve(role.roleArn));
  });

  test('is a grantee: what is granted to it is granted to its role', () => {
    const { stack, pool, provider } = poolWithUsers();
    const group = pool.addGroup('Admins', { provider, groupName: 'admins' });
    new Bucket(stack, 'Reports').grantRead(group);
    pool.isolate.byIdentityId().inBucket(new Bucket(stack, 'Files')).grantRead(group);
    const policies = resourcesOf(stack, 'AWS::IAM::Policy');
    expect(policies.map(({ Properties }) => Properties.Roles)).toEqual([
      [stack.resolve((group.role.node.defaultChild as CfnRole).ref)],
    ]);
    expect(policies[0].Properties.PolicyDocument.Statement).toHaveLength(3);
  });

  test('may have no role, and granting to it throws with what to write', () => {
    const { stack, pool, provider } = poolWithUsers();
    const group = pool.addGroup('Plain', { provider, groupName: 'plain', role: PoolRole.none() });
    expect(() => new Bucket(stack, 'Reports').grantRead(group)).toThrow('[cdk-cognito-identity-pool:NoGroupRole]');
  });

  test('may have no role, and asking for it throws with what to write', () => {
    const { stack, pool, provider } = poolWithUsers();
    const group = pool.addGroup('Plain', { provider, groupName: 'plain', role: PoolRole.none() });
    expect(() => group.role).toThrow(
      '[cdk-cognito-identity-pool:NoGroupRole] Test/Pool/Groups/Plain/Group: group plain has no role, because of role: PoolRole.none(). Allowed: ' +
        'role of a group that has one. Instead: role: PoolRole.create() or PoolRole.existing(role).',
    );
    expect(onlyResource(stack, GROUP).Properties).not.toHaveProperty('RoleArn');
    expect(warnings(stack)).toEqual([]);
  });

  test('takes an imported user pool, and an L1', () => {
    const stack = testStack({ env: ENV });
    const pool = new IdentityPool(stack, 'Pool');
    const roleMapping = RoleMapping.fromToken();
    const imported = pool.addProvider(
      IdentityProvider.userPool(UserPool.fromUserPoolId(stack, 'Imported', 'eu-west-1_abc'), {
        clients: [UserPoolClient.fromUserPoolClientId(stack, 'Client', 'abc')],
        roleMapping,
      }),
    );
    const users = new CfnUserPool(stack, 'L1');
    const client = new CfnUserPoolClient(stack, 'L1Client', { userPoolId: users.ref });
    const l1 = pool.addProvider(IdentityProvider.userPool(users, { clients: [client], roleMapping }));
    const groups = [imported, l1].map((provider, i) => pool.addGroup(`G${i}`, { provider, groupName: 'admins' }));
    expect(groups.map(({ role }) => trustOf(role)[0].Condition['ForAnyValue:StringEquals'][AMR])).toEqual([
      ['cognito-idp.eu-west-1.amazonaws.com/eu-west-1_abc'],
      [{ 'Fn::GetAtt': ['L1', 'ProviderName'] }],
    ]);
  });

  test('takes tokens', () => {
    const { stack, pool, provider } = poolWithUsers();
    const text = new CfnParameter(stack, 'Text').valueAsString;
    const precedence = new CfnParameter(stack, 'Number', { type: 'Number' }).valueAsNumber;
    pool.addGroup('Admins', { provider, groupName: text, description: text, precedence });
    expect(onlyResource(stack, GROUP).Properties).toMatchObject({
      GroupName: { Ref: 'Text' },
      Description: { Ref: 'Text' },
      Precedence: { Ref: 'Number' },
    });
  });
});

describe('a group Cognito would refuse', () => {
  const text = '1 to 128 characters: no spaces';

  test.each<[string, Partial<PoolGroupProps>, string]>([
    ['an empty name', { groupName: '' }, `groupName is "", 0 characters long. Allowed: ${text} (${CREATE_GROUP})`],
    ['a name with a space', { groupName: 'my admins' }, `groupName is "my admins". Allowed: ${text} (${CREATE_GROUP})`],
    ['a name of 129 characters', { groupName: 'x'.repeat(129) }, `groupName is "${'x'.repeat(60)}"… (129 characters)`],
    ['a description of 2049 characters', { description: 'x'.repeat(2049) }, 'the description of a group is "xxx'],
    [
      'precedence -1',
      { precedence: -1 },
      `precedence is -1. Allowed: whole numbers from 0 to 2147483647 (${CREATE_GROUP}). Instead: 0 for the group that decides first.`,
    ],
    ['precedence 1.5', { precedence: 1.5 }, 'precedence is 1.5.'],
    ['precedence 2147483648', { precedence: 2147483648 }, 'precedence is 2147483648.'],
    ['precedence NaN', { precedence: Number.NaN }, 'precedence is NaN.'],
    ['a stack for a precedence', { precedence: testStack() as never }, 'precedence is the construct Test.'],
  ])('fails: %s', (_, props, message) => {
    const { pool, provider } = poolWithUsers();
    const make = () => pool.addGroup('Admins', { provider, groupName: 'admins', ...props });
    expect(make).toThrow('[cdk-cognito-identity-pool:GroupInvalid] Test/Pool: ');
    expect(make).toThrow(message);
  });

  test.each<[string, Partial<PoolGroupProps>]>([
    ['a name of 128 characters', { groupName: 'x'.repeat(128) }],
    ['a name in any script, with signs', { groupName: 'Größe/管理者:✓' }],
    ['an empty description', { description: '' }],
    ['a description of 2048 characters', { description: 'x'.repeat(2048) }],
    ['the greatest precedence', { precedence: 2147483647 }],
  ])('passes: %s', (_, props) => {
    const { stack, pool, provider } = poolWithUsers();
    pool.addGroup('Admins', { provider, groupName: 'admins', ...props });
    expect(resourcesOf(stack, GROUP)).toHaveLength(1);
  });

  test('fails for a role IAM would refuse', () => {
    const { pool, provider } = poolWithUsers();
    expect(() =>
      pool.addGroup('Admins', { provider, groupName: 'x', role: PoolRole.create({ roleName: 'a/b' }) }),
    ).toThrow('[cdk-cognito-identity-pool:RoleNameInvalid] PoolRole.create(): roleName is "a/b"');
  });

  test('fails when it is there already', () => {
    const { pool, provider, userPool } = poolWithUsers();
    pool.addGroup('Admins', { provider, groupName: 'admins' });
    const twice =
      '[cdk-cognito-identity-pool:GroupTwice] Test/Pool: group "admins" is added twice. Allowed: each group of a user pool once. Instead: what ' +
      'the first addGroup() gave back.';
    expect(() => pool.addGroup('Again', { provider, groupName: 'admins' })).toThrow(twice);
    const clients = [userPool.addClient('Mobile')];
    const other = pool.addProvider(IdentityProvider.userPool(userPool, { clients }));
    expect(() => pool.addGroup('Again', { provider: other, groupName: 'admins' })).toThrow(twice);
  });

  test.each<[string, (stack: Stack) => [IUserPoolRef, IUserPoolRef]]>([
    [
      'of this app',
      (stack) => {
        const userPool = new UserPool(stack, 'Shared');
        return [userPool, userPool];
      },
    ],
    [
      'that is imported twice',
      (stack) => {
        const [one, two] = ['One', 'Two'].map((id) => UserPool.fromUserPoolId(stack, id, 'eu-west-1_AbCdEfGhI'));
        return [one, two];
      },
    ],
  ])('fails when another identity pool made it, in a user pool %s', (_, userPools) => {
    const stack = testStack();
    const [first, second] = userPools(stack).map((userPool, i) => {
      const clients = [UserPoolClient.fromUserPoolClientId(stack, `Client${i}`, `client${i}`)];
      const pool = new IdentityPool(stack, `Pool${i}`);
      return { pool, provider: pool.addProvider(IdentityProvider.userPool(userPool, { clients })) };
    });
    first.pool.addGroup('Admins', { provider: first.provider, groupName: 'admins' });
    expect(() => second.pool.addGroup('Admins', { provider: second.provider, groupName: 'admins' })).toThrow(
      '[cdk-cognito-identity-pool:GroupTwice] Test/Pool1: group "admins" is added twice, first by identity pool Test/Pool0. Allowed: each group of ' +
        'a user pool once. Instead: the group of the first, and rules over cognito:groups for this pool: ' +
        "handle.addRule(ClaimRule.whenContains('cognito:groups', 'admins', role)).",
    );
  });

  test('warns of equal precedence across identity pools: the user pool is one', () => {
    const { stack, pool, provider, userPool } = poolWithUsers();
    const other = new IdentityPool(stack, 'Other');
    const clients = [userPool.addClient('Mobile')];
    const handle = other.addProvider(
      IdentityProvider.userPool(userPool, { clients, roleMapping: RoleMapping.fromToken() }),
    );
    pool.addGroup('One', { provider, groupName: 'one', precedence: 1 });
    other.addGroup('Two', { provider: handle, groupName: 'two', precedence: 1 });
    expect(warnings(stack)).toEqual(['/Test/Other GroupsOfEqualPrecedence']);
  });

  test('passes when another user pool has one of that name', () => {
    const { stack, pool, provider } = poolWithUsers();
    const { userPool, client } = userPoolOf(stack, 'Others');
    const others = pool.addProvider(
      IdentityProvider.userPool(userPool, { clients: [client], roleMapping: RoleMapping.fromToken() }),
    );
    pool.addGroup('Admins', { provider, groupName: 'admins' });
    pool.addGroup('Others', { provider: others, groupName: 'admins' });
    expect(warnings(stack)).toEqual([]);
  });
});

describe('a group of whom', () => {
  test.each<[string, IdentityProvider, string]>([
    ['Google', IdentityProvider.google('123.apps.googleusercontent.com'), '"accounts.google.com"'],
    ['a developer provider', IdentityProvider.developer('login.example.app'), '"login.example.app"'],
    [
      'a SAML provider',
      IdentityProvider.samlArn('arn:aws:iam::123456789012:saml-provider/x'),
      '"arn:aws:iam::123456789012:saml-provider/x"',
    ],
  ])('fails for %s', (_, provider, name) => {
    const pool = new IdentityPool(testStack(), 'Pool');
    expect(() => pool.addGroup('Admins', { provider: pool.addProvider(provider), groupName: 'admins' })).toThrow(
      `[cdk-cognito-identity-pool:GroupNeedsUserPool] Test/Pool: a group of provider ${name}. Allowed: groups of user pools: other providers ` +
        "have none. Instead: a rule over a claim: handle.addRule(ClaimRule.whenEquals('groups', 'admins', role)).",
    );
  });

  test('fails for a provider of another pool', () => {
    const { stack, provider } = poolWithUsers();
    const other = new IdentityPool(stack, 'Other');
    expect(() => other.addGroup('Admins', { provider, groupName: 'admins' })).toThrow(
      '[cdk-cognito-identity-pool:HandleOfAnotherPool] Test/Other: a provider of Test/Pool. Allowed: what addProvider() of this pool gave back. ' +
        'Instead: the same IdentityProvider, added to this pool as well.',
    );
  });

  test('passes for a user pool of somebody’s own making, where it says which', () => {
    const stack = testStack();
    const { userPool, client } = userPoolOf(stack);
    const pool = new IdentityPool(stack, 'Pool');
    const provider = pool.addProvider({
      bind: () => ({
        userPool,
        userPoolClients: [{ providerName: userPool.userPoolProviderName, clientId: client.userPoolClientId }],
        roleMapping: RoleMapping.fromToken(),
      }),
    });
    pool.addGroup('Admins', { provider, groupName: 'admins' });
    expect(resourcesOf(stack, GROUP)).toHaveLength(1);
  });
});

describe('the role of a group', () => {
  test('fails when it is the role of guests', () => {
    const stack = testStack();
    const { userPool, client } = userPoolOf(stack);
    const pool = new IdentityPool(stack, 'Pool', { guestAccess: GuestAccess.enabled() });
    const provider = pool.addProvider(IdentityProvider.userPool(userPool, { clients: [client] }));
    const role = PoolRole.existing(pool.guestRole);
    expect(() => pool.addGroup('Admins', { provider, groupName: 'admins', role })).toThrow(
      '[cdk-cognito-identity-pool:OneRoleForGuestsAndUsers] Test/Pool: role Test/Pool/UnauthenticatedRole would be the role of guests and of ' +
        'signed-in users',
    );
  });

  test('fails when it is for users of other providers alone', () => {
    const { pool, provider } = poolWithUsers();
    const facebook = pool.addProvider(IdentityProvider.facebook('123'));
    const role = PoolRole.existing(pool.addRole('Friends', { through: [facebook] }));
    expect(() => pool.addGroup('Admins', { provider, groupName: 'admins', role })).toThrow(
      /\[cdk-cognito-identity-pool:RoleNotThroughProvider\] Test\/Pool: users of TestUsers\w+ would get role Test\/Pool\/Roles\/Friends, which trusts users of other providers alone/,
    );
  });

  describe('warns when nobody gets it', () => {
    const unreachable = (groupName: string) =>
      `members of group "${groupName}" never get its role: the identity pool takes no role from their token, and no rule gives it. Write ` +
      'roleMapping: RoleMapping.fromToken() for the user pool.';

    function poolWith(roleMapping?: RoleMapping) {
      const stack = testStack();
      const { userPool, client } = userPoolOf(stack);
      const pool = new IdentityPool(stack, 'Pool');
      const provider = pool.addProvider(IdentityProvider.userPool(userPool, { clients: [client], roleMapping }));
      const group = pool.addGroup('Admins', { provider, groupName: 'admins' });
      return { stack, pool, userPool, provider, group };
    }

    test('because nothing is mapped', () => {
      expect(warningsOf(poolWith().stack)).toEqual([
        {
          at: '/Test/Pool',
          id: 'cdk-cognito-identity-pool:GroupRoleUnreachable',
          text: expect.stringContaining(unreachable('admins')),
        },
      ]);
    });

    test('because the rules give others', () => {
      const { stack, pool, provider } = poolWith(RoleMapping.fromRules([]));
      provider.addRule(ClaimRule.whenContains('cognito:groups', 'admins', pool.authenticatedRole));
      expect(warnings(stack)).toEqual(['/Test/Pool GroupRoleUnreachable']);
    });

    test('once, however often the app is synthesized', () => {
      const app = new App();
      const { stack, pool, provider } = poolWithUsers(new Stack(app, 'Test'));
      const { userPool, client } = userPoolOf(stack, 'Others');
      const others = pool.addProvider(IdentityProvider.userPool(userPool, { clients: [client] }));
      pool.addGroup('Reachable', { provider, groupName: 'reachable' });
      pool.addGroup('Unreachable', { provider: others, groupName: 'unreachable' });
      app.synth();
      app.synth({ force: true });
      expect(warningsOf(stack).map(({ text }) => text)).toEqual([expect.stringContaining(unreachable('unreachable'))]);
    });

    test('but not when a rule gives it', () => {
      const { stack, provider, group } = poolWith(RoleMapping.fromRules([]));
      provider.addRule(ClaimRule.whenContains('cognito:groups', 'admins', group.role));
      expect(warnings(stack)).toEqual([]);
    });

    test('nor when a rule gives a role of which it can not be told', () => {
      const { stack, provider } = poolWith(RoleMapping.fromRules([]));
      const role = Role.fromRoleArn(stack, 'Imported', Fn.importValue('RoleArn'));
      provider.addRule(ClaimRule.whenContains('cognito:groups', 'admins', role));
      expect(warnings(stack)).toEqual(['/Test/Pool TrustNotManaged']);
    });

    test('nor when members get it through another client', () => {
      const { stack, pool, userPool } = poolWith();
      const clients = [userPool.addClient('Console')];
      pool.addProvider(IdentityProvider.userPool(userPool, { clients, roleMapping: RoleMapping.fromToken() }));
      expect(warnings(stack)).toEqual([]);
    });
  });
});

describe('groups of equal precedence', () => {
  function two(one: Partial<PoolGroupProps>, other: Partial<PoolGroupProps>) {
    const { stack, pool, provider } = poolWithUsers();
    pool.addGroup('One', { provider, groupName: 'one', ...one });
    pool.addGroup('Other', { provider, groupName: 'other', ...other });
    return stack;
  }

  test.each<[string, number | undefined]>([
    ['precedence 3', 3],
    ['precedence 0', 0],
    ['no precedence', undefined],
  ])('warn for %s: the token prefers none', (shown, precedence) => {
    expect(warningsOf(two({ precedence }, { precedence }))).toEqual([
      {
        at: '/Test/Pool',
        id: 'cdk-cognito-identity-pool:GroupsOfEqualPrecedence',
        text: expect.stringContaining(
          `groups "one" and "other" have ${shown} and different roles: the token of a member of both prefers none (${CREATE_GROUP}). Write a ` +
            'precedence of its own for each.',
        ),
      },
    ]);
  });

  test('do not warn when one has no role, or their precedences differ', () => {
    expect(warnings(two({}, { role: PoolRole.none() }))).toEqual([]);
    expect(warnings(two({ precedence: 1 }, { precedence: 2 }))).toEqual([]);
    expect(warnings(two({ precedence: 1 }, {}))).toEqual([]);
  });

  test('do not warn when they have one role', () => {
    const { stack, pool, provider } = poolWithUsers();
    const role = pool.addRole('Editors');
    const roles = [role, (role as Role).withoutPolicyUpdates()];
    for (const [i, existing] of roles.entries()) {
      pool.addGroup(`G${i}`, { provider, groupName: `g${i}`, role: PoolRole.existing(existing) });
    }
    expect(warnings(stack)).toEqual([]);
  });
});

describe('where the user pool lives', () => {
  test('in another stack: the group is made beside the identity pool, and nothing waits in a circle', () => {
    const app = new App();
    const users = new Stack(app, 'UsersStack');
    const { stack, pool, provider } = poolWithUsers(new Stack(app, 'Test'), users);
    const { role } = pool.addGroup('Admins', { provider, groupName: 'admins' });
    const importedName = { 'Fn::ImportValue': expect.stringMatching(/^UsersStack:.*ProviderName/) };
    expect(onlyResource(stack, GROUP).Properties.UserPoolId).toEqual({
      'Fn::ImportValue': expect.stringMatching(/^UsersStack:ExportsOutputRefUsers/),
    });
    expect(trustOf(role)[0].Condition['ForAnyValue:StringEquals'][AMR]).toEqual([importedName]);
    Template.fromStack(users).resourceCountIs(GROUP, 0);
  });

  test('in a nested stack beside the pool, or below it', () => {
    for (const scopes of [
      (top: Stack) => [new NestedStack(top, 'Pools'), new NestedStack(top, 'Users')],
      (top: Stack) => [top, new NestedStack(top, 'Users')],
      (top: Stack) => [new NestedStack(top, 'Pools'), top],
    ]) {
      const top = testStack();
      const { stack, pool, provider } = poolWithUsers(...(scopes(top) as [Stack, Stack]));
      pool.addGroup('Admins', { provider, groupName: 'admins' });
      expect(() => Template.fromStack(top)).not.toThrow();
      expect(resourcesOf(stack, GROUP)).toHaveLength(1);
    }
  });

  const elsewhere =
    '[cdk-cognito-identity-pool:GroupInAnotherRegion] Test/Pool: a group of user pool %, which is in us-east-1, while the pool is in eu-west-1. ' +
    'Allowed: groups of user pools in the region of the identity pool. Instead: pool.addRole() with a fixed roleName, and a UserPoolGroup in the ' +
    "user pool's stack with the role imported by its ARN.";

  test('fails in another region', () => {
    const app = new App();
    const crossRegionReferences = true;
    const there = new Stack(app, 'There', { env: { ...ENV, region: 'us-east-1' }, crossRegionReferences });
    const here = new Stack(app, 'Test', { env: ENV, crossRegionReferences });
    const { pool, provider } = poolWithUsers(here, there);
    expect(() => pool.addGroup('Admins', { provider, groupName: 'admins' })).toThrow(
      elsewhere.replace('%', 'There/Users'),
    );
  });

  test.each<[string, (stack: Stack, users: Stack) => ReturnType<typeof UserPool.fromUserPoolId>, boolean]>([
    ['an import by its id', (stack) => UserPool.fromUserPoolId(stack, 'Imported', 'us-east-1_abc'), true],
    [
      'an import by its ARN',
      (stack) =>
        UserPool.fromUserPoolArn(
          stack,
          'Imported',
          'arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_abc',
        ),
      true,
    ],
    ['an import by a token', (stack) => UserPool.fromUserPoolId(stack, 'Imported', Fn.importValue('Id')), false],
    [
      'an import of the id of a user pool of this region in a stack of another',
      (_, users) =>
        UserPool.fromUserPoolId(
          new Stack(users.node.root as App, 'Third', { env: { ...ENV, region: 'us-east-1' } }),
          'Imported',
          new UserPool(users, 'U').userPoolId,
        ),
      false,
    ],
  ])('%s fails when, and only when, it says it is elsewhere', (_, make, isElsewhere) => {
    const app = new App();
    const stack = new Stack(app, 'Test', { env: ENV });
    const pool = new IdentityPool(stack, 'Pool');
    const userPool = make(stack, new Stack(app, 'Users', { env: ENV }));
    const clients = [UserPoolClient.fromUserPoolClientId(stack, 'Client', 'abc')];
    const provider = pool.addProvider(IdentityProvider.userPool(userPool, { clients }));
    const add = () => pool.addGroup('Admins', { provider, groupName: 'admins' });
    if (isElsewhere) {
      expect(add).toThrow(elsewhere.replace('%', 'Test/Imported'));
    } else {
      expect(add).not.toThrow();
    }
  });

  test('can not be told for a stack without a region', () => {
    const stack = testStack();
    const pool = new IdentityPool(stack, 'Pool');
    const userPool = UserPool.fromUserPoolId(stack, 'Imported', 'us-east-1_abc');
    const clients = [UserPoolClient.fromUserPoolClientId(stack, 'Client', 'abc')];
    const provider = pool.addProvider(IdentityProvider.userPool(userPool, { clients }));
    expect(() => pool.addGroup('Admins', { provider, groupName: 'admins' })).not.toThrow();
  });

  test('fails in another account', () => {
    const app = new App();
    const users = new Stack(app, 'There', { env: { ...ENV, account: '210987654321' } });
    const { pool, provider } = poolWithUsers(new Stack(app, 'Test', { env: ENV }), users);
    expect(() => pool.addGroup('Admins', { provider, groupName: 'admins' })).toThrow(
      '[cdk-cognito-identity-pool:GroupInAnotherAccount] Test/Pool: a group of user pool There/Users, which is of account 210987654321, while the ' +
        'pool is of account 123456789012. Allowed: groups of user pools of the account of the identity pool. Instead: rules over cognito:groups: ' +
        "handle.addRule(ClaimRule.whenContains('cognito:groups', 'admins', role)).",
    );
  });
});

describe('an existing role of another stack', () => {
  test.each<[string, (top: Stack) => [Stack, Stack]]>([
    ['a stack of its own', (top) => [top, new Stack(top.node.root as App, 'Roles')]],
    ["the parent of the pool's nested stack", (top) => [new NestedStack(top, 'Pools'), top]],
    ['a nested stack beside it', (top) => [new NestedStack(top, 'Pools'), new NestedStack(top, 'Roles')]],
  ])('fails in %s, whether it trusts the pool or not', (_, scopes) => {
    const [poolStack, roleStack] = scopes(testStack());
    const { pool, provider } = poolWithUsers(poolStack);
    const roles = [
      new Role(roleStack, 'Stranger', { assumedBy: lambda }),
      new Role(roleStack, 'Friend', { assumedBy: IdentityPoolPrincipal.authenticated(pool) }),
    ];
    for (const role of roles) {
      expect(() =>
        pool.addGroup(role.node.id, { provider, groupName: role.node.id, role: PoolRole.existing(role) }),
      ).toThrow(
        new RegExp(
          `\\[cdk-cognito-identity-pool:RoleCycle\\] .*/Pool: role .*/${role.node.id} lives in stack .*: each stack would wait for the other\\.`,
        ),
      );
    }
  });

  test('passes in a stack nested below the pool', () => {
    const { stack, pool, provider } = poolWithUsers();
    const role = new Role(new NestedStack(stack, 'Roles'), 'Role', { assumedBy: lambda });
    pool.addGroup('Admins', { provider, groupName: 'admins', role: PoolRole.existing(role) });
    expect(trustOf(role)).toHaveLength(2);
    expect(Token.isUnresolved(role.roleArn)).toBe(true);
    expect(() => Template.fromStack(stack)).not.toThrow();
  });
});
