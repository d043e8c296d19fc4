import { App, Lazy, SecretValue, Stack } from 'aws-cdk-lib';
import { type CfnUserPoolClient, UserPool, UserPoolClient } from 'aws-cdk-lib/aws-cognito';
import { OidcProviderNative, Role } from 'aws-cdk-lib/aws-iam';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import {
  ClaimRule,
  IdentityPool,
  IdentityPoolPrincipal,
  IdentityProvider,
  PrincipalTags,
  RoleMapping,
  RoleResolution,
  testing,
} from 'cdk-cognito-identity-pool';
import { testStack, userPoolOf } from '../support/stacks';
import { tokenWith } from './support/id-tokens';
import { poolTemplate } from './support/pool-template';
import { became } from './support/sign-ins';

const { IdentityPoolSimulator, ResourceArn, SignIn } = testing;
const SAML = 'arn:aws:iam::111111111111:saml-provider/corp';

describe('every provider of a pool is signed in through, by its handle and by its own name', () => {
  const stack = testStack();
  const { userPool, client } = userPoolOf(stack);
  const oidc = new OidcProviderNative(stack, 'Oidc', { url: 'https://login.example.com', clientIds: ['app'] });
  const pool = new IdentityPool(stack, 'Pool');
  const providers = {
    'a user pool': [
      IdentityProvider.userPool(userPool, { clients: [client] }),
      SignIn.withUserPool(client.userPoolClientId),
    ],
    'OpenID Connect': [IdentityProvider.openIdConnect(oidc), SignIn.withOidc(oidc.openIdConnectProviderArn)],
    SAML: [IdentityProvider.samlArn(SAML), SignIn.withSaml(SAML)],
    Google: [IdentityProvider.google('1-a.apps.googleusercontent.com'), SignIn.withGoogle()],
    Facebook: [IdentityProvider.facebook('1'), SignIn.withFacebook()],
    Amazon: [IdentityProvider.amazon('amzn1.application.1'), SignIn.withAmazon()],
    Apple: [IdentityProvider.apple('com.example'), SignIn.withApple()],
    Twitter: [IdentityProvider.twitter('key', SecretValue.secretsManager('twitter')), SignIn.withTwitter()],
    'a backend': [IdentityProvider.developer('login.example.app'), SignIn.withDeveloper('user-1')],
  } as const;
  const cases = Object.entries(providers).map(([name, [provider, signIn]]) => {
    const handle = pool.addProvider(provider);
    return [name, handle, signIn, pool.addRole(name.replace(/\W/g, ''), { through: [handle] })] as const;
  });
  const asking = (role: Role) => ({ classicFlowRoleArn: role.roleArn });

  test.each(cases)('%s', (_, handle, signIn) => {
    const simulator = IdentityPoolSimulator.of(pool);
    simulator.signIn(SignIn.through(handle)).assertAssumes(pool.authenticatedRole);
    simulator.signIn(signIn).assertAssumes(pool.authenticatedRole);
  });

  test('and each has the role of its own users, and no other', () => {
    const classic = new IdentityPool(testStack(), 'Classic', { allowClassicFlow: true });
    const google = classic.addProvider(IdentityProvider.google('1-a.apps.googleusercontent.com'));
    const apple = classic.addProvider(IdentityProvider.apple('com.example'));
    const role = classic.addRole('OfGoogle', { through: [google] }) as Role;
    const simulator = IdentityPoolSimulator.of(classic);
    simulator.signIn(SignIn.through(google, {}, asking(role))).assertAssumes(role);
    simulator.signIn(SignIn.through(apple, {}, asking(role))).assertRefused();
  });
});

