import { App, CfnOutput, CfnParameter, Fn, NestedStack, RemovalPolicy, Stack, Stage, Tags } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { CfnIdentityPool, type IIdentityPoolRef } from 'aws-cdk-lib/aws-cognito';
import type { IIdentityPool as IStockIdentityPool } from 'aws-cdk-lib/aws-cognito-identitypool';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { GuestAccess, IdentityPool, IdentityProvider, PoolRole } from '../src';
import { onlyResource, resourcesOf, testStack, userPoolOf, warningIds } from './support/stacks';

const POOL = 'AWS::Cognito::IdentityPool';
const ROLE = 'AWS::IAM::Role';
const ATTACHMENT = 'AWS::Cognito::IdentityPoolRoleAttachment';

describe('a pool with nothing said', () => {
  test('is a pool, one role and one attachment: guests are off, so there is no guest role', () => {
    const stack = testStack();
    new IdentityPool(stack, 'Pool');
    expect(Object.keys(Template.fromStack(stack).toJSON().Resources).sort()).toEqual([
      'PoolAuthenticatedRoleF46F2D22',
      'PoolD3F588B8',
      'PoolDefaultRoleAttachmentB0D1A3B7',
    ]);
    expect(onlyResource(stack, ATTACHMENT).Properties.Roles).toEqual({
      authenticated: { 'Fn::GetAtt': ['PoolAuthenticatedRoleF46F2D22', 'Arn'] },
    });
  });

  test('writes guests and classic flow as false, for unset is not false', () => {
    const stack = testStack();
    new IdentityPool(stack, 'Pool');
    expect(onlyResource(stack, POOL).Properties).toEqual({
      AllowClassicFlow: false,
      AllowUnauthenticatedIdentities: false,
      CognitoIdentityProviders: [],
    });
  });

  test('grants nothing', () => {
    const stack = testStack();
    new IdentityPool(stack, 'Pool', { guestAccess: GuestAccess.enabled() });
    Template.fromStack(stack).resourceCountIs('AWS::IAM::Policy', 0);
    for (const role of resourcesOf(stack, ROLE)) {
      expect(role.Properties).not.toHaveProperty('Policies');
      expect(role.Properties).not.toHaveProperty('ManagedPolicyArns');
    }
  });

  test('warns that nobody can sign in, once, however often the app is synthesized', () => {
    const stack = testStack();
    new IdentityPool(stack, 'Pool');
    expect(warningIds(stack)).toEqual(['cdk-cognito-identity-pool:NobodyCanSignIn']);
    expect(warningIds(stack)).toEqual(['cdk-cognito-identity-pool:NobodyCanSignIn']);
  });

  test.each<[string, (pool: IdentityPool, stack: Stack) => void]>([
    [
      'a provider that is added later',
      (pool, stack) => {
        const { userPool, client } = userPoolOf(stack);
        pool.addProvider(IdentityProvider.userPool(userPool, { clients: [client] }));
      },
    ],
  ])('does not warn after %s', (_, add) => {
    const stack = testStack();
    add(new IdentityPool(stack, 'Pool'), stack);
    expect(warningIds(stack)).toEqual([]);
  });

  test('does not warn when guests may come', () => {
    const stack = testStack();
    new IdentityPool(stack, 'Pool', { guestAccess: GuestAccess.enabled() });
    expect(warningIds(stack)).toEqual([]);
  });
});

describe('identityPoolName', () => {
  test('is written to the template', () => {
    const stack = testStack();
    new IdentityPool(stack, 'Pool', { identityPoolName: 'My identities, v1.0' });
    expect(onlyResource(stack, POOL).Properties.IdentityPoolName).toBe('My identities, v1.0');
  });

  test('may be a token', () => {
    const stack = testStack();
    const name = new CfnParameter(stack, 'Name').valueAsString;
    new IdentityPool(stack, 'Pool', { identityPoolName: name });
    expect(onlyResource(stack, POOL).Properties.IdentityPoolName).toEqual({ Ref: 'Name' });
  });

  test('may be 128 characters long', () => {
    expect(() => new IdentityPool(testStack(), 'Pool', { identityPoolName: 'x'.repeat(128) })).not.toThrow();
  });

  test.each([
    ['', '"", 0 characters long'],
    ['x'.repeat(129), `"${'x'.repeat(60)}"… (129 characters), 129 characters long`],
    ['bad/name!*', '"bad/name!*"'],
    ['ümlaut', '"ümlaut"'],
  ])('fails for %j', (identityPoolName, shown) => {
    expect(() => new IdentityPool(testStack(), 'Pool', { identityPoolName })).toThrow(
      `[cdk-cognito-identity-pool:PoolNameInvalid] Test/Pool: identityPoolName is ${shown}. Allowed: 1 to 128 characters: ` +
        'letters, digits, spaces and _ + = , . @ - ' +
        '(https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_CreateIdentityPool.html). Instead: for example "my-identities".',
    );
  });
});

