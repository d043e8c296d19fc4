/**
 * What `Ref` and `Fn::GetAtt` of a type of resource say. A resource's ARN is spelled out as far as it is known, so that it
 * compares part by part with an ARN somebody wrote.
 *
 * The texts hold places: {name} the name or id, {arn} the ARN, {own} what only the deployment knows about this very
 * attribute, {=Property} a property, {Attribute} another
 * attribute, and {account}, {region}, {partition}, {suffix}, {path}.
 */
export interface ResourceKind {
  /** The property that gives the resource its name. @default - the service makes an id */
  readonly nameProperty?: string;
  /** How a name property's value starts where the name does not. */
  readonly nameWithout?: string;
  /** What stands in the ARN after the partition. */
  readonly arn?: string;
  /** @default {name} */
  readonly ref?: string;
  /** @default - `Arn` is {arn} where there is one; every other attribute is {own} */
  readonly attributes?: { readonly [name: string]: string };
  /** How an id starts that the service makes. */
  readonly idStart?: string;
  /** Whether a name can hold a slash. @default false */
  readonly slashInName?: boolean;
}

const OIDC_PROVIDER: ResourceKind = {
  nameProperty: 'Url',
  nameWithout: 'https://',
  arn: 'iam::{account}:oidc-provider/{name}',
  ref: '{arn}',
  slashInName: true,
};

const TABLE: ResourceKind = {
  nameProperty: 'TableName',
  arn: 'dynamodb:{region}:{account}:table/{name}',
  attributes: { StreamArn: '{arn}/stream/{own}' },
};

const DOMAIN: ResourceKind = {
  nameProperty: 'DomainName',
  arn: 'es:{region}:{account}:domain/{name}',
  attributes: { DomainArn: '{arn}' },
};

