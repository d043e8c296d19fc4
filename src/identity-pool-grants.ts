import { Grant, type IGrantable, type IRole } from 'aws-cdk-lib/aws-iam';
import type { IIdentityPool } from './identity-pool';
import { refuse } from './private/errors';
import { COMMERCIAL } from './private/federation';
import { requireKind } from './private/kinds';
import { CONFIGURE, DELETE_IDENTITIES, DESCRIBE_IDENTITIES, DEVELOPER_SIGN_IN, LIST_IDENTITIES } from './private/perms';
import type { KnownRoles } from './private/pool-roles';

/**
 * Grants on an identity pool itself, for administrators and backends: `pool.grants`. What the pool's users may do is granted
 * on its roles.
 *
 * A function that is a trigger of a user pool of this identity pool can not be granted on directly: the grant names the
 * identity pool, which names the user pool, which names the function, and CloudFormation refuses the circle. Put a policy
 * between them, `new iam.Policy(this, 'Pool', { roles: [trigger.role!] })`, and grant to that.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncognitoidentity.html
 */
export class IdentityPoolGrants {
  /** @internal */
  public static _of(identityPool: IIdentityPool, federated: string, roles: KnownRoles): IdentityPoolGrants {
    return new IdentityPoolGrants(identityPool, federated, roles);
  }

  /** @internal */
  public _grantsDeveloperSignIn = false;

  private constructor(
    private readonly identityPool: IIdentityPool,
    private readonly federated: string,
    private readonly roles: KnownRoles,
  ) {}

  /**
   * Lets a backend sign users in under the pool's developer provider, and link, merge, look up and unlink them: whoever may
   * do this can be any of the pool's users.
   *
   * @param grantee the backend
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/developer-authenticated-identities.html
   */
  public developerSignIn(grantee: IGrantable): Grant {
    this._grantsDeveloperSignIn = true;
    return this.onPool(grantee, DEVELOPER_SIGN_IN);
  }

  /**
   * Lets somebody list the identities of the pool.
   *
   * @param grantee who may
   */
  public listIdentities(grantee: IGrantable): Grant {
    return this.onPool(grantee, LIST_IDENTITIES);
  }

  /**
   * Lets somebody see when identities of the pool were made, and which logins they have.
   *
   * @param grantee who may
   */
  public describeIdentities(grantee: IGrantable): Grant {
    return this.onIdentities(grantee, DESCRIBE_IDENTITIES);
  }

  /**
   * Lets somebody delete identities of the pool. They can not be brought back; the same person gets a new id.
   *
   * @param grantee who may
   */
  public deleteIdentities(grantee: IGrantable): Grant {
    return this.onIdentities(grantee, DELETE_IDENTITIES);
  }

  /**
   * Lets somebody change the pool, its role mappings and its tags, and hand out the roles of the pool (`iam:PassRole`), those
   * that are added later included: whoever may do this decides who gets which of them.
   *
   * Cognito does not let the setting of roles and tags be limited to one pool: the grantee may set them on any pool of the
   * account, to roles it may pass.
   *
   * Throws when no role of the pool is known, as for a pool imported by its id.
   *
   * @param grantee who may: a deployment role, an administrator
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/role-based-access-control.html
   */
  public configure(grantee: IGrantable): Grant {
    if (!this.roles.hasRole) {
      refuse({
        code: 'NoRolesToPass',
        where: this.identityPool,
        what: 'grants.configure() needs the roles of the pool, and none is known',
        allowed: 'grants.configure() on a pool with a role, because iam:PassRole is granted role by role',
        instead: 'IdentityPool.fromIdentityPoolAttributes() with authenticatedRole, or pool.addRole() before',
      });
    }
    let grant = this.onPool(grantee, CONFIGURE.onPool).combine(this.on(grantee, CONFIGURE.anywhere, '*'));
    this.roles.forEachRole((role) => {
      grant = grant.combine(this.passing(grantee, role));
    });
    return grant;
  }

  /** AWS documents Cognito's commercial name alone as the service a role is passed to: elsewhere it may be either. */
  private passing(grantee: IGrantable, role: IRole): Grant {
    return Grant.addToPrincipal({
      grantee,
      actions: CONFIGURE.onRoles,
      resourceArns: [role.roleArn],
      conditions: { StringEquals: { 'iam:PassedToService': [...new Set([COMMERCIAL, this.federated])] } },
    });
  }

  private onPool(grantee: IGrantable, actions: string[]): Grant {
    return this.on(grantee, actions, this.identityPool.identityPoolArn);
  }

  private onIdentities(grantee: IGrantable, actions: string[]): Grant {
    return this.on(grantee, actions, '*', {
      ArnEquals: { 'cognito-identity:IdentityPoolArn': this.identityPool.identityPoolArn },
    });
  }

  private on(
    grantee: IGrantable,
    actions: string[],
    resourceArn: string,
    conditions?: Record<string, Record<string, unknown>>,
  ): Grant {
    requireKind(this.identityPool, 'grantee', grantee);
    return Grant.addToPrincipal({ grantee, actions, resourceArns: [resourceArn], conditions });
  }
}