describe('allowClassicFlow', () => {
  test('can be switched on', () => {
    const stack = testStack();
    new IdentityPool(stack, 'Pool', { allowClassicFlow: true });
    expect(onlyResource(stack, POOL).Properties.AllowClassicFlow).toBe(true);
  });

  test('warns together with guests, and not without', () => {
    const stack = testStack();
    new IdentityPool(stack, 'Both', { allowClassicFlow: true, guestAccess: GuestAccess.enabled() });
    expect(warningIds(stack)).toEqual(['cdk-cognito-identity-pool:GuestsInClassicFlow']);

    const other = testStack();
    const { userPool, client } = userPoolOf(other);
    new IdentityPool(other, 'Users only', {
      allowClassicFlow: true,
      providers: [IdentityProvider.userPool(userPool, { clients: [client] })],
    });
    expect(warningIds(other)).toEqual([]);
  });
});

describe('guestAccess', () => {
  test('enabled makes a role for guests and attaches it', () => {
    const stack = testStack();
    const pool = new IdentityPool(stack, 'Pool', { guestAccess: GuestAccess.enabled() });
    expect(onlyResource(stack, POOL).Properties.AllowUnauthenticatedIdentities).toBe(true);
    expect(onlyResource(stack, ATTACHMENT).Properties.Roles.unauthenticated).toEqual(
      stack.resolve(pool.guestRole.roleArn),
    );
    expect(stack.resolve(pool.guestRole.roleArn)).toEqual({ 'Fn::GetAtt': ['PoolUnauthenticatedRoleD84FEE8E', 'Arn'] });
  });

  test('enabled without a role lets guests have an identity id and nothing else', () => {
    const stack = testStack();
    const pool = new IdentityPool(stack, 'Pool', { guestAccess: GuestAccess.enabled({ role: PoolRole.none() }) });
    expect(onlyResource(stack, POOL).Properties.AllowUnauthenticatedIdentities).toBe(true);
    expect(onlyResource(stack, ATTACHMENT).Properties.Roles).toEqual({ authenticated: expect.anything() });
    expect(() => pool.guestRole).toThrow(
      '[cdk-cognito-identity-pool:NoGuestRole] Test/Pool: guests have no role, because of role: PoolRole.none(). ' +
        'Allowed: guestRole of a pool that lets guests in and has a role for them. Instead: guestAccess: GuestAccess.enabled().',
    );
  });

  test('disabled: guestRole throws with what to write', () => {
    const pool = new IdentityPool(testStack(), 'Pool');
    expect(() => pool.guestRole).toThrow(
      '[cdk-cognito-identity-pool:NoGuestRole] Test/Pool: guest access is off, so there is no guest role',
    );
  });

  test('says what it is', () => {
    expect(GuestAccess.disabled().isEnabled).toBe(false);
    expect(GuestAccess.enabled().isEnabled).toBe(true);
    expect(new IdentityPool(testStack(), 'Pool').guestAccess.isEnabled).toBe(false);
  });
});

describe('authenticatedRole', () => {
  test('none: the attachment has no roles, the pool keeps one attachment, and authenticatedRole throws with what to write', () => {
    const stack = testStack();
    const pool = new IdentityPool(stack, 'Pool', { authenticatedRole: PoolRole.none() });
    expect(onlyResource(stack, ATTACHMENT).Properties.Roles).toEqual({});
    Template.fromStack(stack).resourceCountIs(ROLE, 0);
    expect(() => pool.authenticatedRole).toThrow(
      '[cdk-cognito-identity-pool:NoAuthenticatedRole] Test/Pool: there is no role for signed-in users, because of ' +
        'authenticatedRole: PoolRole.none(). Allowed: authenticatedRole of a pool that has one. ' +
        'Instead: authenticatedRole: PoolRole.create() or PoolRole.existing(role).',
    );
  });

  test('can be granted on, and the grant reaches the signed-in alone', () => {
    const stack = testStack();
    const pool = new IdentityPool(stack, 'Pool', { guestAccess: GuestAccess.enabled() });
    new Bucket(stack, 'Bucket').grantRead(pool.authenticatedRole);
    expect(onlyResource(stack, 'AWS::IAM::Policy').Properties.Roles).toEqual([
      { Ref: 'PoolAuthenticatedRoleF46F2D22' },
    ]);
  });
});

