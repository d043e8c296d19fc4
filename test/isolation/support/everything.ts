import { MockIntegration, RestApi } from 'aws-cdk-lib/aws-apigateway';
import { AttributeType, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { ACCOUNT, ENV, type Firm, firm } from './pools';
import type { AskedFor } from './two-opinions';

/** A firm that grants its tenants something of every kind, and the requests for what is a tenant's. */
export interface FirmWithEverything extends Firm {
  /** Requests for all that is under a name, and below it. */
  requests(name: string, rest: string): AskedFor[];
}

export function firmWithEverything(): FirmWithEverything {
  const made = firm();
  const { stack, pool } = made;
  const bucket = new Bucket(stack, 'Files');
  const items = new TableV2(stack, 'Items', { partitionKey: { name: 'tenant', type: AttributeType.STRING } });
  const mixed = new TableV2(stack, 'Mixed', { partitionKey: { name: 'pk', type: AttributeType.STRING } });
  const api = new RestApi(stack, 'Api');
  api.root.addMethod('GET', new MockIntegration());

  const tenant = pool.isolate.byPrincipalTag('tenant');
  tenant.inBucket(bucket).grantReadWrite();
  tenant.inTable(items).grantReadWrite();
  tenant.inTable(mixed, { keyPrefix: 'TENANT#' }).grantReadWrite();
  tenant.inIotCore().grantPublishSubscribe();
  tenant.inRestApi(api, { path: 'tenants' }).grantReadWrite();

  const inBroker = (kind: string, name: string) => `arn:aws:iot:${ENV.region}:${ACCOUNT}:${kind}/private/${name}`;
  const call = (method: string, path: string) => api.arnForExecuteApi(method, path, api.deploymentStage.stageName);
  return {
    ...made,
    requests: (name, rest): AskedFor[] => [
      { action: 's3:GetObject', resource: bucket.arnForObjects(`private/${name}/${rest}`), context: {} },
      { action: 's3:PutObject', resource: bucket.arnForObjects(`private/${name}/${rest}`), context: {} },
      { action: 's3:ListBucket', resource: bucket.bucketArn, context: { 's3:prefix': `private/${name}/${rest}` } },
      { action: 'dynamodb:Query', resource: items.tableArn, context: { 'dynamodb:LeadingKeys': [name] } },
      { action: 'dynamodb:PutItem', resource: mixed.tableArn, context: { 'dynamodb:LeadingKeys': [`TENANT#${name}`] } },
      { action: 'iot:Connect', resource: inBroker('client', `${name}/${rest}`), context: {} },
      { action: 'iot:Publish', resource: inBroker('topic', `${name}/${rest}`), context: {} },
      { action: 'iot:Subscribe', resource: inBroker('topicfilter', `${name}/${rest}`), context: {} },
      { action: 'iot:Receive', resource: inBroker('topic', `${name}/${rest}`), context: {} },
      { action: 'execute-api:Invoke', resource: call('GET', `/tenants/${name}`), context: {} },
      { action: 'execute-api:Invoke', resource: call('POST', `/tenants/${name}/${rest}`), context: {} },
    ],
  };
}