/** @see https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html the ARNs */
const KINDS: { readonly [type: string]: ResourceKind } = {
  'AWS::ApiGateway::RestApi': { attributes: { RestApiId: '{name}' } },
  'AWS::ApiGateway::Stage': { nameProperty: 'StageName' },
  'AWS::ApiGatewayV2::Api': { attributes: { ApiId: '{name}' } },
  'AWS::ApiGatewayV2::Stage': { nameProperty: 'StageName' },
  'AWS::AppSync::GraphQLApi': {
    arn: 'appsync:{region}:{account}:apis/{name}',
    ref: '{arn}',
    attributes: { ApiId: '{name}' },
  },
  'AWS::CloudFormation::Stack': { arn: 'cloudformation:{region}:{account}:stack/{name}/{own}', ref: '{arn}' },
  'AWS::Cognito::IdentityPool': {
    arn: 'cognito-identity:{region}:{account}:identitypool/{name}',
    attributes: { Id: '{name}', Name: '{=IdentityPoolName}' },
    idStart: '{region}:',
  },
  'AWS::Cognito::UserPool': {
    arn: 'cognito-idp:{region}:{account}:userpool/{name}',
    attributes: {
      UserPoolId: '{name}',
      ProviderName: 'cognito-idp.{region}.{suffix}/{name}',
      ProviderURL: 'https://{ProviderName}',
    },
    idStart: '{region}_',
  },
  'AWS::Cognito::UserPoolClient': { attributes: { ClientId: '{name}' } },
  'AWS::DynamoDB::GlobalTable': TABLE,
  'AWS::DynamoDB::Table': TABLE,
  'AWS::EC2::VPC': {},
  'AWS::EC2::VPCEndpoint': {},
  'AWS::Elasticsearch::Domain': DOMAIN,
  'AWS::Events::EventBus': {
    nameProperty: 'Name',
    arn: 'events:{region}:{account}:event-bus/{name}',
    attributes: { Name: '{name}' },
    slashInName: true,
  },
  'AWS::IAM::Group': { nameProperty: 'GroupName', arn: 'iam::{account}:group{path}{name}' },
  'AWS::IAM::ManagedPolicy': {
    nameProperty: 'ManagedPolicyName',
    arn: 'iam::{account}:policy{path}{name}',
    ref: '{arn}',
    attributes: { PolicyArn: '{arn}' },
  },
  'AWS::IAM::OIDCProvider': OIDC_PROVIDER,
  'AWS::IAM::Role': { nameProperty: 'RoleName', arn: 'iam::{account}:role{path}{name}' },
  'AWS::IAM::SAMLProvider': { nameProperty: 'Name', arn: 'iam::{account}:saml-provider/{name}', ref: '{arn}' },
  'AWS::IAM::User': { nameProperty: 'UserName', arn: 'iam::{account}:user{path}{name}' },
  'AWS::IoT::Policy': { nameProperty: 'PolicyName', arn: 'iot:{region}:{account}:policy/{name}' },
  'AWS::IoT::Thing': { nameProperty: 'ThingName', arn: 'iot:{region}:{account}:thing/{name}' },
  'AWS::IoT::TopicRule': { nameProperty: 'RuleName', arn: 'iot:{region}:{account}:rule/{name}' },
  'AWS::KMS::Key': { arn: 'kms:{region}:{account}:key/{name}', attributes: { KeyId: '{name}' } },
  'AWS::Kinesis::Stream': { nameProperty: 'Name', arn: 'kinesis:{region}:{account}:stream/{name}' },
  'AWS::KinesisFirehose::DeliveryStream': {
    nameProperty: 'DeliveryStreamName',
    arn: 'firehose:{region}:{account}:deliverystream/{name}',
  },
  'AWS::Lambda::Function': { nameProperty: 'FunctionName', arn: 'lambda:{region}:{account}:function:{name}' },
  'AWS::Location::GeofenceCollection': {
    nameProperty: 'CollectionName',
    arn: 'geo:{region}:{account}:geofence-collection/{name}',
    attributes: { CollectionArn: '{arn}' },
  },
  'AWS::Location::Map': {
    nameProperty: 'MapName',
    arn: 'geo:{region}:{account}:map/{name}',
    attributes: { MapArn: '{arn}' },
  },
  'AWS::Location::PlaceIndex': {
    nameProperty: 'IndexName',
    arn: 'geo:{region}:{account}:place-index/{name}',
    attributes: { IndexArn: '{arn}' },
  },
  'AWS::Location::RouteCalculator': {
    nameProperty: 'CalculatorName',
    arn: 'geo:{region}:{account}:route-calculator/{name}',
    attributes: { CalculatorArn: '{arn}' },
  },
  'AWS::Location::Tracker': {
    nameProperty: 'TrackerName',
    arn: 'geo:{region}:{account}:tracker/{name}',
    attributes: { TrackerArn: '{arn}' },
  },
  'AWS::Logs::LogGroup': {
    nameProperty: 'LogGroupName',
    arn: 'logs:{region}:{account}:log-group:{name}:*',
    slashInName: true,
  },
  'AWS::OpenSearchService::Domain': DOMAIN,
  'AWS::Pinpoint::App': { arn: 'mobiletargeting:{region}:{account}:apps/{name}' },
  'AWS::S3::AccessPoint': { nameProperty: 'Name', arn: 's3:{region}:{account}:accesspoint/{name}' },
  'AWS::S3::Bucket': { nameProperty: 'BucketName', arn: 's3:::{name}' },
  'AWS::SNS::Topic': {
    nameProperty: 'TopicName',
    arn: 'sns:{region}:{account}:{name}',
    ref: '{arn}',
    attributes: { TopicArn: '{arn}', TopicName: '{name}' },
  },
  'AWS::SQS::Queue': {
    nameProperty: 'QueueName',
    arn: 'sqs:{region}:{account}:{name}',
    ref: '{own}',
    attributes: { QueueName: '{name}', QueueUrl: '{Ref}' },
  },
  'AWS::SSM::Parameter': { nameProperty: 'Name', slashInName: true },
  'AWS::SecretsManager::Secret': {
    nameProperty: 'Name',
    arn: 'secretsmanager:{region}:{account}:secret:{name}-{own}',
    ref: '{arn}',
    attributes: { Id: '{arn}' },
    slashInName: true,
  },
  'AWS::StepFunctions::StateMachine': {
    nameProperty: 'StateMachineName',
    arn: 'states:{region}:{account}:stateMachine:{name}',
    ref: '{arn}',
    attributes: { Name: '{name}' },
  },
  'Custom::AWSCDKOpenIdConnectProvider': OIDC_PROVIDER,
};

const PLAIN: ResourceKind = {};

/** Whether it is known what `Ref` of a type says: for any other it may be a name that somebody wrote. */
export function isListed(type: string): boolean {
  return Object.hasOwn(KINDS, type);
}

export function kindOf(type: string): ResourceKind {
  return isListed(type) ? KINDS[type] : PLAIN;
}