describe('removalPolicy', () => {
  test('keeps the pool unless its first creation fails, and nothing else', () => {
    const stack = testStack();
    new IdentityPool(stack, 'Pool', { guestAccess: GuestAccess.enabled() });
    expect(onlyResource(stack, POOL)).toMatchObject({
      DeletionPolicy: 'RetainExceptOnCreate',
      UpdateReplacePolicy: 'Retain',
    });
    for (const resource of [...resourcesOf(stack, ROLE), ...resourcesOf(stack, ATTACHMENT)]) {
      expect(resource).not.toHaveProperty('DeletionPolicy');
    }
  });

  test('can be chosen, and applied later', () => {
    const stack = testStack();
    new IdentityPool(stack, 'Pool', { removalPolicy: RemovalPolicy.DESTROY });
    expect(onlyResource(stack, POOL).DeletionPolicy).toBe('Delete');

    const later = testStack();
    new IdentityPool(later, 'Pool').applyRemovalPolicy(RemovalPolicy.DESTROY);
    expect(onlyResource(later, POOL).DeletionPolicy).toBe('Delete');
  });
});

describe('tags', () => {
  test('stand on the pool alone', () => {
    const stack = testStack();
    new IdentityPool(stack, 'Pool', { tags: { team: 'identity' } });
    expect(onlyResource(stack, POOL).Properties.IdentityPoolTags).toEqual([{ Key: 'team', Value: 'identity' }]);
    expect(onlyResource(stack, ROLE).Properties).not.toHaveProperty('Tags');
  });

  test('join those of Tags.of(), which go to the roles as well', () => {
    const stack = testStack();
    const pool = new IdentityPool(stack, 'Pool', { tags: { team: 'identity' } });
    Tags.of(pool).add('cost', 'central');
    expect(onlyResource(stack, POOL).Properties.IdentityPoolTags).toEqual([
      { Key: 'cost', Value: 'central' },
      { Key: 'team', Value: 'identity' },
    ]);
    expect(onlyResource(stack, ROLE).Properties.Tags).toEqual([{ Key: 'cost', Value: 'central' }]);
  });

  test('may be 50, of 128 and 256 characters', () => {
    const tags = Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`${i}`.padEnd(128, 'k'), 'v'.repeat(256)]));
    expect(() => new IdentityPool(testStack(), 'Pool', { tags })).not.toThrow();
  });

  test.each([
    ['a key of Amazon', { 'aws:team': 'x' }, 'tag key is "aws:team"'],
    ['a key of Amazon in capitals', { 'AWS:team': 'x' }, 'tag key is "AWS:team"'],
    ['an empty key', { '': 'x' }, 'tag key is "", 0 characters long'],
    ['a key of 129 characters', { ['k'.repeat(129)]: 'x' }, '129 characters long'],
    ['a key with other characters', { 'a|b': 'x' }, 'tag key is "a|b"'],
    ['a value of 257 characters', { team: 'v'.repeat(257) }, 'the value of tag team is'],
    ['a value with other characters', { team: 'a;b' }, 'the value of tag team is "a;b"'],
  ])('fail for %s', (_, tags, shown) => {
    const make = () => new IdentityPool(testStack(), 'Pool', { tags });
    expect(make).toThrow('[cdk-cognito-identity-pool:TagInvalid] Test/Pool: ');
    expect(make).toThrow(shown);
  });

  test('fail for 51 of them, at once', () => {
    const tags = Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`k${i}`, 'v']));
    expect(() => new IdentityPool(testStack(), 'Pool', { tags })).toThrow(
      '[cdk-cognito-identity-pool:TooManyTags] Test/Pool: 51 tags. Allowed: at most 50 on an identity pool',
    );
  });

  test('fail at synth when Tags.of() brings the 51st', () => {
    const tags = Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`k${i}`, 'v']));
    const stack = testStack();
    new IdentityPool(stack, 'Pool', { tags });
    Tags.of(stack).add('one', 'more');
    expect(() => Template.fromStack(stack)).toThrow('[cdk-cognito-identity-pool:TooManyTags] Test/Pool: 51 tags');
  });
});

