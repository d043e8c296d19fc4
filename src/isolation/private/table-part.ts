import { CfnResource } from 'aws-cdk-lib';
import type { CfnTable, ITableRef } from 'aws-cdk-lib/aws-dynamodb';
import type { IKeyRef } from 'aws-cdk-lib/aws-kms';
import type { IConstruct } from 'constructs';
import { quote, refuse } from '../../private/errors';
import { requireKind } from '../../private/kinds';
import { ITEM_OPTIONS, requireProps } from '../../private/known-props';
import { known, nameOf, type Place } from '../../private/place';
import { symbolic } from '../../private/symbols';
import type { ItemIsolationOptions } from '../item-grants';
import type { Distinction } from './distinction';
import type { IsolatedPool } from './isolated-pool';
import { ItemSpace } from './item-space';
import { INDEX_NAME, KEY_PREFIX } from './limits';
import { requirePatternText } from './pattern-text';
import { setAside } from './separate-spaces';

/** The items of a table that are each user's own, under keys that nothing else may use from now on. */
export function itemsIn(
  { identityPool }: IsolatedPool,
  table: ITableRef,
  options: ItemIsolationOptions,
  { call, variable, tag }: Distinction,
): ItemSpace {
  requireKind(identityPool, 'table', table);
  requireProps(identityPool, options, ITEM_OPTIONS);
  const { keyPrefix = '', indexes = [], encryptionKey } = options;
  requireKind(identityPool, 'indexes', indexes);
  if (keyPrefix !== '') {
    requirePatternText(identityPool, 'keyPrefix', keyPrefix, KEY_PREFIX);
  }
  for (const index of indexes) {
    requirePatternText(identityPool, 'the name of an index', index, INDEX_NAME);
  }
  requireStringKey(identityPool, table);
  setAside(identityPool, {
    place: placeOf(table),
    resourceArn: table.tableRef.tableArn,
    start: keyPrefix,
    kind: `inTable() of ${call}`,
    tag,
  });
  const key = encryptionKey ?? (table as EncryptedTable).encryptionKey;
  return new ItemSpace(table, `${keyPrefix}${variable}`, indexes, key);
}

/** In every region: a replica of a global table holds the same items. */
function placeOf(table: ITableRef): Place {
  const { tableArn, tableName } = table.tableRef;
  const { value } = symbolic(tableArn, table);
  const [, account = known(table.env.account)] =
    (typeof value === 'string' && /^arn:.*:(\d{12}):table\//.exec(value)) || [];
  return { name: nameOf('table', tableName, table), account };
}

/** A policy compares texts: a number or bytes would never be anybody's. */
function requireStringKey(where: IConstruct, table: ITableRef): void {
  const resource = table.node.defaultChild ?? table;
  const { keySchema, attributeDefinitions } = resource as CfnTable;
  const { value, isKnown } = symbolic([keySchema, attributeDefinitions], table);
  const [schema, attributes] = value as [KeyPart[] | undefined, Attribute[] | undefined];
  if (!CfnResource.isCfnResource(resource) || !isKnown || !schema || !attributes) {
    return;
  }
  const name = schema.find(({ keyType }) => keyType === 'HASH')?.attributeName;
  const type = attributes.find(({ attributeName }) => attributeName === name)?.attributeType;
  if (type === 'N' || type === 'B') {
    refuse({
      code: 'PartitionKeyNotString',
      where,
      what: `partition key ${quote(name)} of table ${table.node.path} is ${type === 'N' ? 'a number' : 'binary'}`,
      allowed:
        'a partition key that is a string (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html)',
      instead: "partitionKey: { name: 'owner', type: AttributeType.STRING }",
    });
  }
}

interface KeyPart {
  readonly attributeName: string;
  readonly keyType: string;
}

interface Attribute {
  readonly attributeName: string;
  readonly attributeType: string;
}

/** What a table of CDK may say besides. */
interface EncryptedTable extends ITableRef {
  readonly encryptionKey?: IKeyRef;
}
