import type { Grant, IGrantable } from 'aws-cdk-lib/aws-iam';
import type { Distinction } from './private/distinction';
import type { IsolatedPool } from './private/isolated-pool';
import { requireActions } from './private/scope-actions';

/** Grants on resources whose ARN names the user: what `scope()` gives back. */
export class ScopeGrants {
  /** @internal */
  public static _of(pool: IsolatedPool, arnPattern: string, distinction: Distinction): ScopeGrants {
    return new ScopeGrants(pool, arnPattern, distinction);
  }

  private constructor(
    private readonly pool: IsolatedPool,
    /** The ARN, with the policy variable in it. */
    public readonly arnPattern: string,
    private readonly distinction: Distinction,
  ) {}

  /**
   * Lets users do something. Name actions that the service limits to a resource. Any other action stays denied, whatever this
   * grants.
   *
   * Throws for no action, for a wildcard among them, for an action of another service than the ARN's, and for the role of
   * guests where users are told apart by a tag.
   *
   * @param actions the actions, such as `kinesis:PutRecord`, each by its name
   * @param grantee whose users may, by default the role of signed-in users
   */
  public grant(actions: string[], grantee?: IGrantable): Grant {
    const { pool, arnPattern, distinction } = this;
    requireActions(pool.identityPool, actions, arnPattern);
    return pool.grant([{ actions, resourceArns: [arnPattern], readAsMore: SEVERAL_NAMES }], grantee, distinction);
  }
}

/**
 * Values that name something of somebody else's: a version of their function, `acme:1`, a consumer of their stream,
 * `acme/consumer/x`, and to MQTT everybody's topics, `+`.
 */
const SEVERAL_NAMES = ['*:*', '*/*', '*+*', '*#*'];
