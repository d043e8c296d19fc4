import type { IBucketRef } from 'aws-cdk-lib/aws-s3';
import { ObjectGrants, type ObjectIsolationOptions } from './object-grants';
import { objectsIn } from './private/bucket-part';
import type { Distinction } from './private/distinction';
import type { IsolatedPool } from './private/isolated-pool';

/**
 * What tells users of an identity pool apart, and where each then reaches only their own: what `pool.isolate.byIdentityId()`
 * and `.byPrincipalTag()` give back.
 */
export class Isolation {
  /** @internal */
  public static _of(pool: IsolatedPool, distinction: Distinction): Isolation {
    return new Isolation(pool, distinction);
  }

  /**
   * The policy variable that stands for each user's own value, such as `${cognito-identity.amazonaws.com:sub}` or
   * `${aws:PrincipalTag/tenant}`. For `scope()`.
   */
  public readonly variable: string;

  private constructor(
    private readonly pool: IsolatedPool,
    private readonly distinction: Distinction,
  ) {
    this.variable = distinction.variable;
  }

  /**
   * Objects that each user has for themselves: `private/<who>/*`. Nobody else reads, lists or writes them.
   *
   * Throws for a prefix that is none, for a prefix inside of another one that `isolate` set aside, and for a directory bucket.
   *
   * @param bucket the bucket
   * @param options which part of it
   */
  public inBucket(bucket: IBucketRef, options: ObjectIsolationOptions = {}): ObjectGrants {
    const { pool, distinction } = this;
    const part = objectsIn(pool, bucket, { prefix: 'private', ...options }, `inBucket() of ${distinction.call}`);
    const own = part.under(distinction.variable);
    return ObjectGrants._of({ pool, readable: own, writable: own, distinction });
  }

  /**
   * Objects that each user publishes for all others: `protected/<who>/*`. Everybody with the grantee's role reads and lists
   * those of everybody; each writes only their own.
   *
   * Throws for a prefix that is none, for a prefix inside of another one that `isolate` set aside, and for a directory bucket.
   *
   * @param bucket the bucket
   * @param options which part of it
   */
  public publishedInBucket(bucket: IBucketRef, options: ObjectIsolationOptions = {}): ObjectGrants {
    const { pool, distinction } = this;
    const call = `publishedInBucket() of ${distinction.call}`;
    const part = objectsIn(pool, bucket, { prefix: 'protected', ...options }, call);
    return ObjectGrants._of({ pool, readable: part.all, writable: part.under(distinction.variable), distinction });
  }
}
