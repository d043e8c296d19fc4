import type { IRestApiRef } from 'aws-cdk-lib/aws-apigateway';
import type { IApiRef } from 'aws-cdk-lib/aws-apigatewayv2';
import type { ITableRef } from 'aws-cdk-lib/aws-dynamodb';
import type { IBucketRef } from 'aws-cdk-lib/aws-s3';
import { ItemGrants, type ItemIsolationOptions } from './item-grants';
import { ObjectGrants, type ObjectIsolationOptions } from './object-grants';
import { PathGrants, type PathIsolationOptions } from './path-grants';
import { pathsOfHttpApi, pathsOfRestApi } from './private/api-part';
import { objectsIn } from './private/bucket-part';
import type { Distinction } from './private/distinction';
import type { IsolatedPool } from './private/isolated-pool';
import { requireScope } from './private/scope-pattern';
import { itemsIn } from './private/table-part';
import { topicsOf } from './private/topic-part';
import { ScopeGrants } from './scope-grants';
import { TopicGrants, type TopicIsolationOptions } from './topic-grants';

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
    const use = { kind: `inBucket() of ${distinction.call}`, defaultPrefix: 'private', tag: distinction.tag };
    const part = objectsIn(pool, bucket, use, options);
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
    const use = {
      kind: `publishedInBucket() of ${distinction.call}`,
      defaultPrefix: 'protected',
      tag: distinction.tag,
    };
    const part = objectsIn(pool, bucket, use, options);
    return ObjectGrants._of({ pool, readable: part.all, writable: part.under(distinction.variable), distinction });
  }

  /**
   * Items that each user has for themselves: those under their own partition key, `keyPrefix` and the value of the variable.
   * Nobody reads the rest of the table, by no key or by another one.
   *
   * Throws for a table whose partition key is known to be no string, for a prefix that is none or begins like another one that
   * `isolate` set aside, and for the name of an index that is none.
   *
   * @param table the table
   * @param options which part of it
   */
  public inTable(table: ITableRef, options: ItemIsolationOptions = {}): ItemGrants {
    const { pool, distinction } = this;
    const items = itemsIn(pool, table, options, distinction);
    return ItemGrants._of({ pool, items, distinction });
  }

  /**
   * Topics of AWS IoT Core that each user has for themselves: `private/<who>/*`, and client ids that begin so.
   *
   * Signed-in users need an AWS IoT policy on their identity id as well; it can be one for all, for what both allow counts.
   *
   * Throws for a prefix that is none, and for a prefix inside of another one that `isolate` set aside.
   *
   * @see https://docs.aws.amazon.com/iot/latest/developerguide/cog-iot-policies.html
   * @param options which topics
   */
  public inIotCore(options: TopicIsolationOptions = {}): TopicGrants {
    const { pool, distinction } = this;
    return TopicGrants._of({ pool, topics: topicsOf(pool, options, distinction), distinction });
  }

  /**
   * A path of a REST API that each user has for themselves: `/tenants/<who>` and all below. Its methods must have
   * `AuthorizationType.IAM`.
   *
   * IAM compares the path, and nothing after it: which part of it names the user, your integration must read as API Gateway
   * does, from its path parameter.
   *
   * Throws for a path that is none, for a path inside of another one that `isolate` set aside, and where the stage is not known.
   *
   * @param api the API
   * @param options which paths
   */
  public inRestApi(api: IRestApiRef, options: PathIsolationOptions): PathGrants {
    const { pool, distinction } = this;
    return PathGrants._of({ pool, paths: pathsOfRestApi(pool, api, options, distinction), distinction });
  }

  /**
   * The same for an HTTP API. Its routes must have an `HttpIamAuthorizer`.
   *
   * Throws for a path that is none, for a path inside of another one that `isolate` set aside, and where the stage is not known.
   *
   * @param api the API
   * @param options which paths
   */
  public inHttpApi(api: IApiRef, options: PathIsolationOptions): PathGrants {
    const { pool, distinction } = this;
    return PathGrants._of({ pool, paths: pathsOfHttpApi(pool, api, options, distinction), distinction });
  }

  /**
   * Anything else whose ARN can name the user: a stream, a function, a queue of their own, or of their tenant.
   *
   * Throws unless the pattern has the variable, with a fixed character on both sides of it that no name may hold, such as
   * a slash; no wildcard before it; a slash or colon between it and a wildcard after it; and no other policy variable. A tag may
   * not be the whole name: `table/tenant-` and the variable, for a value could be the name of any table of the account.
   *
   * @param arnPattern the ARN, with `variable` in it and maybe wildcards after it
   */
  public scope(arnPattern: string): ScopeGrants {
    const { pool, distinction } = this;
    requireScope(pool.identityPool, arnPattern, distinction);
    return ScopeGrants._of(pool, arnPattern, distinction);
  }
}
