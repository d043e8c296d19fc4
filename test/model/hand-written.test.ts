// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Fn::Sub writes its placeholders like this.
import type { TemplateSource } from '../../src/model/cloudformation/template';
import { IdentityPoolModel } from '../../src/model/identity-pool-model';
import { legible, source } from '../support/models';
import type { Json } from '../support/stacks';

const WHEN_GOV = (gov: Json, otherwise: Json) => ({ 'Fn::If': ['IsGov', gov, otherwise] });
const COMMERCIAL = 'cognito-identity.amazonaws.com';
const GOV = 'cognito-identity-us-gov.amazonaws.com';

/** One template for every partition and two ways to sign in, as people write them by hand. */
const TEMPLATE = {
  Parameters: {
    SignIn: { Type: 'String', Default: 'none', AllowedValues: ['none', 'oidc', 'userpool'] },
    Issuer: { Type: 'String', Default: 'idp.example.com/tenant' },
    UserPoolId: { Type: 'String' },
    ClientId: { Type: 'String', NoEcho: true },
  },
  Conditions: {
    IsOidc: { 'Fn::Equals': [{ Ref: 'SignIn' }, 'oidc'] },
    IsUserPool: { 'Fn::Equals': [{ Ref: 'SignIn' }, 'userpool'] },
    HasPool: { 'Fn::Or': [{ Condition: 'IsOidc' }, { Condition: 'IsUserPool' }] },
    IsGov: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'us-gov-west-1'] },
  },
  Resources: {
    Oidc: {
      Type: 'AWS::IAM::OIDCProvider',
      Condition: 'IsOidc',
      Properties: { Url: { 'Fn::Sub': 'https://${Issuer}' }, ClientIdList: [{ Ref: 'ClientId' }] },
    },
    People: {
      Type: 'AWS::Cognito::IdentityPool',
      Condition: 'HasPool',
      Properties: {
        AllowUnauthenticatedIdentities: 'false',
        OpenIdConnectProviderARNs: {
          'Fn::If': ['IsOidc', [{ 'Fn::GetAtt': ['Oidc', 'Arn'] }], { Ref: 'AWS::NoValue' }],
        },
        CognitoIdentityProviders: {
          'Fn::If': [
            'IsUserPool',
            [
              {
                ClientId: { Ref: 'ClientId' },
                ProviderName: {
                  'Fn::Sub': [
                    'cognito-idp.${Region}.amazonaws.com/${UserPoolId}',
                    { Region: { 'Fn::Select': [0, { 'Fn::Split': ['_', { Ref: 'UserPoolId' }] }] } },
                  ],
                },
              },
            ],
            { Ref: 'AWS::NoValue' },
          ],
        },
      },
    },
    Role: {
      Type: 'AWS::IAM::Role',
      Condition: 'HasPool',
      Properties: {
        AssumeRolePolicyDocument: {
          Statement: [
            {
              Effect: 'Allow',
              Principal: { Federated: WHEN_GOV(GOV, COMMERCIAL) },
              Action: 'sts:AssumeRoleWithWebIdentity',
              Condition: {
                StringEquals: WHEN_GOV(
                  { [`${GOV}:aud`]: { Ref: 'People' } },
                  { [`${COMMERCIAL}:aud`]: { Ref: 'People' } },
                ),
              },
            },
          ],
        },
      },
    },
    Attachment: {
      Type: 'AWS::Cognito::IdentityPoolRoleAttachment',
      Condition: 'HasPool',
      Properties: { IdentityPoolId: { Ref: 'People' }, Roles: { authenticated: { 'Fn::GetAtt': ['Role', 'Arn'] } } },
    },
    Tags: {
      Type: 'AWS::Cognito::IdentityPoolPrincipalTag',
      Condition: 'HasPool',
      Properties: {
        IdentityPoolId: { Ref: 'People' },
        IdentityProviderName: {
          'Fn::If': [
            'IsOidc',
            { 'Fn::GetAtt': ['Oidc', 'Arn'] },
            {
              'Fn::Sub': [
                'cognito-idp.${Region}.amazonaws.com/${UserPoolId}',
                { Region: { 'Fn::Select': [0, { 'Fn::Split': ['_', { Ref: 'UserPoolId' }] }] } },
              ],
            },
          ],
        },
        PrincipalTags: { user: 'sub' },
      },
    },
  },
};

function read(parameters: Json, given: Partial<TemplateSource> = {}): IdentityPoolModel {
  return IdentityPoolModel.ofTemplates([source(TEMPLATE, { parameters, ...given })]);
}

test('by its defaults there is no pool, and that is told', () => {
  const model = read({});
  expect(model.pools).toEqual([]);
  expect(model.poolsLeftOut.map((x) => x.logicalId)).toEqual(['People']);
});

test('with an OpenID Connect provider, everything finds together', () => {
  const model = read({ SignIn: 'oidc', ClientId: 'abc' });
  const [pool] = model.pools;
  const [provider] = pool.providers.items;
  expect(provider).toMatchObject({ kind: 'open-id-connect', loginName: 'idp.example.com/tenant' });
  expect(model.tagMapsFor(pool, provider).sure).toHaveLength(1);
  expect(model.attachmentsOf(pool).sure.map((x) => model.roleAt(x.roles.items[0].roleArn).kind)).toEqual(['of-app']);
});

test.each([
  ['that is known', { UserPoolId: 'eu-west-1_abc' }],
  ['nobody knows, which is one user pool all the same', {}],
])('with a user pool %s, its tags are found by its name', (_, parameters) => {
  const model = read({ SignIn: 'userpool', ...parameters });
  const [pool] = model.pools;
  const { sure, possible } = model.tagMapsFor(pool, pool.providers.items[0]);
  expect([sure.length, possible.length]).toEqual([1, 0]);
});

test.each([
  ['eu-west-1', COMMERCIAL],
  ['us-gov-west-1', GOV],
])('in %s, roles trust %s', (region, principal) => {
  expect(legible(read({ SignIn: 'oidc' }, { region }).roles[0].trust)).toMatchObject({
    Statement: [
      {
        Principal: { Federated: principal },
        Condition: { StringEquals: { [`${principal}:aud`]: '<S/People.Ref>' } },
      },
    ],
  });
});

test('where the region is not known, whom roles trust is not either', () => {
  const [role] = read({ SignIn: 'oidc' }, { region: undefined }).roles;
  const unclear = expect.stringMatching(/^<unknown: condition IsGov of S can not be told: the region of S/);
  expect(legible(role.trust)).toMatchObject({
    Statement: [{ Principal: { Federated: unclear }, Condition: { StringEquals: unclear } }],
  });
});

test('where nobody chose how to sign in, everything belongs together if it is there at all', () => {
  const open = { ...TEMPLATE, Parameters: { ...TEMPLATE.Parameters, SignIn: { Type: 'String' } } };
  const model = IdentityPoolModel.ofTemplates([source(open)]);
  const [pool] = model.pools;
  expect(pool.conditions.map(({ name }) => name)).toEqual(['S/HasPool']);
  expect(model.attachmentsOf(pool).sure).toHaveLength(1);
  expect(pool.providers).toMatchObject({ items: [], gaps: [expect.any(String), expect.any(String)] });
});
