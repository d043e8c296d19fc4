import {
  App,
  Aws,
  CfnDynamicReference,
  CfnDynamicReferenceService,
  CfnParameter,
  CustomResource,
  Fn,
  Lazy,
  SecretValue,
  Stack,
} from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import {
  CfnOIDCProvider,
  CfnSAMLProvider,
  OidcProviderNative,
  OpenIdConnectProvider,
  SamlMetadataDocument,
  SamlProvider,
} from 'aws-cdk-lib/aws-iam';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { ClaimRule, IdentityPool, IdentityProvider, type IIdentityProvider, RoleMapping } from '../src';
import { type Json, onlyResource, testStack, userPoolOf, warningsOf } from './support/stacks';

const ENV = { account: '123456789012', region: 'eu-west-1' };
const OIDC = 'arn:aws:iam::123456789012:oidc-provider/idp.example.com/tenant';
const SAML = 'arn:aws:iam::123456789012:saml-provider/corporate';
const API = 'https://docs.aws.amazon.com/cognitoidentity/latest/APIReference';
const metadataDocument = SamlMetadataDocument.fromXml('<xml/>');

/** What a pool with these providers says about them in the template. */
function providersOf(stack: Stack, ...providers: IIdentityProvider[]): Record<string, Json> {
  new IdentityPool(stack, 'Pool', { providers });
  const { AllowClassicFlow, AllowUnauthenticatedIdentities, CognitoIdentityProviders, ...others } = onlyResource(
    stack,
    'AWS::Cognito::IdentityPool',
  ).Properties;
  return others;
}

function namesOf(stack: Stack, provider: IIdentityProvider): unknown {
  return stack.resolve(new IdentityPool(stack, 'Pool').addProvider(provider).providerNames);
}

const GOOGLE_ID = '123456789012-abcdefgh.apps.googleusercontent.com';

/** The names of https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_CreateIdentityPool.html, and an id as each gives out. */
const SOCIAL: [string, string, string, (appId: string) => IdentityProvider][] = [
  [
    'amazon',
    'www.amazon.com',
    'amzn1.application-oa2-client.188a56d827a7d6555a8b67a5d',
    (id) => IdentityProvider.amazon(id),
  ],
  ['apple', 'appleid.apple.com', 'com.example.app', (id) => IdentityProvider.apple(id)],
  ['facebook', 'graph.facebook.com', '123456789012345', (id) => IdentityProvider.facebook(id)],
  ['google', 'accounts.google.com', GOOGLE_ID, (id) => IdentityProvider.google(id)],
];

describe.each(SOCIAL)('%s', (kind, name, appId, make) => {
  test('is known by the name AWS documents, with the id of the app', () => {
    expect(providersOf(testStack(), make(appId))).toEqual({ SupportedLoginProviders: { [name]: appId } });
  });

  test('takes its tokens under that name', () => {
    expect(namesOf(testStack(), make(appId))).toEqual([name]);
  });

  test('may have an id that is a token', () => {
    const stack = testStack();
    const id = new CfnParameter(stack, 'AppId').valueAsString;
    expect(providersOf(stack, make(id))).toEqual({ SupportedLoginProviders: { [name]: { Ref: 'AppId' } } });
    expect(warningsOf(stack)).toEqual([]);
  });

  test.each(['', 'a b', 'a,b', 'x'.repeat(129)])('fails for the id %j, at the line that wrote it', (id) => {
    expect(() => make(id)).toThrow(
      `[cdk-cognito-identity-pool:LoginProviderInvalid] IdentityProvider.${kind}(): the id of the app is "`,
    );
  });

  test('takes an id of 128 characters', () => {
    expect(() => make('x'.repeat(128))).not.toThrow();
  });

  test('fails when it is added twice', () => {
    const pool = new IdentityPool(testStack(), 'Pool', { providers: [make(appId)] });
    expect(() => pool.addProvider(make('other'))).toThrow(
      `[cdk-cognito-identity-pool:LoginProviderTwice] Test/Pool: ${name} is added twice`,
    );
  });
});

