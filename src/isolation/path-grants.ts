import type { Grant, IGrantable } from 'aws-cdk-lib/aws-iam';
import type { Distinction } from './private/distinction';
import type { IsolatedPool } from './private/isolated-pool';
import type { PathSpace } from './private/path-space';

/** Which paths of an API. */
export interface PathIsolationOptions {
  /**
   * The path before the user's own part, 1 to 256 characters: `tenants` for `/tenants/<who>` and `/tenants/<who>/orders`. No
   * slash at either end, no parameter in braces, no wildcard.
   */
  readonly path: string;

  /**
   * The name of the stage.
   *
   * @default - the stage that a `RestApi` or `HttpApi` of CDK made for itself
   */
  readonly stage?: string;
}

/** The paths, and who is told apart there. */
export interface PathGrantsParts {
  readonly pool: IsolatedPool;
  readonly paths: PathSpace;
  readonly distinction: Distinction;
}

/**
 * Grants on paths of an API: what `inRestApi()` and `inHttpApi()` give back. They count for methods and routes whose
 * authorization is `AWS_IAM`; any other one does not ask for them.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-control-access-using-iam-policies-to-invoke-api.html
 */
export class PathGrants {
  /** @internal */
  public static _of(parts: PathGrantsParts): PathGrants {
    return new PathGrants(parts);
  }

  private constructor(private readonly parts: PathGrantsParts) {}

  /**
   * Lets users invoke `GET` and `HEAD`.
   *
   * Throws for the role of guests where users are told apart by a tag.
   *
   * @param grantee whose users may, by default the role of signed-in users
   */
  public grantRead(grantee?: IGrantable): Grant {
    const { pool, paths, distinction } = this.parts;
    return pool.grant(paths.read, grantee, distinction);
  }

  /**
   * Lets users invoke `POST`, `PUT`, `PATCH` and `DELETE`.
   *
   * Throws for the role of guests where users are told apart by a tag.
   *
   * @param grantee whose users may, by default the role of signed-in users
   */
  public grantWrite(grantee?: IGrantable): Grant {
    const { pool, paths, distinction } = this.parts;
    return pool.grant(paths.write, grantee, distinction);
  }

  /**
   * Lets users invoke `GET`, `HEAD`, `POST`, `PUT`, `PATCH` and `DELETE`.
   *
   * Throws for the role of guests where users are told apart by a tag.
   *
   * @param grantee whose users may, by default the role of signed-in users
   */
  public grantReadWrite(grantee?: IGrantable): Grant {
    const { pool, paths, distinction } = this.parts;
    return pool.grant(paths.readAndWrite, grantee, distinction);
  }
}
