import { App, Aws, CfnParameter, Fn, Lazy, Stack } from 'aws-cdk-lib';
import { type IRestApiRef, MockIntegration, RestApi } from 'aws-cdk-lib/aws-apigateway';
import { HttpApi, type IApiRef } from 'aws-cdk-lib/aws-apigatewayv2';
import { AttributeType, CfnTable, type ITableRef, Table, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Bucket, CfnBucket, type IBucketRef } from 'aws-cdk-lib/aws-s3';
import { IdentityPool, IdentityProvider, PrincipalTags } from '../../src';
import { testStack, warningIds, warningsOf } from '../support/stacks';
import { ACCOUNT, ENV, type Firm, firm, GOOGLE } from './support/pools';

const PARTITION_KEY = { name: 'owner', type: AttributeType.STRING };
const OTHER_ACCOUNT = '222222222222';

const byId = ({ pool }: Firm) => pool.isolate.byIdentityId();
const byTag = ({ pool }: Firm) => pool.isolate.byPrincipalTag('tenant');

type Pair<T> = [string, (stack: Stack) => [T, T]];

function restApi(stack: Stack, id = 'Api'): RestApi {
  const api = new RestApi(stack, id);
  api.root.addMethod('GET', new MockIntegration());
  return api;
}

const SAME_BUCKETS: Pair<IBucketRef>[] = [
  [
    'its own name and an import by it',
    (stack) => [new Bucket(stack, 'Own', { bucketName: 'files' }), Bucket.fromBucketName(stack, 'Import', 'files')],
  ],
  [
    'an import by ARN and one by name',
    (stack) => [
      Bucket.fromBucketArn(stack, 'Arn', 'arn:aws:s3:::files'),
      Bucket.fromBucketName(stack, 'Name', 'files'),
    ],
  ],
  [
    'an import by an ARN of the partition, and an L1',
    (stack) => [
      Bucket.fromBucketArn(stack, 'Arn', `arn:${Aws.PARTITION}:s3:::files`),
      new CfnBucket(stack, 'Own', { bucketName: 'files' }),
    ],
  ],
  [
    'a reference to its name and itself',
    (stack) => {
      const own = new Bucket(stack, 'Own');
      return [own, Bucket.fromBucketName(stack, 'Name', own.bucketName)];
    },
  ],
  [
    'a reference to its ARN and itself',
    (stack) => {
      const own = new Bucket(stack, 'Own');
      return [Bucket.fromBucketArn(stack, 'Arn', own.bucketArn), own];
    },
  ],
  [
    'a name with the account as a token, and with its number',
    (stack) => [
      new Bucket(stack, 'Own', { bucketName: `files-${Aws.ACCOUNT_ID}-${Aws.REGION}` }),
      Bucket.fromBucketName(stack, 'Import', `files-${ACCOUNT}-${ENV.region}`),
    ],
  ],
  [
    'a name that another stack exports',
    (stack) => {
      const [once, twice] = ['Once', 'Twice'].map((id) => Bucket.fromBucketName(stack, id, Fn.importValue('files')));
      return [once, twice];
    },
  ],
  [
    'a name of a parameter',
    (stack) => {
      const name = new CfnParameter(stack, 'Name').valueAsString;
      return [new Bucket(stack, 'Own', { bucketName: name }), Bucket.fromBucketName(stack, 'Import', name)];
    },
  ],
];

const OTHER_BUCKETS: Pair<IBucketRef>[] = [
  ['another name', (stack) => [new Bucket(stack, 'Own'), Bucket.fromBucketName(stack, 'Import', 'files')]],
  [
    'a name that goes on',
    (stack) => {
      const own = new Bucket(stack, 'Own');
      return [own, Bucket.fromBucketName(stack, 'Logs', `${own.bucketName}-logs`)];
    },
  ],
  [
    'a name that nobody knows yet',
    (stack) => [
      new Bucket(stack, 'Own', { bucketName: Lazy.string({ produce: () => 'files' }) }),
      Bucket.fromBucketName(stack, 'Import', 'files'),
    ],
  ],
];