test('social providers stand side by side', () => {
  const expected = Object.fromEntries(SOCIAL.map(([, name, appId]) => [name, appId]));
  expect(providersOf(testStack(), ...SOCIAL.map(([, , appId, make]) => make(appId)))).toEqual({
    SupportedLoginProviders: expected,
  });
});

test('a bad id is answered with what is allowed', () => {
  expect(() => IdentityProvider.facebook('my app')).toThrow(
    '[cdk-cognito-identity-pool:LoginProviderInvalid] IdentityProvider.facebook(): the id of the app is "my app". Allowed: 1 to 128 ' +
      `characters: letters, digits and . ; _ / - (${API}/API_CreateIdentityPool.html). Instead: for example "${GOOGLE_ID.replace('abcdefgh', 'abc')}".`,
  );
});

describe('google', () => {
  test('warns for an id that Google does not give out, on each pool', () => {
    const stack = testStack();
    providersOf(stack, IdentityProvider.google('123456789012'));
    expect(warningsOf(stack)).toEqual([
      {
        at: '/Test/Pool',
        id: 'cdk-cognito-identity-pool:GoogleClientIdUnusual',
        text: expect.stringContaining(
          'the client id of IdentityProvider.google() is "123456789012"; Google\'s end in .apps.googleusercontent.com.',
        ),
      },
    ]);
  });

  test('does not warn for one it does', () => {
    const stack = testStack();
    providersOf(stack, IdentityProvider.google(GOOGLE_ID));
    expect(warningsOf(stack)).toEqual([]);
  });
});

