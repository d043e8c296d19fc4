import { testing } from 'cdk-cognito-identity-pool';
import type { Json } from '../support/stacks';
import { ACCOUNT, type PoolTemplate, poolTemplate } from './support/pool-template';
import { SIGN_INS } from './support/sign-ins';

const { ResourceArn } = testing;
const BUCKET = { Type: 'AWS::S3::Bucket' };
const OBJECT = ResourceArn.of('Files', '/acme/x');

function sessionOf(
  template: PoolTemplate | Json,
  by = 'oidc',
  claims: object = { tenantId: 'acme' },
  options: testing.SimulatorOptions = {},
): testing.SimulatedSession {
  const json = 'Resources' in template ? template : poolTemplate(template);
  return testing.IdentityPoolSimulator.fromTemplate(json, options).signIn(SIGN_INS[by](claims));
}

function allowing(action: string, resource: Json, rest: object = {}): PoolTemplate {
  return {
    permissions: { Auth: [{ Effect: 'Allow', Action: action, Resource: resource, ...rest }] },
    tags: { oidc: { tenant: 'tenantId' } },
    resources: { Files: BUCKET },
  };
}

const objects = (suffix: string) => ({ 'Fn::Join': ['', [{ 'Fn::GetAtt': ['Files', 'Arn'] }, suffix]] });

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html */
describe('the policies of the role', () => {
  const session = sessionOf(allowing('s3:GetObject', objects(`/\${aws:PrincipalTag/tenant}/*`)));

  test('allow what they name', () => {
    const decision = session.decide('s3:GetObject', OBJECT);
    expect(decision).toMatchObject({ outcome: 'ALLOWED', isAllowed: true });
    expect(decision.reasons).toEqual(['identity policy AuthPolicy, statement #0 allows it']);
    expect(session.isAllowed('s3:GetObject', OBJECT)).toBe(true);
    session.assertAllowed('s3:GetObject', OBJECT);
  });

  test('deny what they do not name, and say how near they came', () => {
    const decision = session.decide('s3:GetObject', ResourceArn.of('Files', '/globex/x'));
    expect(decision).toMatchObject({ outcome: 'IMPLICITLY_DENIED', isAllowed: false });
    expect(decision.reasons).toEqual([
      'no identity policy allows it',
      'identity policy AuthPolicy, statement #0 does not: Resource: arn:aws:s3:::<Template/Files.Ref>/acme/* against arn:aws:s3:::<Template/Files.Ref>/globex/x',
    ]);
    session.assertDenied('s3:GetObject', ResourceArn.of('Files', '/globex/x'));
  });

  test('deny explicitly, and say on which condition', () => {
    const template = allowing('s3:*', '*');
    template.permissions?.Auth.push({
      Effect: 'Deny',
      Action: 's3:GetObject',
      Resource: '*',
      Condition: { StringEquals: { 'aws:PrincipalTag/tenant': 'acme' } },
    });
    const decision = sessionOf(template).decide('s3:GetObject', OBJECT);
    expect(decision.outcome).toBe('EXPLICITLY_DENIED');
    expect(decision.reasons).toEqual([
      'identity policy AuthPolicy, statement #1 denies it; Condition StringEquals aws:PrincipalTag/tenant: acme is asked for; the request has "acme"',
    ]);
  });

  test('an assertion that fails says what was expected, what is, why, and of whom', () => {
    expect(() => session.assertAllowed('s3:GetObject', ResourceArn.of('Files', '/globex/x'))).toThrow(
      [
        'expected s3:GetObject on arn:aws:s3:::<Template/Files.Ref>/globex/x to be allowed, but it is IMPLICITLY_DENIED',
        '  because no identity policy allows it',
        '  because identity policy AuthPolicy, statement #0 does not: Resource: arn:aws:s3:::<Template/Files.Ref>/acme/* against arn:aws:s3:::<Template/Files.Ref>/globex/x',
        '  sign-in: with arn:aws:iam::111111111111:oidc-provider/login.example.com, tenantId="acme"',
        '  role: Auth',
        '  tags: tenant="acme"',
      ].join('\n'),
    );
    expect(() => session.assertDenied('s3:GetObject', OBJECT)).toThrow(
      'expected s3:GetObject on arn:aws:s3:::<Template/Files.Ref>/acme/x to be denied, but it is ALLOWED',
    );
  });
});