const SAME_TABLES: Pair<ITableRef>[] = [
  [
    'a replica',
    (stack) => {
      const table = new TableV2(stack, 'T', { partitionKey: PARTITION_KEY, replicas: [{ region: 'eu-central-1' }] });
      return [table, table.replica('eu-central-1')];
    },
  ],
  [
    'a reference to its name',
    (stack) => {
      const table = new Table(stack, 'T', { partitionKey: PARTITION_KEY });
      return [table, Table.fromTableName(stack, 'Again', table.tableName)];
    },
  ],
  [
    'a reference to its ARN',
    (stack) => {
      const table = new Table(stack, 'T', { partitionKey: PARTITION_KEY });
      return [Table.fromTableArn(stack, 'Again', table.tableArn), table];
    },
  ],
  [
    'its name, and an ARN of another region',
    (stack) => [
      new TableV2(stack, 'T', { tableName: 'items', partitionKey: PARTITION_KEY }),
      Table.fromTableArn(stack, 'Replica', `arn:aws:dynamodb:us-east-1:${ACCOUNT}:table/items`),
    ],
  ],
  [
    'the name of an L1',
    (stack) => [
      new CfnTable(stack, 'T', { tableName: 'items', keySchema: [{ attributeName: 'owner', keyType: 'HASH' }] }),
      Table.fromTableName(stack, 'Again', 'items'),
    ],
  ],
];

const OTHER_TABLES: Pair<ITableRef>[] = [
  [
    'that of another account',
    (stack) => [
      new TableV2(stack, 'T', { tableName: 'items', partitionKey: PARTITION_KEY }),
      Table.fromTableArn(stack, 'Theirs', `arn:aws:dynamodb:eu-west-1:${OTHER_ACCOUNT}:table/items`),
    ],
  ],
  [
    'another one',
    (stack) => [
      new TableV2(stack, 'T', { partitionKey: PARTITION_KEY }),
      new TableV2(stack, 'Other', { partitionKey: PARTITION_KEY }),
    ],
  ],
];

describe('one bucket under two names is one place:', () => {
  test.each(SAME_BUCKETS)('%s', (_, pair) => {
    const made = firm();
    const [first, second] = pair(made.stack);
    byTag(made).inBucket(first, { prefix: 'p' });
    expect(() => byId(made).inBucket(second, { prefix: 'p/users' })).toThrow('IsolationOverlaps');
    expect(() => byId(made).inBucket(second, { prefix: 'q' })).not.toThrow();
  });

  test.each(OTHER_BUCKETS)('but not %s', (_, pair) => {
    const made = firm();
    const [first, second] = pair(made.stack);
    byTag(made).inBucket(first);
    expect(() => byId(made).inBucket(second)).not.toThrow();
  });
});

describe('one table under two names is one place:', () => {
  test.each(SAME_TABLES)('%s', (_, pair) => {
    const made = firm();
    const [first, second] = pair(made.stack);
    byTag(made).inTable(first);
    expect(() => byId(made).inTable(second, { keyPrefix: 'USER#' })).toThrow('IsolationOverlaps');
  });

  test.each(OTHER_TABLES)('but not %s', (_, pair) => {
    const made = firm();
    const [first, second] = pair(made.stack);
    byTag(made).inTable(first);
    expect(() => byId(made).inTable(second)).not.toThrow();
  });
});

describe('one API is one place:', () => {
  test.each<Pair<IRestApiRef>>([
    [
      'its own stage and one by name',
      (stack) => {
        const api = restApi(stack);
        return [api, api];
      },
    ],
    [
      'a reference to its id',
      (stack) => {
        const api = restApi(stack);
        return [api, RestApi.fromRestApiId(stack, 'Again', api.restApiId)];
      },
    ],
  ])('%s', (_, pair) => {
    const made = firm();
    const [first, second] = pair(made.stack);
    byTag(made).inRestApi(first, { path: 'x' });
    expect(() => byId(made).inRestApi(second, { path: 'x/users', stage: 'prod' })).toThrow('IsolationOverlaps');
  });

  test('an HTTP API too', () => {
    const made = firm();
    const api: IApiRef = new HttpApi(made.stack, 'Api');
    byTag(made).inHttpApi(api, { path: 'x' });
    expect(() => byId(made).inHttpApi(api, { path: 'x/users', stage: 'prod' })).toThrow('IsolationOverlaps');
  });

  test('but not two APIs', () => {
    const made = firm();
    byTag(made).inRestApi(restApi(made.stack, 'One'), { path: 'x' });
    const imported = RestApi.fromRestApiId(made.stack, 'Two', 'a1b2c3d4e5');
    expect(() => byId(made).inRestApi(imported, { path: 'x', stage: 'prod' })).not.toThrow();
  });
});

