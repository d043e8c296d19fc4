import { IdentityPoolModel } from '../../src/model/identity-pool-model';
import { legible, modelOf, source } from '../support/models';
import type { Json } from '../support/stacks';

const ATTACHMENT = 'AWS::Cognito::IdentityPoolRoleAttachment';
const TAG_MAP = 'AWS::Cognito::IdentityPoolPrincipalTag';
const OIDC = 'arn:aws:iam::111111111111:oidc-provider/idp.example.com';
const POOL = {
  Type: 'AWS::Cognito::IdentityPool',
  Properties: {
    AllowUnauthenticatedIdentities: false,
    SupportedLoginProviders: { 'accounts.google.com': 'x' },
    OpenIdConnectProviderARNs: [OIDC],
    DeveloperProviderName: 'login.app',
    CognitoIdentityProviders: [
      { ProviderName: { 'Fn::GetAtt': ['Users', 'ProviderName'] }, ClientId: { Ref: 'Web' } },
      { ProviderName: { 'Fn::GetAtt': ['Users', 'ProviderName'] }, ClientId: { Ref: 'Mobile' } },
    ],
  },
};
const USERS = {
  Users: { Type: 'AWS::Cognito::UserPool' },
  Web: { Type: 'AWS::Cognito::UserPoolClient', Properties: { UserPoolId: { Ref: 'Users' } } },
  Mobile: { Type: 'AWS::Cognito::UserPoolClient', Properties: { UserPoolId: { Ref: 'Users' } } },
};
const REST = {
  Parameters: { Mystery: { Type: 'String' } },
  Conditions: {
    Open: { 'Fn::Equals': [{ Ref: 'Mystery' }, 'x'] },
    OtherOpen: { 'Fn::Equals': [{ Ref: 'Mystery' }, 'y'] },
  },
};
const MYSTERY = '<unknown: parameter Mystery of S has no value>';

function model(resources: Json): IdentityPoolModel {
  return modelOf({ ...USERS, Pool: POOL, ...resources }, REST);
}

function attachment(properties: Json = {}, rest: Json = {}): Json {
  return { Type: ATTACHMENT, Properties: { IdentityPoolId: { Ref: 'Pool' }, ...properties }, ...rest };
}

function tagMap(provider: Json, properties: Json = {}, rest: Json = {}): Json {
  return {
    Type: TAG_MAP,
    Properties: { IdentityPoolId: { Ref: 'Pool' }, IdentityProviderName: provider, ...properties },
    ...rest,
  };
}

/** Logical ids of what belongs to the pool for certain, and of what may. */
function ids({ sure, possible }: Json): [string[], string[]] {
  return [sure, possible].map((all) => all.map((x: Json) => x.source.logicalId)) as [string[], string[]];
}

