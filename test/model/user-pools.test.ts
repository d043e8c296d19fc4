// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Fn::Sub writes its placeholders like this.
import { legible, modelOf } from '../support/models';
import type { Json } from '../support/stacks';

const REST = { Parameters: { Mystery: { Type: 'String' } } };
const MYSTERY = '<unknown: parameter Mystery of S has no value>';

function userPool(properties: Json): Json {
  return legible(modelOf({ Users: { Type: 'AWS::Cognito::UserPool', Properties: properties } }, REST).userPools[0]);
}

test('a user pool goes by its issuer', () => {
  expect(userPool({})).toEqual({
    source: { stack: 'S', logicalId: 'Users', type: 'AWS::Cognito::UserPool' },
    conditions: [],
    id: '<S/Users.Ref>',
    arn: 'arn:aws:cognito-idp:eu-west-1:111111111111:userpool/<S/Users.Ref>',
    providerName: 'cognito-idp.eu-west-1.amazonaws.com/<S/Users.Ref>',
    attributes: { items: [], gaps: [] },
    usernameAttributes: { items: [], gaps: [] },
    signInAttributes: { items: [], gaps: [] },
    verifiedBeforeUpdate: { items: [], gaps: [] },
    hasPreTokenGeneration: false,
  });
});

test('attributes are called as claims call them', () => {
  const schema = [
    { Name: 'email', Mutable: true },
    { Name: 'tenant', Mutable: 'false' },
    { Name: 'secret', DeveloperOnlyAttribute: true },
    { Name: 'perhaps', DeveloperOnlyAttribute: { Ref: 'Mystery' } },
    { Name: { Ref: 'Mystery' } },
    { Mutable: true },
    { Ref: 'Mystery' },
  ];
  expect(userPool({ Schema: schema }).attributes).toEqual({
    items: [
      { name: 'email', isMutable: true },
      { name: 'custom:tenant', isMutable: false },
      { name: 'dev:custom:secret' },
      { name: MYSTERY },
      { name: MYSTERY },
      { name: '<unknown: an attribute has no name>', isMutable: true },
    ],
    gaps: ['parameter Mystery of S has no value'],
  });
});

test('how people sign in and up, and what is verified first', () => {
  expect(
    userPool({
      UsernameAttributes: ['email'],
      AliasAttributes: [{ Ref: 'Mystery' }, 'preferred_username'],
      UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email'] },
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: 'true' },
    }),
  ).toMatchObject({
    signInAttributes: { items: ['email', 'preferred_username'], gaps: ['parameter Mystery of S has no value'] },
    verifiedBeforeUpdate: { items: ['email'], gaps: [] },
    isSignUpClosed: true,
  });
  const open = { UserAttributeUpdateSettings: { Ref: 'Mystery' }, AdminCreateUserConfig: { Ref: 'Mystery' } };
  expect(userPool(open)).toMatchObject({ verifiedBeforeUpdate: { items: [] }, isSignUpClosed: MYSTERY });
});

test.each<[string, Json, Json]>([
  ['no triggers', undefined, false],
  ['another trigger', { PostConfirmation: 'arn:x' }, false],
  ['the trigger', { PreTokenGeneration: { 'Fn::Sub': 'arn:${Mystery}' } }, true],
  ['its newer form', { PreTokenGenerationConfig: { LambdaArn: 'arn:x' } }, true],
  ['what is not known', { PreTokenGeneration: { Ref: 'Mystery' } }, MYSTERY],
  ['triggers that are not known', { Ref: 'Mystery' }, MYSTERY],
])('whether tokens may be changed: %s', (_, triggers, expected) => {
  expect(userPool({ LambdaConfig: triggers }).hasPreTokenGeneration).toEqual(expected);
});

const MODEL = modelOf(
  {
    Users: { Type: 'AWS::Cognito::UserPool' },
    Staff: { Type: 'AWS::Cognito::UserPool' },
    Web: {
      Type: 'AWS::Cognito::UserPoolClient',
      Properties: { UserPoolId: { Ref: 'Users' }, WriteAttributes: ['email', { Ref: 'Mystery' }] },
    },
    Console: { Type: 'AWS::Cognito::UserPoolClient', Properties: { UserPoolId: { Ref: 'Staff' } } },
    Anyones: { Type: 'AWS::Cognito::UserPoolClient', Properties: { UserPoolId: { Ref: 'Mystery' } } },
    Admins: {
      Type: 'AWS::Cognito::UserPoolGroup',
      Properties: { UserPoolId: { Ref: 'Users' }, GroupName: 'admins', Precedence: '0', RoleArn: 'arn:r' },
    },
    Others: {
      Type: 'AWS::Cognito::UserPoolGroup',
      Properties: { UserPoolId: { Ref: 'Users' }, Precedence: { Ref: 'Mystery' } },
    },
  },
  REST,
);
const [USERS, STAFF] = MODEL.userPools;

test('clients say what their users may change', () => {
  expect(legible(MODEL.clients.map((x) => [x.id, x.writeAttributes ?? null]))).toEqual([
    ['<S/Web.Ref>', { items: ['email'], gaps: ['parameter Mystery of S has no value'] }],
    ['<S/Console.Ref>', null],
    ['<S/Anyones.Ref>', null],
  ]);
});

test('clients are found by their user pool', () => {
  const ids = (pool: typeof USERS) => {
    const { sure, possible } = MODEL.clientsOf(pool);
    return [sure.map((x) => x.source.logicalId), possible.map((x) => x.source.logicalId)];
  };
  expect([ids(USERS), ids(STAFF)]).toEqual([
    [['Web'], ['Anyones']],
    [['Console'], ['Anyones']],
  ]);
});

test('groups have a name, a precedence and a role', () => {
  expect(legible(MODEL.groupsOf(USERS).sure)).toMatchObject([
    { name: 'admins', precedence: 0, roleArn: 'arn:r', userPoolId: '<S/Users.Ref>' },
    { precedence: MYSTERY },
  ]);
  expect(MODEL.groupsOf(STAFF)).toEqual({ sure: [], possible: [], gaps: [] });
});

describe('the user pool of a provider name', () => {
  const named = (expression: Json, model = MODEL) => {
    const { sure, possible } = model.userPoolsNamed(model.valueIn('S', expression) as string);
    return [sure.map((x) => x.source.logicalId), possible.map((x) => x.source.logicalId)];
  };

  test.each<[string, Json, string[], string[]]>([
    ['its attribute', { 'Fn::GetAtt': ['Users', 'ProviderName'] }, ['Users'], []],
    ['its id in a text', { 'Fn::Sub': 'cognito-idp.eu-west-1.amazonaws.com/${Staff}' }, ['Staff'], []],
    [
      'its id in the name of another region: none',
      { 'Fn::Sub': 'cognito-idp.us-east-1.amazonaws.com/${Staff}' },
      [],
      [],
    ],
    ['a user pool of outside', 'cognito-idp.eu-west-1.amazonaws.com/eu-west-1_abc', [], []],
  ])('is found by %s', (_, expression, sure, possible) => {
    expect(named(expression)).toEqual([sure, possible]);
  });

  test('is only possible where the region is not known', () => {
    const nowhere = modelOf({ Users: { Type: 'AWS::Cognito::UserPool' } }, {}, { region: undefined });
    expect(named({ 'Fn::GetAtt': ['Users', 'ProviderName'] }, nowhere)).toEqual([['Users'], []]);
    expect(named({ 'Fn::Sub': 'cognito-idp.eu-west-1.amazonaws.com/${Users}' }, nowhere)).toEqual([[], ['Users']]);
  });
});