describe('one broker is one place:', () => {
  test('its region written out, and that of a stack without one', () => {
    const made = firm({ stackProps: {} });
    byTag(made).inIotCore();
    expect(() => byId(made).inIotCore({ region: 'eu-west-1' })).toThrow('IsolationOverlaps');
  });

  test('all regions, and one of them', () => {
    const made = firm();
    byTag(made).inIotCore();
    expect(() => byId(made).inIotCore({ region: '*' })).toThrow('IsolationOverlaps');
  });

  test('but not that of another region', () => {
    const made = firm();
    byTag(made).inIotCore();
    expect(() => byId(made).inIotCore({ region: 'us-east-1' })).not.toThrow();
  });
});

test('another copy of the package sees what was set aside', () => {
  const made = firm();
  byTag(made).inBucket(Bucket.fromBucketName(made.stack, 'Once', 'files'));
  jest.isolateModules(() => {
    const copy: typeof import('../../src') = require('../../src');
    expect(copy.IdentityPool).not.toBe(IdentityPool);
    const second = new copy.IdentityPool(made.stack, 'Second');
    expect(() => second.isolate.byIdentityId().inBucket(Bucket.fromBucketName(made.stack, 'Twice', 'files'))).toThrow(
      'IsolationOverlaps',
    );
  });
});

test('another app in the same program does not', () => {
  const made = firm();
  byTag(made).inBucket(Bucket.fromBucketName(made.stack, 'Once', 'files'));
  const stack = new Stack(new App(), 'Test', { env: ENV });
  const second = new IdentityPool(stack, 'Second');
  const again = Bucket.fromBucketName(stack, 'Twice', 'files');
  expect(() => second.isolate.byIdentityId().inBucket(again)).not.toThrow();
});

describe('two pools in one place', () => {
  function twoPools() {
    const made = firm();
    const principalTags = PrincipalTags.custom({ tenant: 'hd' });
    const providers = [IdentityProvider.google(GOOGLE, { principalTags })];
    return { ...made, second: new IdentityPool(made.stack, 'Second', { providers }) };
  }

  test('by one tag are warned of, once', () => {
    const { stack, pool, second } = twoPools();
    const bucket = new Bucket(stack, 'Files');
    for (const each of [pool, second, pool, second]) {
      each.isolate.byPrincipalTag('tenant').inBucket(bucket).grantRead();
    }
    expect(warningIds(stack)).toEqual(['cdk-cognito-identity-pool:TagOfTwoPools']);
    const [{ text }] = warningsOf(stack);
    expect(text).toContain(
      'inBucket() of byPrincipalTag(\'tenant\') is given "private/", which another identity pool isolates by the same tag',
    );
  });

  test.each<[string, (pool: IdentityPool, bucket: IBucketRef) => unknown]>([
    ['by identity', (pool, bucket) => pool.isolate.byIdentityId().inBucket(bucket).grantRead()],
    ['for all', (pool, bucket) => pool.isolate.sharedInBucket(bucket).grantRead()],
  ])('%s are not', (_, grant) => {
    const { stack, pool, second } = twoPools();
    const bucket = new Bucket(stack, 'Files');
    grant(pool, bucket);
    grant(second, bucket);
    expect(warningIds(stack)).toEqual([]);
  });

  test('by one tag under prefixes of their own are not', () => {
    const { stack, pool, second } = twoPools();
    const bucket = new Bucket(stack, 'Files');
    pool.isolate.byPrincipalTag('tenant').inBucket(bucket, { prefix: 'staff' }).grantRead();
    second.isolate.byPrincipalTag('tenant').inBucket(bucket, { prefix: 'partners' }).grantRead();
    expect(warningIds(stack)).toEqual([]);
  });
});

test('tables of one name in two regions may have a pool by tag each, without a warning', () => {
  const app = testStack().node.root as App;
  const stacks = ['eu-west-1', 'us-east-1'].map((region) => new Stack(app, region, { env: { ...ENV, region } }));
  for (const stack of stacks) {
    const made = firm({ stack });
    byTag(made).inTable(new TableV2(stack, 'T', { tableName: 'items', partitionKey: PARTITION_KEY }));
  }
  expect(stacks.flatMap((stack) => warningIds(stack))).toEqual([]);
});