describe('a role attachment', () => {
  test('has roles, odd keys included', () => {
    const roles = { authenticated: { Ref: 'Mystery' }, unautenticated: 'arn:x', other: ['x'] };
    expect(legible(model({ A: attachment({ Roles: roles }) }).attachments[0].roles)).toEqual({
      items: [
        { key: 'authenticated', roleArn: MYSTERY },
        { key: 'unautenticated', roleArn: 'arn:x' },
        { key: 'other', roleArn: '<unknown: role other is not a text>' },
      ],
      gaps: [],
    });
  });

  test('whose roles are not known has a gap', () => {
    const { roles } = model({ A: attachment({ Roles: { 'Fn::If': ['Open', { authenticated: 'x' }, {}] } }) })
      .attachments[0];
    expect(roles).toEqual({
      items: [],
      gaps: ['condition Open of S can not be told: parameter Mystery of S has no value'],
    });
  });

  test('has mappings: the provider they name, or their key, and the rules in order', () => {
    const mappings = {
      'accounts.google.com': { Type: 'Token', AmbiguousRoleResolution: 'Deny' },
      web: {
        Type: 'Rules',
        IdentityProvider: { 'Fn::Join': [':', [{ 'Fn::GetAtt': ['Users', 'ProviderName'] }, { Ref: 'Web' }]] },
        AmbiguousRoleResolution: 'AuthenticatedRole',
        RulesConfiguration: {
          Rules: [
            { Claim: 'a', MatchType: 'Equals', Value: '1', RoleARN: 'arn:1' },
            { Claim: { Ref: 'Mystery' }, MatchType: 'Contains', Value: 2 },
          ],
        },
      },
    };
    expect(legible(model({ A: attachment({ RoleMappings: mappings }) }).attachments[0].roleMappings)).toEqual({
      items: [
        {
          key: 'accounts.google.com',
          providerName: 'accounts.google.com',
          type: 'Token',
          ambiguousRoleResolution: 'Deny',
        },
        {
          key: 'web',
          providerName: 'cognito-idp.eu-west-1.amazonaws.com/<S/Users.Ref>:<S/Web.Ref>',
          type: 'Rules',
          ambiguousRoleResolution: 'AuthenticatedRole',
          rules: {
            items: [
              { claim: 'a', matchType: 'Equals', value: '1', roleArn: 'arn:1' },
              { claim: MYSTERY, matchType: 'Contains', value: '2' },
            ],
            gaps: [],
          },
        },
      ],
      gaps: [],
    });
  });

  test('keeps the place of a rule that may be there or not', () => {
    const rules = [{ Claim: 'a' }, { 'Fn::If': ['Open', { Claim: 'b' }, { Ref: 'AWS::NoValue' }] }, { Claim: 'c' }];
    const mappings = { x: { Type: 'Rules', RulesConfiguration: { Rules: rules } } };
    const read = legible(
      model({ A: attachment({ RoleMappings: mappings }) }).attachments[0].roleMappings.items[0].rules,
    );
    const open = expect.stringContaining('condition Open of S');
    expect(read).toEqual({
      items: [{ claim: 'a' }, { claim: open, matchType: open, value: open, roleArn: open }, { claim: 'c' }],
      gaps: [expect.stringContaining('condition Open of S')],
    });
  });

  test.each<[string, Json, Json]>([
    [
      'a mapping',
      { Ref: 'Mystery' },
      {
        key: 'x',
        providerName: MYSTERY,
        type: MYSTERY,
        ambiguousRoleResolution: MYSTERY,
        rules: { items: [], gaps: ['parameter Mystery of S has no value'] },
      },
    ],
    [
      'the rules',
      { RulesConfiguration: { Rules: { Ref: 'Mystery' } } },
      { key: 'x', providerName: 'x', rules: { items: [], gaps: ['parameter Mystery of S has no value'] } },
    ],
    [
      'the rule configuration',
      { RulesConfiguration: { Ref: 'Mystery' } },
      { key: 'x', providerName: 'x', rules: { items: [], gaps: ['parameter Mystery of S has no value'] } },
    ],
    ['no rules', { RulesConfiguration: {} }, { key: 'x', providerName: 'x', rules: { items: [], gaps: [] } }],
    ['nothing', {}, { key: 'x', providerName: 'x' }],
    ['a text', 'Token', expect.objectContaining({ providerName: '<unknown: role mapping x of S/A is not a map>' })],
  ])('says so where it does not know %s', (_, mapping, expected) => {
    expect(
      legible(model({ A: attachment({ RoleMappings: { x: mapping } }) }).attachments[0].roleMappings.items[0]),
    ).toEqual(expected);
  });
});

describe('what belongs to a pool', () => {
  const other = { ...POOL, Properties: { AllowUnauthenticatedIdentities: true } };

  test('are all its attachments, and nobody else’s', () => {
    const read = model({
      Other: other,
      A: attachment(),
      B: attachment({ IdentityPoolId: { Ref: 'Other' } }),
      C: attachment(),
    });
    expect(read.pools.map((pool) => ids(read.attachmentsOf(pool)))).toEqual([
      [['A', 'C'], []],
      [['B'], []],
    ]);
  });

  test('may be an attachment that does not say which pool it is for', () => {
    const read = model({
      A: attachment({ IdentityPoolId: { Ref: 'Mystery' } }),
      B: attachment({ IdentityPoolId: undefined }),
    });
    expect(ids(read.attachmentsOf(read.pools[0]))).toEqual([[], ['A', 'B']]);
  });

  test('is no attachment of a pool somebody named by hand', () => {
    const read = model({ A: attachment({ IdentityPoolId: 'eu-west-1:0f0f' }) });
    expect(ids(read.attachmentsOf(read.pools[0]))).toEqual([[], []]);
  });

  test('may be an attachment that may not be there', () => {
    const read = model({ A: attachment({}, { Condition: 'Open' }) });
    expect(ids(read.attachmentsOf(read.pools[0]))).toEqual([[], ['A']]);
  });

  test('is an attachment that is there whenever the pool is', () => {
    const read = model({
      Pool: { ...POOL, Condition: 'Open' },
      A: attachment({}, { Condition: 'Open' }),
      B: attachment({}, { Condition: 'OtherOpen' }),
    });
    expect(ids(read.attachmentsOf(read.pools[0]))).toEqual([['A'], ['B']]);
  });

  test('is no attachment that a condition nobody can name might take out', () => {
    const odd = { Condition: ['x'] };
    const read = model({ Pool: { ...POOL, ...odd }, A: attachment({}, odd) });
    expect(ids(read.attachmentsOf(read.pools[0]))).toEqual([[], ['A']]);
  });

  test('is found in other stacks, by export and by parameter', () => {
    const withPool = source(
      {
        Resources: {
          Pool: POOL,
          ...USERS,
          Nested: { Type: 'AWS::CloudFormation::Stack', Properties: { Parameters: { PoolId: { Ref: 'Pool' } } } },
        },
        Outputs: { Id: { Value: { Ref: 'Pool' }, Export: { Name: 'pool' } } },
      },
      { stack: 'P' },
    );
    const importing = source(
      { Resources: { A: attachment({ IdentityPoolId: { 'Fn::ImportValue': 'pool' } }) } },
      { stack: 'I' },
    );
    const nested = source(
      {
        Parameters: { PoolId: { Type: 'String' } },
        Resources: { B: attachment({ IdentityPoolId: { Ref: 'PoolId' } }) },
      },
      { stack: 'P/Nested', nestedIn: { stack: 'P', logicalId: 'Nested' } },
    );
    const read = IdentityPoolModel.ofTemplates([importing, nested, withPool]);
    expect(ids(read.attachmentsOf(read.pools[0]))).toEqual([['A', 'B'], []]);
  });

  test('may be in what could not be read', () => {
    const read = model({ A: { Type: 7 } });
    expect(read.attachmentsOf(read.pools[0]).gaps).toEqual(['S/A: is not a resource: it has no Type']);
  });

  test('in a nested stack that may not be there may not be there', () => {
    const parent = source({ ...REST, Resources: { N: { Type: 'AWS::CloudFormation::Stack', Condition: 'Open' } } });
    const child = source(
      { Resources: { Pool: POOL, A: attachment() } },
      { stack: 'S/N', nestedIn: { stack: 'S', logicalId: 'N' } },
    );
    const read = IdentityPoolModel.ofTemplates([parent, child]);
    expect(read.pools[0].conditions.map(({ name }) => name)).toEqual(['S/Open']);
    expect(ids(read.attachmentsOf(read.pools[0]))).toEqual([['A'], []]);
  });
});

