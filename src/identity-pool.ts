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
import { BoundIdentityProvider } from './bound-identity-provider';
import { CognitoFederation } from './cognito-federation';
import { GuestAccess } from './guest-access';
import { IdentityPoolGrants } from './identity-pool-grants';
import type { IdentityPoolAttributes, IdentityPoolProps } from './identity-pool-props';
import type { IIdentityProvider } from './identity-provider-config';
import type { IdentityPoolIsolation } from './isolation/identity-pool-isolation';
import type { PoolGroup, PoolGroupProps } from './pool-group';
import { type AddedRoleProps, PoolRole } from './pool-role';
import { AddedProvider, type PoolParts } from './private/added-provider';
import { checkAtSynth } from './private/automatic-checks';
import { DeploymentOrder } from './private/deployment-order';
import { refuse } from './private/errors';
import { isIdentityPool, markIdentityPool } from './private/identity-pool-mark';
import { ImportedIdentityPool, identityPoolIdOf } from './private/imported-identity-pool';
import { requireKind } from './private/kinds';
import { GROUP_PROPS, IDENTITY_POOL_PROPS, requireProps } from './private/known-props';
import { lazyIsolation } from './private/lazy-isolation';
import { POOL_NAME } from './private/limits';
import { loginsOfOwn, requireOwn } from './private/own-handles';
import { PoolGroups } from './private/pool-groups';
import { PoolPrincipalTags } from './private/pool-principal-tags';
import { PoolProviders } from './private/pool-providers';
import { PoolRoleMappings } from './private/pool-role-mappings';
import { PoolRoles } from './private/pool-roles';
import { requireTags, tagMistakes } from './private/pool-tags';
import { warnAtSynth, warnNow } from './private/pool-warnings';
import type { RequiredTags } from './private/required-tags';
import { requireText } from './private/requirements';

