import { Stack } from 'aws-cdk-lib';
import { Grant, type IGrantable, type IPrincipal, type IRole, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IIdentityPool } from '../../identity-pool';
import { quote, refuse } from '../../private/errors';
import { isIdentityPool } from '../../private/identity-pool-mark';
import { requireKind } from '../../private/kinds';
import { type WarningId, warn } from '../../private/warnings';
import type { Distinction } from './distinction';
import { isRoleItself, keepsItsPolicies, principalOf } from './grantee';
import { allOf, type Permission, patternsOf } from './permission';
import { StrangeGrantees } from './strange-grantees';

/** The roles of a pool, as far as grants must know them. */
export interface RolesOfPool {
  /** @default - no guests, or not known */
  readonly guest?: IRole;
}

/** The tag maps of a pool. */
export interface TagsOfPool {
  /** Whether the pool has no provider yet. */
  readonly hasNoProvider: boolean;
  /** The tags that providers map. */
  readonly mapped: string[];
  /** Whether some user may bring a tag. */
  mayBring(tag: string): boolean;
}

/** A pool whose users are kept apart: the one place that writes statements for them. */
export class IsolatedPool {
  private readonly warned = new Set<string>();
  private readonly strangers: StrangeGrantees;

  /**
   * @param identityPool the pool
   * @param federated the prefix of Cognito's policy variables
   * @param roles its roles
   * @param tags its tag maps; none for a pool that lives elsewhere
   */
  constructor(
    public readonly identityPool: IIdentityPool,
    public readonly federated: string,
    private readonly roles: RolesOfPool,
    private readonly tags?: TagsOfPool,
  ) {
    this.strangers = new StrangeGrantees(identityPool);
  }

  /** Refuses a tag that no user ever brings: nothing granted by it would work, and nothing would say so. */
  public requireMapped(tag: string): void {
    if (!this.tags) {
      this.warnOnce(
        'TagMappingUnknown',
        `isolate.byPrincipalTag('${tag}') on an imported identity pool: nobody here knows whether its providers map the tag. Whoever lacks it ` +
          `reaches nothing, unless their role has a tag ${tag} of its own: then they have the access of that. Map it where the pool is made, ` +
          'with PrincipalTags.custom(..., { required: [...] }), and acknowledge this.',
      );
    } else if (!this.tags.mayBring(tag)) {
      const { mapped, hasNoProvider } = this.tags;
      const known = hasNoProvider ? 'there is no provider yet' : `mapped: ${mapped.map(quote).join(', ') || 'none'}`;
      refuse({
        code: 'IsolationTagNotMapped',
        where: this.identityPool,
        what: `isolate.byPrincipalTag('${tag}'), and no provider of the pool maps a claim to the tag (${known})`,
        allowed: 'a tag that a provider maps already: call addProvider() before',
        instead: `principalTags: PrincipalTags.custom({ '${tag}': '<claim>' }, { required: ['${tag}'] }) at the provider; with required, nobody without the claim gets credentials`,
      });
    }
  }

  /**
   * Allows something to a grantee, with what it takes to tell users apart.
   *
   * @param permissions what is allowed
   * @param grantee who may; the role of signed-in users by default
   * @param distinction what tells users apart; nothing by default
   */
  public grant(permissions: Permission[], grantee?: IGrantable, distinction?: Distinction): Grant {
    const whoever = grantee ?? this.identityPool.authenticatedRole;
    requireKind(this.identityPool, 'grantee', whoever);
    const principal = principalOf(whoever);
    if (distinction) {
      this.strangers.note(whoever, distinction);
      if (this.isGuest(principal)) {
        this.judgeGuests(distinction);
      }
    }
    const statements = permissions.map((permission) => ({
      actions: permission.actions,
      resourceArns: permission.resourceArns,
      conditions: allOf(
        permission.conditions ?? {},
        distinction?.conditionsIn(patternsOf(permission), permission.readAsMore) ?? {},
      ),
    }));
    const grant = statements
      .map((statement) => Grant.addToPrincipal({ grantee: whoever, ...statement }))
      .reduce((all, each) => all.combine(each));
    if (!grant.success || keepsItsPolicies(principal)) {
      this.warnNotAttached(
        principal,
        statements.map(({ resourceArns: resources, ...rest }) => new PolicyStatement({ resources, ...rest })),
      );
    }
    return grant;
  }

  /** CDK says of a role that it leaves alone that the grant worked: nobody would look for the policy. */
  private warnNotAttached(principal: IPrincipal, statements: PolicyStatement[]): void {
    const document = { Version: '2012-10-17', Statement: statements.map((statement) => statement.toStatementJson()) };
    this.warnOnce(
      'GrantNotAttached',
      `isolate grants something to ${nameOfPrincipal(principal)}, whose policies are not changed from here: nothing is granted unless ` +
        `somebody attaches this policy\n${JSON.stringify(Stack.of(this.identityPool).resolve(document), undefined, 2)}`,
    );
  }

  private isGuest(principal: IPrincipal): boolean {
    const { guest } = this.roles;
    return guest !== undefined && isRoleItself(principal, guest);
  }

  private judgeGuests({ call, tag }: Distinction): void {
    if (tag !== undefined) {
      refuse({
        code: 'IsolationForGuests',
        where: this.identityPool,
        what: `isolate.${call} grants something to the role of guests, who never bring a tag`,
        allowed: 'roles of signed-in users',
        instead: 'isolate.sharedInBucket() for what all guests share, or a role of signed-in users',
      });
    }
    // Of a pool of this app the check GuestPolicyByIdentity says it, of whichever policy.
    if (!isIdentityPool(this.identityPool)) {
      this.warnOnce(
        'GuestIdentityForgotten',
        'isolate.byIdentityId() grants something to the role of guests: a guest has another identity id on every device, and after a browser ' +
          'forgets it; what was kept under it is out of reach for good. Keep what belongs to a person under a role of signed-in users.',
      );
    }
  }

  private warnOnce(id: WarningId, message: string): void {
    if (!this.warned.has(message)) {
      this.warned.add(message);
      warn(this.identityPool, id, message);
    }
  }
}

function nameOfPrincipal(principal: IPrincipal): string {
  return 'roleArn' in principal ? `role ${(principal as IRole).node.path}` : 'a principal without policies';
}