describe('what is known of a session', () => {
  const FEDERATED = 'cognito-identity.amazonaws.com';

  test.each<[string, Json]>([
    ['the pool', { StringEquals: { [`${FEDERATED}:aud`]: { Ref: 'Pool' } } }],
    ['the identity', { StringLike: { [`${FEDERATED}:sub`]: 'us-east-1:*' } }],
    ['how it began', { 'ForAnyValue:StringEquals': { [`${FEDERATED}:amr`]: 'login.example.com' } }],
    ['through whom it began', { StringEquals: { 'aws:FederatedProvider': FEDERATED } }],
    ['the role', { ArnEquals: { 'aws:PrincipalArn': { 'Fn::GetAtt': ['Auth', 'Arn'] } } }],
    ['the account', { StringEquals: { 'aws:PrincipalAccount': { Ref: 'AWS::AccountId' } } }],
    ['that it is a role', { StringEquals: { 'aws:PrincipalType': 'AssumedRole' } }],
    ['that credentials end', { Null: { 'aws:TokenIssueTime': 'false' } }],
    ['a tag', { StringEquals: { 'aws:PrincipalTag/tenant': 'acme' } }],
    ['that there is no other tag', { Null: { 'aws:PrincipalTag/department': 'true' } }],
    ['that it is no user of IAM', { Null: { 'aws:username': 'true' } }],
    ['that it asks for itself', { Bool: { 'aws:ViaAWSService': 'false' } }],
    ['that it has no other federation', { Null: { 'cognito-identity-us-gov.amazonaws.com:sub': 'true' } }],
  ])('%s', (_, condition) => {
    sessionOf(allowing('s3:GetObject', '*', { Condition: condition })).assertAllowed('s3:GetObject', OBJECT);
  });

  test.each<[string, Json]>([
    ['when it began', { DateGreaterThan: { 'aws:TokenIssueTime': '2020-01-01T00:00:00Z' } }],
    ['where the request comes from', { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } }],
    ['what the request brings', { StringEquals: { 's3:prefix': 'acme/' } }],
  ])('not %s', (_, condition) => {
    const session = sessionOf(allowing('s3:GetObject', '*', { Condition: condition }));
    expect(session.decide('s3:GetObject', OBJECT).outcome).toBe('INDETERMINATE');
  });

  test('the identity id stands in ARNs, and differs from person to person', () => {
    const template = allowing('s3:GetObject', objects(`/\${${FEDERATED}:sub}/*`));
    const [alice, bob] = ['alice', 'bob'].map((sub) => sessionOf(template, 'oidc', { sub }));
    alice.assertAllowed('s3:GetObject', ResourceArn.of('Files', `/${alice.identityId}/x`));
    alice.assertDenied('s3:GetObject', ResourceArn.of('Files', `/${bob.identityId}/x`));
    expect(alice.identityId).toMatch(/^us-east-1:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/);
    expect(sessionOf(template, 'oidc', { sub: 'alice' }).identityId).toBe(alice.identityId);
  });
});

describe('the context of a request', () => {
  const session = sessionOf(
    allowing(
      's3:ListBucket',
      { 'Fn::GetAtt': ['Files', 'Arn'] },
      {
        Condition: { StringLike: { 's3:prefix': 'acme/*' } },
      },
    ),
  );
  const bucket = ResourceArn.of('Files');

  test('decides where it is given', () => {
    session.assertAllowed('s3:ListBucket', bucket, { 's3:prefix': 'acme/docs' });
    session.assertDenied('s3:ListBucket', bucket, { 's3:prefix': 'globex/' });
    expect(session.isAllowed('s3:ListBucket', bucket, { 's3:prefix': 'acme/docs' })).toBe(true);
  });

  test('leaves the answer open where it is not, and says how to give it', () => {
    expect(() => session.assertAllowed('s3:ListBucket', bucket)).toThrow(
      "supply it with context: { 's3:prefix': ... }",
    );
    expect(() => session.assertDenied('s3:ListBucket', bucket)).toThrow('but it is INDETERMINATE');
  });

  test('can say that a key is not there', () => {
    session.assertDenied('s3:ListBucket', bucket, { 's3:prefix': [] });
  });

  test('takes numbers, booleans and lists', () => {
    const template = allowing('dynamodb:Query', '*', {
      Condition: {
        'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': [`\${aws:PrincipalTag/tenant}`] },
        NumericLessThan: { 'dynamodb:Limit': '10' },
        Bool: { 'aws:SecureTransport': 'true' },
      },
    });
    const rest = { 'dynamodb:Limit': 5, 'aws:SecureTransport': true };
    sessionOf(template).assertAllowed('dynamodb:Query', '*', { 'dynamodb:LeadingKeys': ['acme'], ...rest });
    sessionOf(template).assertDenied('dynamodb:Query', '*', { 'dynamodb:LeadingKeys': ['acme', 'globex'], ...rest });
  });

  test.each([
    ['a tag', { 'aws:PrincipalTag/tenant': 'globex' }],
    ['the identity', { 'cognito-identity.amazonaws.com:sub': 'x' }],
    ['the role', { 'aws:PrincipalArn': 'x' }],
  ])('can not change %s, which the sign-in decides', (_, context) => {
    expect(() => session.decide('s3:ListBucket', bucket, context)).toThrow(
      /RequestInvalid.*who asks is decided by the sign-in/,
    );
  });

  test.each([
    ['null', { 's3:prefix': null }],
    ['an object', { 's3:prefix': { a: 'b' } }],
    ['a list of lists', { 's3:prefix': [['a']] }],
    ['nothing', { 's3:prefix': undefined }],
  ])('takes not %s', (_, context) => {
    expect(() => session.decide('s3:ListBucket', bucket, context)).toThrow(/RequestInvalid.*an empty list for a key/);
  });
});

