// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Fn::Sub writes its placeholders like this.
import { sameness } from '../../src/model/sameness';
import { legible, modelOf } from '../support/models';
import type { Json } from '../support/stacks';

const MYSTERY = { Parameters: { Mystery: { Type: 'String' } } };
const UNKNOWN = '<unknown: parameter Mystery of S has no value>';

function poolOf(properties: Json, rest: Json = {}): Json {
  return legible(
    modelOf({ Pool: { Type: 'AWS::Cognito::IdentityPool', Properties: properties, ...rest } }, MYSTERY).pools[0],
  );
}

test('a pool says where it stands, its id, and what it allows', () => {
  expect(
    poolOf({ AllowUnauthenticatedIdentities: true, AllowClassicFlow: false, IdentityPoolName: 'people' }),
  ).toMatchObject({
    source: { stack: 'S', logicalId: 'Pool', type: 'AWS::Cognito::IdentityPool' },
    conditions: [],
    id: '<S/Pool.Ref>',
    arn: 'arn:aws:cognito-identity:eu-west-1:111111111111:identitypool/<S/Pool.Ref>',
    name: 'people',
    allowsGuests: true,
    allowsClassicFlow: false,
    providers: { items: [], gaps: [] },
    tags: { items: [], gaps: [] },
    syncProperties: [],
  });
});

test('what the template does not say stays unsaid', () => {
  const pool = poolOf({ AllowUnauthenticatedIdentities: false });
  for (const property of ['name', 'allowsClassicFlow', 'deletionPolicy', 'updateReplacePolicy']) {
    expect(pool).not.toHaveProperty(property);
  }
});

test.each([
  ['true', true],
  ['false', false],
  [{ Ref: 'Mystery' }, UNKNOWN],
  ['yes', '<unknown: AllowUnauthenticatedIdentities of S/Pool is neither true nor false>'],
  [undefined, '<unknown: S/Pool has no AllowUnauthenticatedIdentities>'],
])('whether guests are let in: %j', (value, expected) => {
  expect(poolOf({ AllowUnauthenticatedIdentities: value }).allowsGuests).toEqual(expected);
});