describe('users of a user pool', () => {
  const stack = testStack();
  const userPool = new UserPool(stack, 'Users');
  const [web, admin] = ['Web', 'Admin'].map((id) => userPool.addClient(id));
  const pool = new IdentityPool(stack, 'Pool');
  const users = pool.addProvider(IdentityProvider.userPool(userPool, { clients: [web] }));
  const admins = pool.addProvider(
    IdentityProvider.userPool(userPool, {
      clients: [admin],
      roleMapping: RoleMapping.fromRules([ClaimRule.whenStartsWith('sub', 'a', pool.addRole('Admins'))], {
        roleResolution: RoleResolution.DENY,
      }),
      principalTags: PrincipalTags.custom({ app: 'aud' }),
    }),
  );
  const simulator = IdentityPoolSimulator.of(pool);

  test('come through the client of the handle', () => {
    simulator.signIn(SignIn.through(users, { sub: 'b' })).assertAssumes(pool.authenticatedRole);
    simulator.signIn(SignIn.through(admins, { sub: 'b' })).assertRefused();
    simulator.signIn(SignIn.through(admins, { sub: 'a' })).assertPrincipalTags({ app: admin.userPoolClientId });
  });

  test('are named by client: its token, its logical id', () => {
    const logicalId = stack.getLogicalId(web.node.defaultChild as CfnUserPoolClient);
    for (const clientId of [web.userPoolClientId, logicalId]) {
      simulator.signIn(SignIn.withUserPool(clientId)).assertAssumes(pool.authenticatedRole);
    }
  });

  test('of a literal id are named by it', () => {
    const other = testStack();
    const imported = UserPool.fromUserPoolId(other, 'Users', 'eu-west-1_AbCdEfGhI');
    const client = UserPoolClient.fromUserPoolClientId(other, 'Web', '1example23456789');
    const otherPool = new IdentityPool(other, 'Pool', {
      providers: [IdentityProvider.userPool(imported, { clients: [client] })],
    });
    IdentityPoolSimulator.of(otherPool)
      .signIn(SignIn.withUserPool('1example23456789'))
      .assertAssumes(otherPool.authenticatedRole);
  });

  test('of several clients come through the one their token is for, or the first', () => {
    const other = testStack();
    const people = new UserPool(other, 'Users');
    const [first, second] = ['First', 'Second'].map((id) => people.addClient(id));
    const otherPool = new IdentityPool(other, 'Pool');
    const both = otherPool.addProvider(
      IdentityProvider.userPool(people, {
        clients: [first, second],
        principalTags: PrincipalTags.custom({ app: 'aud' }),
      }),
    );
    const signIn = (claims: object) => IdentityPoolSimulator.of(otherPool).signIn(SignIn.through(both, { ...claims }));
    signIn({}).assertPrincipalTags({ app: first.userPoolClientId });
    signIn({ aud: second.userPoolClientId }).assertPrincipalTags({ app: second.userPoolClientId });
  });
});

test('a role of the app can be asked for, and stand in the token', () => {
  const stack = testStack();
  const { userPool, client } = userPoolOf(stack);
  const pool = new IdentityPool(stack, 'Pool');
  const users = pool.addProvider(
    IdentityProvider.userPool(userPool, { clients: [client], roleMapping: RoleMapping.fromToken() }),
  );
  const [one, two] = ['One', 'Two'].map(
    (id) => new Role(stack, id, { assumedBy: IdentityPoolPrincipal.authenticated(pool) }),
  );
  const claims = { 'cognito:roles': [one.roleArn, two.roleArn], 'cognito:preferred_role': one.roleArn };
  const simulator = IdentityPoolSimulator.of(pool);
  simulator.signIn(SignIn.through(users, claims)).assertAssumes(one);
  const asking = simulator.signIn(SignIn.through(users, claims, { customRoleArn: two.roleArn }));
  asking.assertAssumes(two);
  asking.assertAssumesArn(two.roleArn);
});