test.each(['s3:*', 's3:Get*', '*', 'GetObject', '', 's3:GetObject '])('%j is no action of a request', (action) => {
  expect(() => sessionOf({}).decide(action, '*')).toThrow(/RequestInvalid.*without a wildcard/);
});

test('a session that was refused is allowed nothing', () => {
  const session = sessionOf({ ...allowing('s3:GetObject', '*'), defaults: {} });
  const decision = session.decide('s3:GetObject', OBJECT);
  expect(decision.outcome).toBe('IMPLICITLY_DENIED');
  expect(decision.reasons.join()).toContain('the sign-in is refused: the pool has no authenticated role');
  session.assertDenied('s3:GetObject', OBJECT);
  expect(() => session.assertAllowed('s3:GetObject', OBJECT)).toThrow('because the sign-in is refused');
});

describe('a permissions boundary', () => {
  const bounded = (document: Json): Json => ({
    ...allowing('s3:*', '*'),
    roleProps: { Auth: { PermissionsBoundary: { Ref: 'Boundary' } } },
    resources: {
      Files: BUCKET,
      Boundary: { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument: document } },
    },
  });
  const readOnly = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }],
  };

  test('limits the role', () => {
    sessionOf(bounded(readOnly)).assertAllowed('s3:GetObject', OBJECT);
    sessionOf(bounded(readOnly)).assertDenied('s3:PutObject', OBJECT);
  });

  test('of outside the app leaves the answer open', () => {
    const template = {
      ...allowing('s3:*', '*'),
      roleProps: { Auth: { PermissionsBoundary: `arn:aws:iam::${ACCOUNT}:policy/boundary` } },
    };
    expect(sessionOf(template).decide('s3:GetObject', OBJECT).outcome).toBe('INDETERMINATE');
  });
});

