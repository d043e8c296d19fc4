import { RestApi } from 'aws-cdk-lib/aws-apigateway';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { IdentityPool, IdentityProvider, RoleMapping, testing } from 'cdk-cognito-identity-pool';
import { type Json, testStack, userPoolOf } from '../support/stacks';
import { tokenWith } from './support/id-tokens';
import { type PoolTemplate, poolTemplate } from './support/pool-template';
import { SIGN_INS } from './support/sign-ins';

const { IdentityPoolSimulator, SignIn } = testing;

// Whatever is bad is an error that says so, or can not be told: never allowed, and never denied for certain.

const OBJECT = 'arn:aws:s3:::files/acme/x';
const MAY_READ_OWN = {
  Effect: 'Allow',
  Action: 's3:GetObject',
  Resource: `arn:aws:s3:::files/\${aws:PrincipalTag/tenant}/*`,
};
const MAY_READ = { ...MAY_READ_OWN, Resource: '*' };

function expectNothingToBeTold(session: testing.SimulatedSession): void {
  const decision = session.decide('s3:GetObject', OBJECT);
  expect([decision.outcome, decision.isAllowed]).toEqual(['INDETERMINATE', false]);
  expect(decision.reasons).not.toEqual([]);
  expect(() => session.assertAllowed('s3:GetObject', OBJECT)).toThrow('but it is INDETERMINATE');
  expect(() => session.assertDenied('s3:GetObject', OBJECT)).toThrow('but it is INDETERMINATE');
}

const STRANGE: [string, unknown][] = [
  ['a number', 7],
  ['a list of numbers', [7]],
  ['an object', { is: 'acme' }],
  ['null', null],
  ['true', true],
];

describe.each(STRANGE)('a claim that is %s', (_, claim) => {
  test.each<[string, PoolTemplate, string, string]>([
    [
      'decides about the role by a rule',
      { mappings: { oidc: { type: 'Rules', otherwise: 'Deny', rules: [['team', 'Equals', 'acme', 'Auth']] } } },
      'oidc',
      'team',
    ],
    [
      'decides about the role in the token',
      { mappings: { 'user-pool': { type: 'Token', otherwise: 'Deny' } } },
      'user-pool',
      'cognito:preferred_role',
    ],
    [
      'says the groups',
      { mappings: { 'user-pool': { type: 'Token', otherwise: 'Deny' } }, groups: { admins: { role: 'Auth' } } },
      'user-pool',
      'cognito:groups',
    ],
    ['becomes a tag', { tags: { oidc: { tenant: 'team' } }, permissions: { Auth: [MAY_READ_OWN] } }, 'oidc', 'team'],
  ])('and %s', (__, template, by, name) => {
    const simulator = IdentityPoolSimulator.fromTemplate(
      poolTemplate({ permissions: { Auth: [MAY_READ] }, ...template }),
    );
    expectNothingToBeTold(simulator.signIn(SIGN_INS[by]({ [name]: claim })));
  });
});

describe.each<[string, Json]>([
  ['is not in the template', { 'Fn::GetAtt': ['Nobody', 'Arn'] }],
  ['another app makes', { 'Fn::ImportValue': 'role' }],
  ['is a parameter without a value', { Ref: 'RoleArn' }],
  ['is of another account, and unknown', 'arn:aws:iam::999999999999:role/elsewhere'],
  ['is a number', 7],
  ['is nothing', { Ref: 'AWS::NoValue' }],
])('a role that %s', (_, role) => {
  test.each<[string, PoolTemplate, (properties: Json) => void]>([
    ['and is the default', {}, ({ Roles }) => Object.assign(Roles, { authenticated: role })],
    [
      'and is that of a rule',
      { mappings: { oidc: { type: 'Rules', otherwise: 'Deny', rules: [['team', 'Equals', 'acme', 'Auth']] } } },
      ({ RoleMappings }) => Object.assign(RoleMappings.oidc.RulesConfiguration.Rules[0], { RoleARN: role }),
    ],
  ])('%s', (__, given, change) => {
    const template = poolTemplate({ permissions: { Auth: [MAY_READ] }, ...given });
    template.Parameters = { RoleArn: { Type: 'String' } };
    change(template.Resources.Attachment.Properties);
    const session = IdentityPoolSimulator.fromTemplate(template).signIn(SIGN_INS.oidc({ team: 'acme' }));
    expect(session.isAllowed('s3:GetObject', OBJECT)).toBe(false);
    expect(() => session.assertAllowed('s3:GetObject', OBJECT)).toThrow();
    expect(session.reasons).not.toEqual([]);
  });
});

describe.each<[string, Json]>([
  ['a text', 'everything'],
  ['a list', []],
  ['a number', 7],
  ['null', null],
  ['empty', {}],
  ['unknown', { 'Fn::ImportValue': 'policy' }],
])('a document that is %s, and no policy', (_, document) => {
  test.each(['AuthPolicy.PolicyDocument', 'Auth.AssumeRolePolicyDocument'])('as %s', (place) => {
    const [id, property] = place.split('.');
    const template = poolTemplate({ permissions: { Auth: [MAY_READ] } });
    template.Resources[id].Properties[property] = document;
    expectNothingToBeTold(IdentityPoolSimulator.fromTemplate(template).signIn(SIGN_INS.oidc()));
  });
});

