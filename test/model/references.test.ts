// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Fn::Sub writes its placeholders like this.
import type { Stack } from 'aws-cdk-lib';
import { CfnUserPool } from 'aws-cdk-lib/aws-cognito';
import { CfnTable } from 'aws-cdk-lib/aws-dynamodb';
import { CfnEventBus } from 'aws-cdk-lib/aws-events';
import { CfnPolicy, CfnThing, CfnTopicRule } from 'aws-cdk-lib/aws-iot';
import { CfnStream } from 'aws-cdk-lib/aws-kinesis';
import { CfnDeliveryStream } from 'aws-cdk-lib/aws-kinesisfirehose';
import { CfnKey } from 'aws-cdk-lib/aws-kms';
import { CfnFunction } from 'aws-cdk-lib/aws-lambda';
import { CfnMap, CfnPlaceIndex, CfnRouteCalculator, CfnTracker } from 'aws-cdk-lib/aws-location';
import { CfnDomain } from 'aws-cdk-lib/aws-opensearchservice';
import { CfnApp } from 'aws-cdk-lib/aws-pinpoint';
import { CfnAccessPoint, CfnBucket } from 'aws-cdk-lib/aws-s3';
import { IdentityPoolModel } from '../../src/model/identity-pool-model';
import { sameness } from '../../src/model/sameness';
import { ACCOUNT, legible, modelOf, REGION, source } from '../support/models';
import { type Json, testStack } from '../support/stacks';

/** What `Ref` and attributes of one resource say. */
function said(type: string, properties: Json, ...attributes: string[]): Json {
  const model = modelOf({ X: { Type: type, Properties: properties } });
  return attributes.map((name) =>
    legible(model.valueIn('S', name === 'Ref' ? { Ref: 'X' } : { 'Fn::GetAtt': ['X', name] })),
  );
}

const IAM = `arn:aws:iam::${ACCOUNT}`;
const IN_REGION = (service: string) => `arn:aws:${service}:${REGION}:${ACCOUNT}`;

/** From the "Return values" of each type's page below https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/. */
const NAMED: [string, Json, { [attribute: string]: string }][] = [
  ['AWS::S3::Bucket', { BucketName: 'n' }, { Ref: 'n', Arn: 'arn:aws:s3:::n' }],
  [
    'AWS::DynamoDB::Table',
    { TableName: 'n' },
    {
      Ref: 'n',
      Arn: `${IN_REGION('dynamodb')}:table/n`,
      StreamArn: `${IN_REGION('dynamodb')}:table/n/stream/<S/X.StreamArn>`,
    },
  ],
  ['AWS::DynamoDB::GlobalTable', { TableName: 'n' }, { Ref: 'n', Arn: `${IN_REGION('dynamodb')}:table/n` }],
  ['AWS::Lambda::Function', { FunctionName: 'n' }, { Ref: 'n', Arn: `${IN_REGION('lambda')}:function:n` }],
  [
    'AWS::SNS::Topic',
    { TopicName: 'n' },
    { Ref: `${IN_REGION('sns')}:n`, TopicArn: `${IN_REGION('sns')}:n`, TopicName: 'n' },
  ],
  [
    'AWS::SQS::Queue',
    { QueueName: 'n' },
    { Ref: '<S/X.Ref>', QueueUrl: '<S/X.Ref>', Arn: `${IN_REGION('sqs')}:n`, QueueName: 'n' },
  ],
  ['AWS::Logs::LogGroup', { LogGroupName: '/a/b' }, { Ref: '/a/b', Arn: `${IN_REGION('logs')}:log-group:/a/b:*` }],
  ['AWS::Events::EventBus', { Name: 'n' }, { Ref: 'n', Name: 'n', Arn: `${IN_REGION('events')}:event-bus/n` }],
  [
    'AWS::StepFunctions::StateMachine',
    { StateMachineName: 'n' },
    { Ref: `${IN_REGION('states')}:stateMachine:n`, Arn: `${IN_REGION('states')}:stateMachine:n`, Name: 'n' },
  ],
  [
    'AWS::SecretsManager::Secret',
    { Name: 'n' },
    {
      Ref: `${IN_REGION('secretsmanager')}:secret:n-<S/X.ArnSuffix>`,
      Id: `${IN_REGION('secretsmanager')}:secret:n-<S/X.ArnSuffix>`,
    },
  ],
  ['AWS::SSM::Parameter', { Name: '/a/b' }, { Ref: '/a/b' }],
  ['AWS::IAM::Role', { RoleName: 'n' }, { Ref: 'n', Arn: `${IAM}:role/n`, RoleId: '<S/X.RoleId>' }],
  ['AWS::IAM::Role', { RoleName: 'n', Path: '/a/b/' }, { Ref: 'n', Arn: `${IAM}:role/a/b/n` }],
  ['AWS::IAM::User', { UserName: 'n' }, { Ref: 'n', Arn: `${IAM}:user/n` }],
  ['AWS::IAM::Group', { GroupName: 'n' }, { Ref: 'n', Arn: `${IAM}:group/n` }],
  [
    'AWS::IAM::ManagedPolicy',
    { ManagedPolicyName: 'n', Path: '/p/' },
    { Ref: `${IAM}:policy/p/n`, PolicyArn: `${IAM}:policy/p/n` },
  ],
  [
    'AWS::IAM::OIDCProvider',
    { Url: 'https://idp.example.com/a' },
    { Ref: `${IAM}:oidc-provider/idp.example.com/a`, Arn: `${IAM}:oidc-provider/idp.example.com/a` },
  ],
  ['AWS::IAM::SAMLProvider', { Name: 'n' }, { Ref: `${IAM}:saml-provider/n`, Arn: `${IAM}:saml-provider/n` }],
  [
    'Custom::AWSCDKOpenIdConnectProvider',
    { Url: 'https://idp.example.com' },
    { Ref: `${IAM}:oidc-provider/idp.example.com` },
  ],
];

