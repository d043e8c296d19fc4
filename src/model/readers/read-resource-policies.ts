import { once } from '../cloudformation/memo';
import type { ResourcePolicyModel } from '../elements';
import { startsWith } from '../sameness';
import { isLiteral, piecesOf, type Text, unknown } from '../text';
import type { Found } from '../text-index';
import { memberOf, textOf, type Value } from '../value';
import { permissionDocument, permittedFunction } from './lambda-permission';
import { documentOf, type ResourceReader } from './resource-reader';

/** One policy, and the resources it stands on. */
export interface Standing {
  readonly resourceArns: readonly Text[];
  readonly document: () => Value;
}

/** How each type of resource says which policy stands on what. */
const STANDINGS: { readonly [type: string]: (reader: ResourceReader) => readonly Standing[] } = {
  'AWS::ApiGateway::RestApi': (api) => onItself(api, 'Policy', arnOf(api, 'execute-api', api.ref())),
  'AWS::DynamoDB::GlobalTable': replicaStandings,
  'AWS::DynamoDB::Table': (table) => [
    nested(table, table.value('ResourcePolicy'), [table.attribute('Arn')]),
    nested(table, memberOf(table.value('StreamSpecification'), 'ResourcePolicy', 'StreamSpecification'), [
      `${table.attribute('Arn')}/stream`,
    ]),
  ],
  'AWS::Elasticsearch::Domain': (domain) => onItself(domain, 'AccessPolicies'),
  'AWS::Events::EventBus': (bus) => onItself(bus, 'Policy'),
  'AWS::Events::EventBusPolicy': (policy) => [eventBusStanding(policy)],
  'AWS::KMS::Key': (key) => onItself(key, 'KeyPolicy'),
  'AWS::Kinesis::ResourcePolicy': (policy) => [on(policy, 'ResourcePolicy', [policy.requiredText('ResourceArn')])],
  'AWS::Lambda::Permission': (permission) => [
    { resourceArns: [permittedFunction(permission)], document: once(() => permissionDocument(permission)) },
  ],
  'AWS::Logs::ResourcePolicy': (policy) => [on(policy, 'PolicyDocument', [arnOf(policy, 'logs', 'log-group')])],
  'AWS::OpenSearchService::Domain': (domain) => onItself(domain, 'AccessPolicies'),
  'AWS::S3::AccessPoint': (point) => onItself(point, 'Policy'),
  'AWS::S3::BucketPolicy': (policy) => [
    on(policy, 'PolicyDocument', [
      `arn:${policy.resolver.environment.partition}:s3:::${policy.requiredText('Bucket')}`,
    ]),
  ],
  'AWS::SNS::TopicInlinePolicy': (policy) => [on(policy, 'PolicyDocument', [policy.requiredText('TopicArn')])],
  'AWS::SNS::TopicPolicy': (policy) => [on(policy, 'PolicyDocument', everyOf(policy, 'Topics'))],
  'AWS::SQS::QueueInlinePolicy': (policy) => [
    on(policy, 'PolicyDocument', [queueArn(policy, policy.requiredText('Queue'))]),
  ],
  'AWS::SQS::QueuePolicy': (policy) => [
    on(
      policy,
      'PolicyDocument',
      everyOf(policy, 'Queues').map((url) => queueArn(policy, url)),
    ),
  ],
  'AWS::SecretsManager::ResourcePolicy': (policy) => [on(policy, 'ResourcePolicy', [secretArn(policy)])],
};

export const RESOURCE_POLICY_TYPES: readonly string[] = Object.keys(STANDINGS);

export function readResourcePolicies(reader: ResourceReader): readonly ResourcePolicyModel[] {
  return STANDINGS[reader.source.type](reader).flatMap(({ resourceArns, document }) =>
    resourceArns.map((resourceArn) => ({
      ...reader.element,
      resourceArn,
      get document(): Value {
        return document();
      },
    })),
  );
}

