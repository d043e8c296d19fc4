import { CfnParameter, type Stack, Tags } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import {
  type CfnRole,
  FederatedPrincipal,
  Group,
  type IGrantable,
  LazyRole,
  Policy,
  Role,
  ServicePrincipal,
  SessionTagsPrincipal,
  User,
} from 'aws-cdk-lib/aws-iam';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { IdentityPool, IdentityPoolPrincipal } from '../../src';
import { warningsOf } from '../support/stacks';
import { type Firm, firm, importedRole } from './support/pools';

const lambda = new ServicePrincipal('lambda.amazonaws.com');
const WARNING = 'cdk-cognito-identity-pool:GranteeNotOfUsers';

function warnings(stack: Stack) {
  return warningsOf(stack).filter(({ id }) => id === WARNING);
}

function grantByIdentity({ pool, stack }: Pick<Firm, 'pool' | 'stack'>, grantee?: IGrantable): void {
  pool.isolate.byIdentityId().inBucket(new Bucket(stack, 'Files')).grantRead(grantee);
}

function grantByTag({ pool, stack }: Pick<Firm, 'pool' | 'stack'>, grantee?: IGrantable): void {
  pool.isolate.byPrincipalTag('tenant').inBucket(new Bucket(stack, 'Files')).grantRead(grantee);
}

test('a grant to a backend is a warning, once, with what to write', () => {
  const world = firm();
  const code = Code.fromInline('exports.handler = () => {}');
  const backend = new LambdaFunction(world.stack, 'Backend', {
    code,
    handler: 'index.handler',
    runtime: Runtime.NODEJS_22_X,
  });
  grantByIdentity(world, backend);
  Template.fromStack(world.stack);
  expect(warnings(world.stack)).toEqual([
    {
      at: '/Test/Pool',
      id: WARNING,
      text: expect.stringContaining(
        'isolate.byIdentityId() grants something to Test/Backend/ServiceRole, which no user of the pool can be: its sessions lack ' +
          `\${cognito-identity.amazonaws.com:sub}, and the grant does nothing. Grant to pool.authenticatedRole, `,
      ),
    },
  ]);
});

describe.each([
  ['byIdentityId()', grantByIdentity],
  ['byPrincipalTag()', grantByTag],
])('%s', (_, grant) => {
  test.each<[string, (stack: Stack) => IGrantable]>([
    ['a role of a service', (stack) => new Role(stack, 'Role', { assumedBy: lambda })],
    [
      'a role of another federation',
      (stack) =>
        new Role(stack, 'Role', {
          assumedBy: new FederatedPrincipal('accounts.google.com', {}, 'sts:AssumeRoleWithWebIdentity'),
        }),
    ],
  ])('warns for %s', (_, grantee) => {
    const world = firm();
    grant(world, grantee(world.stack));
    expect(warnings(world.stack)).toHaveLength(1);
  });

  test.each<[string, (world: Firm) => IGrantable | undefined]>([
    ['the default role', () => undefined],
    ['a role of the pool', ({ pool }) => pool.addRole('Editor')],
    [
      'a role that trusts the pool',
      ({ pool, stack }) => new Role(stack, 'Role', { assumedBy: IdentityPoolPrincipal.authenticated(pool) }),
    ],
    [
      'a role of another pool, whose users have identities too',
      ({ stack }) => new IdentityPool(stack, 'Other').authenticatedRole,
    ],
    ['an imported role', ({ stack }) => importedRole(stack)],
    [
      'a role whose principal is known at deployment',
      ({ stack }) =>
        new Role(stack, 'Role', { assumedBy: new FederatedPrincipal(new CfnParameter(stack, 'By').valueAsString, {}) }),
    ],
    ['a role that is not made yet', ({ stack }) => new LazyRole(stack, 'Role', { assumedBy: lambda })],
    [
      'a policy, of whose roles nobody knows',
      ({ stack, pool }) => new Policy(stack, 'Policy', { roles: [pool.authenticatedRole as Role] }),
    ],
    ['a principal that is no resource', () => lambda],
  ])('says nothing of %s', (_, grantee) => {
    const world = firm();
    grant(world, grantee(world));
    expect(warnings(world.stack)).toEqual([]);
  });
});

test('a trust policy counts that grew after the grant', () => {
  const world = firm();
  const role = new Role(world.stack, 'Role', { assumedBy: lambda });
  grantByIdentity(world, role);
  IdentityPoolPrincipal.authenticated(world.pool).addToAssumeRolePolicy(role.assumeRolePolicy as never);
  expect(warnings(world.stack)).toEqual([]);
});

test.each<[string, (stack: Stack) => IGrantable]>([
  ['a user of IAM', (stack) => new User(stack, 'User')],
  ['a group of IAM', (stack) => new Group(stack, 'Group')],
  [
    'a role that may get session tags',
    (stack) => new Role(stack, 'Role', { assumedBy: new SessionTagsPrincipal(lambda) }),
  ],
])('%s may have the tag, and never an identity', (_, grantee) => {
  const [byTag, byIdentity] = [firm(), firm()];
  grantByTag(byTag, grantee(byTag.stack));
  grantByIdentity(byIdentity, grantee(byIdentity.stack));
  expect(warnings(byTag.stack)).toEqual([]);
  expect(warnings(byIdentity.stack)).toHaveLength(1);
});

test('a role with the tag itself is for that tenant', () => {
  const world = firm();
  const role = new Role(world.stack, 'Role', { assumedBy: lambda });
  Tags.of(role).add('Tenant', 'acme');
  grantByTag(world, role);
  expect(warnings(world.stack)).toEqual([]);
});

test('what all share may be granted to a backend', () => {
  const { pool, stack } = firm();
  pool.isolate.sharedInBucket(new Bucket(stack, 'Files')).grantWrite(new Role(stack, 'Role', { assumedBy: lambda }));
  expect(warnings(stack)).toEqual([]);
});

test('a trust policy that is no document is not judged', () => {
  const world = firm();
  const role = new Role(world.stack, 'Role', { assumedBy: lambda });
  (role.node.defaultChild as CfnRole).assumeRolePolicyDocument = { Statement: 'x' };
  grantByIdentity(world, role);
  expect(warnings(world.stack)).toEqual([]);
});
