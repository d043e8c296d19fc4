import type { IBucketRef } from 'aws-cdk-lib/aws-s3';
import type { IIdentityPool } from '../identity-pool';
import { requireTagOfPolicies } from '../private/principal-tag-limits';
import { Isolation } from './isolation';
import { ObjectGrants, type ObjectIsolationOptions } from './object-grants';
import { objectsIn } from './private/bucket-part';
import { byIdentityId, byPrincipalTag } from './private/distinction';
import { IsolatedPool, type RolesOfPool, type TagsOfPool } from './private/isolated-pool';

/**
 * Grants that are limited to a user's own things: `pool.isolate`. First what tells users apart, then where, then who may do
 * what: `pool.isolate.byIdentityId().inBucket(bucket).grantReadWrite()`.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/iam-roles.html
 */
export class IdentityPoolIsolation {
  /** @internal */
  public static _of(
    identityPool: IIdentityPool,
    federated: string,
    roles: RolesOfPool,
    tags?: TagsOfPool,
  ): IdentityPoolIsolation {
    return new IdentityPoolIsolation(new IsolatedPool(identityPool, federated, roles, tags));
  }

  private constructor(private readonly pool: IsolatedPool) {}

  /**
   * By the identity id that Cognito gives a person: the same for all logins that are linked, another one in every pool, and
   * not the user pool's `sub`.
   */
  public byIdentityId(): Isolation {
    return Isolation._of(this.pool, byIdentityId(this.pool.federated));
  }

  /**
   * By a tag of the session: a tenant, a department, the user pool's `sub`. Only as good as the claim is: map one that users
   * can not write themselves.
   *
   * Users reach nothing without the tag, with an empty one, and with a value that would reach into another one's, such as
   * `acme/labs` in a bucket.
   *
   * Throws when no provider of the pool maps the tag: a provider that does must be there before. A developer provider counts, for
   * a backend may give its users any tag. Of an imported pool it is not known: a warning says so.
   *
   * @param tag the tag's key, 1 to 128 characters
   */
  public byPrincipalTag(tag: string): Isolation {
    requireTagOfPolicies('isolate.byPrincipalTag()', tag);
    this.pool.requireMapped(tag);
    return Isolation._of(this.pool, byPrincipalTag(tag));
  }

  /**
   * Objects that users share: `public/*`. Whoever is granted to read reads all of them, whoever may write writes all of them,
   * and nobody lists the rest of the bucket.
   *
   * Throws for a prefix that is none, for a prefix inside of another one that `isolate` set aside, and for a directory bucket.
   *
   * @param bucket the bucket
   * @param options which part of it
   */
  public sharedInBucket(bucket: IBucketRef, options: ObjectIsolationOptions = {}): ObjectGrants {
    const { all } = objectsIn(this.pool, bucket, { kind: 'sharedInBucket()', defaultPrefix: 'public' }, options);
    return ObjectGrants._of({ pool: this.pool, readable: all, writable: all });
  }
}
