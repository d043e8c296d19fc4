// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Fn::Sub writes its placeholders like this.
import { legible, modelOf } from '../support/models';
import type { Json } from '../support/stacks';

const REST = {
  Parameters: { Mystery: { Type: 'String' } },
  Conditions: { Open: { 'Fn::Equals': [{ Ref: 'Mystery' }, 'x'] } },
};
const MYSTERY = '<unknown: parameter Mystery of S has no value>';
const DOCUMENT = { Version: '2012-10-17', Statement: [{ Effect: 'Deny', Action: '*', Principal: '*' }] };
const HERE = (service: string) => `arn:aws:${service}:eu-west-1:111111111111`;

const RESOURCES = {
  Bucket: { Type: 'AWS::S3::Bucket' },
  Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'jobs' } },
  Topic: { Type: 'AWS::SNS::Topic', Properties: { TopicName: 'news' } },
  Handler: { Type: 'AWS::Lambda::Function' },
  Secret: { Type: 'AWS::SecretsManager::Secret' },
  Stream: { Type: 'AWS::Kinesis::Stream' },
};

function read(type: string, properties: Json, rest: Json = {}): Json {
  const model = modelOf({ ...RESOURCES, X: { Type: type, Properties: properties, ...rest } }, REST);
  return legible(
    model.resourcePolicies.map(({ source, resourceArn, document }) => [source.logicalId, resourceArn, document]),
  );
}

test.each<[string, Json, string[]]>([
  ['AWS::S3::BucketPolicy', { Bucket: { Ref: 'Bucket' }, PolicyDocument: DOCUMENT }, ['arn:aws:s3:::<S/Bucket.Ref>']],
  ['AWS::S3::BucketPolicy', { Bucket: 'by-hand', PolicyDocument: DOCUMENT }, ['arn:aws:s3:::by-hand']],
  ['AWS::SQS::QueuePolicy', { Queues: [{ Ref: 'Queue' }], PolicyDocument: DOCUMENT }, [`${HERE('sqs')}:jobs`]],
  [
    'AWS::SQS::QueuePolicy',
    { Queues: ['https://sqs.us-east-1.amazonaws.com/222222222222/a'], PolicyDocument: DOCUMENT },
    ['arn:aws:sqs:us-east-1:222222222222:a'],
  ],
  ['AWS::SQS::QueuePolicy', { Queues: ['x'], PolicyDocument: DOCUMENT }, ['<unknown: the queue of S/X>']],
  ['AWS::SQS::QueuePolicy', { Queues: { Ref: 'Mystery' }, PolicyDocument: DOCUMENT }, ['<unknown: the queue of S/X>']],
  ['AWS::SQS::QueueInlinePolicy', { Queue: { Ref: 'Queue' }, PolicyDocument: DOCUMENT }, [`${HERE('sqs')}:jobs`]],
  [
    'AWS::SNS::TopicPolicy',
    { Topics: [{ Ref: 'Topic' }, 'arn:x'], PolicyDocument: DOCUMENT },
    [`${HERE('sns')}:news`, 'arn:x'],
  ],
  [
    'AWS::SNS::TopicPolicy',
    { Topics: ['arn:x', { 'Fn::If': ['Open', 'a', { Ref: 'AWS::NoValue' }] }], PolicyDocument: DOCUMENT },
    ['arn:x', '<unknown: condition Open of S can not be told: parameter Mystery of S has no value>'],
  ],
  ['AWS::SNS::TopicInlinePolicy', { TopicArn: { Ref: 'Topic' }, PolicyDocument: DOCUMENT }, [`${HERE('sns')}:news`]],
  ['AWS::KMS::Key', { KeyPolicy: DOCUMENT }, [`${HERE('kms')}:key/<S/X.Ref>`]],
  [
    'AWS::Kinesis::ResourcePolicy',
    { ResourceArn: { 'Fn::GetAtt': ['Stream', 'Arn'] }, ResourcePolicy: DOCUMENT },
    [`${HERE('kinesis')}:stream/<S/Stream.Ref>`],
  ],
  [
    'AWS::SecretsManager::ResourcePolicy',
    { SecretId: { Ref: 'Secret' }, ResourcePolicy: DOCUMENT },
    [`${HERE('secretsmanager')}:secret:<S/Secret.Name>-<S/Secret.ArnSuffix>`],
  ],
  [
    'AWS::SecretsManager::ResourcePolicy',
    { SecretId: 'by-hand', ResourcePolicy: DOCUMENT },
    [`${HERE('secretsmanager')}:secret:by-hand<unknown: the end of the ARN of the secret of S/X>`],
  ],
  [
    'AWS::DynamoDB::Table',
    { TableName: 't', ResourcePolicy: { PolicyDocument: DOCUMENT } },
    [`${HERE('dynamodb')}:table/t`],
  ],
  [
    'AWS::DynamoDB::Table',
    { TableName: 't', StreamSpecification: { ResourcePolicy: { PolicyDocument: DOCUMENT } } },
    [`${HERE('dynamodb')}:table/t/stream`],
  ],
  [
    'AWS::DynamoDB::GlobalTable',
    {
      TableName: 't',
      Replicas: [{ Region: 'us-east-1', ResourcePolicy: { PolicyDocument: DOCUMENT } }, { Region: 'eu-west-1' }],
    },
    ['arn:aws:dynamodb:us-east-1:111111111111:table/t'],
  ],
  ['AWS::ApiGateway::RestApi', { Policy: DOCUMENT }, [`${HERE('execute-api')}:<S/X.Ref>`]],
  ['AWS::Events::EventBus', { Name: 'b', Policy: DOCUMENT }, [`${HERE('events')}:event-bus/b`]],
  ['AWS::OpenSearchService::Domain', { DomainName: 'd', AccessPolicies: DOCUMENT }, [`${HERE('es')}:domain/d`]],
  ['AWS::Elasticsearch::Domain', { DomainName: 'd', AccessPolicies: DOCUMENT }, [`${HERE('es')}:domain/d`]],
  ['AWS::S3::AccessPoint', { Name: 'p', Policy: DOCUMENT }, [`${HERE('s3')}:accesspoint/p`]],
  ['AWS::Logs::ResourcePolicy', { PolicyDocument: JSON.stringify(DOCUMENT) }, [`${HERE('logs')}:log-group`]],
])('%s %j', (type, properties, arns) => {
  expect(read(type, properties)).toEqual(arns.map((arn) => ['X', arn, DOCUMENT]));
});

