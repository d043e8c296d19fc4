import { Aws, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { ArnPrincipal, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Alias, type IKey, Key } from 'aws-cdk-lib/aws-kms';
import { Bucket, BucketEncryption, CfnBucket, type IBucketRef } from 'aws-cdk-lib/aws-s3';
import { IdentityPool, type ObjectGrants } from '../../src';
import { onlyResource, resourcesOf, testStack } from '../support/stacks';
import { ENV, firm } from './support/pools';

const S3 = { 'kms:ViaService': 's3.eu-west-1.amazonaws.com' };

function encryptedFirm(grant: (objects: ObjectGrants) => unknown) {
  const made = firm();
  const bucket = new Bucket(made.stack, 'Files', { encryption: BucketEncryption.KMS });
  const key = bucket.encryptionKey as Key;
  grant(made.pool.isolate.byPrincipalTag('tenant').inBucket(bucket));
  const of = (object: string) => ({ ...S3, 'kms:EncryptionContext:aws:s3:arn': bucket.arnForObjects(object) });
  return { ...made, bucket, key, of, acme: made.person({ tenantId: 'acme' }) };
}

describe('the key of a bucket', () => {
  const { bucket, key, of, acme, person } = encryptedFirm((objects) => objects.grantReadWrite());

  test.each(['kms:Decrypt', 'kms:GenerateDataKey'])('%s: through S3, for their own objects', async (action) => {
    await acme.allowed(action, key.keyArn, of('private/acme/x'));
    await acme.denied(action, key.keyArn, of('private/globex/x'));
    await acme.denied(action, key.keyArn, of('private/acme-labs/x'));
    await person({}).denied(action, key.keyArn, of('private//x'));
  });

  test('with a bucket key, S3 speaks of the bucket alone', async () => {
    const context = { ...S3, 'kms:EncryptionContext:aws:s3:arn': bucket.bucketArn };
    await acme.allowed('kms:Decrypt', key.keyArn, context);
    await person({}).denied('kms:Decrypt', key.keyArn, context);
  });

  test.each<[string, Record<string, string | string[]>]>([
    ['by themselves', { 'kms:ViaService': [] }],
    ['through another service', { 'kms:ViaService': 'dynamodb.eu-west-1.amazonaws.com' }],
    ['in another region', { 'kms:ViaService': 's3.eu-central-1.amazonaws.com' }],
    ['for nothing that S3 names', { 'kms:EncryptionContext:aws:s3:arn': [] }],
  ])('nobody uses it %s', async (_, context) => {
    await acme.denied('kms:Decrypt', key.keyArn, { ...of('private/acme/x'), ...context });
  });

  test.each(['kms:Encrypt', 'kms:ReEncryptFrom', 'kms:DescribeKey', 'kms:CreateGrant', 'kms:PutKeyPolicy'])(
    '%s is left out',
    async (action) => {
      await acme.denied(action, key.keyArn, of('private/acme/x'));
    },
  );
});

test('who may only read has nothing encrypted', async () => {
  const { key, of, acme } = encryptedFirm((objects) => objects.grantRead());
  await acme.allowed('kms:Decrypt', key.keyArn, of('private/acme/x'));
  await acme.denied('kms:GenerateDataKey', key.keyArn, of('private/acme/x'));
});

test('who may only write has the parts of an upload put together', async () => {
  const { key, of, acme } = encryptedFirm((objects) => objects.grantWrite());
  await acme.allowed('kms:GenerateDataKey', key.keyArn, of('private/acme/x'));
  await acme.allowed('kms:Decrypt', key.keyArn, of('private/acme/x'));
});

test('the key of what is published decrypts everybody’s, and encrypts one’s own', async () => {
  const { stack, pool, person } = firm();
  const bucket = new Bucket(stack, 'Files', { encryption: BucketEncryption.KMS });
  pool.isolate.byPrincipalTag('tenant').publishedInBucket(bucket).grantReadWrite();
  const acme = person({ tenantId: 'acme' });
  const of = (object: string) => ({ ...S3, 'kms:EncryptionContext:aws:s3:arn': bucket.arnForObjects(object) });
  const { keyArn } = bucket.encryptionKey as Key;
  await acme.allowed('kms:Decrypt', keyArn, of('protected/globex/x'));
  await acme.allowed('kms:GenerateDataKey', keyArn, of('protected/acme/x'));
  await acme.denied('kms:GenerateDataKey', keyArn, of('protected/globex/x'));
});

describe('a bucket that does not say which key it has', () => {
  test.each<[string, (stack: Stack) => IBucketRef]>([
    ['imported', (stack) => Bucket.fromBucketName(stack, 'Files', 'files')],
    ['an L1', (stack) => new CfnBucket(stack, 'Files', { bucketName: 'files' })],
  ])('is told: %s', async (_, bucketIn) => {
    const { stack, pool, person } = firm();
    const encryptionKey = new Key(stack, 'Key');
    const bucket = bucketIn(stack);
    pool.isolate.byPrincipalTag('tenant').inBucket(bucket, { encryptionKey }).grantRead();
    const acme = person({ tenantId: 'acme' });
    const of = (object: string) => ({
      ...S3,
      'kms:EncryptionContext:aws:s3:arn': `${bucket.bucketRef.bucketArn}/${object}`,
    });
    await acme.allowed('kms:Decrypt', encryptionKey.keyArn, of('private/acme/x'));
    await acme.denied('kms:Decrypt', encryptionKey.keyArn, of('private/globex/x'));
  });
});

describe('an alias', () => {
  test.each<[string, (stack: Stack, targetKey: Key) => IKey]>([
    ['of a key of the app', (stack, targetKey) => new Alias(stack, 'Alias', { aliasName: 'alias/files', targetKey })],
    ['that is imported', (stack) => Alias.fromAliasName(stack, 'Alias', 'alias/files')],
  ])('%s stands for the keys that it is one of', async (_, aliasIn) => {
    const { stack, pool, person } = firm();
    const key = new Key(stack, 'Key');
    const bucket = new Bucket(stack, 'Files', { encryptionKey: aliasIn(stack, key) });
    pool.isolate.byPrincipalTag('tenant').inBucket(bucket).grantRead();
    const context = { ...S3, 'kms:EncryptionContext:aws:s3:arn': bucket.arnForObjects('private/acme/x') };
    const acme = person({ tenantId: 'acme' });
    await acme.allowed('kms:Decrypt', key.keyArn, { ...context, 'kms:ResourceAliases': ['alias/files', 'alias/x'] });
    await acme.denied('kms:Decrypt', key.keyArn, { ...context, 'kms:ResourceAliases': ['alias/x'] });
    await acme.denied('kms:Decrypt', key.keyArn, { ...context, 'kms:ResourceAliases': [] });
  });
});

test('a key whose own policy does not ask those of the account stays closed', async () => {
  const { stack, pool, person } = firm();
  const policy = new PolicyDocument({
    statements: [
      new PolicyStatement({
        actions: ['kms:*'],
        resources: ['*'],
        principals: [new ArnPrincipal(`arn:aws:iam::${ENV.account}:role/keeper`)],
      }),
    ],
  });
  const encryptionKey = new Key(stack, 'Key', { policy });
  const bucket = new Bucket(stack, 'Files', { encryptionKey });
  pool.isolate.byPrincipalTag('tenant').inBucket(bucket).grantRead();
  const context = { ...S3, 'kms:EncryptionContext:aws:s3:arn': bucket.bucketArn };
  await person({ tenantId: 'acme' }).denied('kms:Decrypt', encryptionKey.keyArn, context);
});

test('the region is the key’s, for a bucket can have no key of another one', () => {
  const { stack, pool } = firm();
  const encryptionKey = Key.fromKeyArn(stack, 'Key', 'arn:aws:kms:us-east-2:111111111111:key/abc');
  const bucket = Bucket.fromBucketName(stack, 'Files', 'files');
  pool.isolate.byIdentityId().inBucket(bucket, { encryptionKey }).grantRead();
  expect(JSON.stringify(onlyResource(stack, 'AWS::IAM::Policy'))).toContain('"s3.us-east-2.amazonaws.com"');
});

test('in a stack without a region it is that of the deployment', () => {
  const { stack, pool } = firm({ stackProps: {} });
  const bucket = new Bucket(stack, 'Files', { encryption: BucketEncryption.KMS });
  pool.isolate.byIdentityId().inBucket(bucket).grantRead();
  const via = stack.resolve(`s3.${Aws.REGION}.amazonaws.com`);
  expect(JSON.stringify(onlyResource(stack, 'AWS::IAM::Policy'))).toContain(JSON.stringify(via));
});

test('in China S3 may call itself by either name', () => {
  const stack = testStack({ env: { region: 'cn-north-1' } });
  const pool = new IdentityPool(stack, 'Pool');
  const bucket = new Bucket(stack, 'Files', { encryption: BucketEncryption.KMS });
  pool.isolate.byIdentityId().inBucket(bucket).grantRead();
  const policy = JSON.stringify(onlyResource(stack, 'AWS::IAM::Policy'));
  expect(policy).toContain('["s3.cn-north-1.amazonaws.com","s3.cn-north-1.amazonaws.com.cn"]');
});

test('a key of another stack does not wait for the roles of the pool', () => {
  const { stack, pool } = firm();
  const keys = new Stack(stack.node.root as never, 'Keys', { env: ENV });
  const bucket = new Bucket(keys, 'Files', { encryption: BucketEncryption.KMS });
  pool.isolate.byPrincipalTag('tenant').inBucket(bucket).grantReadWrite();
  expect(JSON.stringify(Template.fromStack(keys).toJSON())).not.toContain('Pool');
  expect(resourcesOf(stack, 'AWS::IAM::Policy')).toHaveLength(1);
  expect(stack.dependencies.map(({ node }) => node.id)).toEqual(['Keys']);
  expect(keys.dependencies).toHaveLength(0);
});