test.each(NAMED)('%s %j', (type, properties, expected) => {
  expect(said(type, properties, ...Object.keys(expected))).toEqual(Object.values(expected));
});

const UNNAMED: [string, { [attribute: string]: string }][] = [
  ['AWS::S3::Bucket', { Ref: '<S/X.Ref>', Arn: 'arn:aws:s3:::<S/X.Ref>' }],
  ['AWS::IAM::Role', { Ref: '<S/X.Ref>', Arn: `${IAM}:role/<S/X.Ref>` }],
  ['AWS::IAM::ManagedPolicy', { Ref: `${IAM}:policy/<S/X.Name>` }],
  ['AWS::SNS::Topic', { Ref: `${IN_REGION('sns')}:<S/X.TopicName>`, TopicName: '<S/X.TopicName>' }],
  ['AWS::KMS::Key', { Ref: '<S/X.Ref>', KeyId: '<S/X.Ref>', Arn: `${IN_REGION('kms')}:key/<S/X.Ref>` }],
  ['AWS::Cognito::IdentityPool', { Ref: '<S/X.Ref>', Id: '<S/X.Ref>', Name: '<S/X.Name>' }],
  [
    'AWS::Cognito::UserPool',
    {
      Ref: '<S/X.Ref>',
      UserPoolId: '<S/X.Ref>',
      Arn: `${IN_REGION('cognito-idp')}:userpool/<S/X.Ref>`,
      ProviderName: `cognito-idp.${REGION}.amazonaws.com/<S/X.Ref>`,
      ProviderURL: `https://cognito-idp.${REGION}.amazonaws.com/<S/X.Ref>`,
    },
  ],
  ['AWS::Cognito::UserPoolClient', { Ref: '<S/X.Ref>', ClientId: '<S/X.Ref>' }],
  ['AWS::AppSync::GraphQLApi', { Ref: `${IN_REGION('appsync')}:apis/<S/X.ApiId>`, ApiId: '<S/X.ApiId>' }],
  ['AWS::ApiGateway::RestApi', { Ref: '<S/X.Ref>', RestApiId: '<S/X.Ref>', RootResourceId: '<S/X.RootResourceId>' }],
  ['AWS::EC2::Instance', { Ref: '<S/X.Ref>', PublicIp: '<S/X.PublicIp>' }],
];