describe('twitter', () => {
  const secret = SecretValue.secretsManager('twitter', { jsonField: 'consumerSecret' });

  test('has key and secret in one text, the secret resolved at deployment', () => {
    expect(providersOf(testStack(), IdentityProvider.twitter('xvz1evFS4wEEPTGEFPHBog', secret))).toEqual({
      SupportedLoginProviders: {
        'api.twitter.com': 'xvz1evFS4wEEPTGEFPHBog;{{resolve:secretsmanager:twitter:SecretString:consumerSecret::}}',
      },
    });
  });

  test('takes a parameter that is not echoed', () => {
    const stack = testStack();
    const parameter = new CfnParameter(stack, 'Secret', { noEcho: true });
    expect(providersOf(stack, IdentityProvider.twitter('key', SecretValue.cfnParameter(parameter)))).toEqual({
      SupportedLoginProviders: { 'api.twitter.com': { 'Fn::Join': ['', ['key;', { Ref: 'Secret' }]] } },
    });
  });

  test('takes its tokens under the name AWS documents', () => {
    expect(namesOf(testStack(), IdentityProvider.twitter('key', secret))).toEqual(['api.twitter.com']);
  });

  test('may have a key that is a token', () => {
    expect(() => IdentityProvider.twitter(Fn.importValue('Key'), secret)).not.toThrow();
  });

  test('works where secrets may not be written as texts', () => {
    const stack = testStack({}, { '@aws-cdk/core:checkSecretUsage': true });
    expect(() => providersOf(stack, IdentityProvider.twitter('key', secret))).not.toThrow();
  });

  test('fails for a secret in plain text, and does not show it', () => {
    const make = () => IdentityProvider.twitter('key', SecretValue.unsafePlainText('kAcSOqF21Fu85e7zjz7ZN2U4'));
    expect(make).toThrow(
      '[cdk-cognito-identity-pool:SecretInTemplate] IdentityProvider.twitter(): consumerSecret is a plain text, and would stand in the ' +
        'template for everybody to read. Allowed: a secret that is resolved at deployment. ' +
        "Instead: SecretValue.secretsManager('twitter', { jsonField: 'consumerSecret' }).",
    );
    expect(make).not.toThrow('kAcSOqF21Fu85e7zjz7ZN2U4');
  });

  test.each<[string, (stack: Stack) => string]>([
    [
      'a secret whose name is a token',
      (stack) => SecretValue.secretsManager(new CfnParameter(stack, 'Name').valueAsString).unsafeUnwrap(),
    ],
    ['a secret of the app', (stack) => new Secret(stack, 'Secret').secretValue.unsafeUnwrap()],
    [
      'an attribute',
      (stack) =>
        userPoolOf(stack).userPool.addClient('App', { generateSecret: true }).userPoolClientSecret.unsafeUnwrap(),
    ],
    ['an import', () => Fn.importValue('ConsumerSecret')],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: CloudFormation writes its variables so
    ['a variable', () => Fn.sub('${ConsumerSecret}')],
    ['a parameter of SSM', () => new CfnDynamicReference(CfnDynamicReferenceService.SSM, 'twitter').toString()],
  ])('takes %s for a secret', (_, secretIn) => {
    const stack = testStack();
    const appId = `key;${secretIn(stack)}`;
    const pool = new IdentityPool(stack, 'Pool');
    const own = { bind: () => ({ supportedLoginProviders: { 'api.twitter.com': appId } }) };
    expect(() => pool.addProvider(own)).not.toThrow();
  });

  test.each<[string, string, string]>([
    [
      'in a lazy value',
      Lazy.string({ produce: () => 'kAcSO' }),
      'a lazy value, which may become a secret as plain text',
    ],
    ['as a text of Fn::Sub', Fn.sub('kAcSO'), 'a secret as plain text'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: CloudFormation writes its variables so
    ['beside a variable of Fn::Sub', Fn.sub('kAcSO${AWS::Region}'), 'a secret as plain text'],
    ['encoded', Fn.base64('kAcSO'), 'a secret as plain text'],
    ['beside what is looked up', `kAcSO${Fn.importValue('Rest')}`, 'a secret as plain text'],
  ])('fails for a secret %s, and does not show it', (_, secretText, shown) => {
    const make = () =>
      providersOf(testStack(), IdentityProvider.twitter('key', SecretValue.unsafePlainText(secretText)));
    expect(make).toThrow(
      `[cdk-cognito-identity-pool:SecretInTemplate] Test/Pool: the app id of api.twitter.com holds ${shown}, for everybody to read in the ` +
        'template. Allowed: a secret that is resolved at deployment. Instead: IdentityProvider.twitter(key, SecretValue',
    );
    expect(make).not.toThrow('kAcSO');
  });

  test('fails for a secure string of SSM, which no deployment would look up', () => {
    const make = () => providersOf(testStack(), IdentityProvider.twitter('key', SecretValue.ssmSecure('twitter', '1')));
    expect(make).toThrow(
      '[cdk-cognito-identity-pool:LoginProviderInvalid] Test/Pool: the app id of api.twitter.com holds a secure string of SSM, and ' +
        'CloudFormation looks up none in identity pools. Allowed: a secret of Secrets Manager, or a parameter that is not echoed (https://docs.aws.',
    );
  });

  test('fails for a key that holds the secret as well', () => {
    expect(() => IdentityProvider.twitter('key;secret', secret)).toThrow(
      '[cdk-cognito-identity-pool:LoginProviderInvalid] IdentityProvider.twitter(): consumerKey has a semicolon, which separates it from ' +
        "the secret. Allowed: the consumer key alone. Instead: IdentityProvider.twitter(key, SecretValue.secretsManager('twitter')).",
    );
  });

  test.each(['', 'a b', 'x'.repeat(129)])('fails for the key %j', (key) => {
    expect(() => IdentityProvider.twitter(key, secret)).toThrow(
      '[cdk-cognito-identity-pool:LoginProviderInvalid] IdentityProvider.twitter(): consumerKey is "',
    );
  });

  test('warns when it has rules: AWS does not say what they can test', () => {
    const stack = testStack();
    const pool = new IdentityPool(stack, 'Pool');
    const rules = [ClaimRule.whenEquals('sub', '42', pool.authenticatedRole)];
    pool.addProvider(IdentityProvider.twitter('key', secret, { roleMapping: RoleMapping.fromRules(rules) }));
    expect(warningsOf(stack)).toEqual([
      {
        at: '/Test/Pool',
        id: 'cdk-cognito-identity-pool:ClaimsUndocumented',
        text: expect.stringContaining(
          'rules for users of Twitter: AWS does not document which claims they have, so a rule may never match. Try a sign-in before you ' +
            'rely on it.',
        ),
      },
    ]);
  });
});

describe('an OpenID Connect provider', () => {
  test.each<[string, (stack: Stack) => IdentityProvider, Json]>([
    [
      'an L2 of a custom resource',
      (stack) =>
        IdentityProvider.openIdConnect(
          new OpenIdConnectProvider(stack, 'Oidc', { url: 'https://idp.example.com', clientIds: ['x'] }),
        ),
      { Ref: 'Oidc70BFA75F' },
    ],
    [
      'a native L2',
      (stack) =>
        IdentityProvider.openIdConnect(
          new OidcProviderNative(stack, 'Oidc', { url: 'https://idp.example.com', clientIds: ['x'] }),
        ),
      { Ref: 'Oidc70BFA75F' },
    ],
    [
      'an L1',
      (stack) => IdentityProvider.openIdConnect(new CfnOIDCProvider(stack, 'Oidc', { url: 'https://idp.example.com' })),
      { Ref: 'Oidc' },
    ],
    [
      'an import',
      (stack) =>
        IdentityProvider.openIdConnect(OpenIdConnectProvider.fromOpenIdConnectProviderArn(stack, 'Oidc', OIDC)),
      OIDC,
    ],
    [
      'a native import',
      (stack) => IdentityProvider.openIdConnect(OidcProviderNative.fromOidcProviderArn(stack, 'Oidc', OIDC)),
      OIDC,
    ],
    ['an ARN', () => IdentityProvider.openIdConnectArn(OIDC), OIDC],
    ['a token', () => IdentityProvider.openIdConnectArn(Fn.importValue('Oidc')), { 'Fn::ImportValue': 'Oidc' }],
  ])('may be %s', (_, make, arn) => {
    const stack = testStack();
    const provider = make(stack);
    const names = namesOf(stack, provider);
    expect(onlyResource(stack, 'AWS::Cognito::IdentityPool').Properties.OpenIdConnectProviderARNs).toEqual([arn]);
    expect(names).toEqual([
      arn === OIDC ? 'idp.example.com/tenant' : { 'Fn::Select': [1, { 'Fn::Split': [':oidc-provider/', arn] }] },
    ]);
  });

  test('may have siblings', () => {
    const arns = [OIDC, `${OIDC}2`, `${OIDC}3`];
    expect(providersOf(testStack(), ...arns.map((arn) => IdentityProvider.openIdConnectArn(arn)))).toEqual({
      OpenIdConnectProviderARNs: arns,
    });
  });

  test.each([
    'https://idp.example.com',
    'idp.example.com',
    '',
    SAML,
    'arn:aws:iam::123456789012:oidc-provider/',
    'arn:aws:iam::123456789012:oidc-provider/https://idp.example.com',
    'arn:aws:iam::123456789012:oidc-provider/*',
    'arn:aws:iam::123456789012:oidc-provider/idp?.example.com',
    'arn:aws:iam::1234:oidc-provider/idp.example.com',
    'arn:aws:sts::123456789012:oidc-provider/idp.example.com',
    `arn:aws:iam::123456789012:oidc-provider/${'x'.repeat(2010)}`,
  ])('fails for the ARN %.70j', (arn) => {
    expect(() => IdentityProvider.openIdConnectArn(arn)).toThrow(
      /\[cdk-cognito-identity-pool:ProviderArnInvalid\] IdentityProvider\.openIdConnectArn\(\): the ARN of the provider is ".*Allowed: 20 to 2048 characters: the ARN of an IAM OpenID Connect provider, its issuer without https:\/\/ \(/,
    );
  });
});

describe('a SAML provider', () => {
  test.each<[string, (stack: Stack) => IdentityProvider, Json]>([
    [
      'an L2',
      (stack) => IdentityProvider.saml(new SamlProvider(stack, 'Saml', { metadataDocument })),
      { Ref: 'SamlC77D5D1E' },
    ],
    [
      'an L1',
      (stack) => IdentityProvider.saml(new CfnSAMLProvider(stack, 'Saml', { samlMetadataDocument: '<xml/>' })),
      { Ref: 'Saml' },
    ],
    ['an import', (stack) => IdentityProvider.saml(SamlProvider.fromSamlProviderArn(stack, 'Saml', SAML)), SAML],
    ['an ARN', () => IdentityProvider.samlArn(SAML), SAML],
    ['a token', () => IdentityProvider.samlArn(Fn.importValue('Saml')), { 'Fn::ImportValue': 'Saml' }],
  ])('may be %s', (_, make, arn) => {
    const stack = testStack();
    const names = namesOf(stack, make(stack));
    expect(onlyResource(stack, 'AWS::Cognito::IdentityPool').Properties.SamlProviderARNs).toEqual([arn]);
    expect(names).toEqual([arn]);
  });

  test('may have siblings', () => {
    const arns = [SAML, `${SAML}2`, `${SAML}3`];
    expect(providersOf(testStack(), ...arns.map((arn) => IdentityProvider.samlArn(arn)))).toEqual({
      SamlProviderARNs: arns,
    });
  });

  test.each([
    'https://idp.example.com/metadata',
    '',
    OIDC,
    'arn:aws:iam::123456789012:saml-provider/',
    'arn:aws:iam::123456789012:saml-provider/a b',
    'arn:aws:iam::123456789012:saml-provider/*',
    'arn:aws:iam::123456789012:role/corporate',
  ])('fails for the ARN %j', (arn) => {
    expect(() => IdentityProvider.samlArn(arn)).toThrow(
      /\[cdk-cognito-identity-pool:ProviderArnInvalid\] IdentityProvider\.samlArn\(\): the ARN of the provider is ".*Allowed: 20 to 2048 characters: the ARN of an IAM SAML provider \(/,
    );
  });
});

describe('an IAM provider of another account or partition', () => {
  const [theirOidc, theirSaml] = [OIDC, SAML].map((arn) => arn.replace('123456789012', '210987654321'));

  test.each([
    [theirOidc, IdentityProvider.openIdConnectArn(theirOidc)],
    [theirSaml, IdentityProvider.samlArn(theirSaml)],
  ])('fails for %s', (arn, provider) => {
    expect(() => new IdentityPool(testStack({ env: ENV }), 'Pool', { providers: [provider] })).toThrow(
      `[cdk-cognito-identity-pool:ProviderOfAnotherAccount] Test/Pool: "${arn}" is of account 210987654321, the pool is of account ` +
        "123456789012. Allowed: IAM providers of the identity pool's account. Instead: an IAM provider with the same issuer or metadata in " +
        'account 123456789012.',
    );
  });

  test('fails for a construct of a stack in another account, which CDK core lets pass', () => {
    const app = new App();
    const there = new Stack(app, 'There', { env: { ...ENV, account: '210987654321' } });
    const providers = [
      IdentityProvider.openIdConnect(new OidcProviderNative(there, 'Oidc', { url: 'https://idp.example.com' })),
      IdentityProvider.saml(new SamlProvider(there, 'Saml', { metadataDocument })),
    ];
    const pool = new IdentityPool(new Stack(app, 'Test', { env: ENV }), 'Pool');
    for (const [provider, path] of [
      [providers[0], 'There/Oidc/Resource'],
      [providers[1], 'There/Saml/Resource'],
    ] as const) {
      expect(() => pool.addProvider(provider)).toThrow(
        `[cdk-cognito-identity-pool:ProviderOfAnotherAccount] Test/Pool: ${path} is of account 210987654321, the pool is of account 123456789012.`,
      );
    }
  });

  test.each([
    ['aws-us-gov', 'eu-west-1', 'aws'],
    ['aws', 'us-gov-west-1', 'aws-us-gov'],
    ['aws', 'cn-north-1', 'aws-cn'],
    ['aws-cn', 'eusc-de-east-1', 'aws-eusc'],
    ['aws', 'us-iso-east-1', 'aws-iso'],
    ['aws-iso', 'us-isob-east-1', 'aws-iso-b'],
  ])('fails for partition %s on a pool in %s', (theirs, region, ours) => {
    const arn = SAML.replace('arn:aws:', `arn:${theirs}:`);
    const stack = testStack({ env: { ...ENV, region } });
    expect(() => new IdentityPool(stack, 'Pool', { providers: [IdentityProvider.samlArn(arn)] })).toThrow(
      `[cdk-cognito-identity-pool:ProviderOfAnotherPartition] Test/Pool: "${arn}" is of partition ${theirs}, the pool is of partition ${ours} ` +
        `(${region}). Allowed: IAM providers of the identity pool's partition. Instead: the ARN of the provider in that partition, or the ` +
        'provider construct, which knows it.',
    );
  });

  test.each([
    ['aws', 'mx-central-1'],
    ['aws-us-gov', 'us-gov-east-1'],
    ['aws-cn', 'cn-north-1'],
    ['aws-eusc', 'eusc-de-east-1'],
    ['aws-iso-f', 'us-isof-south-1'],
  ])('passes for partition %s on a pool in %s', (partition, region) => {
    const stack = testStack({ env: { ...ENV, region } });
    const arn = OIDC.replace('arn:aws:', `arn:${partition}:`);
    expect(providersOf(stack, IdentityProvider.openIdConnectArn(arn)).OpenIdConnectProviderARNs).toEqual([arn]);
  });

  test('can not be told for a stack without account and region', () => {
    const providers = [
      IdentityProvider.openIdConnectArn(theirOidc),
      IdentityProvider.samlArn(theirSaml.replace(':aws:', ':aws-cn:')),
    ];
    expect(() => new IdentityPool(testStack(), 'Pool', { providers })).not.toThrow();
  });
});

describe('a developer provider', () => {
  test('is known by its name, and takes its tokens under it', () => {
    const stack = testStack();
    expect(providersOf(stack, IdentityProvider.developer('login.example.app'))).toEqual({
      DeveloperProviderName: 'login.example.app',
    });
    expect(namesOf(testStack(), IdentityProvider.developer('login.example.app'))).toEqual(['login.example.app']);
  });

  test('may have a name of 100 characters, or one that is a token', () => {
    for (const name of ['x'.repeat(100), Fn.importValue('Developer')]) {
      expect(() => IdentityProvider.developer(name)).not.toThrow();
    }
  });

  test.each(['', 'my app', 'my/app', 'x'.repeat(101)])('fails for the name %j, at the line that wrote it', (name) => {
    expect(() => IdentityProvider.developer(name)).toThrow(
      /\[cdk-cognito-identity-pool:DeveloperProviderNameInvalid\] IdentityProvider\.developer\(\): name is ".*Allowed: 1 to 100 characters: letters, digits and \. _ -, but not authenticated or unauthenticated \(/,
    );
  });

  test('fails beside a second one', () => {
    const providers = ['one', 'two'].map((name) => IdentityProvider.developer(name));
    expect(() => new IdentityPool(testStack(), 'Pool', { providers })).toThrow(
      '[cdk-cognito-identity-pool:DeveloperProviderTwice] Test/Pool: developer provider "two" is added beside "one".',
    );
  });
});

describe('one provider by two tokens', () => {
  test.each<[string, (stack: Stack) => IdentityProvider[]]>([
    ['that import the same value', () => [1, 2].map(() => IdentityProvider.openIdConnectArn(Fn.importValue('Oidc')))],
    [
      'made of the same pseudo parameters',
      () => [1, 2].map(() => IdentityProvider.samlArn(`arn:aws:iam::${Aws.ACCOUNT_ID}:saml-provider/corporate`)),
    ],
    [
      'that are two attributes of one resource',
      (stack) => {
        const saml = new CfnSAMLProvider(stack, 'Saml', { samlMetadataDocument: '<xml/>' });
        return [saml.ref, saml.attrArn].map((arn) => IdentityProvider.samlArn(arn));
      },
    ],
  ])('fails: %s', (_, make) => {
    const stack = testStack();
    expect(() => new IdentityPool(stack, 'Pool', { providers: make(stack) })).toThrow(
      /\[cdk-cognito-identity-pool:ProviderTwice\] Test\/Pool: (OpenID Connect|SAML) provider .* is on this identity pool already/,
    );
  });

  test('passes for two attributes of a custom resource, which may be two providers', () => {
    const stack = testStack();
    const custom = new CustomResource(stack, 'Custom', {
      serviceToken: 'arn:aws:lambda:eu-west-1:123456789012:function:f',
    });
    const providers = ['One', 'Two'].map((name) => IdentityProvider.samlArn(custom.getAttString(name)));
    expect(providersOf(stack, ...providers).SamlProviderARNs).toEqual([
      { 'Fn::GetAtt': ['Custom', 'One'] },
      { 'Fn::GetAtt': ['Custom', 'Two'] },
    ]);
  });

  test('passes for two lazy values, which say nothing yet', () => {
    const stack = testStack();
    const providers = ['1', '2'].map((n) => IdentityProvider.samlArn(Lazy.string({ produce: () => `${SAML}${n}` })));
    expect(providersOf(stack, ...providers).SamlProviderARNs).toEqual([`${SAML}1`, `${SAML}2`]);
  });
});

describe('two providers whose tokens come under one name', () => {
  test.each<[string, IdentityProvider, IdentityProvider]>([
    [
      'accounts.google.com',
      IdentityProvider.google(GOOGLE_ID),
      IdentityProvider.openIdConnectArn('arn:aws:iam::123456789012:oidc-provider/accounts.google.com'),
    ],
    ['graph.facebook.com', IdentityProvider.developer('graph.facebook.com'), IdentityProvider.facebook('123')],
  ])('fail: %s', (name, one, two) => {
    const pool = new IdentityPool(testStack(), 'Pool', { providers: [one] });
    expect(() => pool.addProvider(two)).toThrow(
      `[cdk-cognito-identity-pool:ProviderTwice] Test/Pool: tokens of two providers come under "${name}". Allowed: one provider under each name: ` +
        'it is all that tells their users apart. Instead: one of the two; an IAM OpenID Connect provider takes several app ids.',
    );
  });
});

test('every kind of provider may be on one pool, and one value on several pools', () => {
  const stack = testStack();
  const providers = [
    ...SOCIAL.map(([, , appId, make]) => make(appId)),
    IdentityProvider.twitter('key', SecretValue.secretsManager('twitter')),
    IdentityProvider.openIdConnectArn(OIDC),
    IdentityProvider.samlArn(SAML),
    IdentityProvider.developer('login.example.app'),
  ];
  for (const id of ['One', 'Two']) {
    new IdentityPool(stack, id, { providers });
  }
  const pools = Object.values(Template.fromStack(stack).findResources('AWS::Cognito::IdentityPool'));
  expect(pools[0].Properties).toEqual(pools[1].Properties);
  expect(Object.keys(pools[0].Properties.SupportedLoginProviders)).toHaveLength(5);
  expect(pools[0].Properties).toMatchObject({
    OpenIdConnectProviderARNs: [OIDC],
    SamlProviderARNs: [SAML],
    DeveloperProviderName: 'login.example.app',
  });
});