/** The policies that stand on what an ARN names, be it an object of a bucket or an index of a table. */
export function standingOn(policies: readonly ResourcePolicyModel[], arn: Text): Found<ResourcePolicyModel> {
  const sure: ResourcePolicyModel[] = [];
  const possible: ResourcePolicyModel[] = [];
  for (const policy of policies) {
    switch (startsWith(arn, policy.resourceArn, ['/', ':'])) {
      case 'same':
        sure.push(policy);
        break;
      case 'unknown':
        possible.push(policy);
    }
  }
  return { sure, possible };
}

function on(reader: ResourceReader, property: string, resourceArns: readonly Text[]): Standing {
  return { resourceArns, document: once(() => reader.document(property)) };
}

function onItself(reader: ResourceReader, property: string, arn = reader.attribute('Arn')): readonly Standing[] {
  return reader.value(property) === undefined ? [] : [on(reader, property, [arn])];
}

/** A policy in a map of its own, `ResourcePolicy: { PolicyDocument }`. */
function nested(reader: ResourceReader, policy: Value | undefined, resourceArns: readonly Text[]): Standing {
  const document = memberOf(policy, 'PolicyDocument', 'ResourcePolicy');
  return {
    resourceArns: document === undefined ? [] : resourceArns,
    document: () => documentOf(document, `ResourcePolicy of ${reader.place}`),
  };
}

function replicaStandings(table: ResourceReader): readonly Standing[] {
  const { items, gaps } = table.records('Replicas');
  const { partition, account } = table.resolver.environment;
  const standings = items.map((replica) => {
    const region = textOf(replica.Region, 'Region') ?? unknown('the region of a replica');
    return nested(table, replica.ResourcePolicy, [
      `arn:${partition}:dynamodb:${region}:${account}:table/${table.ref()}`,
    ]);
  });
  return gaps.length === 0
    ? standings
    : [...standings, { resourceArns: [table.attribute('Arn')], document: () => unknown(gaps.join('; ')) }];
}

function eventBusStanding(policy: ResourceReader): Standing {
  const statement = policy.value('Statement') ?? unknown(`${policy.place} is not written as a statement`);
  const bus = policy.text('EventBusName') ?? 'default';
  return {
    resourceArns: [arnOf(policy, 'events', `event-bus/${bus}`)],
    document: () => ({ Version: '2012-10-17', Statement: [statement] }),
  };
}

/** The texts of a list; where there may be more, one that may be any text. */
function everyOf(reader: ResourceReader, property: string): readonly Text[] {
  const { items, gaps } = reader.texts(property);
  return gaps.length === 0 ? items : [...items, unknown(gaps.join('; '))];
}

/** Queue policies name their queues by URL. */
function queueArn(policy: ResourceReader, url: Text): Text {
  const [piece, ...rest] = piecesOf(url);
  if (piece?.kind === 'symbol' && rest.length === 0) {
    const arn = policy.resolver.links.attributeBeside(piece.name, 'Arn');
    return arn ?? unknown(`the queue of ${policy.place}`);
  }
  const [, region, account, name] = (isLiteral(url) && QUEUE_URL.exec(url)) || [];
  return name === undefined
    ? unknown(`the queue of ${policy.place}`)
    : `arn:${policy.resolver.environment.partition}:sqs:${region}:${account}:${name}`;
}

const QUEUE_URL = /^https:\/\/sqs\.([^.]+)\.[^/]+\/([^/]+)\/([^/]+)$/;

/** A secret may be named by its name, which is only the beginning of its ARN. */
function secretArn(policy: ResourceReader): Text {
  const id = policy.requiredText('SecretId');
  return id.startsWith('arn:')
    ? id
    : arnOf(policy, 'secretsmanager', `secret:${id}${unknown(`the end of the ARN of the secret of ${policy.place}`)}`);
}

function arnOf({ resolver }: ResourceReader, service: string, rest: Text): Text {
  const { partition, region, account } = resolver.environment;
  return `arn:${partition}:${service}:${region}:${account}:${rest}`;
}