describe('the mappings of a provider', () => {
  const key = (id: string) => ({
    IdentityProvider: { 'Fn::Join': [':', [{ 'Fn::GetAtt': ['Users', 'ProviderName'] }, { Ref: id }]] },
  });
  const mappings = {
    web: key('Web'),
    'accounts.google.com': {},
    [OIDC]: {},
    open: { IdentityProvider: { Ref: 'Mystery' } },
  };
  const read = model({ A: attachment({ RoleMappings: mappings }) });
  const [pool] = read.pools;

  test.each([
    ['the web client', 0, ['web'], ['open']],
    ['the mobile client', 1, [], ['open']],
    ['Google', 2, ['accounts.google.com'], ['open']],
    ['an OpenID Connect provider', 3, [OIDC], ['open']],
    ['the developer provider', 4, [], ['open']],
  ])('of %s', (_, index, sure, possible) => {
    const found = read.roleMappingsOf(pool, pool.providers.items[index]);
    expect([found.sure.map((x) => x.key), found.possible.map((x) => x.key)]).toEqual([sure, possible]);
  });

  test('are only possible where the attachment is', () => {
    const open = model({ A: attachment({ RoleMappings: mappings }, { Condition: 'Open' }) });
    const found = open.roleMappingsOf(open.pools[0], open.pools[0].providers.items[0]);
    expect([found.sure, found.possible.map((x) => x.key)]).toEqual([[], ['web', 'open']]);
  });

  test('may be more where the attachment does not say', () => {
    const open = model({ A: attachment({ RoleMappings: { Ref: 'Mystery' } }) });
    expect(open.roleMappingsOf(open.pools[0], open.pools[0].providers.items[0]).gaps).toEqual([
      'parameter Mystery of S has no value',
    ]);
  });
});

describe('maps of principal tags', () => {
  test('are read as they stand', () => {
    const { tagMaps } = model({
      T: tagMap('accounts.google.com', {
        UseDefaults: 'false',
        PrincipalTags: { team: 'department', x: { Ref: 'Mystery' } },
      }),
    });
    expect(legible(tagMaps[0])).toEqual({
      source: { stack: 'S', logicalId: 'T', type: TAG_MAP },
      conditions: [],
      identityPoolId: '<S/Pool.Ref>',
      providerName: 'accounts.google.com',
      useDefaults: false,
      tags: {
        items: [
          { key: 'team', claim: 'department' },
          { key: 'x', claim: MYSTERY },
        ],
        gaps: [],
      },
    });
  });

  const read = model({
    Users1: tagMap({ 'Fn::GetAtt': ['Users', 'ProviderName'] }),
    Google: tagMap('accounts.google.com', {}, { Condition: 'Open' }),
    Oidc: tagMap(OIDC),
    Issuer: tagMap('idp.example.com'),
    Anybody: tagMap({ Ref: 'Mystery' }),
  });
  const [pool] = read.pools;

  test.each([
    ['two clients of a user pool share one', 0, ['Users1'], ['Anybody']],
    ['two clients of a user pool share one', 1, ['Users1'], ['Anybody']],
    ['one that may not be there is possible', 2, [], ['Anybody', 'Google']],
    ['an OpenID Connect provider goes by its ARN; its issuer is not documented', 3, ['Oidc'], ['Issuer', 'Anybody']],
    ['a developer provider brings its tags along', 4, [], []],
  ])('%s (%#)', (_, index, sure, possible) => {
    expect(ids(read.tagMapsFor(pool, pool.providers.items[index]))).toEqual([sure, possible]);
  });
});