describe('what the role may have besides', () => {
  test('an AWS managed policy leaves open what no other policy allows, and nothing that one denies', () => {
    const template = {
      ...allowing('s3:GetObject', '*'),
      roleProps: { Auth: { ManagedPolicyArns: ['arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess'] } },
    };
    template.permissions?.Auth.push({ Effect: 'Deny', Action: 's3:DeleteObject', Resource: '*' });
    const session = sessionOf(template);
    expect(() => session.assertDenied('s3:PutObject', OBJECT)).toThrow('AmazonS3ReadOnlyAccess is not in the app');
    expect(() => session.assertAllowed('s3:GetObject', OBJECT)).toThrow('AmazonS3ReadOnlyAccess is not in the app');
    session.assertDenied('s3:DeleteObject', OBJECT);
  });

  test('a policy under a condition that can not be told leaves its own answers open, and no others', () => {
    const template = poolTemplate(allowing('s3:GetObject', '*'));
    template.Parameters = { Writers: { Type: 'String' } };
    template.Conditions = { MayWrite: { 'Fn::Equals': [{ Ref: 'Writers' }, 'yes'] } };
    template.Resources.Writing = {
      Type: 'AWS::IAM::Policy',
      Condition: 'MayWrite',
      Properties: {
        PolicyName: 'Writing',
        Roles: [{ Ref: 'Auth' }],
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Action: 's3:PutObject', Resource: '*' }],
        },
      },
    };
    const session = sessionOf(template);
    session.assertAllowed('s3:GetObject', OBJECT);
    session.assertDenied('s3:DeleteObject', OBJECT);
    expect(session.decide('s3:PutObject', OBJECT).outcome).toBe('INDETERMINATE');
    sessionOf(template, 'oidc', {}, { parameters: { Writers: 'yes' } }).assertAllowed('s3:PutObject', OBJECT);
    sessionOf(template, 'oidc', {}, { parameters: { Writers: 'no' } }).assertDenied('s3:PutObject', OBJECT);
  });
});

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html */
describe('a policy of the resource', () => {
  const withBucketPolicy = (statement: Json, template = allowing('s3:GetObject', '*')): PoolTemplate => ({
    ...template,
    resources: {
      Files: BUCKET,
      FilesPolicy: {
        Type: 'AWS::S3::BucketPolicy',
        Properties: {
          Bucket: { Ref: 'Files' },
          PolicyDocument: { Version: '2012-10-17', Statement: [statement] },
        },
      },
    },
  });

  test('denies', () => {
    const session = sessionOf(
      withBucketPolicy({ Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: objects('/acme/*') }),
    );
    expect(session.decide('s3:GetObject', OBJECT).outcome).toBe('EXPLICITLY_DENIED');
    session.assertAllowed('s3:GetObject', ResourceArn.of('Files', '/other/x'));
  });

  test('allows a role by its ARN', () => {
    const session = sessionOf(
      withBucketPolicy(
        {
          Effect: 'Allow',
          Principal: { AWS: { 'Fn::GetAtt': ['Auth', 'Arn'] } },
          Action: 's3:GetObject',
          Resource: objects('/*'),
        },
        { resources: {} },
      ),
    );
    session.assertAllowed('s3:GetObject', OBJECT);
    session.assertDenied('s3:PutObject', OBJECT);
  });

  test('leaves the answer open where it can not be read', () => {
    const session = sessionOf(withBucketPolicy('no statement'));
    expect(session.decide('s3:GetObject', OBJECT).outcome).toBe('INDETERMINATE');
  });

  test('decides about a key alone, and is needed', () => {
    const keyed = (statement: Json): PoolTemplate => ({
      ...allowing('kms:Decrypt', '*'),
      resources: {
        Key: {
          Type: 'AWS::KMS::Key',
          Properties: { KeyPolicy: { Version: '2012-10-17', Statement: [statement] } },
        },
      },
    });
    const key = ResourceArn.of('Key');
    const ofRole = {
      Effect: 'Allow',
      Principal: { AWS: { 'Fn::GetAtt': ['Auth', 'Arn'] } },
      Action: 'kms:*',
      Resource: '*',
    };
    sessionOf(keyed(ofRole)).assertAllowed('kms:Decrypt', key);
    sessionOf(keyed({ ...ofRole, Principal: { AWS: { 'Fn::GetAtt': ['Legal', 'Arn'] } } })).assertDenied(
      'kms:Decrypt',
      key,
    );
  });
});

describe('a resource of another account', () => {
  const session = sessionOf(allowing('dynamodb:GetItem', '*'), 'oidc', {}, { account: ACCOUNT });

  test('must allow as well, which is not known', () => {
    const decision = session.decide('dynamodb:GetItem', 'arn:aws:dynamodb:eu-west-1:222222222222:table/t');
    expect(decision.outcome).toBe('INDETERMINATE');
    expect(decision.reasons.join()).toContain('not certainly of the account of the role');
    session.assertAllowed('dynamodb:GetItem', `arn:aws:dynamodb:eu-west-1:${ACCOUNT}:table/t`);
  });
});

test.each<[string, Json]>([
  ['a text', 'everything'],
  ['a list', ['s3:GetObject']],
  ['a number', 7],
  ['empty', {}],
  ['without a statement', { Version: '2012-10-17' }],
  ['with a statement that is none', { Version: '2012-10-17', Statement: ['s3:GetObject'] }],
  [
    'with an element there is not',
    { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Actions: '*', Resource: '*' }] },
  ],
  [
    'with an effect there is not',
    { Version: '2012-10-17', Statement: [{ Effect: 'Permit', Action: '*', Resource: '*' }] },
  ],
  [
    'of a version there is not',
    { Version: '2024-01-01', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] },
  ],
])('a policy that is %s allows nothing and denies nothing for certain', (_, document) => {
  const template = poolTemplate(allowing('s3:GetObject', '*'));
  template.Resources.AuthPolicy.Properties.PolicyDocument = document;
  const session = sessionOf(template);
  expect(session.decide('s3:GetObject', OBJECT).outcome).toBe('INDETERMINATE');
  expect(() => session.assertDenied('s3:GetObject', OBJECT)).toThrow('but it is INDETERMINATE');
});

