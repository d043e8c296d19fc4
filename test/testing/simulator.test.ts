import { App, CfnParameter, Fn, NestedStack, Stack, Stage } from 'aws-cdk-lib';
import { CfnIdentityPool, UserPool } from 'aws-cdk-lib/aws-cognito';
import {
  IdentityPool as StockIdentityPool,
  UserPoolAuthenticationProvider,
} from 'aws-cdk-lib/aws-cognito-identitypool';
import { type CfnRole, Role } from 'aws-cdk-lib/aws-iam';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { CognitoFederation, GuestAccess, IdentityPool, IdentityProvider, testing } from 'cdk-cognito-identity-pool';
import { checkedStack, testStack, userPoolOf } from '../support/stacks';
import { poolTemplate } from './support/pool-template';
import { became, SIGN_INS } from './support/sign-ins';

const { IdentityPoolSimulator, SignIn } = testing;

describe('any pool is simulated', () => {
  test('one of this library', () => {
    const stack = testStack();
    const { userPool, client } = userPoolOf(stack);
    const pool = new IdentityPool(stack, 'Pool');
    const users = pool.addProvider(IdentityProvider.userPool(userPool, { clients: [client] }));
    for (const simulator of [IdentityPoolSimulator.of(pool), IdentityPoolSimulator.fromStack(stack)]) {
      const session = simulator.signIn(SignIn.through(users));
      session.assertAssumes(pool.authenticatedRole);
      const { outcome, isRefused, refusal, rolePath, roleLogicalId, roleArn, reasons } = session;
      expect({ outcome, isRefused, refusal, rolePath, roleLogicalId, roleArn, reasons }).toEqual({
        outcome: 'SIGNED_IN',
        isRefused: false,
        refusal: undefined,
        rolePath: 'Test/Pool/AuthenticatedRole',
        roleLogicalId: stack.getLogicalId(pool.authenticatedRole.node.defaultChild as CfnRole),
        roleArn: 'arn:aws:iam::<AWS::AccountId>:role/<Test/Pool/AuthenticatedRole>',
        reasons: ['the default role: its provider has no role mapping'],
      });
    }
  });

  test('the stock construct', () => {
    const stack = testStack();
    const { userPool, client } = userPoolOf(stack);
    const pool = new StockIdentityPool(stack, 'Pool', {
      allowUnauthenticatedIdentities: true,
      authenticationProviders: {
        userPools: [new UserPoolAuthenticationProvider({ userPool, userPoolClient: client })],
      },
    });
    const bucket = new Bucket(stack, 'Files');
    bucket.grantRead(pool.authenticatedRole);
    const simulator = IdentityPoolSimulator.of(pool);
    const user = simulator.signIn(SignIn.withUserPool(client.userPoolClientId));
    user.assertAssumes(pool.authenticatedRole);
    user.assertAllowed('s3:GetObject', bucket.arnForObjects('x'));
    simulator.signIn(SignIn.asGuest()).assertAssumes(pool.unauthenticatedRole);
  });

  test('CfnIdentityPool', () => {
    const stack = testStack();
    const pool = new CfnIdentityPool(stack, 'Pool', { allowUnauthenticatedIdentities: false });
    const session = IdentityPoolSimulator.of(pool).signIn(SignIn.asGuest());
    expect(session.refusal?.exception).toBe('NotAuthorizedException');
    session.assertRefused();
  });

  test('a template written by hand', () => {
    const session = IdentityPoolSimulator.fromTemplate(poolTemplate()).signIn(SIGN_INS.google());
    session.assertAssumesArn(testing.ResourceArn.of('Auth'));
    expect(session).toMatchObject({ roleLogicalId: 'Auth', rolePath: undefined });
  });

  test('one in a nested stack, in a Stage', () => {
    const stage = new Stage(new App(), 'Prod');
    const stack = new Stack(stage, 'Shop');
    const nested = new NestedStack(stack, 'Identities');
    const pool = new IdentityPool(nested, 'Pool', { guestAccess: GuestAccess.enabled() });
    IdentityPoolSimulator.fromStack(stack).signIn(SignIn.asGuest()).assertAssumes(pool.guestRole);
    IdentityPoolSimulator.of(pool).signIn(SignIn.asGuest()).assertAssumes(pool.guestRole);
  });
});

