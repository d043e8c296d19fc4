import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { App, Stack } from 'aws-cdk-lib';
import { RestApi } from 'aws-cdk-lib/aws-apigateway';
import { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { AttributeType, TableEncryptionV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { readJson } from '../support/example-templates';
import { ACCOUNT, ENV, firm } from './support/pools';

beforeAll(() => {
  process.env.CDK_VALIDATION = 'true';
  // As in test/strict-validation.test.ts.
  setFlagsFromString('--liftoff-only');
});

/** A stack under the feature flags that the CDK CLI writes, and whatever CDK core finds in a template an error. */
function strictStack(): Stack {
  const { context } = readJson(join(__dirname, '../../cdk.json'));
  const strict = {
    '@aws-cdk/core:validateAgainstDefaultRules': true,
    '@aws-cdk/core:strictCfnValidateErrors': true,
  };
  return new Stack(new App({ context: { ...context, ...strict } }), 'Strict', { env: ENV });
}

test("all isolated grants pass CDK core's validation of templates, and the checks that run by themselves", () => {
  const stack = strictStack();
  const { pool } = firm({ stack, isRequired: true });
  const bucket = new Bucket(stack, 'Files', { encryption: BucketEncryption.KMS });
  const table = new TableV2(stack, 'Table', {
    partitionKey: { name: 'owner', type: AttributeType.STRING },
    globalSecondaryIndexes: [{ indexName: 'byOwner', partitionKey: { name: 'reader', type: AttributeType.STRING } }],
    encryption: TableEncryptionV2.customerManagedKey(new Key(stack, 'Key')),
  });
  const [users, tenants] = [pool.isolate.byIdentityId(), pool.isolate.byPrincipalTag('tenant')];
  users.inBucket(bucket).grantReadWrite();
  users.publishedInBucket(bucket).grantReadWrite();
  pool.isolate.sharedInBucket(bucket).grantReadWrite();
  tenants.inBucket(bucket, { prefix: 'tenants' }).grantReadWrite();
  tenants.inTable(table, { keyPrefix: 'TENANT#', indexes: ['byOwner'] }).grantReadWrite();
  users.inTable(table, { keyPrefix: 'USER#' }).grantReadWrite();
  users.inIotCore().grantPublishSubscribe();
  tenants.inIotCore({ topicPrefix: 'tenants' }).grantPublishSubscribe();
  users.inHttpApi(new HttpApi(stack, 'Http'), { path: 'users' }).grantReadWrite();
  tenants.inRestApi(RestApi.fromRestApiId(stack, 'Rest', 'a1b2c3d4e5'), { path: 't', stage: 'v1' }).grantReadWrite();
  tenants.scope(`arn:aws:kinesis:eu-west-1:${ACCOUNT}:stream/events-${tenants.variable}`).grant(['kinesis:PutRecord']);
  expect(() => (stack.node.root as App).synth()).not.toThrow();
});