describe('as others see it', () => {
  test('is a stock IIdentityPool and an IIdentityPoolRef', () => {
    const stack = testStack();
    const pool = new IdentityPool(stack, 'Pool');
    const stock: IStockIdentityPool = pool;
    const ref: IIdentityPoolRef = pool;
    expect(stack.resolve([stock.identityPoolId, stock.identityPoolName, ref.identityPoolRef])).toEqual([
      { Ref: 'PoolD3F588B8' },
      { 'Fn::GetAtt': ['PoolD3F588B8', 'Name'] },
      { identityPoolId: { Ref: 'PoolD3F588B8' } },
    ]);
  });

  test('has an ARN of its stack, account and partition', () => {
    const stack = testStack();
    expect(stack.resolve(new IdentityPool(stack, 'Pool').identityPoolArn)).toEqual({
      'Fn::Join': [
        '',
        [
          'arn:',
          { Ref: 'AWS::Partition' },
          ':cognito-identity:',
          { Ref: 'AWS::Region' },
          ':',
          { Ref: 'AWS::AccountId' },
          ':identitypool/',
          { Ref: 'PoolD3F588B8' },
        ],
      ],
    });
  });

  test('isIdentityPool knows it from everything else', () => {
    const stack = testStack();
    expect(IdentityPool.isIdentityPool(new IdentityPool(stack, 'Pool'))).toBe(true);
    for (const other of [
      stack,
      new CfnIdentityPool(stack, 'L1', { allowUnauthenticatedIdentities: false }),
      undefined,
      null,
      'x',
      {},
    ]) {
      expect(IdentityPool.isIdentityPool(other)).toBe(false);
    }
  });

  test('takes part in property injection', () => {
    const app = new App({
      propertyInjectors: [
        {
          constructUniqueId: IdentityPool.PROPERTY_INJECTION_ID,
          inject: (props: object) => ({ identityPoolName: 'injected', ...props }),
        },
      ],
    });
    const stack = new Stack(app, 'Test');
    new IdentityPool(stack, 'Pool');
    expect(onlyResource(stack, POOL).Properties.IdentityPoolName).toBe('injected');
  });

  test('can be used in another stack', () => {
    const app = new App();
    const pool = new IdentityPool(new Stack(app, 'Pools'), 'Pool');
    const other = new Stack(app, 'Front');
    new CfnOutput(other, 'PoolId', { value: pool.identityPoolId });
    Template.fromStack(other).hasOutput('PoolId', {
      Value: { 'Fn::ImportValue': Match.stringLikeRegexp('^Pools:ExportsOutputRefPoolD3F588B8') },
    });
  });
});

describe('escape hatches', () => {
  test('roleAttachment takes role mappings this library does not know', () => {
    const stack = testStack();
    const pool = new IdentityPool(stack, 'Pool');
    pool.roleAttachment.roleMappings = {
      key: { type: 'Token', ambiguousRoleResolution: 'Deny', identityProvider: 'x' },
    };
    expect(onlyResource(stack, ATTACHMENT).Properties.RoleMappings.key.Type).toBe('Token');
  });

  test('node.defaultChild is the pool', () => {
    const stack = testStack();
    const pool = new IdentityPool(stack, 'Pool');
    (pool.node.defaultChild as CfnIdentityPool).addPropertyOverride('PushSync.ApplicationArns', ['x']);
    expect(onlyResource(stack, POOL).Properties.PushSync).toEqual({ ApplicationArns: ['x'] });
  });
});

test('works in a nested stack and in a stage', () => {
  const app = new App();
  const top = new Stack(app, 'Top');
  const nested = new NestedStack(top, 'Nested');
  new IdentityPool(nested, 'Pool', { guestAccess: GuestAccess.enabled() });
  Template.fromStack(nested).resourceCountIs(POOL, 1);

  const staged = new Stack(new Stage(app, 'Prod'), 'Stack');
  new IdentityPool(staged, 'Pool', { guestAccess: GuestAccess.enabled() });
  Template.fromStack(staged).hasResource(ATTACHMENT, {
    Properties: { Roles: Match.objectLike({ authenticated: Match.anyValue() }) },
  });
});

test('depends on nothing but what it refers to', () => {
  const stack = testStack();
  const { userPool, client } = userPoolOf(stack);
  new IdentityPool(stack, 'Pool', { providers: [IdentityProvider.userPool(userPool, { clients: [client] })] });
  for (const resource of [
    ...resourcesOf(stack, POOL),
    ...resourcesOf(stack, ATTACHMENT),
    ...resourcesOf(stack, ROLE),
  ]) {
    expect(resource).not.toHaveProperty('DependsOn');
  }
});

test('a token where a text is expected is never judged', () => {
  const stack = testStack();
  const token = Fn.importValue('anything');
  expect(
    () =>
      new IdentityPool(stack, 'Pool', {
        identityPoolName: token,
        tags: { team: token },
        authenticatedRole: PoolRole.create({ roleName: token, path: token, description: token }),
      }),
  ).not.toThrow();
});