test('what stands beside the properties', () => {
  const policies = { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Delete' };
  expect(poolOf({}, policies)).toMatchObject({ deletionPolicy: 'Retain', updateReplacePolicy: 'Delete' });
});

test('tags, and the properties of Cognito Sync', () => {
  const pool = poolOf({
    IdentityPoolTags: [{ Key: 'team', Value: 'a' }, { Key: { Ref: 'Mystery' }, Value: 1 }, { Ref: 'Mystery' }],
    PushSync: { RoleArn: 'x' },
    CognitoEvents: { SyncTrigger: 'x' },
  });
  expect(pool.tags).toEqual({
    items: [
      { key: 'team', value: 'a' },
      { key: UNKNOWN, value: '1' },
    ],
    gaps: ['parameter Mystery of S has no value'],
  });
  expect(pool.syncProperties).toEqual(['CognitoEvents', 'PushSync']);
});

const SAML = 'arn:aws:iam::111111111111:saml-provider/corporate';
const OIDC = 'arn:aws:iam::111111111111:oidc-provider/idp.example.com/a';

/** https://docs.aws.amazon.com/cognito/latest/developerguide/role-based-access-control.html and API_GetId. */
test.each<[string, Json, Json]>([
  [
    'a client of a user pool',
    {
      CognitoIdentityProviders: [
        {
          ProviderName: 'cognito-idp.eu-west-1.amazonaws.com/eu-west-1_a',
          ClientId: 'c',
          ServerSideTokenCheck: 'true',
        },
      ],
    },
    {
      kind: 'user-pool',
      providerName: 'cognito-idp.eu-west-1.amazonaws.com/eu-west-1_a',
      clientId: 'c',
      serverSideTokenCheck: true,
      roleMappingName: 'cognito-idp.eu-west-1.amazonaws.com/eu-west-1_a:c',
      principalTagName: 'cognito-idp.eu-west-1.amazonaws.com/eu-west-1_a',
      loginName: 'cognito-idp.eu-west-1.amazonaws.com/eu-west-1_a',
    },
  ],
  [
    'a social provider',
    { SupportedLoginProviders: { 'accounts.google.com': 1234 } },
    {
      kind: 'social',
      providerName: 'accounts.google.com',
      appId: '1234',
      roleMappingName: 'accounts.google.com',
      principalTagName: 'accounts.google.com',
      loginName: 'accounts.google.com',
    },
  ],
  [
    'an OpenID Connect provider',
    { OpenIdConnectProviderARNs: [OIDC] },
    {
      kind: 'open-id-connect',
      arn: OIDC,
      roleMappingName: OIDC,
      principalTagName: OIDC,
      loginName: 'idp.example.com/a',
    },
  ],
  [
    'a SAML provider',
    { SamlProviderARNs: [SAML] },
    { kind: 'saml', arn: SAML, roleMappingName: SAML, principalTagName: SAML, loginName: SAML },
  ],
  [
    'a developer provider',
    { DeveloperProviderName: 'login.app' },
    { kind: 'developer', providerName: 'login.app', roleMappingName: 'login.app', loginName: 'login.app' },
  ],
])('the names of %s', (_, properties, provider) => {
  expect(poolOf(properties).providers).toEqual({ items: [provider], gaps: [] });
});

test('the tokens of an OpenID Connect provider go by its issuer, although its account is not known', () => {
  const model = modelOf(
    {
      Oidc: { Type: 'AWS::IAM::OIDCProvider', Properties: { Url: 'https://idp.example.com' } },
      Pool: { Type: 'AWS::Cognito::IdentityPool', Properties: { OpenIdConnectProviderARNs: [{ Ref: 'Oidc' }] } },
    },
    {},
    { account: undefined },
  );
  expect(model.pools[0].providers.items[0].loginName).toBe('idp.example.com');
});

test('a provider that may be there or not is a gap', () => {
  const model = modelOf(
    {
      Pool: {
        Type: 'AWS::Cognito::IdentityPool',
        Properties: {
          SamlProviderARNs: [SAML, { 'Fn::If': ['Open', 'b', { Ref: 'AWS::NoValue' }] }],
          CognitoIdentityProviders: { Ref: 'Mystery' },
        },
      },
    },
    { ...MYSTERY, Conditions: { Open: { 'Fn::Equals': [{ Ref: 'Mystery' }, 'x'] } } },
  );
  const { items, gaps } = model.pools[0].providers;
  expect(items.map((x) => x.kind)).toEqual(['saml']);
  expect(gaps).toEqual([
    'parameter Mystery of S has no value',
    'condition Open of S can not be told: parameter Mystery of S has no value',
  ]);
});

test('whatever is not what CloudFormation takes is a gap, and no provider', () => {
  const { items, gaps } = poolOf({
    SamlProviderARNs: 'x',
    CognitoIdentityProviders: ['x'],
    SupportedLoginProviders: [],
  }).providers;
  expect(items).toEqual([]);
  expect(gaps).toEqual([
    'CognitoIdentityProviders of S/Pool holds something else',
    'SupportedLoginProviders of S/Pool is not a map',
    'SamlProviderARNs of S/Pool is not a list',
  ]);
});

describe('conditions', () => {
  const pool = (condition: Json) => ({ Type: 'AWS::Cognito::IdentityPool', Condition: condition, Properties: {} });
  const model = modelOf(
    {
      Yes: pool('Yes'),
      No: pool('No'),
      Open: pool('Open'),
      Odd: pool({ Ref: 'Mystery' }),
      Always: { Type: 'AWS::Cognito::IdentityPool' },
    },
    {
      ...MYSTERY,
      Conditions: {
        Yes: { 'Fn::Equals': ['a', 'a'] },
        No: { 'Fn::Equals': ['a', 'b'] },
        Open: { 'Fn::Equals': [{ Ref: 'Mystery' }, 'x'] },
      },
    },
  );

  test('take a pool out for certain, or leave it open', () => {
    expect(model.pools.map((x) => [x.source.logicalId, x.conditions.map(({ name }) => name)])).toEqual([
      ['Yes', []],
      ['Open', ['S/Open']],
      ['Odd', [undefined]],
      ['Always', []],
    ]);
  });

  test('that take a pool out are told', () => {
    expect(model.poolsLeftOut.map((x) => x.logicalId)).toEqual(['No']);
  });
});

test('one user pool has one name, however the template puts it together', () => {
  const names = [
    { 'Fn::GetAtt': ['Users', 'ProviderName'] },
    { 'Fn::Sub': 'cognito-idp.${AWS::Region}.amazonaws.com/${Users}' },
    {
      'Fn::Join': [
        '',
        [
          'cognito-idp.',
          { 'Fn::Select': [0, { 'Fn::Split': ['_', { Ref: 'Users' }] }] },
          '.',
          { Ref: 'AWS::URLSuffix' },
          '/',
          { Ref: 'Users' },
        ],
      ],
    },
    { 'Fn::Select': [1, { 'Fn::Split': ['://', { 'Fn::GetAtt': ['Users', 'ProviderURL'] }] }] },
  ];
  const model = modelOf({ Users: { Type: 'AWS::Cognito::UserPool' } });
  const [first, ...others] = names.map((name) => model.valueIn('S', name) as string);
  expect(others.map((name) => sameness(first, name))).toEqual(['same', 'same', 'same']);
});

describe('IAM providers that only the deployment knows', () => {
  const sometimes = (branch: Json) => ({
    'Fn::If': ['Sometimes', 'arn:aws:iam::111111111111:saml-provider/a', branch],
  });
  const OPEN = { ...MYSTERY, Conditions: { Sometimes: { 'Fn::Equals': [{ Ref: 'Mystery' }, 'x'] } } };
  const providersOf = (arn: Json) =>
    modelOf({ Pool: { Type: 'AWS::Cognito::IdentityPool', Properties: { SamlProviderARNs: [arn] } } }, OPEN).pools[0]
      .providers;

  test.each<[string, Json]>([
    ['a parameter', { Ref: 'Mystery' }],
    ['one or the other', sometimes('arn:aws:iam::111111111111:saml-provider/b')],
  ])('are there: %s', (_, arn) => {
    expect(providersOf(arn)).toMatchObject({ items: [{ kind: 'saml' }], gaps: [] });
  });

  test.each<[string, Json]>([
    ['or nothing', sometimes({ Ref: 'AWS::NoValue' })],
    ['or perhaps nothing', sometimes(sometimes({ Ref: 'AWS::NoValue' }))],
    ['a parameter, or nothing', { 'Fn::If': ['Sometimes', { Ref: 'AWS::NoValue' }, { Ref: 'Mystery' }] }],
  ])('may not be there: one, %s', (_, arn) => {
    expect(providersOf(arn)).toMatchObject({ items: [], gaps: [expect.stringContaining('Sometimes')] });
  });
});

// https://docs.aws.amazon.com/opensearch-service/latest/developerguide/cognito-auth.html
test('dashboards of a search domain add a provider nobody sees', () => {
  const Search = {
    Type: 'AWS::OpenSearchService::Domain',
    Properties: { CognitoOptions: { Enabled: true, IdentityPoolId: { Ref: 'Pool' } } },
  };
  const [pool] = modelOf({ Pool: { Type: 'AWS::Cognito::IdentityPool', Properties: {} }, Search }).pools;
  expect(pool.providers.gaps).toEqual(['S/Search puts a client of its own on the pool']);
});
