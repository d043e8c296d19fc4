import type { Grant, IGrantable } from 'aws-cdk-lib/aws-iam';
import type { IKeyRef } from 'aws-cdk-lib/aws-kms';
import type { Distinction } from './private/distinction';
import type { IsolatedPool } from './private/isolated-pool';
import type { ItemSpace } from './private/item-space';

/** Which part of a table. */
export interface ItemIsolationOptions {
  /**
   * What stands before the value of the variable in the partition key, up to 1024 characters: `TENANT#` for `TENANT#acme`.
   *
   * @default - nothing: the partition key is the value itself
   */
  readonly keyPrefix?: string;

  /**
   * The names of indexes that may be queried as well, by the same key.
   *
   * An index has a partition key of its own, and whoever writes an item chooses that attribute: a user may put an item of
   * theirs where another one finds it. Name only indexes that your app reads with that in mind.
   *
   * @default - none
   */
  readonly indexes?: string[];

  /**
   * The KMS key of the table, where the table does not say so itself, as an imported one.
   *
   * @default - the table's `encryptionKey`
   */
  readonly encryptionKey?: IKeyRef;
}

/** The items, and who is told apart among them. */
export interface ItemGrantsParts {
  readonly pool: IsolatedPool;
  readonly items: ItemSpace;
  readonly distinction: Distinction;
}

/**
 * Grants on items of a table: what `inTable()` gives back. Every request must name the partition key, so there is no scan, and
 * no PartiQL. Batches and transactions work where all their keys are one's own.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html
 */
export class ItemGrants {
  /** @internal */
  public static _of(parts: ItemGrantsParts): ItemGrants {
    return new ItemGrants(parts);
  }

  private constructor(private readonly parts: ItemGrantsParts) {}

  /**
   * Lets users get and query items.
   *
   * Throws for the role of guests where users are told apart by a tag.
   *
   * @param grantee whose users may, by default the role of signed-in users
   */
  public grantRead(grantee?: IGrantable): Grant {
    const { pool, items, distinction } = this.parts;
    return pool.grant([...items.read, ...items.encrypted], grantee, distinction);
  }

  /**
   * Lets users put, update and delete items. An answer may hold what an item was before.
   *
   * Throws for the role of guests where users are told apart by a tag.
   *
   * @param grantee whose users may, by default the role of signed-in users
   */
  public grantWrite(grantee?: IGrantable): Grant {
    const { pool, items, distinction } = this.parts;
    return pool.grant([...items.write, ...items.encrypted], grantee, distinction);
  }

  /**
   * Lets users get, query, put, update and delete items.
   *
   * Throws for the role of guests where users are told apart by a tag.
   *
   * @param grantee whose users may, by default the role of signed-in users
   */
  public grantReadWrite(grantee?: IGrantable): Grant {
    const { pool, items, distinction } = this.parts;
    return pool.grant([...items.read, ...items.write, ...items.encrypted], grantee, distinction);
  }
}