test.each([
  ['AWS::KMS::Key', {}],
  ['AWS::DynamoDB::Table', {}],
  ['AWS::DynamoDB::GlobalTable', { Replicas: [{ Region: 'eu-west-1' }] }],
  ['AWS::ApiGateway::RestApi', {}],
])('%s %j has none', (type, properties) => {
  expect(read(type, properties)).toEqual([]);
});

test.each<[string, Json, Json]>([
  ['AWS::S3::BucketPolicy', { Bucket: 'b', PolicyDocument: { Ref: 'Mystery' } }, MYSTERY],
  ['AWS::S3::BucketPolicy', { Bucket: 'b' }, '<unknown: PolicyDocument of S/X is not a policy>'],
  ['AWS::DynamoDB::Table', { ResourcePolicy: { Ref: 'Mystery' } }, MYSTERY],
  ['AWS::DynamoDB::GlobalTable', { Replicas: { Ref: 'Mystery' } }, MYSTERY.slice('<unknown: '.length, -1)],
])('a document of %s %j is unknown', (type, properties, reason) => {
  expect(JSON.stringify(read(type, properties)[0][2])).toContain(reason);
});

test('a statement on an event bus is a policy of its own', () => {
  const statement = { Effect: 'Allow', Principal: '*' };
  expect(read('AWS::Events::EventBusPolicy', { EventBusName: 'b', Statement: statement })).toEqual([
    ['X', `${HERE('events')}:event-bus/b`, { Version: '2012-10-17', Statement: [statement] }],
  ]);
  expect(read('AWS::Events::EventBusPolicy', { Action: 'x', Principal: '*' })).toEqual([
    [
      'X',
      `${HERE('events')}:event-bus/default`,
      { Version: '2012-10-17', Statement: ['<unknown: S/X is not written as a statement>'] },
    ],
  ]);
});

