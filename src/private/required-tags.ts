import { Lazy } from 'aws-cdk-lib';
import { Effect, FederatedPrincipal, type IRole, type PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IdentityPool } from '../identity-pool';
import { ASSUME } from './trust-policy';
import { warn } from './warnings';

/**
 * The tags without which nobody gets credentials, kept by the trust policies of all roles signed-in users can get.
 *
 * A statement for each tag denies whoever lacks it, unless they came through a provider that does not require it. So it
 * holds for roles that others made and for providers that are added later, and a sign-in it does not recognise is refused.
 */
export class RequiredTags {
  private readonly tags = new Set<string>();
  private readonly documents = new Map<PolicyDocument, string[] | undefined>();
  private readonly outOfReach = new Set<IRole>();

  /**
   * @param pool the identity pool
   * @param exempt the login names of the providers that do not require a tag
   */
  constructor(
    private readonly pool: IdentityPool,
    private readonly exempt: (tag: string) => string[],
  ) {}

  /** Nobody signs in without this tag, from now on. */
  public require(tag: string): void {
    if (this.tags.has(tag)) {
      return;
    }
    this.tags.add(tag);
    for (const [document, through] of this.documents) {
      document.addStatements(this.denial(tag, through));
    }
    for (const role of this.outOfReach) {
      this.warnNotEnforced(role, tag);
    }
  }

  /**
   * @param document the trust policy of a role that signed-in users may get
   * @param through the login names of the only providers it trusts, where it is limited to some
   */
  public enforceIn(document: PolicyDocument, through?: string[]): void {
    if (!this.documents.has(document)) {
      this.documents.set(document, through);
      document.addStatements(...[...this.tags].map((tag) => this.denial(tag, through)));
    }
  }

  /** A role whose trust policy can not be written from here. */
  public leaveOut(role: IRole): void {
    this.outOfReach.add(role);
    for (const tag of this.tags) {
      this.warnNotEnforced(role, tag);
    }
  }

  /**
   * `StringNotLike` is true for a tag that is absent and for one that is empty. Guests have no claims, so `unauthenticated`
   * is always exempt; it keeps the list from being empty as well.
   */
  private denial(tag: string, through?: string[]): PolicyStatement {
    const federated = this.pool.federation.principal;
    const exempt = () => this.exempt(tag).filter((login) => through?.includes(login) ?? true);
    return new PolicyStatement({
      effect: Effect.DENY,
      principals: [new FederatedPrincipal(federated)],
      actions: [ASSUME],
      conditions: {
        StringEquals: { [`${federated}:aud`]: this.pool.identityPoolId },
        StringNotLike: { [`aws:RequestTag/${tag}`]: '?*' },
        'ForAllValues:StringNotEquals': {
          [`${federated}:amr`]: Lazy.list({ produce: () => ['unauthenticated', ...exempt()] }),
        },
      },
    });
  }

  private warnNotEnforced(role: IRole, tag: string): void {
    warn(
      this.pool,
      'RequiredTagNotEnforced',
      `tag ${tag} is required, and the trust policy of ${role.node.path} can not be written from here: it would let users without the tag in. ` +
        `Add a statement that denies ${ASSUME} where StringNotLike { "aws:RequestTag/${tag}": "?*" }, or take a role of pool.addRole().`,
    );
  }
}
