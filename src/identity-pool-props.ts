import type { RemovalPolicy } from 'aws-cdk-lib';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { CognitoFederation } from './cognito-federation';
import type { GuestAccess } from './guest-access';
import type { IIdentityProvider } from './identity-provider-config';
import type { PoolRole } from './pool-role';

/** What is known of an identity pool that lives elsewhere. */
export interface IdentityPoolAttributes {
  /** The id of the pool, `REGION:GUID`. It says which region the pool is in. */
  readonly identityPoolId: string;

  /**
   * The role of users who signed in.
   *
   * @default - not known: `authenticatedRole` throws
   */
  readonly authenticatedRole?: IRole;

  /**
   * The role of guests.
   *
   * @default - not known: `guestRole` throws
   */
  readonly guestRole?: IRole;

  /**
   * The name of the pool.
   *
   * @default - not known: `identityPoolName` throws
   */
  readonly identityPoolName?: string;
}

/** What an identity pool can be told when it is made. */
export interface IdentityPoolProps {
  /**
   * The name of the pool, 1 to 128 letters, digits, spaces and `_ + = , . @ -`; throws on anything else. It need not be
   * unique.
   *
   * @default - CloudFormation makes one
   */
  readonly identityPoolName?: string;

  /**
   * The ways to sign in. More can be added later with `addProvider()`.
   *
   * @default - none: nobody can sign in until a provider is added
   */
  readonly providers?: IIdentityProvider[];

  /**
   * Whether people who have not signed in get an identity, and which role.
   *
   * @default GuestAccess.disabled() - no guests, and no role for them
   */
  readonly guestAccess?: GuestAccess;

  /**
   * The role of users who signed in.
   *
   * @default PoolRole.create() - a role of the pool's own, without permissions
   */
  readonly authenticatedRole?: PoolRole;

  /**
   * Whether apps may use the basic (classic) flow: they choose among all roles that trust the pool, and guests lose the cap
   * Cognito puts on them. Always written to the template, for a pool that never said so lets it pass.
   *
   * @default false
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flow.html
   */
  readonly allowClassicFlow?: boolean;

  /**
   * Tags of the identity pool alone, up to 50, those of `Tags.of()` included: keys of 1 to 128 characters that do not start
   * with `aws:`, values of up to 256, both of letters, digits, spaces and `_ . : / = + - @`. `Tags.of(pool)` tags the roles as
   * well, and a role's tag shows through as a principal tag of its users.
   *
   * @see https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_TagResource.html
   * @default - no tags
   */
  readonly tags?: { [key: string]: string };

  /**
   * What becomes of the pool when it leaves the template, or must be replaced. Of the pool alone: its roles and role attachment follow the code.
   * Identity ids can not be brought back, and users' data hangs on them.
   *
   * @default RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE - kept, unless its very first deployment rolls back
   */
  readonly removalPolicy?: RemovalPolicy;

  /**
   * How Cognito presents itself to IAM where the pool is deployed.
   *
   * @default - by the stack's region; the commercial regions' for a stack without a region
   * @see https://docs.aws.amazon.com/govcloud-us/latest/UserGuide/govcloud-cog.html
   */
  readonly federation?: CognitoFederation;
}