describe('a pool of which the checks say that it can not work', () => {
  /** Nobody can deploy it: a role mapping is for a provider that it does not have. */
  const broken = () => {
    const stack = checkedStack();
    const { userPool, client } = userPoolOf(stack);
    const pool = new IdentityPool(stack, 'Pool');
    const users = pool.addProvider(IdentityProvider.userPool(userPool, { clients: [client] }));
    const mapping = { Type: 'Token', AmbiguousRoleResolution: 'Deny' };
    pool.roleAttachment.addPropertyOverride('RoleMappings', { 'accounts.google.com': mapping });
    return { stack, pool, users };
  };

  test.each<[string, (given: ReturnType<typeof broken>) => testing.IdentityPoolSimulator]>([
    ['of()', ({ pool }) => IdentityPoolSimulator.of(pool)],
    ['fromStack()', ({ stack }) => IdentityPoolSimulator.fromStack(stack)],
  ])('is simulated all the same, by %s', (_, simulatorOf) => {
    const given = broken();
    simulatorOf(given).signIn(SignIn.through(given.users)).assertAssumes(given.pool.authenticatedRole);
    expect(() => (given.stack.node.root as App).synth()).toThrow('MappedProviderNotOnPool');
  });
});

describe('of several pools one is chosen', () => {
  const stack = testStack();
  const shop = new IdentityPool(stack, 'Shop', { guestAccess: GuestAccess.enabled() });
  const staff = new IdentityPool(stack, 'Staff');
  const simulator = IdentityPoolSimulator.fromStack(stack);
  const logicalId = stack.getLogicalId(shop.node.defaultChild as CfnIdentityPool);

  test('by logical id or path', () => {
    expect(simulator.poolIds).toContain(logicalId);
    expect(simulator.pool('Test/Shop').logicalId).toBe(logicalId);
    simulator.pool(logicalId).signIn(SignIn.asGuest()).assertAssumes(shop.guestRole);
    simulator.pool('Test/Staff').signIn(SignIn.asGuest()).assertRefused();
  });

  test('and otherwise all are listed', () => {
    const list = new RegExp(
      `SimulatorNeedsPool.*there are several identity pools.*Allowed: ${logicalId}, Test/Shop; .*, Test/Staff.*Instead: simulator.pool\\('${logicalId}'\\)`,
    );
    expect(() => simulator.signIn(SignIn.asGuest())).toThrow(list);
    expect(() => simulator.accessTable()).toThrow(list);
    expect(() => simulator.assertAccessTable('x.md')).toThrow(list);
    expect(() => simulator.pool('Shop')).toThrow(/SimulatorNeedsPool.*pool\("Shop"\) is none of them/);
  });

  test('and of() has one', () => {
    expect(IdentityPoolSimulator.of(staff).poolIds).toHaveLength(1);
  });
});

describe('there must be a pool', () => {
  test('of the app', () => {
    const pool = IdentityPool.fromIdentityPoolId(testStack(), 'Pool', 'eu-west-1:11111111-2222-3333-4444-555555555555');
    expect(() => IdentityPoolSimulator.of(pool)).toThrow(/SimulatorNeedsPool.*no template of the app makes this/);
  });

  test('of the stack', () => {
    expect(() => IdentityPoolSimulator.fromStack(testStack())).toThrow(
      /SimulatorNeedsPool.*Test: there is no AWS::Cognito/,
    );
  });

  test.each([
    ['without resources', {}, 'is not a template'],
    ['without a pool', { Resources: { Files: { Type: 'AWS::S3::Bucket' } } }, 'there is no AWS::Cognito::IdentityPool'],
    [
      'whose pool a condition takes out',
      {
        ...poolTemplate(),
        Resources: { Pool: { ...poolTemplate().Resources.Pool, Condition: 'C' } },
        Conditions: { C: { 'Fn::Equals': ['a', 'b'] } },
      },
      'there is no AWS::Cognito::IdentityPool',
    ],
  ])('in a template: one %s has none', (_, template, what) => {
    expect(() => IdentityPoolSimulator.fromTemplate(template)).toThrow(what);
  });
});