describe('what is called as the template says', () => {
  const named = (resource: Json, arn: Json) =>
    sessionOf(
      {
        permissions: { Auth: [{ Effect: 'Allow', Action: 'test:Do', Resource: arn }] },
        resources: { Thing: resource },
      },
      'oidc',
      {},
      { account: ACCOUNT },
    );
  const join = (...parts: Json[]) => ({ 'Fn::Join': ['', parts] });

  test.each<[string, Json]>([
    ['AWS::ApiGateway::Stage', { StageName: 'prod', RestApiId: 'abc' }],
    ['AWS::ApiGatewayV2::Stage', { StageName: 'prod', ApiId: 'abc' }],
  ])('a stage is known by its name: %s', (Type, Properties) => {
    const api = 'arn:aws:execute-api:us-east-1:111111111111:abc/';
    const session = named({ Type, Properties }, join(api, { Ref: 'Thing' }, '/GET/*'));
    session.assertAllowed('test:Do', `${api}prod/GET/tenants`);
    session.assertDenied('test:Do', `${api}test/GET/tenants`);
  });

  test.each<[string, Json]>([
    ['AWS::IoT::ThingGroup', { ThingGroupName: 'acme' }],
    ['AWS::Lambda::Alias', { Name: 'acme', FunctionName: 'f' }],
    ['AWS::KMS::Alias', { AliasName: 'alias/acme' }],
    ['AWS::Nobody::KnowsThis', { Identifier: 'acme' }],
  ])('a type of which that is not known may be called so: %s', (Type, Properties) => {
    const arn = 'arn:aws:test:us-east-1:111111111111:thing/';
    const session = named({ Type, Properties }, join(arn, { Ref: 'Thing' }));
    expect(session.decide('test:Do', `${arn}acme`).outcome).toBe('INDETERMINATE');
    session.assertDenied('test:Do', 'arn:aws:test:us-east-1:111111111111:other/acme');
  });

  test('one that has no name is called as the service likes', () => {
    const arn = 'arn:aws:test:us-east-1:111111111111:thing/';
    const session = named({ Type: 'AWS::Nobody::KnowsThis', Properties: { Size: 1 } }, join(arn, { Ref: 'Thing' }));
    session.assertDenied('test:Do', `${arn}acme`);
  });
});

describe('a failure shows what helps', () => {
  const allow = (Action: string, Resource: Json, rest: object = {}) => ({ Effect: 'Allow', Action, Resource, ...rest });
  const session = sessionOf({
    permissions: {
      Auth: [
        allow('sqs:*', '*'),
        allow('s3:PutObject', 'arn:aws:s3:::mine/*'),
        allow('dynamodb:Query', '*', { Condition: { StringEquals: { 'dynamodb:LeadingKeys': 'acme' } } }),
      ],
    },
    tags: { oidc: { tenant: 'tenantId' } },
  });

  test('of another action of the service the action alone, and how many other statements there are', () => {
    expect(session.decide('s3:GetObject', 'arn:aws:s3:::other/x').reasons).toEqual([
      'no identity policy allows it',
      'identity policy AuthPolicy, statement #1 does not: Action: s3:PutObject against s3:GetObject',
      '2 statements are for other actions',
    ]);
  });

  test('the context, and which key of it nothing reads', () => {
    const context = { 'dynamodb:LeadingKey': ['acme'], 'dynamodb:leadingkeys': 'globex' };
    expect(() => session.assertAllowed('dynamodb:Query', '*', context)).toThrow(
      [
        '  context: dynamodb:LeadingKey=["acme"]: no statement of the role reads it',
        '  context: dynamodb:leadingkeys="globex"',
        '  sign-in: ',
      ].join('\n'),
    );
  });

  test('once, that the account decides', () => {
    const queue = 'arn:aws:sqs:eu-west-1:222222222222:orders';
    const { outcome, reasons } = session.decide('sqs:SendMessage', queue);
    expect(outcome).toBe('INDETERMINATE');
    expect(reasons).toEqual([
      expect.stringMatching(/^in an account and region that nobody names it is INDETERMINATE: /),
      expect.stringMatching(/^in account 222222222222 it is ALLOWED: /),
      "the app does not say where it goes, and that decides: give the simulator options { account: '...', region: '...' }",
    ]);
  });
});
