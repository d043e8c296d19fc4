import { Stack } from 'aws-cdk-lib';
import type { IIdentityPoolRef } from 'aws-cdk-lib/aws-cognito';
import { FederatedPrincipal, type PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { CognitoFederation } from './cognito-federation';
import type { IdentityPool } from './identity-pool';
import { knownRegionOf } from './private/identity-pool-id';
import { isIdentityPool } from './private/identity-pool-mark';
import { requireOneAudienceIn } from './private/one-audience';
import { referencedConstruct } from './private/symbols';
import { ASSUME, type Audience, trustConditions, trustedActions } from './private/trust-policy';

/** How an identity pool's users are trusted. */
export interface IdentityPoolPrincipalOptions {
  /**
   * How Cognito presents itself to IAM where the identity pool lives.
   *
   * @default - the pool's own; for a pool this library did not make, by the region in its id, then by its stack's region
   */
  readonly federation?: CognitoFederation;
}

/**
 * The users of one identity pool, as the principal of a role's trust policy. For roles that are made elsewhere; the pool's
 * own default roles and those of `pool.addRole()` have it already.
 *
 * The statement names the pool (`aud`) and whether users are signed in (`amr`). Signed-in users may bring session tags
 * (`sts:TagSession`), guests may not.
 *
 * Give it as `assumedBy`, or to `addToAssumeRolePolicy()`: then the trust policy also refuses users without a tag that is
 * required. In a statement of your own, `new PolicyStatement({ principals: [...] })`, only the principal and its conditions
 * stand: the actions are yours to write, and nothing there asks for required tags.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/role-trust-and-permissions.html
 */
export class IdentityPoolPrincipal extends FederatedPrincipal {
  /** Everybody who signed in through one of the pool's providers. */
  public static authenticated(
    identityPool: IIdentityPoolRef,
    options: IdentityPoolPrincipalOptions = {},
  ): IdentityPoolPrincipal {
    return new IdentityPoolPrincipal(identityPool, 'authenticated', options);
  }

  /** The pool's guests: anybody on the internet who knows the pool's id, which is no secret. */
  public static guest(
    identityPool: IIdentityPoolRef,
    options: IdentityPoolPrincipalOptions = {},
  ): IdentityPoolPrincipal {
    return new IdentityPoolPrincipal(identityPool, 'unauthenticated', options);
  }

  /** @internal */
  public static _through(identityPool: IdentityPool, providerNames: string[]): IdentityPoolPrincipal {
    return new IdentityPoolPrincipal(identityPool, 'authenticated', {}, providerNames);
  }

  private readonly identityPool: IIdentityPoolRef;
  private readonly audience: Audience;

  private constructor(
    identityPool: IIdentityPoolRef,
    audience: Audience,
    options: IdentityPoolPrincipalOptions,
    private readonly through?: string[],
  ) {
    const federated = (options.federation ?? federationOfPool(identityPool)).principal;
    const { identityPoolId } = identityPool.identityPoolRef;
    super(federated, trustConditions({ federated, identityPoolId, audience, through }), ASSUME);
    this.identityPool = identityPool;
    this.audience = audience;
  }

  /**
   * Adds the statement that trusts these users to the trust policy of a role, and what keeps those out who lack a tag that
   * a provider of the pool requires.
   *
   * Throws when the trust policy trusts guests and these are signed-in users, or the other way round, be it of another pool.
   */
  public override addToAssumeRolePolicy(document: PolicyDocument): void {
    const { identityPool, federated, audience } = this;
    const { identityPoolId } = identityPool.identityPoolRef;
    requireOneAudienceIn(document, identityPool, { federated, identityPoolId, audience });
    document.addStatements(new PolicyStatement({ actions: trustedActions(audience), principals: [this] }));
    if (audience === 'authenticated') {
      const { through } = this;
      // A pool of another version of this library may know no required tags.
      madeByLibrary(identityPool)?._requiredTags?.enforceIn(document, { federated, through });
    }
  }
}

/** The pool behind a reference, also where that is its L1 or an import of its id. */
function madeByLibrary(identityPool: IIdentityPoolRef): IdentityPool | undefined {
  const owner = referencedConstruct(identityPool.identityPoolRef.identityPoolId)?.node.scope;
  return [identityPool, owner].find(isIdentityPool);
}

function federationOfPool(identityPool: IIdentityPoolRef): CognitoFederation {
  const { identityPoolId } = identityPool.identityPoolRef;
  return (
    madeByLibrary(identityPool)?.federation ??
    CognitoFederation._ofRegion(knownRegionOf(identityPoolId) ?? Stack.of(identityPool).region)
  );
}