describe('an ID token', () => {
  const signIn = (claims: object) =>
    IdentityPoolSimulator.fromTemplate(poolTemplate()).signIn(SignIn.fromIdToken(tokenWith(claims)));

  test.each([
    [
      'a user pool that is yet to be deployed',
      { iss: 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEfGhI', aud: 'x' },
    ],
    ['an OpenID Connect provider', { iss: 'https://login.example.com', aud: 'x' }],
    ['Google', { iss: 'https://accounts.google.com', sub: '7' }],
    ['Google, in its other spelling', { iss: 'accounts.google.com', sub: '7' }],
    ['Apple', { iss: 'https://appleid.apple.com', sub: '7' }],
  ])('of %s says by whom it was issued', (_, claims) => {
    expect(became(signIn(claims))).toBe('Auth');
  });

  test('brings its claims', () => {
    const template = poolTemplate({ tags: { google: { domain: 'hd' } } });
    const token = tokenWith({ iss: 'accounts.google.com', hd: 'example.com' });
    IdentityPoolSimulator.fromTemplate(template)
      .signIn(SignIn.fromIdToken(token))
      .assertPrincipalTags({ domain: 'example.com' });
  });

  test('of a user pool that is yet to be deployed names it by ids nobody knows yet', () => {
    const template = poolTemplate({ tags: { 'user-pool': { app: 'aud' } } });
    const token = tokenWith({ iss: 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEfGhI', aud: 'abc' });
    const { principalTags } = IdentityPoolSimulator.fromTemplate(template).signIn(SignIn.fromIdToken(token));
    expect(principalTags).toEqual({ app: '<Template/Web.Ref>' });
  });

  test('of somebody else is one of no provider', () => {
    expect(() => signIn({ iss: 'https://elsewhere.example.com' })).toThrow(
      /SignInProviderUnknown.*an ID token of https:\/\/elsewhere/,
    );
  });

  test('must say for which client it is, where the user pool has several', () => {
    const template = poolTemplate();
    template.Resources.Pool.Properties.CognitoIdentityProviders.push({
      ProviderName: { 'Fn::GetAtt': ['Users', 'ProviderName'] },
      ClientId: 'other',
    });
    const signInWith = (aud: string) =>
      IdentityPoolSimulator.fromTemplate(template).signIn(
        SignIn.fromIdToken(tokenWith({ iss: 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEfGhI', aud })),
      );
    expect(became(signInWith('other'))).toBe('Auth');
    expect(() => signInWith('unknown')).toThrow(/SignInInvalid.*which client of the pool it is for can not be told/);
  });

  test.each([
    ['is empty', ''],
    ['is a word', 'token'],
    ['has two parts', 'a.b'],
    ['is not JSON', `a.${Buffer.from('{').toString('base64url')}.c`],
    ['is a list', `a.${Buffer.from('[]').toString('base64url')}.c`],
    ['is null', `a.${Buffer.from('null').toString('base64url')}.c`],
    ['has characters of no token', 'a.*.c'],
    ['does not say who issued it', tokenWith({ sub: 'x' })],
    ['says so by a number', tokenWith({ iss: 7 })],
  ])('that %s is refused', (_, token) => {
    expect(() => SignIn.fromIdToken(token)).toThrow(/SignInInvalid/);
  });
});

describe('a provider that the pool does not have', () => {
  const stack = testStack();
  const pool = new IdentityPool(stack, 'Pool', {
    providers: [IdentityProvider.google('1-a.apps.googleusercontent.com')],
  });
  const other = new IdentityPool(stack, 'Other');
  const apple = other.addProvider(IdentityProvider.apple('com.example'));

  test.each([
    ['a handle of another pool', SignIn.through(apple)],
    ['another kind', SignIn.withFacebook()],
    ['a client', SignIn.withUserPool('unknown')],
    ['an ARN', SignIn.withSaml(SAML)],
    ['a backend', SignIn.withDeveloper('user-1')],
  ])('is an error that lists those it has: %s', (_, signIn) => {
    expect(() => IdentityPoolSimulator.of(pool).signIn(signIn)).toThrow(
      /SignInProviderUnknown\] Test\/Pool: a sign-in .*Allowed: accounts.google.com\./,
    );
  });

  test('may be one that can not be told', () => {
    const template = poolTemplate();
    template.Resources.Pool.Properties.SamlProviderARNs = { Ref: 'Nothing' };
    const session = IdentityPoolSimulator.fromTemplate(template).signIn(SignIn.withSaml(SAML));
    expect(became(session)).toBe('INDETERMINATE');
    expect(() => session.assertDenied('s3:GetObject', '*')).toThrow('whether the pool has a provider for a sign-in');
  });
});

describe('a token that can not be read', () => {
  const session = () => IdentityPoolSimulator.fromTemplate(poolTemplate()).signIn(SignIn.withGoogle());

  test('refers to a construct, where there is only a template', () => {
    const arn = new Bucket(testStack(), 'Files').arnForObjects('x');
    expect(() => session().decide('s3:GetObject', arn)).toThrow(
      /TokenNotReadable.*refers to a construct, and the simulator was given a template/,
    );
  });

  test('names what the template does not have', () => {
    expect(() => session().decide('s3:GetObject', ResourceArn.of('Files', '/x'))).toThrow(
      /TokenNotReadable.*refers to Files, and the template of Template has no such resource/,
    );
  });

  test('refers to several stacks at once; one beside the other is fine', () => {
    const app = new App();
    const [one, two] = ['One', 'Two'].map((id) => new Bucket(new Stack(app, id), 'Files'));
    const pool = new IdentityPool(new Stack(app, 'Pools'), 'Pool', {
      providers: [IdentityProvider.apple('com.example')],
    });
    const user = IdentityPoolSimulator.of(pool).signIn(SignIn.withApple());
    const both = Lazy.string({ produce: () => `${one.bucketArn}/${two.bucketName}` });
    expect(() => user.decide('s3:GetObject', both)).toThrow(/TokenNotReadable.*several stacks at once/);
    user.assertDenied('s3:GetObject', `${one.bucketArn}/${two.bucketName}`);
  });

  test('is of another app', () => {
    const pool = new IdentityPool(testStack(), 'Pool', { providers: [IdentityProvider.apple('com.example')] });
    const elsewhere = new Bucket(new Stack(new App(), 'Elsewhere'), 'Files').arnForObjects('x');
    const user = IdentityPoolSimulator.of(pool).signIn(SignIn.withApple());
    expect(() => user.decide('s3:GetObject', elsewhere)).toThrow(
      /TokenNotReadable.*the template of Elsewhere has no such resource/,
    );
  });
});

test('a sign-in describes itself', () => {
  expect(SignIn.asGuest().description).toBe('as a guest');
  expect(SignIn.withGoogle({ hd: 'example.com', groups: ['a', 'b'], level: 5, more: {} }).description).toBe(
    'with accounts.google.com, hd="example.com", groups=["a", "b"], level=5, more=an object',
  );
  expect(SignIn.withDeveloper('user-1', { principalTags: { studio: 'north' } }).description).toBe(
    'with the developer provider, as user-1, studio="north"',
  );
  const { client } = userPoolOf(testStack());
  expect(SignIn.withUserPool(client.userPoolClientId).description).toBe('with user pool client <token>');
});

test('a backend calls its users something', () => {
  expect(() => SignIn.withDeveloper('')).toThrow(/SignInInvalid.*userIdentifier is empty/);
});

test('a claim that holds itself is one of a kind that AWS does not document', () => {
  const knot: Record<string, unknown> = {};
  knot.knot = knot;
  const template = poolTemplate({ tags: { google: { knot: 'knot' } } });
  const session = IdentityPoolSimulator.fromTemplate(template).signIn(SignIn.withGoogle({ knot }));
  expect(session.principalTags.knot).toContain('of type object');
});
