import type { Language, Program } from './languages';
import type { Json } from './stacks';

interface Isolations {
  readonly isolate: Json;
  readonly users: Json;
  readonly tenants: Json;
  readonly role: Json;
}

/** A pool whose staff bring a tenant, and both ways to tell its users apart. */
async function isolationsOf({ create, call, get, struct, map }: Language, stack: Json): Promise<Isolations> {
  const pool = await create('IdentityPool', stack, 'Pool');
  const principalTags = await call('PrincipalTags', 'custom', map({ tenant: 'tenantId' }));
  const options = struct('IdentityProviderOptions', { principalTags });
  const arn = 'arn:aws:iam::123456789012:oidc-provider/idp.example.com';
  await call(pool, 'addProvider', await call('IdentityProvider', 'openIdConnectArn', arn, options));
  const isolate = await get(pool, 'isolate');
  return {
    isolate,
    users: await call(isolate, 'byIdentityId'),
    tenants: await call(isolate, 'byPrincipalTag', 'tenant'),
    role: await get(pool, 'authenticatedRole'),
  };
}

/** Programs that use all there is of `pool.isolate`. */
export const ISOLATION_PROGRAMS: Record<string, Program> = {
  'objects, items and anything else of each user': async (language, stack) => {
    const { create, call, get, struct, enumMember } = language;
    const { isolate, users, tenants, role } = await isolationsOf(language, stack);
    const bucket = await create('aws-cdk-lib.aws_s3.Bucket', stack, 'Files');
    const encryptionKey = await create('aws-cdk-lib.aws_kms.Key', stack, 'Key');
    const type = enumMember('aws-cdk-lib.aws_dynamodb.AttributeType', 'STRING');
    const partitionKey = struct('aws-cdk-lib.aws_dynamodb.Attribute', { name: 'owner', type });
    const tableProps = struct('aws-cdk-lib.aws_dynamodb.TablePropsV2', { partitionKey });
    const table = await create('aws-cdk-lib.aws_dynamodb.TableV2', stack, 'Table', tableProps);
    const ofKey = struct('ObjectIsolationOptions', { prefix: 'home/users', encryptionKey });
    const byKey = struct('ItemIsolationOptions', { keyPrefix: 'USER#', indexes: ['byOwner'], encryptionKey });
    for (const own of [
      await call(users, 'inBucket', bucket, ofKey),
      await call(tenants, 'publishedInBucket', bucket),
      await call(isolate, 'sharedInBucket', bucket),
      await call(users, 'inTable', table, byKey),
    ]) {
      await call(own, 'grantRead');
      await call(own, 'grantWrite', role);
      await call(own, 'grantReadWrite');
    }
    const pattern = `arn:aws:kinesis:eu-west-1:123456789012:stream/events-${await get(tenants, 'variable')}`;
    const scope = await call(tenants, 'scope', pattern);
    expect(await get(scope, 'arnPattern')).toBe(pattern);
    await call(scope, 'grant', ['kinesis:PutRecord'], role);
  },

  'isolated objects of a pool that exists already': async (language, stack) => {
    const { create, call, get, struct } = language;
    const arn = 'arn:aws:iam::123456789012:role/users';
    const attributes = struct('IdentityPoolAttributes', {
      identityPoolId: 'eu-west-1:12345678-1234-1234-1234-123456789012',
      authenticatedRole: await call('aws-cdk-lib.aws_iam.Role', 'fromRoleArn', stack, 'Users', arn),
    });
    const pool = await call('IdentityPool', 'fromIdentityPoolAttributes', stack, 'Pool', attributes);
    const users = await call(await get(pool, 'isolate'), 'byIdentityId');
    const bucket = await create('aws-cdk-lib.aws_s3.Bucket', stack, 'Files');
    await call(await call(users, 'inBucket', bucket), 'grantRead');
  },

  'isolated topics': async (language, stack) => {
    const { call, struct } = language;
    const { users, tenants } = await isolationsOf(language, stack);
    await call(await call(users, 'inIotCore'), 'grantPublishSubscribe');
    const options = struct('TopicIsolationOptions', { topicPrefix: 'tenants', region: 'eu-central-1' });
    const topics = await call(tenants, 'inIotCore', options);
    await call(topics, 'grantPublish');
    await call(topics, 'grantSubscribe');
  },

  'isolated paths': async (language, stack) => {
    const { create, call, struct } = language;
    const { users, tenants } = await isolationsOf(language, stack);
    const http = await create('aws-cdk-lib.aws_apigatewayv2.HttpApi', stack, 'Http');
    const rest = await call('aws-cdk-lib.aws_apigateway.RestApi', 'fromRestApiId', stack, 'Rest', 'a1b2c3d4e5');
    await call(
      await call(users, 'inHttpApi', http, struct('PathIsolationOptions', { path: 'users' })),
      'grantReadWrite',
    );
    const paths = await call(
      tenants,
      'inRestApi',
      rest,
      struct('PathIsolationOptions', { path: 'tenants', stage: 'prod' }),
    );
    await call(paths, 'grantRead');
    await call(paths, 'grantWrite');
  },
};