test.each(UNNAMED)('%s without a name of its own', (type, expected) => {
  expect(said(type, {}, ...Object.keys(expected))).toEqual(Object.values(expected));
});

test('an identity pool with a name says it', () => {
  expect(said('AWS::Cognito::IdentityPool', { IdentityPoolName: 'n' }, 'Name', 'Ref')).toEqual(['n', '<S/X.Ref>']);
});

/** CDK core knows the ARNs of the resources one can import by name. */
const BY_CDK: [string, string, (stack: Stack) => string][] = [
  ['AWS::Cognito::UserPool', '', (s) => CfnUserPool.arnForUserPool(CfnUserPool.fromUserPoolId(s, 'X', 'n'))],
  ['AWS::DynamoDB::Table', 'TableName', (s) => CfnTable.arnForTable(CfnTable.fromTableName(s, 'X', 'n'))],
  ['AWS::Events::EventBus', 'Name', (s) => CfnEventBus.arnForEventBus(CfnEventBus.fromEventBusName(s, 'X', 'n'))],
  ['AWS::IoT::Policy', 'PolicyName', (s) => CfnPolicy.arnForPolicy(CfnPolicy.fromPolicyName(s, 'X', 'n'))],
  ['AWS::IoT::Thing', 'ThingName', (s) => CfnThing.arnForThing(CfnThing.fromThingName(s, 'X', 'n'))],
  ['AWS::IoT::TopicRule', 'RuleName', (s) => CfnTopicRule.arnForTopicRule(CfnTopicRule.fromRuleName(s, 'X', 'n'))],
  ['AWS::KMS::Key', '', (s) => CfnKey.arnForKey(CfnKey.fromKeyId(s, 'X', 'n'))],
  ['AWS::Kinesis::Stream', 'Name', (s) => CfnStream.arnForStream(CfnStream.fromStreamName(s, 'X', 'n'))],
  [
    'AWS::KinesisFirehose::DeliveryStream',
    'DeliveryStreamName',
    (s) => CfnDeliveryStream.arnForDeliveryStream(CfnDeliveryStream.fromDeliveryStreamName(s, 'X', 'n')),
  ],
  [
    'AWS::Lambda::Function',
    'FunctionName',
    (s) => CfnFunction.arnForFunction(CfnFunction.fromFunctionName(s, 'X', 'n')),
  ],
  ['AWS::Location::Map', 'MapName', (s) => CfnMap.arnForMap(CfnMap.fromMapName(s, 'X', 'n'))],
  [
    'AWS::Location::PlaceIndex',
    'IndexName',
    (s) => CfnPlaceIndex.arnForPlaceIndex(CfnPlaceIndex.fromIndexName(s, 'X', 'n')),
  ],
  [
    'AWS::Location::RouteCalculator',
    'CalculatorName',
    (s) => CfnRouteCalculator.arnForRouteCalculator(CfnRouteCalculator.fromCalculatorName(s, 'X', 'n')),
  ],
  ['AWS::Location::Tracker', 'TrackerName', (s) => CfnTracker.arnForTracker(CfnTracker.fromTrackerName(s, 'X', 'n'))],
  [
    'AWS::OpenSearchService::Domain',
    'DomainName',
    (s) => CfnDomain.arnForDomain(CfnDomain.fromDomainName(s, 'X', 'n')),
  ],
  ['AWS::Pinpoint::App', '', (s) => CfnApp.arnForApp(CfnApp.fromAppId(s, 'X', 'n'))],
  [
    'AWS::S3::AccessPoint',
    'Name',
    (s) => CfnAccessPoint.arnForAccessPoint(CfnAccessPoint.fromAccessPointName(s, 'X', 'n')),
  ],
  ['AWS::S3::Bucket', 'BucketName', (s) => CfnBucket.arnForBucket(CfnBucket.fromBucketName(s, 'X', 'n'))],
];

