import type { IUserPoolGroup } from 'aws-cdk-lib/aws-cognito';
import type { IGrantable, IPrincipal, IRole } from 'aws-cdk-lib/aws-iam';
import type { BoundIdentityProvider } from './bound-identity-provider';
import type { PoolRole } from './pool-role';
import { refuse } from './private/errors';

/** A group of a user pool whose members get a role from an identity pool. */
export interface PoolGroupProps {
  /** The user pool, as `pool.addProvider(IdentityProvider.userPool(...))` gave it back. */
  readonly provider: BoundIdentityProvider;

  /** The name of the group, 1 to 128 characters without spaces. */
  readonly groupName: string;

  /**
   * Which group decides for a member of several: the one with the lowest number, from 0. Groups without a number come last.
   * Where two groups tie with different roles, the token prefers none.
   *
   * @default - after all groups with a number
   */
  readonly precedence?: number;

  /**
   * What the group is for, up to 2048 characters.
   *
   * @default - no description
   */
  readonly description?: string;

  /**
   * The role of its members.
   *
   * @default PoolRole.create() - a role without permissions, for users of this user pool alone
   */
  readonly role?: PoolRole;
}

/**
 * A group of a user pool, with the role its members get: what `pool.addGroup()` gives back. A grant to it is one to its role.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-user-groups.html
 */
export class PoolGroup implements IGrantable {
  /** @internal */
  public static _of(userPoolGroup: IUserPoolGroup, groupName: string, role: IRole | undefined): PoolGroup {
    return new PoolGroup(userPoolGroup, groupName, role);
  }

  /** The group in the user pool. */
  public readonly userPoolGroup: IUserPoolGroup;

  /** The name of the group. */
  public readonly groupName: string;

  private readonly memberRole?: IRole;

  private constructor(userPoolGroup: IUserPoolGroup, groupName: string, role: IRole | undefined) {
    this.userPoolGroup = userPoolGroup;
    this.groupName = groupName;
    this.memberRole = role;
  }

  /**
   * The role of the group's members, for grants.
   *
   * Throws when the group was made with `role: PoolRole.none()`.
   */
  public get grantPrincipal(): IPrincipal {
    return this.role.grantPrincipal;
  }

  /**
   * The role of the group's members. Grant on it.
   *
   * Throws when the group was made with `role: PoolRole.none()`.
   */
  public get role(): IRole {
    return (
      this.memberRole ??
      refuse({
        code: 'NoGroupRole',
        where: this.userPoolGroup,
        what: `group ${this.groupName} has no role, because of role: PoolRole.none()`,
        allowed: 'role of a group that has one',
        instead: 'role: PoolRole.create() or PoolRole.existing(role)',
      })
    );
  }
}