describe('an app that does not say where it goes', () => {
  const ACCOUNT = '222222222222';
  const permissions = (resource: string) => ({
    Auth: [{ Effect: 'Allow', Action: 'dynamodb:GetItem', Resource: resource }],
  });
  const of = (resource: string, options: testing.SimulatorOptions = {}) =>
    IdentityPoolSimulator.fromTemplate(poolTemplate({ permissions: permissions(resource) }), options).signIn(
      SIGN_INS.google(),
    );
  const table = (account: string, region = 'eu-west-1') => `arn:aws:dynamodb:${region}:${account}:table/orders`;

  test('goes to no account that somebody names, and to every one: what differs can not be told', () => {
    const session = of(table(ACCOUNT));
    expect(() => session.assertAllowed('dynamodb:GetItem', table(ACCOUNT))).toThrow(
      /INDETERMINATE[\s\S]*in an account and region that nobody names it is [\s\S]*in account 222222222222/,
    );
  });

  test('is told once the account is given', () => {
    of(table(ACCOUNT), { account: ACCOUNT }).assertAllowed('dynamodb:GetItem', table(ACCOUNT));
    of(table(ACCOUNT), { account: ACCOUNT }).assertDenied('dynamodb:GetItem', table(ACCOUNT, 'us-east-1'));
  });

  test.each([
    'arn:aws:dynamodb:*:*:table/orders',
    'arn:aws:dynamodb:eu-*:*:table/orders',
    'arn:aws:dynamodb:*:2*:table/orders',
  ])('may go where %s fits', (pattern) => {
    const template = poolTemplate({
      permissions: permissions(pattern),
      resources: { Orders: { Type: 'AWS::DynamoDB::Table' } },
    });
    template.Resources.AuthPolicy.Properties.PolicyDocument.Statement.push({
      Effect: 'Deny',
      Action: 'dynamodb:GetItem',
      Resource: pattern.replace('orders', '*'),
    });
    const session = IdentityPoolSimulator.fromTemplate(template).signIn(SIGN_INS.google());
    expect(session.isAllowed('dynamodb:GetItem', testing.ResourceArn.of('Orders'))).toBe(false);
  });

  test.each<[string, object]>([
    ['a condition', { Conditions: { There: { 'Fn::Equals': [{ Ref: 'AWS::AccountId' }, ACCOUNT] } } }],
    [
      'a parameter',
      {
        Parameters: { Account: { Type: 'String', Default: ACCOUNT } },
        Conditions: { There: { 'Fn::Equals': [{ Ref: 'AWS::AccountId' }, { Ref: 'Account' }] } },
      },
    ],
    [
      'a map',
      {
        Mappings: { Accounts: { production: { id: ACCOUNT } } },
        Conditions: {
          There: { 'Fn::Equals': [{ Ref: 'AWS::AccountId' }, { 'Fn::FindInMap': ['Accounts', 'production', 'id'] }] },
        },
      },
    ],
  ])('may be the one that %s names', (_, sections) => {
    const template = poolTemplate({
      permissions: { Auth: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }] },
    });
    template.Resources.AuthPolicy.Condition = 'There';
    const simulate = (options: testing.SimulatorOptions) =>
      IdentityPoolSimulator.fromTemplate({ ...template, ...sections }, options).signIn(SIGN_INS.google());
    expect(simulate({}).decide('s3:GetObject', '*').outcome).toBe('INDETERMINATE');
    simulate({ account: ACCOUNT }).assertAllowed('s3:GetObject', '*');
    simulate({ account: '333333333333' }).assertDenied('s3:GetObject', '*');
  });

  test('is not asked to go to every region that a map of AWS has', () => {
    const regions = [...Array(60).keys()].map((index) => [`eu-west-${index}`, { value: 'nodejs22.x' }]);
    const template = { ...poolTemplate(), Mappings: { LatestNodeRuntimeMap: Object.fromEntries(regions) } };
    expect(became(IdentityPoolSimulator.fromTemplate(template).signIn(SIGN_INS.google()))).toBe('Auth');
  });

  test('has resources that are themselves wherever it goes', () => {
    const template = poolTemplate({
      permissions: permissions('x'),
      resources: { Orders: { Type: 'AWS::DynamoDB::Table' } },
    });
    template.Resources.AuthPolicy.Properties.PolicyDocument.Statement[0].Resource = { 'Fn::GetAtt': ['Orders', 'Arn'] };
    const session = IdentityPoolSimulator.fromTemplate(template).signIn(SIGN_INS.google());
    session.assertAllowed('dynamodb:GetItem', testing.ResourceArn.of('Orders'));
    session.assertDenied('dynamodb:GetItem', table(ACCOUNT));
  });

  test('must say so where too many are named', () => {
    const many = [...Array(41).keys()].map((index) => table(String(300000000000 + index)));
    const template = poolTemplate({ permissions: permissions('x') });
    template.Resources.AuthPolicy.Properties.PolicyDocument.Statement[0].Resource = many;
    const simulate = (options: testing.SimulatorOptions) =>
      IdentityPoolSimulator.fromTemplate(template, options).signIn(SIGN_INS.google());
    expect(() => simulate({})).toThrow(/SimulatorNeedsEnvironment.*name 4\d accounts/);
    expect(became(simulate({ account: '300000000000', region: 'eu-west-1' }))).toBe('Auth');
  });
});

