import type { IdentityPool } from './identity-pool';
import type { PrincipalTags } from './principal-tags';
import type { AddedProvider } from './private/added-provider';
import type { ClaimRule } from './role-mapping';

/** A provider on one identity pool: what `pool.addProvider()` gives back. What is added later is added here. */
export class BoundIdentityProvider {
  /** @internal */
  public static _of(identityPool: IdentityPool, added: AddedProvider): BoundIdentityProvider {
    return new BoundIdentityProvider(identityPool, added);
  }

  /** The identity pool. */
  public readonly identityPool: IdentityPool;

  /**
   * The names under which an app sends this provider's tokens to the identity pool: the keys of `Logins`.
   *
   * @see https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_GetId.html
   */
  public readonly providerNames: string[];

  /** @internal */
  public readonly _added: AddedProvider;

  private constructor(identityPool: IdentityPool, added: AddedProvider) {
    this.identityPool = identityPool;
    this.providerNames = added.logins;
    this._added = added;
  }

  /**
   * Adds a rule after those that are there: the first rule that matches decides. The role's trust policy is seen to, as for
   * every role of the pool.
   *
   * Throws when the provider has no rules (`roleMapping: RoleMapping.fromRules([...])`), for the 26th rule, for a claim this
   * provider's users never have, and for a role the pool can not hand out.
   *
   * @param rule who gets which role
   */
  public addRule(rule: ClaimRule): void {
    this._added.addRule(rule);
  }

  /**
   * Maps claims to session tags, where the provider was made without `principalTags`.
   *
   * Where tags are required, `principalTags` of the provider is the shorter way: while another provider of the pool does not
   * require a tag, trust policies hold a second statement for it, and keep it when that provider requires the tag later.
   *
   * Throws when another mapping is there already, be it that of another client of the same user pool.
   *
   * @param tags which claims become tags
   */
  public mapPrincipalTags(tags: PrincipalTags): void {
    this._added.mapTags(tags);
  }
}