test.each(BY_CDK)('the ARN of %s is the one CDK core knows', (type, nameProperty, arnOf) => {
  const stack = testStack({ env: { account: ACCOUNT, region: REGION } });
  const model = modelOf({ X: { Type: type, Properties: nameProperty ? { [nameProperty]: 'n' } : {} } });
  const ours = String(legible(model.valueIn('S', { 'Fn::GetAtt': ['X', 'Arn'] }))).replace('<S/X.Ref>', 'n');
  expect(ours).toBe(legible(model.valueIn('S', stack.resolve(arnOf(stack)))));
});

describe('a name that is not known', () => {
  const named = { Type: 'AWS::S3::Bucket', Properties: { BucketName: { Ref: 'Mystery' } } };
  const model = modelOf(
    { Bucket: named, Other: { Type: 'AWS::S3::Bucket' } },
    { Parameters: { Mystery: { Type: 'String' } } },
  );
  const arn = (id: string) => model.valueIn('S', { 'Fn::GetAtt': [id, 'Arn'] }) as string;

  test('may be any name somebody wrote, so it is no symbol', () => {
    expect(sameness(arn('Bucket'), 'arn:aws:s3:::files')).toBe('unknown');
    expect(sameness(arn('Other'), 'arn:aws:s3:::files')).toBe('different');
  });

  test('is the same name wherever it stands', () => {
    const written = model.valueIn('S', { 'Fn::Sub': 'arn:aws:s3:::${Mystery}' }) as string;
    expect(sameness(arn('Bucket'), written)).toBe('same');
  });

  test('is the same even where nobody can name the expression', () => {
    const huge = { 'Fn::Base64': { 'Fn::Join': ['', Array(100).fill('a long text')] } };
    const unnamed = modelOf({ Bucket: { Type: 'AWS::S3::Bucket', Properties: { BucketName: huge } } });
    const [a, b] = [unnamed.valueIn('S', { Ref: 'Bucket' }), unnamed.valueIn('S', { 'Fn::Sub': '${Bucket}' })];
    expect(sameness(a as string, b as string)).toBe('same');
  });
});

test('an OpenID Connect provider whose URL is not known has an ARN of its kind', () => {
  const model = modelOf(
    { X: { Type: 'AWS::IAM::OIDCProvider', Properties: { Url: { Ref: 'Url' } } } },
    { Parameters: { Url: { Type: 'String' } } },
  );
  expect(legible(model.valueIn('S', { Ref: 'X' }))).toBe(`${IAM}:oidc-provider/<unknown: the URL of S/X is not known>`);
});

test('without an environment, ARNs and names keep their parts', () => {
  const model = IdentityPoolModel.ofTemplates([
    source({ Resources: { X: { Type: 'AWS::Cognito::UserPool' } } }, { region: undefined, account: undefined }),
  ]);
  expect(legible(model.valueIn('S', { 'Fn::GetAtt': ['X', 'Arn'] }))).toBe(
    'arn:<unknown: the partition of S is not given>:cognito-idp:<unknown: the region of S is not given>:' +
      '<unknown: the account of S is not given>:userpool/<S/X.Ref>',
  );
  const written = { 'Fn::Sub': 'cognito-idp.${AWS::Region}.${AWS::URLSuffix}/${X}' };
  const [ours, theirs] = [{ 'Fn::GetAtt': ['X', 'ProviderName'] }, written].map((x) => model.valueIn('S', x) as string);
  expect(sameness(ours, theirs)).toBe('same');
});

test('names that go round are unknown', () => {
  const model = modelOf({
    A: { Type: 'AWS::S3::Bucket', Properties: { BucketName: { 'Fn::Sub': 'a-${B}' } } },
    B: { Type: 'AWS::S3::Bucket', Properties: { BucketName: { 'Fn::Sub': 'b-${A}' } } },
  });
  expect(legible(model.valueIn('S', { Ref: 'A' }))).toMatch(/^a-b-<unknown: .* refers to itself/);
});
