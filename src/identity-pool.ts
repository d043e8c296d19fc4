import { ArnFormat, RemovalPolicy, Resource, Stack } from 'aws-cdk-lib';
import {
  CfnIdentityPool,
  type CfnIdentityPoolRoleAttachment,
  type IdentityPoolReference,
} from 'aws-cdk-lib/aws-cognito';
import type { IIdentityPool as IStockIdentityPool } from 'aws-cdk-lib/aws-cognito-identitypool';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import { propertyInjectable } from 'aws-cdk-lib/core/lib/prop-injectable';
import type { Construct } from 'constructs';
import { CognitoFederation } from './cognito-federation';
import { GuestAccess } from './guest-access';
import { BoundIdentityProvider, type IIdentityProvider } from './identity-provider';
import { PoolRole, type PoolRoleProps } from './pool-role';
import { refuse } from './private/errors';
import { isIdentityPool, markIdentityPool } from './private/identity-pool-mark';
import { POOL_NAME, requireText } from './private/limits';
import { PoolProviders } from './private/pool-providers';
import { PoolRoles } from './private/pool-roles';
import { requireTags, tagMistakes } from './private/pool-tags';
import { warnAtSynth, warnNow } from './private/pool-warnings';

/**
 * An Amazon Cognito identity pool. Fits wherever the stock construct's `IIdentityPool` does.
 */
export interface IIdentityPool extends IStockIdentityPool {
  /**
   * The role of users who signed in. Throws, with what to write, where there is none.
   */
  readonly authenticatedRole: IRole;

  /**
   * The role of guests. Throws, with what to write, where there is none.
   */
  readonly guestRole: IRole;
}

/** What an identity pool can be told when it is made. */
export interface IdentityPoolProps {
  /**
   * The name of the pool, 1 to 128 letters, digits, spaces and `_ + = , . @ -`. It need not be unique.
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
   * Tags of the identity pool alone, up to 50: keys of 1 to 128 characters, values of up to 256. `Tags.of(pool)` tags the
   * roles as well, and a role's tag shows through as a principal tag of its users.
   *
   * @default - no tags
   */
  readonly tags?: { [key: string]: string };

  /**
   * What becomes of the pool when it leaves the template. Of the pool alone: its roles and role attachment follow the code.
   * Identity ids can not be brought back, and users' data hangs on them.
   *
   * @default RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE
   */
  readonly removalPolicy?: RemovalPolicy;

  /**
   * How Cognito presents itself to IAM where the pool is deployed.
   *
   * @default - by the stack's region; the commercial regions' for a stack without a region
   */
  readonly federation?: CognitoFederation;
}

/**
 * An Amazon Cognito identity pool: it trades a sign-in for temporary AWS credentials of a role.
 *
 * Guests are off, the classic flow is off, tokens are checked with the user pool, and roles start without permissions.
 * Takes the place of `aws-cdk-lib/aws-cognito-identitypool` under the same id without replacing a resource.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-identity.html
 */
@propertyInjectable
export class IdentityPool extends Resource implements IIdentityPool {
  /** Uniquely identifies this class. */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-cognito-identity-pool.IdentityPool';

  /**
   * Whether something is an `IdentityPool` of this library, of whichever copy of it.
   *
   * @param x anything
   */
  public static isIdentityPool(x: unknown): x is IdentityPool {
    return isIdentityPool(x);
  }

  /** The id of the pool, `REGION:GUID`. */
  public readonly identityPoolId: string;

  /** The ARN of the pool. */
  public readonly identityPoolArn: string;

  /** The name of the pool. */
  public readonly identityPoolName: string;

  /** How the pool's users are presented to IAM. */
  public readonly federation: CognitoFederation;

  /** Which people get an identity without signing in. */
  public readonly guestAccess: GuestAccess;

  /** The one role attachment of the pool, for what this library does not offer. A pool can not have a second one. */
  public readonly roleAttachment: CfnIdentityPoolRoleAttachment;

  private readonly poolProviders: PoolProviders;
  private readonly poolRoles: PoolRoles;

