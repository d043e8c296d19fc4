import type { Stack } from 'aws-cdk-lib';
import {
  AttributeType,
  CfnTable,
  type ITableRef,
  Table,
  TableEncryption,
  TableEncryptionV2,
  TableV2,
} from 'aws-cdk-lib/aws-dynamodb';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { ItemGrants, ItemIsolationOptions } from '../../src';
import { type Firm, firm } from './support/pools';
import { sessionOf } from './support/two-opinions';

const KEYS = 'dynamodb:LeadingKeys';
const READ = ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'];
const WRITE = [
  'dynamodb:PutItem',
  'dynamodb:UpdateItem',
  'dynamodb:DeleteItem',
  'dynamodb:BatchWriteItem',
  'dynamodb:ConditionCheckItem',
];
const NEVER = [
  'dynamodb:Scan',
  'dynamodb:PartiQLSelect',
  'dynamodb:PartiQLInsert',
  'dynamodb:PartiQLUpdate',
  'dynamodb:PartiQLDelete',
  'dynamodb:DescribeTable',
  'dynamodb:ExportTableToPointInTime',
  'dynamodb:GetRecords',
  'dynamodb:UpdateTable',
  'dynamodb:DeleteTable',
];

const OWNER = { name: 'owner', type: AttributeType.STRING };

function byTenant(
  grant: (items: ItemGrants) => unknown,
  options: ItemIsolationOptions = {},
): Firm & { table: TableV2; query: (...keys: string[]) => Record<string, string[]> } {
  const made = firm();
  const table = new TableV2(made.stack, 'Bookings', {
    partitionKey: OWNER,
    globalSecondaryIndexes: [{ indexName: 'byOwner', partitionKey: { name: 'reader', type: AttributeType.STRING } }],
  });
  grant(made.pool.isolate.byPrincipalTag('tenant').inTable(table, options));
  return { ...made, table, query: (...keys) => ({ [KEYS]: keys }) };
}

describe('items of each tenant', () => {
  const { table, person, query } = byTenant((items) => items.grantReadWrite(), { keyPrefix: 'TENANT#' });
  const acme = person({ tenantId: 'acme' });

  test.each([...READ, ...WRITE])('%s: their own, and nobody else’s', async (action) => {
    await acme.allowed(action, table.tableArn, query('TENANT#acme'));
    await acme.denied(action, table.tableArn, query('TENANT#globex'));
    await acme.denied(action, table.tableArn, query('TENANT#acme-labs'));
    await acme.denied(action, table.tableArn, query('acme'));
    await acme.denied(action, table.tableArn, query('TENANT#'));
    await acme.denied(action, table.tableArn, query('tenant#acme'));
  });

  test.each([...READ, ...WRITE])('%s: never without a key, and never with another one beside', async (action) => {
    await acme.denied(action, table.tableArn, query());
    await acme.denied(action, table.tableArn, query('TENANT#acme', 'TENANT#globex'));
    await acme.allowed(action, table.tableArn, query('TENANT#acme', 'TENANT#acme'));
  });

  test.each(NEVER)('%s is left out', async (action) => {
    await acme.denied(action, table.tableArn, query('TENANT#acme'));
    await acme.denied(action, table.tableArn, query());
  });

  test.each([...READ, 'dynamodb:Scan'])('%s of an index that nobody named', async (action) => {
    await acme.denied(action, `${table.tableArn}/index/byOwner`, query('TENANT#acme'));
  });

  test('nothing of another table', async () => {
    await acme.denied('dynamodb:GetItem', 'arn:aws:dynamodb:eu-west-1:111111111111:table/other', query('TENANT#acme'));
  });
});