describe('a token', () => {
  test.each([
    ['of three parts, none of which is JSON', 'a.b.c'],
    ['cut off', tokenWith({ iss: 'https://login.example.com' }).slice(0, -20)],
    ['with its claims in the clear', '{"iss":"https://login.example.com"}'],
    ['that is encrypted: five parts', 'a.b.c.d.e'],
  ])('%s is refused where it is written', (_, token) => {
    expect(() => SignIn.fromIdToken(token)).toThrow(/SignInInvalid.*the text is no ID token/);
  });
});

test('a provider that the pool does not have is an error that names those it has', () => {
  expect(() => IdentityPoolSimulator.fromTemplate(poolTemplate()).signIn(SignIn.withUserPool('Nobody'))).toThrow(
    /SignInProviderUnknown.*user pool client Nobody.*Allowed: user pool <Template\/Users.Ref>, client <Template\/Web.Ref>;/,
  );
});

// What somebody writes who does not see the types: it is an error that says what to write.
describe('what is of another kind', () => {
  const stack = testStack();
  const { userPool, client } = userPoolOf(stack);
  const pool = new IdentityPool(stack, 'Pool');
  const provider = pool.addProvider(
    IdentityProvider.userPool(userPool, { clients: [client], roleMapping: RoleMapping.fromToken() }),
  );
  const group = pool.addGroup('Admins', { provider, groupName: 'admins' });
  const bucket = new Bucket(stack, 'Files');
  const api = new RestApi(stack, 'Api');
  api.root.addMethod('GET');
  const user = IdentityPoolSimulator.of(pool).signIn(SignIn.through(provider, { 'cognito:groups': ['admins'] }));

  test.each<[string, () => unknown, string]>([
    [
      'a construct for a resource',
      () => user.assertDenied('s3:GetObject', bucket as never),
      "[cdk-cognito-identity-pool:RequestInvalid] assertDenied(): resource of s3:GetObject is the construct Test/Files. Allowed: the ARN of one resource, as a text or token; * for an action without one. Instead: for example bucket.arnForObjects('acme/x')",
    ],
    [
      'nothing for a resource',
      () => user.isAllowed('s3:GetObject', undefined as never),
      'RequestInvalid] isAllowed(): resource of s3:GetObject is undefined.',
    ],
    [
      'nothing for an action',
      () => user.decide(undefined as never, '*'),
      'RequestInvalid] decide(): action is undefined.',
    ],
    [
      'an action with a wildcard',
      () => user.assertAllowed('s3:Get*', '*'),
      'RequestInvalid] assertAllowed(): action is "s3:Get*".',
    ],
    [
      'a group for a role',
      () => user.assertAssumes(group as never),
      'WrongKind] assertAssumes(): role is an object. Allowed: a role. Instead: the role itself: group.role of a group; assertAssumesArn() for an ARN.',
    ],
    [
      'a stack for a pool',
      () => IdentityPoolSimulator.of(stack as never),
      'SimulatorNeedsPool] IdentityPoolSimulator.of(): pool is the construct Test. Allowed: an identity pool. Instead: the pool, or IdentityPoolSimulator.fromStack() for a stack.',
    ],
    [
      'an object for a user',
      () => SignIn.withDeveloper({ principalTags: {} } as never),
      'SignInInvalid] SignIn.withDeveloper(): userIdentifier is an object. Allowed: 1 to 1024 characters.',
    ],
  ])('%s', (_, call, message) => {
    expect(call).toThrow(message);
  });

  test.each<[string, string, string]>([
    ['objects', 's3:GetObject', bucket.arnForObjects('docs/*')],
    ['an API without a stage', 'execute-api:Invoke', api.arnForExecuteApi('GET', '/tenants/acme')],
    ['one character', 's3:GetObject', bucket.arnForObjects('docs/?')],
    ['an ARN', 's3:GetObject', 'arn:aws:s3:::*/x'],
  ])('a pattern for a resource: %s', (_, action, resource) => {
    expect(() => user.assertDenied(action, resource)).toThrow(
      /RequestInvalid\] assertDenied\(\): resource is arn:.*, which is a pattern\. Allowed: one resource; .*'\$\{\*\}'/,
    );
  });
});

test('a wildcard that stands in the name of a resource is written as in a policy', () => {
  const template = poolTemplate({
    permissions: {
      Auth: [
        { Effect: 'Allow', Action: 's3:GetObject', Resource: ['*', '?', '$'].map((c) => `arn:aws:s3:::b/\${${c}}x`) },
      ],
    },
  });
  const session = IdentityPoolSimulator.fromTemplate(template).signIn(SIGN_INS.google());
  for (const character of ['*', '?', '$']) {
    session.assertAllowed('s3:GetObject', `arn:aws:s3:::b/\${${character}}x`);
    session.assertDenied('s3:GetObject', `arn:aws:s3:::b/x\${${character}}`);
  }
});
