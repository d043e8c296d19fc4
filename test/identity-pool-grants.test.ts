import type { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { UserPoolOperation } from 'aws-cdk-lib/aws-cognito';
import { Group, type IGrantable, type IRole, Policy, Role, ServicePrincipal, User } from 'aws-cdk-lib/aws-iam';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import {
  ClaimRule,
  GuestAccess,
  IdentityPool,
  type IdentityPoolGrants,
  IdentityProvider,
  PoolRole,
  RoleMapping,
} from '../src';
import { permissionsOf, textIn } from './support/policy-evaluator';
import { resourcesOf, testStack, userPoolOf, warningIds } from './support/stacks';

const ENV = { account: '111111111111', region: 'eu-west-1' };
type GrantName = Exclude<keyof IdentityPoolGrants, `_${string}`>;

const lambda = new ServicePrincipal('lambda.amazonaws.com');

/**
 * How each action of the service can be limited, from
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncognitoidentity.html: to the ARN of a pool as
 * its resource, by the condition key cognito-identity:IdentityPoolArn, or not at all. Actions that apps call unsigned are left
 * out: no policy is asked.
 */
const ACTIONS: Record<string, 'resource' | 'condition' | 'nothing'> = {
  CreateIdentityPool: 'nothing',
  DeleteIdentities: 'condition',
  DeleteIdentityPool: 'resource',
  DescribeIdentity: 'condition',
  DescribeIdentityPool: 'resource',
  GetIdentityPoolAnalytics: 'resource',
  GetIdentityPoolDailyAnalytics: 'resource',
  GetIdentityPoolRoles: 'resource',
  GetIdentityProviderDailyAnalytics: 'resource',
  GetOpenIdTokenForDeveloperIdentity: 'resource',
  GetPrincipalTagAttributeMap: 'resource',
  ListIdentities: 'resource',
  ListIdentityPools: 'nothing',
  ListTagsForResource: 'resource',
  LookupDeveloperIdentity: 'resource',
  MergeDeveloperIdentities: 'resource',
  SetIdentityPoolRoles: 'nothing',
  SetPrincipalTagAttributeMap: 'nothing',
  TagResource: 'resource',
  UnlinkDeveloperIdentity: 'resource',
  UntagResource: 'resource',
  UpdateIdentityPool: 'resource',
};

/** What a grantee may do with one pool, as the service would ask: a resource where the action knows one, or the key. */
function allowedOn(stack: Stack, poolArn: string): string[] {
  const isPermitted = permissionsOf(stack);
  return Object.entries(ACTIONS)
    .filter(([action, limitedBy]) =>
      isPermitted(
        `cognito-identity:${action}`,
        limitedBy === 'resource' ? poolArn : '*',
        limitedBy === 'condition' ? { 'cognito-identity:IdentityPoolArn': poolArn } : {},
      ),
    )
    .map(([action]) => action);
}

interface Granted {
  readonly stack: Stack;
  readonly pool: IdentityPool;
  readonly poolArn: string;
  readonly neighbourArn: string;
}

function granted(grant: (grants: IdentityPoolGrants, grantee: Role) => unknown): Granted {
  const stack = testStack({ env: ENV });
  const pool = new IdentityPool(stack, 'Pool');
  const neighbour = new IdentityPool(stack, 'Neighbour');
  grant(pool.grants, new Role(stack, 'Grantee', { assumedBy: lambda }));
  return {
    stack,
    pool,
    poolArn: textIn(pool, pool.identityPoolArn),
    neighbourArn: textIn(pool, neighbour.identityPoolArn),
  };
}

const SIGN_IN = [
  'GetOpenIdTokenForDeveloperIdentity',
  'LookupDeveloperIdentity',
  'MergeDeveloperIdentities',
  'UnlinkDeveloperIdentity',
];
const SETTINGS = [
  'DescribeIdentityPool',
  'GetIdentityPoolRoles',
  'GetPrincipalTagAttributeMap',
  'SetIdentityPoolRoles',
  'SetPrincipalTagAttributeMap',
  'TagResource',
  'UntagResource',
  'UpdateIdentityPool',
];

const GRANTS: [GrantName, string[], string[]][] = [
  ['listIdentities', ['ListIdentities'], []],
  ['describeIdentities', ['DescribeIdentity'], []],
  ['deleteIdentities', ['DeleteIdentities'], []],
  ['developerSignIn', SIGN_IN, []],
  // Cognito knows no way to limit the two to one pool.
  ['configure', SETTINGS, ['SetIdentityPoolRoles', 'SetPrincipalTagAttributeMap']],
];

describe.each(GRANTS)('%s()', (name, onPool, onNeighbour) => {
  test('allows its actions on the pool, and no others', () => {
    const { stack, poolArn } = granted((grants, grantee) => grants[name](grantee));
    expect(allowedOn(stack, poolArn)).toEqual(onPool);
  });

  test('allows nothing on a neighbour that the service can keep apart', () => {
    const { stack, neighbourArn } = granted((grants, grantee) => grants[name](grantee));
    expect(allowedOn(stack, neighbourArn)).toEqual(onNeighbour);
  });

  test.each([
    ['account', 'arn:aws:cognito-identity:eu-west-1:222222222222:'],
    ['region', 'arn:aws:cognito-identity:us-east-1:111111111111:'],
  ])('allows nothing of the same name in another %s', (_, prefix) => {
    const { stack, poolArn } = granted((grants, grantee) => grants[name](grantee));
    const elsewhere = poolArn.replace(/^.*:(?=identitypool)/, prefix);
    expect(elsewhere).toMatch(/^arn:aws:cognito-identity:.*:identitypool\/<.*>$/);
    expect(allowedOn(stack, elsewhere)).toEqual(onNeighbour);
  });

  test('writes its resource as the service knows it, and * for nothing else', () => {
    const { stack, poolArn } = granted((grants, grantee) => grants[name](grantee));
    for (const { Properties } of resourcesOf(stack, 'AWS::IAM::Policy')) {
      for (const { Action, Resource, Condition } of Properties.PolicyDocument.Statement) {
        const actions = [Action].flat().filter((action: string) => action.startsWith('cognito-identity:'));
        for (const action of actions) {
          const limitedBy = ACTIONS[action.slice('cognito-identity:'.length)];
          expect([action, Resource === '*']).toEqual([action, limitedBy !== 'resource']);
          expect([action, Condition !== undefined]).toEqual([action, limitedBy === 'condition']);
        }
      }
    }
    expect(poolArn).toMatch(/^arn:<.*Partition.*>:cognito-identity:eu-west-1:111111111111:identitypool\/<.*>$/);
  });

  const GRANTEES: [string, (stack: Stack) => IGrantable, string][] = [
    ['a role', (stack) => new Role(stack, 'Grantee', { assumedBy: lambda }), 'Roles'],
    ['an imported role', (stack) => Role.fromRoleArn(stack, 'Grantee', 'arn:aws:iam::111111111111:role/r'), 'Roles'],
    ['a user', (stack) => new User(stack, 'Grantee'), 'Users'],
    ['a group', (stack) => new Group(stack, 'Grantee'), 'Groups'],
  ];

  test.each(GRANTEES)('gives them to %s', (_, grantee, property) => {
    const stack = testStack({ env: ENV });
    const pool = new IdentityPool(stack, 'Pool');
    const grant = pool.grants[name](grantee(stack));
    expect(grant.success).toBe(true);
    expect(resourcesOf(stack, 'AWS::IAM::Policy').flatMap((p) => p.Properties[property])).toHaveLength(1);
    expect(allowedOn(stack, textIn(pool, pool.identityPoolArn))).toEqual(onPool);
  });

  test('says no to a service, which has no policy, as every grant of CDK does', () => {
    const stack = testStack({ env: ENV });
    const pool = new IdentityPool(stack, 'Pool');
    const grant = pool.grants[name](lambda);
    expect(grant.success).toBe(false);
    expect(() => grant.assertSuccess()).toThrow();
    Template.fromStack(stack).resourceCountIs('AWS::IAM::Policy', 0);
  });
});

describe('configure() lets the roles of the pool be passed to Cognito', () => {
  const COGNITO = { 'iam:PassedToService': 'cognito-identity.amazonaws.com' };
  const mayPass = (stack: Stack, role: { roleArn: string }, service: Record<string, string> = COGNITO) =>
    permissionsOf(stack)('iam:PassRole', textIn(stack, role.roleArn), service);

  function configured(): { stack: Stack; pool: IdentityPool } {
    const stack = testStack({ env: ENV });
    const { userPool, client } = userPoolOf(stack);
    const pool = new IdentityPool(stack, 'Pool', { guestAccess: GuestAccess.enabled() });
    pool.grants.configure(new Role(stack, 'Grantee', { assumedBy: lambda }));
    const staff = pool.addProvider(
      IdentityProvider.userPool(userPool, { clients: [client], roleMapping: RoleMapping.fromRules([]) }),
    );
    const existing = new Role(stack, 'Existing', { assumedBy: lambda });
    staff.addRule(ClaimRule.whenEquals('department', 'legal', existing));
    return { stack, pool };
  }

  test('those of now', () => {
    const { stack, pool } = configured();
    expect(mayPass(stack, pool.authenticatedRole)).toBe(true);
    expect(mayPass(stack, pool.guestRole)).toBe(true);
  });

  test('those that are added later: by addRole(), by a rule, by a group', () => {
    const { stack, pool } = configured();
    const { userPool, client } = userPoolOf(stack, 'Members');
    const members = pool.addProvider(
      IdentityProvider.userPool(userPool, { clients: [client], roleMapping: RoleMapping.fromToken() }),
    );
    const later = [
      pool.addRole('Added'),
      stack.node.findChild('Existing') as Role,
      pool.addGroup('Admins', { provider: members, groupName: 'admins' }).role,
    ];
    expect(later.map((role) => mayPass(stack, role))).toEqual([true, true, true]);
  });

  test('no other role', () => {
    const { stack } = configured();
    const other = new Role(stack, 'Other', { assumedBy: lambda });
    const neighbour = new IdentityPool(stack, 'Neighbour');
    expect(mayPass(stack, other)).toBe(false);
    expect(mayPass(stack, neighbour.authenticatedRole)).toBe(false);
    expect(permissionsOf(stack)('iam:PassRole', 'arn:aws:iam::111111111111:role/admin', COGNITO)).toBe(false);
  });

  test('to no other service', () => {
    const { stack, pool } = configured();
    expect(mayPass(stack, pool.authenticatedRole, { 'iam:PassedToService': 'ec2.amazonaws.com' })).toBe(false);
    expect(mayPass(stack, pool.authenticatedRole, {})).toBe(false);
  });

  test('and nothing else with them', () => {
    const { stack, pool } = configured();
    const role = textIn(stack, pool.authenticatedRole.roleArn);
    expect(permissionsOf(stack)('iam:UpdateAssumeRolePolicy', role, COGNITO)).toBe(false);
    expect(permissionsOf(stack)('sts:AssumeRole', role, COGNITO)).toBe(false);
  });

  test.each(['cognito-identity.amazonaws.com', 'cognito-identity-us-gov.amazonaws.com'])(
    'in GovCloud, where AWS does not say which name is asked for: %s',
    (service) => {
      const stack = testStack({ env: { account: '111111111111', region: 'us-gov-west-1' } });
      const pool = new IdentityPool(stack, 'Pool');
      pool.grants.configure(new Role(stack, 'Grantee', { assumedBy: lambda }));
      expect(mayPass(stack, pool.authenticatedRole, { 'iam:PassedToService': service })).toBe(true);
      expect(mayPass(stack, pool.authenticatedRole, { 'iam:PassedToService': 'ec2.amazonaws.com' })).toBe(false);
    },
  );

  test('fails for a pool without a role, and grants nothing then', () => {
    const stack = testStack({ env: ENV });
    const pool = new IdentityPool(stack, 'Pool', { authenticatedRole: PoolRole.none() });
    const grantee = new Role(stack, 'Grantee', { assumedBy: lambda });
    expect(() => pool.grants.configure(grantee)).toThrow(
      '[cdk-cognito-identity-pool:NoRolesToPass] Test/Pool: grants.configure() needs the roles of the pool, and none is known. Allowed: ' +
        'grants.configure() on a pool with a role, because iam:PassRole is granted role by role. Instead: ' +
        'IdentityPool.fromIdentityPoolAttributes() with authenticatedRole, or pool.addRole() before.',
    );
    pool.addRole('Later');
    Template.fromStack(stack).resourceCountIs('AWS::IAM::Policy', 0);
  });
});

test('several grants add up', () => {
  const { stack, poolArn } = granted((grants, grantee) =>
    grants.listIdentities(grantee).combine(grants.describeIdentities(grantee)),
  );
  expect(allowedOn(stack, poolArn)).toEqual(['DescribeIdentity', 'ListIdentities']);
});

describe('developerSignIn() needs a developer provider', () => {
  test.each([
    ['is there before', true, false, []],
    ['comes later', false, true, []],
    ['never comes', false, false, ['cdk-cognito-identity-pool:NoDeveloperProvider']],
  ])('which %s', (_, before, later, ids) => {
    const stack = testStack();
    const pool = new IdentityPool(stack, 'Pool', { guestAccess: GuestAccess.enabled() });
    const developer = IdentityProvider.developer('login.example.app');
    if (before) {
      pool.addProvider(developer);
    }
    pool.grants.developerSignIn(new Role(stack, 'Backend', { assumedBy: lambda }));
    if (later) {
      pool.addProvider(developer);
    }
    expect(warningIds(stack)).toEqual(ids);
  });
});

describe('a trigger of the user pool', () => {
  function grantedTo(grantee: (stack: Stack, trigger: LambdaFunction) => IGrantable): Stack {
    const stack = testStack();
    const trigger = new LambdaFunction(stack, 'Trigger', {
      runtime: Runtime.NODEJS_22_X,
      handler: 'index.handler',
      code: Code.fromInline('exports.handler = (event) => event'),
    });
    const { userPool, client } = userPoolOf(stack);
    userPool.addTrigger(UserPoolOperation.POST_CONFIRMATION, trigger);
    const pool = new IdentityPool(stack, 'Pool', {
      providers: [IdentityProvider.userPool(userPool, { clients: [client] })],
    });
    pool.grants.describeIdentities(grantee(stack, trigger));
    return stack;
  }

  test('would wait for the grant, and the grant for it', () => {
    const stack = grantedTo((_, trigger) => trigger);
    expect(() => Template.fromStack(stack)).toThrow('these resources have a dependency cycle');
  });

  test('may be granted on through a policy of its own', () => {
    const stack = grantedTo((scope, trigger) => new Policy(scope, 'Identities', { roles: [trigger.role as IRole] }));
    expect(Object.values(Template.fromStack(stack).findResources('AWS::IAM::Policy'))).toEqual([
      expect.objectContaining({
        Properties: expect.objectContaining({ Roles: [{ Ref: expect.stringMatching(/^Trigger/) }] }),
      }),
    ]);
  });
});
