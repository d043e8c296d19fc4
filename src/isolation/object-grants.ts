import type { Grant, IGrantable } from 'aws-cdk-lib/aws-iam';
import type { IKeyRef } from 'aws-cdk-lib/aws-kms';
import type { Distinction } from './private/distinction';
import type { IsolatedPool } from './private/isolated-pool';
import type { ObjectSpace } from './private/object-space';

/** Which part of a bucket. */
export interface ObjectIsolationOptions {
  /**
   * What the keys of the objects begin with, 1 to 512 characters: `private` for `private/<who>/photo.jpg`. No slash at
   * either end, no wildcard, no policy variable.
   *
   * @default - `private` for `inBucket()`, `protected` for `publishedInBucket()`, `public` for `sharedInBucket()`
   */
  readonly prefix?: string;

  /**
   * The KMS key of the bucket's objects, where the bucket does not say so itself: an imported one, or one whose objects
   * were encrypted otherwise.
   *
   * @default - the bucket's `encryptionKey`
   */
  readonly encryptionKey?: IKeyRef;
}

/** The two parts of a bucket, and who is told apart there. */
export interface ObjectGrantsParts {
  readonly pool: IsolatedPool;
  readonly readable: ObjectSpace;
  readonly writable: ObjectSpace;
  /** @default - nobody is told apart */
  readonly distinction?: Distinction;
}

/**
 * Grants on objects of a bucket. Whose objects, says the call that gave it back: `inBucket()`, `publishedInBucket()` or
 * `sharedInBucket()`.
 *
 * Objects as they are now: no old versions, no tags, no access control lists.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html
 */
export class ObjectGrants {
  /** @internal */
  public static _of(parts: ObjectGrantsParts): ObjectGrants {
    return new ObjectGrants(parts);
  }

  private constructor(private readonly parts: ObjectGrantsParts) {}

  /**
   * Lets users get objects and list them. A list must ask for a prefix with a slash after the name: `private/<who>/`. An
   * object that is not there is reported as access denied.
   *
   * Throws for the role of guests where users are told apart by a tag.
   *
   * @param grantee whose users may, by default the role of signed-in users
   */
  public grantRead(grantee?: IGrantable): Grant {
    const { pool, readable, distinction } = this.parts;
    return pool.grant(readable.read, grantee, distinction);
  }

  /**
   * Lets users put and delete objects, in several parts too.
   *
   * Throws for the role of guests where users are told apart by a tag.
   *
   * @param grantee whose users may, by default the role of signed-in users
   */
  public grantWrite(grantee?: IGrantable): Grant {
    const { pool, writable, distinction } = this.parts;
    return pool.grant(writable.write, grantee, distinction);
  }

  /**
   * Lets users get, list, put and delete objects.
   *
   * Throws for the role of guests where users are told apart by a tag.
   *
   * @param grantee whose users may, by default the role of signed-in users
   */
  public grantReadWrite(grantee?: IGrantable): Grant {
    return this.grantRead(grantee).combine(this.grantWrite(grantee));
  }
}
