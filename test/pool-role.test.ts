import { App, CfnParameter, Duration, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { ManagedPolicy, Role } from 'aws-cdk-lib/aws-iam';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { GuestAccess, IdentityPool, PoolRole, type PoolRoleProps } from '../src';
import { onlyResource, rendered, resourcesOf, testStack, warningsOf } from './support/stacks';

const GOV_EAST = { env: { account: '111111111111', region: 'us-gov-east-1' } };

describe('PoolRole.create()', () => {
  test('writes everything it is told', () => {
    const stack = testStack();
    const boundary = ManagedPolicy.fromManagedPolicyArn(stack, 'Boundary', 'arn:aws:iam::111111111111:policy/boundary');
    const pool = new IdentityPool(stack, 'Pool', {
      authenticatedRole: PoolRole.create({
        roleName: 'signed-in',
        path: '/identity/',
        description: 'What users may do',
        permissionsBoundary: boundary,
        managedPolicies: [ManagedPolicy.fromAwsManagedPolicyName('AmazonPollyReadOnlyAccess')],
        maxSessionDuration: Duration.hours(12),
      }),
    });
    expect(rendered(pool.authenticatedRole).Properties).toMatchObject({
      RoleName: 'signed-in',
      Path: '/identity/',
      Description: 'What users may do',
      PermissionsBoundary: 'arn:aws:iam::111111111111:policy/boundary',
      ManagedPolicyArns: [
        { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::aws:policy/AmazonPollyReadOnlyAccess']] },
      ],
      MaxSessionDuration: 43200,
    });
  });

  test('says by default which pool and which users the role is for', () => {
    const stack = testStack();
    const pool = new IdentityPool(stack, 'Pool', {
      guestAccess: GuestAccess.enabled({ role: PoolRole.create({ roleName: 'visitors' }) }),
    });
    expect(rendered(pool.guestRole).Properties).toMatchObject({
      RoleName: 'visitors',
      Description: {
        'Fn::Join': [
          '',
          ['Default Unauthenticated Role for Identity Pool ', { 'Fn::GetAtt': ['PoolD3F588B8', 'Name'] }],
        ],
      },
    });
  });

  test.each<[string, PoolRoleProps]>([
    ['names of 64', { roleName: 'x'.repeat(64) }],
    ['paths of 512', { path: `/${'x'.repeat(510)}/` }],
    ['the root path', { path: '/' }],
    ['descriptions of 1000', { description: 'x'.repeat(1000) }],
    ['one hour', { maxSessionDuration: Duration.hours(1) }],
  ])('takes %s', (_, props) => {
    expect(() => PoolRole.create(props)).not.toThrow();
  });

  const rejected: [string, PoolRoleProps, string][] = [
    [
      'an empty name',
      { roleName: '' },
      'RoleNameInvalid] %: roleName is "", 0 characters long. Allowed: 1 to 64 characters',
    ],
    ['a name of 65', { roleName: 'x'.repeat(65) }, 'RoleNameInvalid] %: roleName is'],
    ['a name with a slash', { roleName: 'a/b' }, 'RoleNameInvalid] %: roleName is "a/b"'],
    [
      'a path without slashes',
      { path: 'identity' },
      'RolePathInvalid] %: path is "identity". Allowed: 1 to 512 characters: a / at both ends',
    ],
    ['a path with a space', { path: '/a b/' }, 'RolePathInvalid] %: path is "/a b/"'],
    ['a path of 513', { path: `/${'x'.repeat(511)}/` }, 'RolePathInvalid] %: path is'],
    ['a description of 1001', { description: 'x'.repeat(1001) }, 'RoleDescriptionInvalid] %: description is'],
    ['a description in Chinese', { description: '角色' }, 'RoleDescriptionInvalid] %: description is "角色"'],
    [
      '59 minutes',
      { maxSessionDuration: Duration.minutes(59) },
      'SessionDurationInvalid] %: maxSessionDuration is 3540 seconds. Allowed: whole seconds from 3600 (1 hour) to 43200 (12 hours)',
    ],
    [
      '13 hours',
      { maxSessionDuration: Duration.hours(13) },
      'SessionDurationInvalid] %: maxSessionDuration is 46800 seconds',
    ],
    [
      'half a second',
      { maxSessionDuration: Duration.millis(3600500) },
      'SessionDurationInvalid] %: maxSessionDuration is 3600.5 seconds',
    ],
  ];

  test.each(rejected)('fails for %s', (_, props, message) => {
    expect(() => PoolRole.create(props)).toThrow(
      `[cdk-cognito-identity-pool:${message.replace('%', 'PoolRole.create()')}`,
    );
  });

  test.each(rejected)('addRole() fails for %s', (_, props, message) => {
    const pool = new IdentityPool(testStack(), 'Pool');
    expect(() => pool.addRole('Extra', props)).toThrow(
      `[cdk-cognito-identity-pool:${message.replace('%', 'Test/Pool')}`,
    );
  });

  test('tokens pass', () => {
    const stack = testStack();
    const parameter = new CfnParameter(stack, 'Seconds', { type: 'Number' });
    const maxSessionDuration = Duration.seconds(parameter.valueAsNumber);
    const pool = new IdentityPool(stack, 'Pool', { authenticatedRole: PoolRole.create({ maxSessionDuration }) });
    expect(rendered(pool.authenticatedRole).Properties.MaxSessionDuration).toEqual({ Ref: 'Seconds' });
  });
});

describe('role', () => {
  test('is the existing one, and nothing for one that is made or for none', () => {
    const role = Role.fromRoleArn(testStack(), 'Role', 'arn:aws:iam::111111111111:role/mine');
    expect(PoolRole.existing(role).role).toBe(role);
    expect(PoolRole.create().role).toBeUndefined();
    expect(PoolRole.none().role).toBeUndefined();
  });
});

describe('addRole()', () => {
  test('makes a role beside the pool, without permissions, that can be granted on', () => {
    const stack = testStack();
    const pool = new IdentityPool(stack, 'Pool');
    const role = pool.addRole('Auditors', { roleName: 'auditors' });
    expect(rendered(role).Properties.RoleName).toBe('auditors');
    Template.fromStack(stack).resourceCountIs('AWS::IAM::Policy', 0);

    const granting = testStack();
    const auditors = new IdentityPool(granting, 'Pool').addRole('Auditors');
    new Bucket(granting, 'Bucket').grantRead(auditors);
    expect(onlyResource(granting, 'AWS::IAM::Policy').Properties.Roles).toEqual([
      granting.resolve({ Ref: granting.getLogicalId(auditors.node.defaultChild as never) }),
    ]);
  });

  test('is not a default role: the attachment does not name it', () => {
    const stack = testStack();
    const pool = new IdentityPool(stack, 'Pool');
    pool.addRole('Auditors');
    expect(onlyResource(stack, 'AWS::Cognito::IdentityPoolRoleAttachment').Properties.Roles).toEqual({
      authenticated: stack.resolve(pool.authenticatedRole.roleArn),
    });
  });

  test("takes any id: the ones the pool uses itself stay the pool's", () => {
    const stack = testStack();
    const pool = new IdentityPool(stack, 'Pool');
    for (const id of ['Resource', 'AuthenticatedRole', 'UnauthenticatedRole', 'DefaultRoleAttachment', 'Roles']) {
      pool.addRole(id);
    }
    expect(resourcesOf(stack, 'AWS::IAM::Role')).toHaveLength(6);
    expect(stack.resolve(pool.authenticatedRole.roleArn)).toEqual({
      'Fn::GetAtt': ['PoolAuthenticatedRoleF46F2D22', 'Arn'],
    });
  });
});

describe('role names in us-gov-east-1', () => {
  const warningAt = (props: PoolRoleProps) => {
    const stack = testStack(GOV_EAST);
    new IdentityPool(stack, 'Pool', {
      guestAccess: GuestAccess.enabled({ role: PoolRole.none() }),
      authenticatedRole: PoolRole.create(props),
    });
    return warningsOf(stack);
  };

  test.each<[string, PoolRoleProps, string]>([
    ['21 characters', { roleName: 'x'.repeat(21) }, `roleName is ${'x'.repeat(21)};`],
    ['a name CloudFormation makes', {}, 'roleName is left to CloudFormation, which makes long ones;'],
  ])('warn for %s', (_, props, text) => {
    expect(warningAt(props)).toEqual([
      {
        at: '/Test/Pool/AuthenticatedRole',
        id: 'cdk-cognito-identity-pool:RoleNameTooLongForGovEast',
        text: expect.stringContaining(`${text} in us-gov-east-1 AWS advises at most 20 characters`),
      },
    ]);
  });

  test('do not warn for 20 characters', () => {
    expect(warningAt({ roleName: 'x'.repeat(20) })).toEqual([]);
  });
});

describe('two roles of one name', () => {
  const TWICE =
    '[cdk-cognito-identity-pool:RoleNameTwice] Test/Pool: another role of an identity pool in this stack has roleName "visitors". Allowed: one ' +
    'role of a name in an account, whatever its path (https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html). Instead: a roleName for each, ' +
    'in a PoolRole.create() for each; or none: CloudFormation makes one.';

  test('fail where one value is used for guests and for signed-in users', () => {
    const role = PoolRole.create({ roleName: 'visitors' });
    const make = () =>
      new IdentityPool(testStack(), 'Pool', { authenticatedRole: role, guestAccess: GuestAccess.enabled({ role }) });
    expect(make).toThrow(TWICE);
  });

  test.each<[string, PoolRoleProps]>([
    ['in another case', { roleName: 'Visitors' }],
    ['under another path', { roleName: 'visitors', path: '/x/' }],
  ])('fail for further roles, %s', (_, first) => {
    const pool = new IdentityPool(testStack(), 'Pool', { authenticatedRole: PoolRole.create(first) });
    expect(() => pool.addRole('Visitors', { roleName: 'visitors' })).toThrow(TWICE);
  });

  test('fail where the name is one token', () => {
    const stack = testStack();
    const roleName = new CfnParameter(stack, 'Name').valueAsString;
    const pool = new IdentityPool(stack, 'Pool', { authenticatedRole: PoolRole.create({ roleName }) });
    expect(() => pool.addRole('Visitors', { roleName })).toThrow(
      'another role of an identity pool in this stack has roleName a token',
    );
  });

  test('fail in two pools of a stack', () => {
    const stack = testStack();
    const authenticatedRole = PoolRole.create({ roleName: 'visitors' });
    new IdentityPool(stack, 'One', { authenticatedRole });
    expect(() => new IdentityPool(stack, 'Pool', { authenticatedRole })).toThrow(TWICE);
  });

  test('pass in two stacks: they may be of two accounts', () => {
    const app = new App();
    const authenticatedRole = PoolRole.create({ roleName: 'visitors' });
    new IdentityPool(new Stack(app, 'One'), 'Pool', { authenticatedRole });
    expect(() => new IdentityPool(new Stack(app, 'Two'), 'Pool', { authenticatedRole })).not.toThrow();
  });
});