describe('a tenant that is called', () => {
  const { table, pool, person, query } = byTenant((items) => items.grantReadWrite());

  test('nothing reaches nothing', async () => {
    for (const nobody of [person({ tenantId: '' }), person({})]) {
      await nobody.denied('dynamodb:GetItem', table.tableArn, query(''));
      await nobody.denied('dynamodb:GetItem', table.tableArn, query('acme'));
      await nobody.denied('dynamodb:Query', table.tableArn, query());
    }
  });

  // A key is compared, so that no character means anything.
  test.each(['*', '?', 'a*', 'acme/labs', '..', '.', '/', 'acme#x', 'ACME', 'acm'])(
    '%j reaches what is written so, and nothing else',
    async (tenant) => {
      const odd = sessionOf(pool, pool.authenticatedRole, { 'aws:PrincipalTag/tenant': tenant });
      await odd.allowed('dynamodb:GetItem', table.tableArn, query(tenant));
      await odd.denied('dynamodb:GetItem', table.tableArn, query('acme'));
      await odd.denied('dynamodb:GetItem', table.tableArn, query(tenant, 'acme'));
      await odd.denied('dynamodb:Query', table.tableArn, query());
    },
  );
});

test('no tenant, no credentials, where the tag is required', () => {
  firm({ isRequired: true }).person({}).session.assertRefused();
});

test('items of each identity', async () => {
  const { stack, pool, person } = firm();
  const table = new TableV2(stack, 'Notes', { partitionKey: OWNER });
  pool.isolate.byIdentityId().inTable(table).grantReadWrite();
  const [alice, bob] = [person({ sub: 'alice' }), person({ sub: 'bob' })];
  await alice.allowed('dynamodb:PutItem', table.tableArn, { [KEYS]: [alice.identityId] });
  await alice.denied('dynamodb:PutItem', table.tableArn, { [KEYS]: [bob.identityId] });
  await alice.denied('dynamodb:PutItem', table.tableArn, { [KEYS]: [`${alice.identityId}2`] });
  await alice.denied('dynamodb:Query', table.tableArn, { [KEYS]: [] });
});

describe('an index that is named', () => {
  const { table, person, query } = byTenant((items) => items.grantRead(), { indexes: ['byOwner'] });
  const acme = person({ tenantId: 'acme' });
  const index = `${table.tableArn}/index/byOwner`;

  test('is queried by the own key alone', async () => {
    await acme.allowed('dynamodb:Query', index, query('acme'));
    await acme.denied('dynamodb:Query', index, query('globex'));
    await acme.denied('dynamodb:Query', index, query());
    await acme.denied('dynamodb:Scan', index, query());
    await acme.denied('dynamodb:Scan', index, query('acme'));
  });

  test('opens no other index', async () => {
    await acme.denied('dynamodb:Query', `${table.tableArn}/index/byOwner2`, query('acme'));
    await acme.denied('dynamodb:Query', `${table.tableArn}/index/byOwner/more`, query('acme'));
  });
});

describe('who may only', () => {
  test('read does not write', async () => {
    const { table, person, query } = byTenant((items) => items.grantRead());
    for (const action of WRITE) {
      await person({ tenantId: 'acme' }).denied(action, table.tableArn, query('acme'));
    }
  });

  test('write does not read', async () => {
    const { table, person, query } = byTenant((items) => items.grantWrite());
    await person({ tenantId: 'acme' }).allowed('dynamodb:PutItem', table.tableArn, query('acme'));
    for (const action of READ) {
      await person({ tenantId: 'acme' }).denied(action, table.tableArn, query('acme'));
    }
  });
});