test('a stack that says where it goes is believed', () => {
  const stack = testStack({ env: { account: '333333333333', region: 'us-gov-west-1' } });
  const pool = new IdentityPool(stack, 'Pool', { guestAccess: GuestAccess.enabled() });
  const session = IdentityPoolSimulator.of(pool, { account: '444444444444', region: 'eu-west-1' }).signIn(
    SignIn.asGuest(),
  );
  session.assertAssumes(pool.guestRole);
  expect(session.roleArn).toContain(':333333333333:');
  expect(session.roleArn).toContain('arn:aws-us-gov:');
});

test('what a pool says of its federation is believed', () => {
  const stack = testStack();
  const pool = new IdentityPool(stack, 'Pool', {
    guestAccess: GuestAccess.enabled(),
    federation: CognitoFederation.usGovEast(),
  });
  IdentityPoolSimulator.of(pool).signIn(SignIn.asGuest()).assertAssumes(pool.guestRole);
  IdentityPoolSimulator.of(pool, { federation: CognitoFederation.commercial() })
    .signIn(SignIn.asGuest())
    .assertRefused();
});

test('parameters of the pool take values', () => {
  const stack = testStack();
  const parameter = new CfnParameter(stack, 'Guests');
  const pool = new CfnIdentityPool(stack, 'Pool', { allowUnauthenticatedIdentities: parameter.valueAsString as never });
  const simulated = (value: string) =>
    became(IdentityPoolSimulator.of(pool, { parameters: { Guests: value } }).signIn(SignIn.asGuest()));
  expect(simulated('false')).toBe('NotAuthorizedException');
  expect(simulated('true')).toBe('InvalidIdentityPoolConfigurationException');
});

test.each<[string, (stack: Stack) => string]>([
  ['a parameter without a value', (stack) => new CfnParameter(stack, 'FilesName').valueAsString],
  ['what another app exports', () => Fn.importValue('files-name')],
])('a bucket that %s names is itself, and may be any other', (_, nameIn) => {
  const stack = testStack();
  const { userPool, client } = userPoolOf(stack);
  const pool = new IdentityPool(stack, 'Pool', {
    providers: [IdentityProvider.userPool(userPool, { clients: [client] })],
  });
  const bucket = Bucket.fromBucketName(stack, 'Files', nameIn(stack));
  const other = new Bucket(stack, 'Other');
  bucket.grantRead(pool.authenticatedRole);
  const user = IdentityPoolSimulator.of(pool).signIn(SignIn.withUserPool(client.userPoolClientId));
  user.assertAllowed('s3:GetObject', bucket.arnForObjects('x'));
  user.assertDenied('s3:DeleteObject', bucket.arnForObjects('x'));
  expect(user.decide('s3:GetObject', 'arn:aws:s3:::somewhere/x').outcome).toBe('INDETERMINATE');
  expect(user.isAllowed('s3:GetObject', other.arnForObjects('x'))).toBe(false);
});

