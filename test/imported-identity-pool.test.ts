import { App, Aws, CfnOutput, CfnParameter, Fn, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { CfnIdentityPool, type IIdentityPoolRef } from 'aws-cdk-lib/aws-cognito';
import type { IIdentityPool as IStockIdentityPool } from 'aws-cdk-lib/aws-cognito-identitypool';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { IdentityPool, IdentityPoolPrincipal, type IIdentityPool } from '../src';
import { permissionsOf, textIn } from './support/policy-evaluator';
import { resourcesOf, testStack, trustOf } from './support/stacks';

const ENV = { account: '111111111111', region: 'us-east-1' };
const GUID = '12345678-1234-1234-1234-123456789012';
const ID = `eu-west-1:${GUID}`;
const ARN = `arn:aws:cognito-identity:eu-west-1:222222222222:identitypool/${ID}`;
const lambda = new ServicePrincipal('lambda.amazonaws.com');

describe('by its id', () => {
  test('is in the region the id says, of whatever region the stack is', () => {
    const stack = testStack({ env: ENV });
    const pool = IdentityPool.fromIdentityPoolId(stack, 'Pool', ID);
    expect(pool.identityPoolId).toBe(ID);
    expect(pool.identityPoolRef).toEqual({ identityPoolId: ID });
    expect(pool.env).toEqual({ account: '111111111111', region: 'eu-west-1' });
    expect(stack.resolve(pool.identityPoolArn)).toEqual({
      'Fn::Join': [
        '',
        ['arn:', { Ref: 'AWS::Partition' }, `:cognito-identity:eu-west-1:111111111111:identitypool/${ID}`],
      ],
    });
  });

  test('and where the stack has no region', () => {
    const stack = testStack();
    const pool = IdentityPool.fromIdentityPoolId(stack, 'Pool', ID);
    expect(stack.resolve(pool.identityPoolArn)).toEqual({
      'Fn::Join': [
        '',
        [
          'arn:',
          { Ref: 'AWS::Partition' },
          ':cognito-identity:eu-west-1:',
          { Ref: 'AWS::AccountId' },
          `:identitypool/${ID}`,
        ],
      ],
    });
  });

  test('makes no resource', () => {
    const stack = testStack();
    IdentityPool.fromIdentityPoolId(stack, 'Pool', ID);
    expect(Template.fromStack(stack).toJSON()).not.toHaveProperty('Resources');
  });

  test('takes the region from an id that is a token, at deployment', () => {
    const stack = testStack();
    const id = new CfnParameter(stack, 'PoolId').valueAsString;
    const pool = IdentityPool.fromIdentityPoolId(stack, 'Pool', id);
    expect(stack.resolve(pool.identityPoolId)).toEqual({ Ref: 'PoolId' });
    expect(stack.resolve(pool.env.region)).toEqual({ 'Fn::Select': [0, { 'Fn::Split': [':', { Ref: 'PoolId' }] }] });
    expect(stack.resolve(pool.identityPoolArn)).toEqual({
      'Fn::Join': [
        '',
        [
          'arn:',
          { Ref: 'AWS::Partition' },
          ':cognito-identity:',
          { 'Fn::Select': [0, { 'Fn::Split': [':', { Ref: 'PoolId' }] }] },
          ':',
          { Ref: 'AWS::AccountId' },
          ':identitypool/',
          { Ref: 'PoolId' },
        ],
      ],
    });
  });

  // The pattern of the API: https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_DescribeIdentityPool.html
  test.each([
    '',
    'x:y',
    'us-east-1:not-a-uuid',
    'us-east-1',
    GUID,
    `us-east-1:${GUID.toUpperCase().replace('1', 'A')}`,
    `us-east-1:${GUID} `,
    `us-east-1:${'1'.repeat(46)}`,
  ])('fails for %j', (id) => {
    expect(() => IdentityPool.fromIdentityPoolId(testStack(), 'Imported', id)).toThrow(
      /^\[cdk-cognito-identity-pool:IdentityPoolIdInvalid\] Test\/Imported: identityPoolId is .*Allowed: 1 to 55 characters: a region, a colon, and lower-case hexadecimal digits and - \(.*Instead: for example "eu-west-1:12345678-1234-1234-1234-123456789012"\.$/,
    );
  });
});

describe('by its ARN', () => {
  test('is what the ARN says', () => {
    const pool = IdentityPool.fromIdentityPoolArn(testStack({ env: ENV }), 'Pool', ARN);
    expect(pool.identityPoolArn).toBe(ARN);
    expect(pool.identityPoolId).toBe(ID);
    expect(pool.env).toEqual({ account: '222222222222', region: 'eu-west-1' });
  });

  test.each([
    ['GovCloud', `arn:aws-us-gov:cognito-identity:us-gov-west-1:111111111111:identitypool/us-gov-west-1:${GUID}`],
    ['China', `arn:aws-cn:cognito-identity:cn-north-1:111111111111:identitypool/cn-north-1:${GUID}`],
    [
      'the European Sovereign Cloud',
      `arn:aws-eusc:cognito-identity:eusc-de-east-1:111111111111:identitypool/eusc-de-east-1:${GUID}`,
    ],
    ['a partition nobody knows yet', `arn:aws-new:cognito-identity:new-1:111111111111:identitypool/new-1:${GUID}`],
  ])('may be in %s', (_, arn) => {
    expect(IdentityPool.fromIdentityPoolArn(testStack(), 'Pool', arn).identityPoolArn).toBe(arn);
  });

  test('takes the id from an ARN that is a token, at deployment', () => {
    const stack = testStack();
    const arn = new CfnParameter(stack, 'PoolArn').valueAsString;
    const pool = IdentityPool.fromIdentityPoolArn(stack, 'Pool', arn);
    expect(stack.resolve(pool.identityPoolArn)).toEqual({ Ref: 'PoolArn' });
    expect(stack.resolve(pool.identityPoolId)).toEqual({
      'Fn::Select': [1, { 'Fn::Split': ['identitypool/', { Ref: 'PoolArn' }] }],
    });
  });

  test('takes the id as it stands where partition and account alone are tokens', () => {
    const arn = `arn:${Aws.PARTITION}:cognito-identity:eu-west-1:${Aws.ACCOUNT_ID}:identitypool/${ID}`;
    expect(IdentityPool.fromIdentityPoolArn(testStack(), 'Pool', arn).identityPoolId).toBe(ID);
    expect(() => IdentityPool.fromIdentityPoolArn(testStack(), 'Pool', arn.replace(ID, 'x:y'))).toThrow(
      '[cdk-cognito-identity-pool:IdentityPoolIdInvalid]',
    );
  });

  test.each([
    ['another service', 'arn:aws:s3:::bucket'],
    ['a user pool', 'arn:aws:cognito-idp:eu-west-1:111111111111:userpool/eu-west-1_AbCdEfGhI'],
    ['another resource', `arn:aws:cognito-identity:eu-west-1:111111111111:identity/${ID}`],
    ['an id', ID],
    ['no ARN at all', 'x'],
    ['no partition', `arn::cognito-identity:eu-west-1:111111111111:identitypool/${ID}`],
    ['no account', `arn:aws:cognito-identity:eu-west-1::identitypool/${ID}`],
    ['another region in the id', `arn:aws:cognito-identity:us-east-1:111111111111:identitypool/${ID}`],
    ['a region that begins alike', `arn:aws:cognito-identity:eu-west:111111111111:identitypool/${ID}`],
    ['an id that is none', 'arn:aws:cognito-identity:eu-west-1:111111111111:identitypool/eu-west-1:not-a-uuid'],
    ['more after the id', `${ARN}/more`],
    [
      'the commercial partition for GovCloud',
      `arn:aws:cognito-identity:us-gov-west-1:111111111111:identitypool/us-gov-west-1:${GUID}`,
    ],
    ["GovCloud's partition elsewhere", `arn:aws-us-gov:cognito-identity:eu-west-1:111111111111:identitypool/${ID}`],
    ['an isolated partition elsewhere', `arn:aws-iso-b:cognito-identity:eu-west-1:111111111111:identitypool/${ID}`],
  ])('fails for %s', (_, arn) => {
    const make = () => IdentityPool.fromIdentityPoolArn(testStack(), 'Imported', arn);
    expect(make).toThrow('[cdk-cognito-identity-pool:IdentityPoolArnInvalid] Test/Imported: identityPoolArn is "');
    expect(make).toThrow(
      "Allowed: arn:PARTITION:cognito-identity:REGION:ACCOUNT:identitypool/REGION:GUID, with one region in both places and that region's " +
        'partition. Instead: for example "arn:aws:cognito-identity:eu-west-1:123456789012:identitypool/eu-west-1:12345678-1234-1234-1234-123456789012".',
    );
  });
});

describe('with its roles', () => {
  test('lets grants be made on them', () => {
    const stack = testStack({ env: ENV });
    const users = Role.fromRoleName(stack, 'Users', 'users');
    const guests = Role.fromRoleName(stack, 'Guests', 'guests');
    const pool = IdentityPool.fromIdentityPoolAttributes(stack, 'Pool', {
      identityPoolId: ID,
      authenticatedRole: users,
      guestRole: guests,
    });
    const bucket = new Bucket(stack, 'Bucket');
    bucket.grantRead(pool.authenticatedRole);
    bucket.grantRead(pool.guestRole, 'public/*');
    expect(resourcesOf(stack, 'AWS::IAM::Policy').map((p) => p.Properties.Roles)).toEqual([['users'], ['guests']]);
  });

  test('lets them be passed by configure(), and no others', () => {
    const stack = testStack({ env: ENV });
    const role = (name: string) => Role.fromRoleName(stack, name, name);
    const pool = IdentityPool.fromIdentityPoolAttributes(stack, 'Pool', {
      identityPoolId: ID,
      authenticatedRole: role('users'),
      guestRole: role('guests'),
    });
    pool.grants.configure(new Role(stack, 'Grantee', { assumedBy: lambda }));
    // Each name is imported a second time here, under an id of its own.
    const [again, guestsAgain, other] = ['Users2', 'Guests2', 'Other'].map((id, i) =>
      Role.fromRoleName(stack, id, ['users', 'guests', 'other'][i]),
    );
    expect(
      [again, guestsAgain, other].map((r) =>
        permissionsOf(stack)('iam:PassRole', textIn(stack, r.roleArn), {
          'iam:PassedToService': 'cognito-identity.amazonaws.com',
        }),
      ),
    ).toEqual([true, true, false]);
  });

  test('knows its name when it was told', () => {
    const attributes = { identityPoolId: ID, identityPoolName: 'shop' };
    expect(IdentityPool.fromIdentityPoolAttributes(testStack(), 'Pool', attributes).identityPoolName).toBe('shop');
  });

  test('fails for an id that is none', () => {
    expect(() => IdentityPool.fromIdentityPoolAttributes(testStack(), 'Pool', { identityPoolId: 'x:y' })).toThrow(
      '[cdk-cognito-identity-pool:IdentityPoolIdInvalid] Test/Pool: identityPoolId is "x:y"',
    );
  });

  test.each([
    ['an ARN', ARN, 'IdentityPool.fromIdentityPoolArn(), which takes the ARN'],
    [
      'the id of a user pool',
      'eu-west-1_AbCdEfGhI',
      "the id of the identity pool, with a colon and a GUID after the region; this is a user pool's, for IdentityProvider.userPool()",
    ],
    ['a name', 'my_pool', 'for example "eu-west-1:12345678-1234-1234-1234-123456789012"'],
  ])('fails for %s, with what to write', (_, id, instead) => {
    expect(() => IdentityPool.fromIdentityPoolId(testStack(), 'Pool', id)).toThrow(
      new RegExp(
        `^\\[cdk-cognito-identity-pool:IdentityPoolIdInvalid\\] Test/Pool: .* Instead: ${escaped(instead)}\\.$`,
      ),
    );
  });
});

describe('what an import can not know', () => {
  const KINDS: [string, (stack: Stack) => IIdentityPool][] = [
    ['id', (stack) => IdentityPool.fromIdentityPoolId(stack, 'Pool', ID)],
    ['ARN', (stack) => IdentityPool.fromIdentityPoolArn(stack, 'Pool', ARN)],
    ['attributes', (stack) => IdentityPool.fromIdentityPoolAttributes(stack, 'Pool', { identityPoolId: ID })],
  ];

  test.each(
    KINDS.flatMap(([kind, make]) =>
      (['identityPoolName', 'authenticatedRole', 'guestRole'] as const).map(
        (attribute) => [attribute, kind, make] as const,
      ),
    ),
  )('%s, by %s, throws with what to write', (attribute, _, make) => {
    const pool = make(testStack());
    expect(() => pool[attribute]).toThrow(
      `[cdk-cognito-identity-pool:NotKnownOfImportedPool] Test/Pool: ${attribute} of an imported identity pool is not known. Allowed: what the ` +
        'import was told: an id says nothing but the region. Instead: ' +
        `IdentityPool.fromIdentityPoolAttributes(scope, id, { identityPoolId, ${attribute}: ... }).`,
    );
  });

  test.each(KINDS)('so that by %s configure() has no role to pass', (_, make) => {
    const stack = testStack();
    const grantee = new Role(stack, 'Grantee', { assumedBy: lambda });
    expect(() => make(stack).grants.configure(grantee)).toThrow(
      '[cdk-cognito-identity-pool:NoRolesToPass] Test/Pool: ',
    );
  });
});

describe('grants on an imported pool', () => {
  test('are limited to it', () => {
    const stack = testStack({ env: ENV });
    const pool = IdentityPool.fromIdentityPoolArn(stack, 'Pool', ARN);
    const grantee = new Role(stack, 'Grantee', { assumedBy: lambda });
    pool.grants.listIdentities(grantee);
    pool.grants.deleteIdentities(grantee);
    const other = ARN.replace(/12$/, '13');
    const key = 'cognito-identity:IdentityPoolArn';
    expect(permissionsOf(stack)('cognito-identity:ListIdentities', ARN)).toBe(true);
    expect(permissionsOf(stack)('cognito-identity:ListIdentities', other)).toBe(false);
    expect(permissionsOf(stack)('cognito-identity:DeleteIdentities', '*', { [key]: ARN })).toBe(true);
    expect(permissionsOf(stack)('cognito-identity:DeleteIdentities', '*', { [key]: other })).toBe(false);
  });

  test('are limited to it when it is known by a token', () => {
    const stack = testStack({ env: ENV });
    const pool = IdentityPool.fromIdentityPoolId(stack, 'Pool', new CfnParameter(stack, 'PoolId').valueAsString);
    const other = IdentityPool.fromIdentityPoolId(stack, 'Other', new CfnParameter(stack, 'OtherId').valueAsString);
    pool.grants.developerSignIn(new Role(stack, 'Grantee', { assumedBy: lambda }));
    const maySignIn = (arn: string) =>
      permissionsOf(stack)('cognito-identity:GetOpenIdTokenForDeveloperIdentity', textIn(stack, arn));
    expect(maySignIn(pool.identityPoolArn)).toBe(true);
    expect(maySignIn(other.identityPoolArn)).toBe(false);
  });
});

describe('trust in an imported pool', () => {
  function federatedOf(stack: Stack, pool: IIdentityPoolRef): string {
    return trustOf(new Role(stack, 'Role', { assumedBy: IdentityPoolPrincipal.authenticated(pool) }))[0].Principal
      .Federated;
  }

  test.each([
    ['eu-west-1', 'cognito-identity.amazonaws.com'],
    ['us-gov-west-1', 'cognito-identity-us-gov.amazonaws.com'],
    ['us-gov-east-1', 'cognito-identity.us-gov-east-1.amazonaws.com'],
  ])('by an id of %s: %s, whatever the stack', (region, federated) => {
    const stack = testStack({ env: ENV });
    expect(federatedOf(stack, IdentityPool.fromIdentityPoolId(stack, 'Pool', `${region}:${GUID}`))).toBe(federated);
  });

  test.each<[string, (stack: Stack) => IIdentityPoolRef]>([
    ['id', (stack) => IdentityPool.fromIdentityPoolId(stack, 'Pool', Fn.importValue('PoolId'))],
    ['ARN', (stack) => IdentityPool.fromIdentityPoolArn(stack, 'Pool', Fn.importValue('PoolArn'))],
    ['id, as an L1', (stack) => CfnIdentityPool.fromIdentityPoolId(stack, 'Pool', Fn.importValue('PoolId'))],
  ])('by a token %s: that of the stack, for condition keys can not be tokens', (_, make) => {
    const stack = testStack({ env: { ...ENV, region: 'us-gov-west-1' } });
    expect(federatedOf(stack, make(stack))).toBe('cognito-identity-us-gov.amazonaws.com');
  });
});

describe('an imported pool is used like any other', () => {
  test('where the stock construct is expected', () => {
    const describeStock = (pool: IStockIdentityPool) => [pool.identityPoolId, pool.identityPoolArn];
    const describeRef = (pool: IIdentityPoolRef) => pool.identityPoolRef.identityPoolId;
    const pool = IdentityPool.fromIdentityPoolArn(testStack(), 'Pool', ARN);
    expect(describeStock(pool)).toEqual([ID, ARN]);
    expect(describeRef(pool)).toBe(ID);
  });

  test('in an output, and in another stack', () => {
    const app = new App();
    const [here, there] = [new Stack(app, 'Here'), new Stack(app, 'There')];
    const pool = IdentityPool.fromIdentityPoolId(here, 'Pool', ID);
    new CfnOutput(there, 'PoolId', { value: pool.identityPoolId });
    expect(Template.fromStack(there).toJSON().Outputs.PoolId.Value).toBe(ID);
  });

  test('but nothing can be added to it, so it is no IdentityPool', () => {
    expect(IdentityPool.isIdentityPool(IdentityPool.fromIdentityPoolId(testStack(), 'Pool', ID))).toBe(false);
    expect(IdentityPool.isIdentityPool(new IdentityPool(testStack(), 'Pool'))).toBe(true);
  });
});

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
