import { Lazy } from 'aws-cdk-lib';
import { CfnIdentityPoolRoleAttachment } from 'aws-cdk-lib/aws-cognito';
import type { IRole, Role } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { IdentityPool } from '../identity-pool';
import { IdentityPoolPrincipal } from '../identity-pool-principal';
import type { PoolRole, PoolRoleProps } from '../pool-role';
import { refuse } from './errors';
import { admitExistingRole } from './existing-role';
import { makeRole, requireNewRoleName, requireRoleProps } from './made-role';
import { requireNotOfGuests, requireSeparateRoles } from './one-audience';
import type { PoolRoleMappings } from './pool-role-mappings';
import { literalKey } from './provider-key';
import { warnLongTrusts } from './trust-length';
import type { Audience } from './trust-policy';

/** Roles that can be visited: those of now and those of later. */
export interface KnownRoles {
  readonly hasRole: boolean;
  forEachRole(visit: (role: IRole) => void): void;
}

/** The roles of one identity pool, and the one attachment that hands them out. */
export class PoolRoles implements KnownRoles {
  public readonly authenticated?: IRole;
  public readonly guest?: IRole;
  public readonly attachment: CfnIdentityPoolRoleAttachment;

  /** The ARNs of roles this pool made for signed-in users, with the login names they are limited to. */
  private readonly made = new Map<string, string[] | undefined>();
  private readonly admitted = new Set<IRole>();
  private readonly known = new Set<IRole>();
  private readonly visitors: ((role: IRole) => void)[] = [];

  constructor(
    private readonly pool: IdentityPool,
    authenticated: PoolRole,
    guest: PoolRole,
    mappings: PoolRoleMappings,
  ) {
    requireSeparateRoles(pool, authenticated.role, guest.role);
    this.authenticated = this.defaultRole(authenticated, 'authenticated');
    this.guest = this.defaultRole(guest, 'unauthenticated');

    // The ids below are those of the stock construct: a pool has one attachment, and another logical id would collide with
    // the deployed one.
    this.attachment = new CfnIdentityPoolRoleAttachment(new Construct(pool, 'DefaultRoleAttachment'), 'Resource', {
      identityPoolId: pool.identityPoolId,
      roles: Lazy.uncachedAny({
        produce: () => ({ authenticated: this.authenticated?.roleArn, unauthenticated: this.guest?.roleArn }),
      }),
      roleMappings: Lazy.uncachedAny({ produce: () => mappings.render() }),
    });
  }

  /** A further role for signed-in users, of all providers or of those with the given login names. */
  public add(id: string, props: PoolRoleProps, through?: string[]): IRole {
    requireRoleProps(this.pool, props);
    // A scope of their own: no id a user picks can be one the pool needs itself.
    const scope = (this.pool.node.tryFindChild('Roles') as Construct | undefined) ?? new Construct(this.pool, 'Roles');
    return this.makeForSignedIn(scope, id, props, through);
  }

  public makeForSignedIn(scope: Construct, id: string, props: PoolRoleProps, through?: string[]): IRole {
    const principal = through
      ? IdentityPoolPrincipal._through(this.pool, through)
      : IdentityPoolPrincipal.authenticated(this.pool);
    const role = this.make(scope, id, principal, props);
    if (!role.node.defaultChild) {
      // `Role.customizeRoles()` keeps it out of the template.
      this.pool._requiredTags.leaveOut(role);
    }
    this.made.set(role.roleArn, through);
    this.makeKnown(role);
    return role;
  }

  /** Sees to it that users who come under the given login names can assume a role. */
  public admit(role: IRole, logins: string[]): void {
    if (this.made.has(role.roleArn)) {
      this.requireThrough(role, logins);
    } else if (!this.admitted.has(role)) {
      requireNotOfGuests(this.pool, role, this.guest);
      admitExistingRole(this.pool, role, 'authenticated');
      this.admitted.add(role);
      this.makeKnown(role);
    }
  }

  public get hasRole(): boolean {
    return this.known.size > 0;
  }

  public forEachRole(visit: (role: IRole) => void): void {
    this.known.forEach(visit);
    this.visitors.push(visit);
  }

  /** What can be told only when everything was added. */
  public warnAtSynth(): void {
    warnLongTrusts(this.pool, this.known);
  }

  private makeKnown(role: IRole): void {
    if (!this.known.has(role)) {
      this.known.add(role);
      for (const visit of this.visitors) {
        visit(role);
      }
    }
  }

  private requireThrough(role: IRole, logins: string[]): void {
    const through = this.made.get(role.roleArn) ?? logins;
    const stranger = logins.find((login) => !through.includes(login));
    if (stranger) {
      refuse({
        code: 'RoleNotThroughProvider',
        where: this.pool,
        what: `users of ${literalKey({ name: stranger, keySource: stranger }, this.pool)} would get role ${role.node.path}, which trusts users of other providers alone`,
        allowed: 'a role made for all providers, or through this one',
        instead: `pool.addRole('${role.node.id}', { through: [...] }) with the handle of this provider as well`,
      });
    }
  }

  private defaultRole(role: PoolRole, audience: Audience): IRole | undefined {
    if (role.role) {
      admitExistingRole(this.pool, role.role, audience);
      if (audience === 'authenticated') {
        this.admitted.add(role.role);
      }
      this.makeKnown(role.role);
      return role.role;
    }
    if (!role._made) {
      return undefined;
    }
    const word = audience === 'authenticated' ? 'Authenticated' : 'Unauthenticated';
    const description = `Default ${word} Role for Identity Pool ${this.pool.identityPoolName}`;
    const props = { description, ...role._made };
    return audience === 'authenticated'
      ? this.makeForSignedIn(this.pool, `${word}Role`, props)
      : this.makeForGuests(`${word}Role`, props);
  }

  private makeForGuests(id: string, props: PoolRoleProps): IRole {
    const principal = IdentityPoolPrincipal.guest(this.pool);
    const role = this.make(this.pool, id, principal, props);
    this.makeKnown(role);
    return role;
  }

  private make(scope: Construct, id: string, principal: IdentityPoolPrincipal, props: PoolRoleProps): Role {
    if (props.roleName !== undefined) {
      requireNewRoleName(this.pool, props.roleName);
    }
    return makeRole(scope, id, principal, this.pool.federation.principal, props);
  }
}
