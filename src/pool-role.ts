import type { Duration } from 'aws-cdk-lib';
import type { IManagedPolicy, IRole } from 'aws-cdk-lib/aws-iam';
import type { BoundIdentityProvider } from './bound-identity-provider';
import { requireRoleProps } from './private/made-role';
import { requireRole } from './private/requirements';

/**
 * How a role that the identity pool makes shall look. It starts without any permission: grant on the role.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html
 */
export interface PoolRoleProps {
  /**
   * The role's name, 1 to 64 letters, digits and `_ + = , . @ -`. In GovCloud (US-East) AWS advises at most 20 characters;
   * there is a warning.
   *
   * @default - CloudFormation makes one
   */
  readonly roleName?: string;

  /**
   * The path before the role's name, with a slash at both ends.
   *
   * @default /
   */
  readonly path?: string;

  /**
   * What the role is for, up to 1000 characters.
   *
   * @default - default roles say which pool and which users they are for; other roles have no description
   */
  readonly description?: string;

  /**
   * The most the role can ever be allowed, whatever is granted.
   *
   * @default - no boundary
   */
  readonly permissionsBoundary?: IManagedPolicy;

  /**
   * Managed policies to attach.
   *
   * @default - none: the role may do nothing until something is granted
   */
  readonly managedPolicies?: IManagedPolicy[];

  /**
   * The longest session the basic (classic) flow can ask for, from 1 to 12 hours. The enhanced flow always gives 1 hour.
   *
   * @default Duration.hours(1)
   */
  readonly maxSessionDuration?: Duration;
}

/** A further role for signed-in users, as `pool.addRole()` makes it. */
export interface AddedRoleProps extends PoolRoleProps {
  /**
   * The providers whose users may assume the role. Users of every other provider are refused, whatever a rule says. Clients of
   * one user pool are one provider here: Cognito's token does not tell them apart.
   *
   * @default - all providers of the pool
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/role-trust-and-permissions.html
   */
  readonly through?: BoundIdentityProvider[];
}

/**
 * Which role the users of an identity pool get: one the pool makes, one that exists, or none.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/iam-roles.html
 */
export class PoolRole {
  /**
   * A role the pool makes, trusted for exactly these users, without permissions.
   *
   * Throws when a name, path, description or duration is one IAM would refuse.
   */
  public static create(props: PoolRoleProps = {}): PoolRole {
    requireRoleProps('PoolRole.create()', props);
    return new PoolRole(props, undefined);
  }

  /**
   * A role that exists already. The statement that lets the pool hand it out is added to its trust policy, unless an
   * equivalent one stands; where that can not be done (an imported role), a warning holds the exact statement.
   *
   * The pool refuses a role of another account, a role that both guests and signed-in users would get, be it the guests of
   * another pool, and a role whose stack and the pool's stack would wait for each other.
   *
   * Throws when there is no role.
   */
  public static existing(role: IRole): PoolRole {
    requireRole('PoolRole.existing()', role);
    return new PoolRole(undefined, role);
  }

  /** No role: these users get an identity id, and no AWS credentials. */
  public static none(): PoolRole {
    return new PoolRole(undefined, undefined);
  }

  /** The role that exists already. Undefined for one the pool makes, and for none. */
  public readonly role?: IRole;

  /** @internal */
  public readonly _made?: PoolRoleProps;

  private constructor(made: PoolRoleProps | undefined, role: IRole | undefined) {
    this._made = made;
    this.role = role;
  }
}
