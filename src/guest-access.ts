import { PoolRole } from './pool-role';
import { requireKind } from './private/kinds';
import { GUEST_OPTIONS, requireProps } from './private/known-props';

/** What guests of an identity pool get. */
export interface GuestAccessOptions {
  /**
   * The role of the guests.
   *
   * @default PoolRole.create() - a role of the pool's own, without permissions
   */
  readonly role?: PoolRole;
}

/**
 * Whether people who have not signed in get an identity, and with which role. A guest can be anybody on the internet, for an
 * identity pool's id is no secret. In the enhanced flow Cognito lets guests reach a list of services alone, whatever their
 * role says.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/iam-roles.html
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/identity-pools.html#authenticated-and-unauthenticated-identities
 */
export class GuestAccess {
  /** No guests, and no role for them. */
  public static disabled(): GuestAccess {
    return new GuestAccess(false, PoolRole.none());
  }

  /** Guests get an identity and their own role. With `role: PoolRole.none()` they get an identity id and no credentials. */
  public static enabled(options: GuestAccessOptions = {}): GuestAccess {
    requireProps('GuestAccess.enabled()', options, GUEST_OPTIONS);
    const { role = PoolRole.create() } = options;
    requireKind('GuestAccess.enabled()', 'role', role);
    return new GuestAccess(true, role);
  }

  /** Whether guests get an identity. */
  public readonly isEnabled: boolean;

  /** Which role guests get. */
  public readonly role: PoolRole;

  private constructor(isEnabled: boolean, role: PoolRole) {
    this.isEnabled = isEnabled;
    this.role = role;
  }
}