/**
 * An Amazon Cognito identity pool. Fits wherever the stock construct's `IIdentityPool` does.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/identity-pools.html
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

  /** Grants on the pool itself, for administrators and backends. */
  readonly grants: IdentityPoolGrants;

  /** Grants limited to a user's own things. */
  readonly isolate: IdentityPoolIsolation;
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
  /** The name of this class for property injectors. */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-cognito-identity-pool.IdentityPool';

  /**
   * Whether something is an `IdentityPool` that this library makes, of whichever copy of it. An imported one is none: nothing
   * can be added to it.
   *
   * @param x anything
   */
  public static isIdentityPool(x: unknown): x is IdentityPool {
    return isIdentityPool(x);
  }

  /**
   * An identity pool that exists, by its id. Its roles are not known: give them with `fromIdentityPoolAttributes()`.
   *
   * Throws when the id is none.
   *
   * @param scope where it is known
   * @param id the id of the import
   * @param identityPoolId `REGION:GUID`; the region may be another one than the stack's
   */
  public static fromIdentityPoolId(scope: Construct, id: string, identityPoolId: string): IIdentityPool {
    return new ImportedIdentityPool(scope, id, { identityPoolId });
  }

  /**
   * An identity pool that exists, by its ARN. Its roles are not known: give them with `fromIdentityPoolAttributes()`.
   *
   * Throws when the ARN is that of something else, and when its parts contradict each other.
   *
   * @param scope where it is known
   * @param id the id of the import
   * @param identityPoolArn `arn:PARTITION:cognito-identity:REGION:ACCOUNT:identitypool/REGION:GUID`
   */
  public static fromIdentityPoolArn(scope: Construct, id: string, identityPoolArn: string): IIdentityPool {
    const identityPoolId = identityPoolIdOf(scope, id, identityPoolArn);
    return new ImportedIdentityPool(scope, id, { identityPoolId }, identityPoolArn);
  }

  /**
   * An identity pool that exists, with its roles, so that they can be granted on.
   *
   * Throws when the id is none.
   *
   * @param scope where it is known
   * @param id the id of the import
   * @param attributes what is known of it
   */
  public static fromIdentityPoolAttributes(
    scope: Construct,
    id: string,
    attributes: IdentityPoolAttributes,
  ): IIdentityPool {
    return new ImportedIdentityPool(scope, id, attributes);
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

  /** Grants on the pool itself, for administrators and backends. */
  public readonly grants: IdentityPoolGrants;

  /** @internal */
  public readonly _requiredTags: RequiredTags;

  /** @internal */
  public readonly _deploymentOrder: DeploymentOrder;

  private readonly poolProviders: PoolProviders;
  private readonly poolRoles: PoolRoles;
  private readonly poolGroups: PoolGroups;
  private readonly parts: PoolParts;
  private readonly isolation: () => IdentityPoolIsolation;

  /**
   * Throws when a name or tag is one AWS would refuse, when a provider can not be added, and when an existing role can not be
   * handed out. Warns where it can not tell.
   */
  constructor(scope: Construct, id: string, props: IdentityPoolProps = {}) {
    super(scope, id, { physicalName: props.identityPoolName });
    markIdentityPool(this);
    requireProps(this, props, IDENTITY_POOL_PROPS);
    if (props.identityPoolName !== undefined) {
      requireText(this, 'identityPoolName', props.identityPoolName, POOL_NAME);
    }
    requireTags(this, props.tags ?? {});
    const { authenticatedRole = PoolRole.create(), guestAccess = GuestAccess.disabled() } = props;
    requireKind(this, 'authenticatedRole', authenticatedRole);
    requireKind(this, 'guestAccess', guestAccess);

    this.federation = props.federation ?? CognitoFederation._ofRegion(this.env.region);
    this.guestAccess = guestAccess;
    this.poolProviders = new PoolProviders(this);
    this._deploymentOrder = new DeploymentOrder(this, [props.identityPoolName, props.tags]);

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

    const tags = new PoolPrincipalTags(this);
    this._requiredTags = tags.required;
    const mappings = new PoolRoleMappings(this, {
      allowsClassicFlow: props.allowClassicFlow ?? false,
      hasAuthenticatedRole: () => this.poolRoles.authenticated !== undefined,
    });
    this.poolRoles = new PoolRoles(this, authenticatedRole, this.guestAccess.role, mappings);
    this.roleAttachment = this.poolRoles.attachment;
    this.poolGroups = new PoolGroups(this, this.poolRoles, mappings);
    this.grants = IdentityPoolGrants._of(this, this.federation.principal, this.poolRoles);
    this.isolation = lazyIsolation(this, this.federation.principal, this.poolRoles, tags);
    this.parts = { pool: this, roles: this.poolRoles, mappings, tags };
    const { providers = [] } = props;
    requireKind(this, 'providers', providers);
    for (const provider of providers) {
      this.addProvider(provider);
    }

    checkAtSynth(this);
    warnNow(this, { isClassic: props.allowClassicFlow ?? false, choseFederation: props.federation !== undefined });
    // An app may be synthesized more than once, and is warned once.
    let isFirstSynth = true;
    this.node.addValidation({
      validate: () => {
        if (isFirstSynth) {
          warnAtSynth(this, {
            hasProvider: !this.poolProviders.isEmpty,
            lacksDeveloper: this.grants._grantsDeveloperSignIn && !this.poolProviders.hasDeveloper,
            choseFederation: props.federation !== undefined,
          });
          this.poolRoles.warnAtSynth();
          this.poolGroups.warnAtSynth();
          this._requiredTags.warnAtSynth();
          isFirstSynth = false;
        }
        return [...tagMistakes(this, resource), ...mappings.mistakes(), ...this._deploymentOrder.mistakes()];
      },
    });
  }

  /** A reference to the pool. */
  public get identityPoolRef(): IdentityPoolReference {
    return { identityPoolId: this.identityPoolId };
  }

  /** Grants limited to a user's own things. */
  public get isolate(): IdentityPoolIsolation {
    return this.isolation();
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
   * Adds a way to sign in, at any time before synthesis.
   *
   * Throws when the provider is on the pool already, when its tokens would come under the name of another one, when Cognito
   * would refuse what it brings, and when it is of a nested stack that waits for the pool, because a role there trusts it.
   *
   * @param provider the way to sign in
   * @returns the provider on this pool: what is added for its users later is added there
   */
  public addProvider(provider: IIdentityProvider): BoundIdentityProvider {
    requireKind(this, 'provider', provider);
    const config = provider.bind({ identityPool: this });
    this._deploymentOrder.needProvider(config);
    const names = this.poolProviders.add(config);
    return BoundIdentityProvider._of(this, new AddedProvider(this.parts, names, config));
  }

  /**
   * Makes a role that the pool's signed-in users can assume, in the pool's stack. It starts without permissions. Somebody gets
   * it by a rule (`handle.addRule()`), or in the classic flow by asking for it.
   *
   * Throws when a name, path, description or duration is one IAM would refuse, and for a provider of another pool.
   *
   * @param id the id of the role below the pool
   * @param props how the role shall look, and which providers' users may assume it
   */
  public addRole(id: string, props: AddedRoleProps = {}): IRole {
    const { through, ...role } = props;
    const made = this.poolRoles.add(id, role, through && loginsOfOwn(this, through));
    for (const provider of through ?? []) {
      provider._added.warnAmrUnconfirmed(made.node.path);
    }
    return made;
  }

  /**
   * Makes a group in a user pool of this identity pool, in the identity pool's stack, with a role for its members. They get it
   * when the user pool was added with `roleMapping: RoleMapping.fromToken()`.
   *
   * Throws when a name or number is one Cognito would refuse, when the group is there already, when the provider is no user
   * pool, and when the user pool is of another account or region.
   *
   * @param id the id of the group below the pool
   * @param props the group, and the role of its members
   */
  public addGroup(id: string, props: PoolGroupProps): PoolGroup {
    requireProps(this, props, GROUP_PROPS);
    requireOwn(this, 'provider of a group', props.provider);
    return this.poolGroups.add(id, props);
  }
}
