import type { ITableRef } from 'aws-cdk-lib/aws-dynamodb';
import type { IKeyRef } from 'aws-cdk-lib/aws-kms';
import { throughService } from './encryption-key';
import type { Conditions, Permission } from './permission';
import { DECRYPT_ITEMS, READ_INDEX, READ_ITEMS, WRITE_ITEMS } from './perms';

const LEADING_KEYS = 'dynamodb:LeadingKeys';

/** All items of a table under one partition key. */
export class ItemSpace {
  private readonly conditions: Conditions;

  /**
   * @param table the table
   * @param partitionKey the partition key, a policy variable in it
   * @param indexes names of indexes that have the same partition keys
   * @param key the key of the table, where it has one of its own
   */
  constructor(
    private readonly table: ITableRef,
    partitionKey: string,
    private readonly indexes: string[],
    private readonly key: IKeyRef | undefined,
  ) {
    // "All keys of the request are this one" is true of a request that names none.
    this.conditions = {
      'ForAllValues:StringEquals': { [LEADING_KEYS]: [partitionKey] },
      Null: { [LEADING_KEYS]: 'false' },
    };
  }

  public get read(): Permission[] {
    const { tableArn } = this.table.tableRef;
    const indexArns = this.indexes.map((index) => `${tableArn}/index/${index}`);
    return [
      this.onItems(READ_ITEMS, [tableArn]),
      ...(indexArns.length > 0 ? [this.onItems(READ_INDEX, indexArns)] : []),
    ];
  }

  public get write(): Permission[] {
    return [this.onItems(WRITE_ITEMS, [this.table.tableRef.tableArn])];
  }

  public get encrypted(): Permission[] {
    const context = { key: 'aws:dynamodb:tableName', values: [this.table.tableRef.tableName] };
    return this.key ? [throughService(this.key, { actions: DECRYPT_ITEMS, service: 'dynamodb', context })] : [];
  }

  private onItems(actions: string[], resourceArns: string[]): Permission {
    return { actions, resourceArns, conditions: this.conditions };
  }
}
