import { Lazy } from 'aws-cdk-lib';
import { CfnIdentityPoolRoleAttachment } from 'aws-cdk-lib/aws-cognito';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { IdentityPool } from '../identity-pool';
import { IdentityPoolPrincipal } from '../identity-pool-principal';
import type { PoolRole, PoolRoleProps } from '../pool-role';
import { admitExistingRole, requireSeparateRoles } from './existing-role';
import { makeRole, requireRoleProps } from './made-role';
import type { Audience } from './trust-policy';

/** The roles of one identity pool, and the one attachment that hands them out. */
export class PoolRoles {
  public readonly authenticated?: IRole;
  public readonly guest?: IRole;
  public readonly attachment: CfnIdentityPoolRoleAttachment;

  constructor(
    private readonly pool: IdentityPool,
    authenticated: PoolRole,
    guest: PoolRole,
  ) {
    requireSeparateRoles(pool, authenticated.role, guest.role);
    this.authenticated = this.defaultRole(authenticated, 'authenticated');
    this.guest = this.defaultRole(guest, 'unauthenticated');

    // The ids below are those of the stock construct: a pool has one attachment, and another logical id would collide with
    // the deployed one.
    this.attachment = new CfnIdentityPoolRoleAttachment(new Construct(pool, 'DefaultRoleAttachment'), 'Resource', {
      identityPoolId: pool.identityPoolId,
      roles: Lazy.any({
        produce: () => ({ authenticated: this.authenticated?.roleArn, unauthenticated: this.guest?.roleArn }),
      }),
    });
  }

  /** A further role for signed-in users. */
  public add(id: string, props: PoolRoleProps): IRole {
    requireRoleProps(this.pool, props);
    // A scope of their own: no id a user picks can be one the pool needs itself.
    const scope = (this.pool.node.tryFindChild('Roles') as Construct | undefined) ?? new Construct(this.pool, 'Roles');
    return this.make(scope, id, 'authenticated', props);
  }

  private defaultRole(role: PoolRole, audience: Audience): IRole | undefined {
    if (role.role) {
      admitExistingRole(this.pool, role.role, audience);
      return role.role;
    }
    if (!role._made) {
      return undefined;
    }
    const word = audience === 'authenticated' ? 'Authenticated' : 'Unauthenticated';
    const description = `Default ${word} Role for Identity Pool ${this.pool.identityPoolName}`;
    return this.make(this.pool, `${word}Role`, audience, { description, ...role._made });
  }

  private make(scope: Construct, id: string, audience: Audience, props: PoolRoleProps): IRole {
    const principal =
      audience === 'authenticated'
        ? IdentityPoolPrincipal.authenticated(this.pool)
        : IdentityPoolPrincipal.guest(this.pool);
    return makeRole(scope, id, principal, this.pool.federation.principal, props);
  }
}