  constructor(scope: Construct, id: string, props: IdentityPoolProps = {}) {
    super(scope, id, { physicalName: props.identityPoolName });
    markIdentityPool(this);
    if (props.identityPoolName !== undefined) {
      requireText(this, 'identityPoolName', props.identityPoolName, POOL_NAME);
    }
    requireTags(this, props.tags ?? {});

    this.federation = props.federation ?? CognitoFederation._ofRegion(this.env.region);
    this.guestAccess = props.guestAccess ?? GuestAccess.disabled();
    this.poolProviders = new PoolProviders(this);

    const resource = new CfnIdentityPool(this, 'Resource', {
      ...this.poolProviders.properties,
      allowUnauthenticatedIdentities: this.guestAccess.isEnabled,
      allowClassicFlow: props.allowClassicFlow ?? false,
      identityPoolName: this.physicalName,
      identityPoolTags: Object.entries(props.tags ?? {}).map(([key, value]) => ({ key, value })),
    });
    resource.applyRemovalPolicy(props.removalPolicy ?? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
    this.identityPoolId = resource.ref;
    this.identityPoolName = resource.attrName;
    this.identityPoolArn = Stack.of(this).formatArn({
      service: 'cognito-identity',
      resource: 'identitypool',
      resourceName: this.identityPoolId,
      arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
    });

    this.poolRoles = new PoolRoles(this, props.authenticatedRole ?? PoolRole.create(), this.guestAccess.role);
    this.roleAttachment = this.poolRoles.attachment;
    for (const provider of props.providers ?? []) {
      this.addProvider(provider);
    }

    warnNow(this, { isClassic: props.allowClassicFlow ?? false, choseFederation: props.federation !== undefined });
    this.node.addValidation({
      validate: () => {
        warnAtSynth(this, {
          hasProvider: !this.poolProviders.isEmpty,
          choseFederation: props.federation !== undefined,
        });
        return tagMistakes(this, resource);
      },
    });
  }

  /** A reference to the pool. */
  public get identityPoolRef(): IdentityPoolReference {
    return { identityPoolId: this.identityPoolId };
  }

  /**
   * The role of users who signed in. Grant on it.
   *
   * Throws when the pool was made with `authenticatedRole: PoolRole.none()`.
   */
  public get authenticatedRole(): IRole {
    return (
      this.poolRoles.authenticated ??
      refuse({
        code: 'NoAuthenticatedRole',
        where: this,
        what: 'there is no role for signed-in users, because of authenticatedRole: PoolRole.none()',
        allowed: 'authenticatedRole of a pool that has one',
        instead: 'authenticatedRole: PoolRole.create() or PoolRole.existing(role)',
      })
    );
  }

  /**
   * The role of guests. Grant on it what anybody on the internet may do.
   *
   * Throws when guests are off, and when they have no role.
   */
  public get guestRole(): IRole {
    return (
      this.poolRoles.guest ??
      refuse({
        code: 'NoGuestRole',
        where: this,
        what: this.guestAccess.isEnabled
          ? 'guests have no role, because of role: PoolRole.none()'
          : 'guest access is off, so there is no guest role',
        allowed: 'guestRole of a pool that lets guests in and has a role for them',
        instead: 'guestAccess: GuestAccess.enabled()',
      })
    );
  }

  /**
   * Adds a way to sign in.
   *
   * Throws when the provider is on the pool already, and when Cognito would refuse what it brings.
   *
   * @param provider the way to sign in
   * @returns the provider on this pool
   */
  public addProvider(provider: IIdentityProvider): BoundIdentityProvider {
    return BoundIdentityProvider._of(this, this.poolProviders.add(provider.bind({ identityPool: this })));
  }

  /**
   * Makes a role that the pool's signed-in users can assume, in the pool's stack. It starts without permissions.
   *
   * Throws when a name, path, description or duration is one IAM would refuse.
   *
   * @param id the id of the role below the pool
   * @param props how the role shall look
   */
  public addRole(id: string, props: PoolRoleProps = {}): IRole {
    return this.poolRoles.add(id, props);
  }
}