/** https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html and the statements it makes. */
describe('AWS::Lambda::Permission', () => {
  const permission = (properties: Json) =>
    read('AWS::Lambda::Permission', {
      Action: 'lambda:InvokeFunction',
      FunctionName: 'f',
      Principal: '*',
      ...properties,
    })[0];

  test.each<[string, Json, string]>([
    ['its name', 'f', `${HERE('lambda')}:function:f`],
    ['a reference', { Ref: 'Handler' }, `${HERE('lambda')}:function:<S/Handler.Ref>`],
    ['its ARN', { 'Fn::GetAtt': ['Handler', 'Arn'] }, `${HERE('lambda')}:function:<S/Handler.Ref>`],
    ['a part of its ARN', '111111111111:function:f', '<unknown: the function of S/X>'],
    ['what is not known', { Ref: 'Mystery' }, '<unknown: the function of S/X>'],
  ])('names its function by %s', (_, name, arn) => {
    expect(permission({ FunctionName: name })[1]).toBe(arn);
  });

  test.each<[string, Json, Json]>([
    ['everybody', '*', '*'],
    ['a service', 'apigateway.amazonaws.com', { Service: 'apigateway.amazonaws.com' }],
    ['an account', '222222222222', { AWS: '222222222222' }],
    ['a role', 'arn:aws:iam::111111111111:role/r', { AWS: 'arn:aws:iam::111111111111:role/r' }],
    ['what is not known', { Ref: 'Mystery' }, '<unknown: whom a Lambda permission lets in>'],
  ])('lets in %s', (_, principal, expected) => {
    expect(permission({ Principal: principal })[2].Statement[0].Principal).toEqual(expected);
  });

  test('is a statement with its conditions', () => {
    const [, arn, document] = permission({
      SourceArn: 'arn:x',
      SourceAccount: '1',
      PrincipalOrgID: 'o-1',
      FunctionUrlAuthType: 'AWS_IAM',
    });
    expect(document).toEqual({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: '*',
          Action: 'lambda:InvokeFunction',
          Resource: arn,
          Condition: {
            StringEquals: {
              'lambda:FunctionUrlAuthType': 'AWS_IAM',
              'aws:PrincipalOrgID': 'o-1',
              'aws:SourceAccount': '1',
            },
            ArnLike: { 'aws:SourceArn': 'arn:x' },
          },
        },
      ],
    });
  });

  test('has a condition that is not known where one may be there or not', () => {
    const [, , document] = permission({ SourceArn: { 'Fn::If': ['Open', 'arn:x', { Ref: 'AWS::NoValue' }] } });
    expect(document.Statement[0].Condition).toMatch(/^<unknown: condition Open/);
  });
});

describe('the policies on a resource', () => {
  const model = modelOf(
    {
      ...RESOURCES,
      Sure: { Type: 'AWS::S3::BucketPolicy', Properties: { Bucket: { Ref: 'Bucket' }, PolicyDocument: DOCUMENT } },
      Perhaps: {
        Type: 'AWS::S3::BucketPolicy',
        Condition: 'Open',
        Properties: { Bucket: { Ref: 'Bucket' }, PolicyDocument: DOCUMENT },
      },
      Other: { Type: 'AWS::S3::BucketPolicy', Properties: { Bucket: 'other', PolicyDocument: DOCUMENT } },
      Anywhere: { Type: 'AWS::S3::BucketPolicy', Properties: { Bucket: { Ref: 'Mystery' }, PolicyDocument: DOCUMENT } },
    },
    REST,
  );

  test.each<[string, Json, string[], string[]]>([
    ['the bucket', { 'Fn::GetAtt': ['Bucket', 'Arn'] }, ['Sure'], ['Anywhere', 'Perhaps']],
    ['an object of it', { 'Fn::Sub': '${Bucket.Arn}/a/b' }, ['Sure'], ['Anywhere', 'Perhaps']],
    ['a bucket by hand', 'arn:aws:s3:::other/a', ['Other'], ['Anywhere']],
    ['a bucket with a longer name', 'arn:aws:s3:::other-2/a', [], ['Anywhere']],
    ['another kind of resource', 'arn:aws:sqs:eu-west-1:111111111111:other', [], []],
  ])('are found by the ARN of %s', (_, arn, sure, possible) => {
    const found = model.resourcePoliciesOf(model.valueIn('S', arn) as string);
    expect([found.sure.map((x) => x.source.logicalId), found.possible.map((x) => x.source.logicalId).sort()]).toEqual([
      sure,
      possible,
    ]);
  });
});