test('a template of the CLI tells the paths of its constructs', () => {
  const app = new App({ context: { 'aws:cdk:enable-path-metadata': true } });
  const stack = new Stack(app, 'Shop');
  const pool = new IdentityPool(stack, 'Pool', { guestAccess: GuestAccess.enabled() });
  const { template } = app.synth().getStackByName('Shop');
  const session = IdentityPoolSimulator.fromTemplate(template).pool(pool.node.path).signIn(SignIn.asGuest());
  expect(session.rolePath).toBe(pool.guestRole.node.path);
  expect(() => session.assertAllowed('s3:GetObject', '*')).toThrow('role: Shop/Pool/UnauthenticatedRole');
});

test('the name of the stack of a template can be given', () => {
  const template = poolTemplate({
    permissions: {
      Auth: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: { 'Fn::Sub': `arn:aws:s3:::\${AWS::StackName}/*` } }],
    },
  });
  const simulate = (options: testing.SimulatorOptions) =>
    IdentityPoolSimulator.fromTemplate(template, options).signIn(SIGN_INS.google());
  simulate({ stackName: 'shop' }).assertAllowed('s3:GetObject', 'arn:aws:s3:::shop/x');
  simulate({ stackName: 'shop' }).assertDenied('s3:GetObject', 'arn:aws:s3:::other/x');
  expect(simulate({}).decide('s3:GetObject', 'arn:aws:s3:::shop/x').outcome).toBe('INDETERMINATE');
});

test('roles of other stacks are found, and resources are themselves in every stack', () => {
  const app = new App();
  const data = new Stack(app, 'Data');
  const bucket = new Bucket(data, 'Files');
  const unused = new Bucket(data, 'Unused');
  const stack = new Stack(app, 'Identities');
  const userPool = new UserPool(new Stack(app, 'People'), 'Users');
  const client = userPool.addClient('Web');
  const pool = new IdentityPool(stack, 'Pool');
  const users = pool.addProvider(IdentityProvider.userPool(userPool, { clients: [client] }));
  bucket.grantRead(pool.authenticatedRole);
  const session = IdentityPoolSimulator.of(pool).signIn(SignIn.through(users));
  session.assertAllowed('s3:GetObject', bucket.arnForObjects('x'));
  session.assertDenied('s3:GetObject', unused.arnForObjects('x'));
  expect(() => session.assertAllowed('s3:GetObject', unused.arnForObjects('x'))).toThrow(
    'arn:aws:s3:::<Data/Unused>/x',
  );
});

test('an imported role is named by its ARN', () => {
  const stack = testStack();
  const role = Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::111111111111:role/elsewhere');
  const session = IdentityPoolSimulator.fromTemplate(poolTemplate()).signIn(SIGN_INS.google());
  expect(() => session.assertAssumes(role)).toThrow(
    'expected the session to have role Test/Role, but the session has role Auth',
  );
});

test('a simulator sees what was said to the app after an earlier one', () => {
  const stack = testStack();
  const { userPool, client } = userPoolOf(stack);
  const pool = new IdentityPool(stack, 'Pool', {
    providers: [IdentityProvider.userPool(userPool, { clients: [client] })],
  });
  const bucket = new Bucket(stack, 'Files');
  bucket.grantRead(pool.authenticatedRole, 'docs/*');
  const simulate = () => IdentityPoolSimulator.of(pool).signIn(SignIn.withUserPool(client.userPoolClientId));
  const before = simulate();
  bucket.grantDelete(pool.authenticatedRole, 'docs/*');
  simulate().assertAllowed('s3:DeleteObject', bucket.arnForObjects('docs/x'));
  before.assertDenied('s3:DeleteObject', bucket.arnForObjects('docs/x'));
});
