import { App, CfnParameter, Fn, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { CfnUserPool, CfnUserPoolClient, type IUserPool, UserPool, UserPoolClient } from 'aws-cdk-lib/aws-cognito';
import { IdentityPool, IdentityProvider } from '../src';
import { onlyResource, testStack, userPoolOf, warningIds } from './support/stacks';

const POOL = 'AWS::Cognito::IdentityPool';

function providersOf(stack: Stack): { ClientId: unknown; ProviderName: unknown; ServerSideTokenCheck: unknown }[] {
  return onlyResource(stack, POOL).Properties.CognitoIdentityProviders;
}

/** The provider name of an imported user pool, as it stands in the template of `stack`. */
function importedName(stack: Stack, userPool: IUserPool): unknown {
  const clients = [UserPoolClient.fromUserPoolClientId(stack, 'Client', 'abc123')];
  new IdentityPool(stack, 'Pool', { providers: [IdentityProvider.userPool(userPool, { clients })] });
  return providersOf(stack)[0].ProviderName;
}

describe('a user pool of the app', () => {
  test('is named by its own ProviderName, and its tokens are checked', () => {
    const stack = testStack();
    const { userPool, client } = userPoolOf(stack);
    new IdentityPool(stack, 'Pool', { providers: [IdentityProvider.userPool(userPool, { clients: [client] })] });
    expect(providersOf(stack)).toEqual([
      {
        ClientId: stack.resolve(client.userPoolClientId),
        ProviderName: { 'Fn::GetAtt': ['Users0A0EEA89', 'ProviderName'] },
        ServerSideTokenCheck: true,
      },
    ]);
  });

  test('may leave the server-side token check out', () => {
    const stack = testStack();
    const { userPool, client } = userPoolOf(stack);
    const provider = IdentityProvider.userPool(userPool, { clients: [client], serverSideTokenCheck: false });
    new IdentityPool(stack, 'Pool', { providers: [provider] });
    expect(providersOf(stack)[0].ServerSideTokenCheck).toBe(false);
  });

  test('may have several clients, in the order given', () => {
    const stack = testStack();
    const { userPool, client } = userPoolOf(stack);
    const mobile = userPool.addClient('Mobile');
    new IdentityPool(stack, 'Pool', {
      providers: [IdentityProvider.userPool(userPool, { clients: [mobile, client] })],
    });
    expect(providersOf(stack).map((p) => p.ClientId)).toEqual(
      stack.resolve([mobile.userPoolClientId, client.userPoolClientId]),
    );
  });

  test('may stand beside other user pools', () => {
    const stack = testStack();
    const staff = userPoolOf(stack, 'Staff');
    const customers = userPoolOf(stack, 'Customers');
    new IdentityPool(stack, 'Pool', {
      providers: [
        IdentityProvider.userPool(staff.userPool, { clients: [staff.client] }),
        IdentityProvider.userPool(customers.userPool, { clients: [customers.client] }),
      ],
    });
    expect(providersOf(stack).map((p) => p.ProviderName)).toEqual([
      stack.resolve(staff.userPool.userPoolProviderName),
      stack.resolve(customers.userPool.userPoolProviderName),
    ]);
  });

  test('may be an L1', () => {
    const stack = testStack();
    const userPool = new CfnUserPool(stack, 'Users');
    const client = new CfnUserPoolClient(stack, 'Client', { userPoolId: userPool.ref });
    new IdentityPool(stack, 'Pool', { providers: [IdentityProvider.userPool(userPool, { clients: [client] })] });
    expect(providersOf(stack)).toEqual([
      {
        ClientId: { Ref: 'Client' },
        ProviderName: { 'Fn::GetAtt': ['Users', 'ProviderName'] },
        ServerSideTokenCheck: true,
      },
    ]);
  });

  test('makes no client of its own', () => {
    const stack = testStack();
    const { userPool, client } = userPoolOf(stack);
    new IdentityPool(stack, 'Pool', { providers: [IdentityProvider.userPool(userPool, { clients: [client] })] });
    Template.fromStack(stack).resourceCountIs('AWS::Cognito::UserPoolClient', 1);
  });

  test('of another stack is imported by its attribute', () => {
    const app = new App();
    const users = new Stack(app, 'UsersStack');
    const { userPool, client } = userPoolOf(users);
    const stack = new Stack(app, 'Test');
    new IdentityPool(stack, 'Pool', { providers: [IdentityProvider.userPool(userPool, { clients: [client] })] });
    expect(providersOf(stack)[0].ProviderName).toEqual({
      'Fn::ImportValue': expect.stringMatching(/^UsersStack:ExportsOutputFnGetAttUsers0A0EEA89ProviderName/),
    });
  });

  test('of another region is named by the attribute of that region', () => {
    const app = new App();
    const users = new Stack(app, 'UsersStack', {
      env: { account: '111111111111', region: 'eu-west-1' },
      crossRegionReferences: true,
    });
    const { userPool, client } = userPoolOf(users);
    const stack = new Stack(app, 'Test', {
      env: { account: '111111111111', region: 'us-east-1' },
      crossRegionReferences: true,
    });
    new IdentityPool(stack, 'Pool', { providers: [IdentityProvider.userPool(userPool, { clients: [client] })] });
    const [reader, attribute] = (providersOf(stack)[0].ProviderName as { 'Fn::GetAtt': string[] })['Fn::GetAtt'];
    expect(reader).toMatch(/^ExportsReader/);
    expect(attribute).toMatch(/UsersStackeuwest1FnGetAttUsers0A0EEA89ProviderName/);
  });
});

describe('an imported user pool is named by its own region, not by the stack that imports it', () => {
  const elsewhere = { env: { account: '111111111111', region: 'us-east-1' } };

  test.each([
    ['eu-west-1_AbCdEf', 'cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEf'],
    ['us-gov-west-1_AbCdEf', 'cognito-idp.us-gov-west-1.amazonaws.com/us-gov-west-1_AbCdEf'],
    ['eusc-de-east-1_AbCdEf', 'cognito-idp.eusc-de-east-1.amazonaws.eu/eusc-de-east-1_AbCdEf'],
  ])('by the region in its id %s', (id, name) => {
    for (const stack of [testStack(), testStack(elsewhere)]) {
      expect(importedName(stack, UserPool.fromUserPoolId(stack, 'Users', id))).toBe(name);
    }
  });

  test('by the id in its ARN', () => {
    const stack = testStack(elsewhere);
    const userPool = UserPool.fromUserPoolArn(
      stack,
      'Users',
      'arn:aws:cognito-idp:eu-west-1:222222222222:userpool/eu-west-1_AbCdEf',
    );
    expect(importedName(stack, userPool)).toBe('cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEf');
  });

  test('by the region in its id, even when that is known only at deployment', () => {
    const stack = testStack(elsewhere);
    const id = new CfnParameter(stack, 'UserPoolId').valueAsString;
    expect(importedName(stack, UserPool.fromUserPoolId(stack, 'Users', id))).toEqual({
      'Fn::Join': [
        '',
        [
          'cognito-idp.',
          { 'Fn::Select': [0, { 'Fn::Split': ['_', { Ref: 'UserPoolId' }] }] },
          '.',
          { Ref: 'AWS::URLSuffix' },
          '/',
          { Ref: 'UserPoolId' },
        ],
      ],
    });
  });

  test.each(['nonsense', 'eu-west-1_', 'eu west_1', '_abc', `eu-west-1_${'x'.repeat(46)}`])(
    'fails for the id %j',
    (id) => {
      const stack = testStack();
      expect(() => importedName(stack, UserPool.fromUserPoolId(stack, 'Users', id))).toThrow(
        /\[cdk-cognito-identity-pool:UserPoolIdInvalid\] Test\/Users: userPoolId is ".*Allowed: 1 to 55 characters: a region, _ and letters or digits/,
      );
    },
  );
});

describe('China has no user pools', () => {
  test('neither for a pool that lives there', () => {
    const stack = testStack({ env: { account: '111111111111', region: 'cn-north-1' } });
    const { userPool, client } = userPoolOf(stack);
    const pool = new IdentityPool(stack, 'Pool');
    expect(() => pool.addProvider(IdentityProvider.userPool(userPool, { clients: [client] }))).toThrow(
      '[cdk-cognito-identity-pool:UserPoolsNotInRegion] Test/Pool: user pool Test/Users on an identity pool in cn-north-1. Allowed: ' +
        'regions outside China, where Cognito user pools do not exist. Instead: another kind of provider for an identity pool in China.',
    );
  });

  test('nor for a user pool that is said to be there', () => {
    const stack = testStack();
    expect(() => importedName(stack, UserPool.fromUserPoolId(stack, 'Users', 'cn-north-1_AbCdEf'))).toThrow(
      '[cdk-cognito-identity-pool:UserPoolsNotInRegion] Test/Users: a user pool in cn-north-1.',
    );
  });
});

describe('clients', () => {
  test('fail when there are none', () => {
    const { userPool } = userPoolOf(testStack());
    expect(() => IdentityProvider.userPool(userPool, { clients: [] })).toThrow(
      '[cdk-cognito-identity-pool:NoClients] IdentityProvider.userPool(Test/Users): clients is empty. Allowed: one client of the user ' +
        "pool or more, because Cognito trusts a user pool client by client. Instead: clients: [userPool.addClient('Web')].",
    );
  });

  const another = '[cdk-cognito-identity-pool:ClientOfAnotherUserPool] IdentityProvider.userPool(';

  test('fail when one belongs to another user pool', () => {
    const stack = testStack();
    const { userPool, client } = userPoolOf(stack);
    const stranger = userPoolOf(stack, 'Others').client;
    expect(() => IdentityProvider.userPool(userPool, { clients: [client, stranger] })).toThrow(
      `${another}Test/Users): client Test/Others/Web belongs to another user pool. Allowed: clients of Test/Users: Cognito finds no sign-in ` +
        "through another user pool's client. Instead: one IdentityProvider.userPool() for each user pool, with that user pool's own clients.",
    );
  });

  test('fail when one belongs to another L1 user pool, or to another imported one', () => {
    const stack = testStack();
    const users = new CfnUserPool(stack, 'Users');
    const others = new CfnUserPool(stack, 'Others');
    const client = new CfnUserPoolClient(stack, 'Client', { userPoolId: others.ref });
    expect(() => IdentityProvider.userPool(users, { clients: [client] })).toThrow(another);

    const one = UserPool.fromUserPoolId(stack, 'One', 'eu-west-1_one');
    const two = UserPool.fromUserPoolId(stack, 'Two', 'eu-west-1_two');
    expect(() => IdentityProvider.userPool(one, { clients: [two.addClient('Web')] })).toThrow(another);
    expect(() => IdentityProvider.userPool(one, { clients: [one.addClient('Web')] })).not.toThrow();
  });

  test('of two stacks with equal logical ids are told apart', () => {
    const app = new App();
    const here = userPoolOf(new Stack(app, 'Here'));
    const there = userPoolOf(new Stack(app, 'There'));
    expect(() => IdentityProvider.userPool(here.userPool, { clients: [there.client] })).toThrow(another);
  });

  test('pass when whose they are can not be told', () => {
    const stack = testStack();
    const { userPool } = userPoolOf(stack);
    const imported = UserPoolClient.fromUserPoolClientId(stack, 'Client', 'abc123');
    const byToken = UserPool.fromUserPoolId(stack, 'Token', Fn.importValue('UserPoolId')).addClient('Web');
    expect(() => IdentityProvider.userPool(userPool, { clients: [imported, byToken] })).not.toThrow();
  });

  test.each(['', 'abc 123', 'a-b', 'x'.repeat(129)])('fail with the id %j', (id) => {
    const stack = testStack();
    const { userPool } = userPoolOf(stack);
    const clients = [UserPoolClient.fromUserPoolClientId(stack, 'Client', id)];
    expect(
      () => new IdentityPool(stack, 'Pool', { providers: [IdentityProvider.userPool(userPool, { clients })] }),
    ).toThrow(
      /\[cdk-cognito-identity-pool:ClientIdInvalid\] Test\/Pool: clientId is ".*Allowed: 1 to 128 characters: letters, digits and _ /,
    );
  });
});

describe('one provider on one pool', () => {
  test.each<[string, (stack: Stack) => void]>([
    [
      'in one list',
      (stack) => {
        const { userPool, client } = userPoolOf(stack);
        new IdentityPool(stack, 'Pool', {
          providers: [IdentityProvider.userPool(userPool, { clients: [client, client] })],
        });
      },
    ],
    [
      'in two providers',
      (stack) => {
        const { userPool, client } = userPoolOf(stack);
        const provider = IdentityProvider.userPool(userPool, { clients: [client] });
        new IdentityPool(stack, 'Pool', { providers: [provider] }).addProvider(provider);
      },
    ],
    [
      'by two attributes of one resource',
      (stack) => {
        const { userPool, client } = userPoolOf(stack);
        const l1 = client.node.defaultChild as CfnUserPoolClient;
        new IdentityPool(stack, 'Pool', {
          providers: [IdentityProvider.userPool(userPool, { clients: [client, l1] })],
        });
      },
    ],
  ])('fails when a client is added twice %s', (_, make) => {
    expect(() => make(testStack())).toThrow(
      '[cdk-cognito-identity-pool:ProviderTwice] Test/Pool: user pool client Test/Users/Web is on this identity pool already. ' +
        'Allowed: each provider once. Instead: add it once: pool.addProvider() gives back a handle, providers: [...] does not.',
    );
  });

  test('fails when an imported client is added twice, and names it', () => {
    const stack = testStack();
    const userPool = UserPool.fromUserPoolId(stack, 'Users', 'eu-west-1_abc');
    const clients = ['One', 'Two'].map((id) => UserPoolClient.fromUserPoolClientId(stack, id, 'abc123'));
    expect(
      () => new IdentityPool(stack, 'Pool', { providers: [IdentityProvider.userPool(userPool, { clients })] }),
    ).toThrow(
      '[cdk-cognito-identity-pool:ProviderTwice] Test/Pool: user pool client "abc123" is on this identity pool already',
    );
  });

  test('may be on several pools', () => {
    const stack = testStack();
    const { userPool, client } = userPoolOf(stack);
    const provider = IdentityProvider.userPool(userPool, { clients: [client] });
    new IdentityPool(stack, 'One', { providers: [provider] });
    new IdentityPool(stack, 'Two', { providers: [provider] });
    const pools = Object.values(Template.fromStack(stack).findResources(POOL));
    expect(pools.map((p) => p.Properties.CognitoIdentityProviders.length)).toEqual([1, 1]);
  });

  test('gives a handle that knows the pool and the name in Logins', () => {
    const stack = testStack();
    const { userPool, client } = userPoolOf(stack);
    const pool = new IdentityPool(stack, 'Pool');
    const clients = [client, userPool.addClient('Mobile')];
    const handle = pool.addProvider(IdentityProvider.userPool(userPool, { clients }));
    expect(handle.identityPool).toBe(pool);
    expect(handle.providerNames).toEqual([userPool.userPoolProviderName]);
  });
});

describe('the quota of user pool clients', () => {
  function poolWith(count: number): Stack {
    const stack = testStack();
    const userPool = UserPool.fromUserPoolId(stack, 'Users', 'eu-west-1_abc');
    const clients = Array.from({ length: count }, (_, i) =>
      UserPoolClient.fromUserPoolClientId(stack, `C${i}`, `client${i}`),
    );
    new IdentityPool(stack, 'Pool', { providers: [IdentityProvider.userPool(userPool, { clients })] });
    return stack;
  }

  test('of 50 passes, and the 51st warns once', () => {
    expect(warningIds(poolWith(50))).toEqual([]);
    expect(warningIds(poolWith(52))).toEqual(['cdk-cognito-identity-pool:ManyUserPoolClients']);
  });

  test('can not be raised above 1000', () => {
    expect(() => poolWith(1000)).not.toThrow();
    expect(() => poolWith(1001)).toThrow(
      '[cdk-cognito-identity-pool:TooManyUserPoolClients] Test/Pool: 1001 user pool clients. Allowed: at most 1000 on one identity pool ' +
        '(https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html). Instead: several identity pools, or fewer clients.',
    );
  });
});