describe('the key of a table', () => {
  const VIA = { 'kms:ViaService': 'dynamodb.eu-west-1.amazonaws.com' };

  test.each<[string, (stack: Stack, key: Key) => ITableRef]>([
    [
      'Table',
      (stack, encryptionKey) =>
        new Table(stack, 'T', { partitionKey: OWNER, encryption: TableEncryption.CUSTOMER_MANAGED, encryptionKey }),
    ],
    [
      'TableV2',
      (stack, key) =>
        new TableV2(stack, 'T', { partitionKey: OWNER, encryption: TableEncryptionV2.customerManagedKey(key) }),
    ],
  ])('of %s is decrypted by DynamoDB for this table alone', async (_, tableIn) => {
    const { stack, pool, person } = firm();
    const key = new Key(stack, 'Key');
    const table = tableIn(stack, key);
    pool.isolate.byPrincipalTag('tenant').inTable(table).grantWrite();
    const acme = person({ tenantId: 'acme' });
    const context = { ...VIA, 'kms:EncryptionContext:aws:dynamodb:tableName': table.tableRef.tableName };
    await acme.allowed('kms:Decrypt', key.keyArn, context);
    await acme.denied('kms:Decrypt', key.keyArn, { ...context, 'kms:ViaService': [] });
    await acme.denied('kms:Decrypt', key.keyArn, {
      ...context,
      'kms:EncryptionContext:aws:dynamodb:tableName': 'other',
    });
    await acme.denied('kms:GenerateDataKey', key.keyArn, context);
    await person({}).denied('kms:Decrypt', key.keyArn, context);
  });

  test('of an imported table is told', async () => {
    const { stack, pool, person } = firm();
    const encryptionKey = new Key(stack, 'Key');
    const table = Table.fromTableName(stack, 'Table', 'bookings');
    pool.isolate.byPrincipalTag('tenant').inTable(table, { encryptionKey }).grantRead();
    const context = { ...VIA, 'kms:EncryptionContext:aws:dynamodb:tableName': 'bookings' };
    await person({ tenantId: 'acme' }).allowed('kms:Decrypt', encryptionKey.keyArn, context);
  });
});

describe('a table whose partition key is no string', () => {
  const SAYS =
    /^\[cdk-cognito-identity-pool:PartitionKeyNotString\] Test\/Pool: partition key "owner" of table Test\/Table is (a number|binary)\./;
  const NUMBER = { name: 'owner', type: AttributeType.NUMBER };

  test.each<[string, (stack: Stack) => ITableRef]>([
    ['Table', (stack) => new Table(stack, 'Table', { partitionKey: NUMBER })],
    [
      'TableV2',
      (stack) => new TableV2(stack, 'Table', { partitionKey: { name: 'owner', type: AttributeType.BINARY } }),
    ],
    [
      'CfnTable',
      (stack) =>
        new CfnTable(stack, 'Table', {
          keySchema: [{ attributeName: 'owner', keyType: 'HASH' }],
          attributeDefinitions: [{ attributeName: 'owner', attributeType: 'N' }],
        }),
    ],
  ])('fails: %s', (_, tableIn) => {
    const { stack, pool } = firm();
    const table = tableIn(stack);
    expect(() => pool.isolate.byIdentityId().inTable(table)).toThrow(SAYS);
  });

  test.each<[string, (stack: Stack) => ITableRef]>([
    [
      'of a sort key',
      (stack) => new TableV2(stack, 'Table', { partitionKey: OWNER, sortKey: { ...NUMBER, name: 'at' } }),
    ],
    ['that is imported', (stack) => Table.fromTableName(stack, 'Table', 'table')],
  ])('is not judged by a key %s', (_, tableIn) => {
    const { stack, pool } = firm();
    expect(pool.isolate.byIdentityId().inTable(tableIn(stack)).grantRead().success).toBe(true);
  });
});

test('a replica of a global table, in its own region', async () => {
  const { stack, pool, person } = firm();
  const table = new TableV2(stack, 'Table', { partitionKey: OWNER, replicas: [{ region: 'eu-central-1' }] });
  const replica = table.replica('eu-central-1');
  pool.isolate.byPrincipalTag('tenant').inTable(replica).grantRead();
  const acme = person({ tenantId: 'acme' });
  await acme.allowed('dynamodb:GetItem', replica.tableArn, { [KEYS]: ['acme'] });
  await acme.denied('dynamodb:GetItem', replica.tableArn, { [KEYS]: ['globex'] });
  await acme.denied('dynamodb:GetItem', table.tableArn, { [KEYS]: ['acme'] });
});
