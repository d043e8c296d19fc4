import type { ProviderModel } from '../../model/elements';
import { type Text, unknown } from '../../model/text';
import { COMMERCIAL, US_GOV_EAST, US_GOV_WEST } from '../../private/federation';
import type { Claims } from './claims';

/** What Cognito's own token tells STS about somebody, and what the session's condition keys are named by. */
export interface CognitoToken {
  /** The federated principal; the prefix of the condition keys. */
  readonly federated: string;
  /** Why AWS may have another name for it. */
  readonly doubt?: string;
  readonly identityPoolId: Text;
  readonly identityId: Text;
  readonly amr: readonly Text[];
  /** The name of the session: Cognito's own in the enhanced flow. */
  readonly sessionName: Text;
}

/**
 * What `amr` holds. For user pools and OpenID Connect the third value has been seen; for the others what follows the name is
 * not documented.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/role-trust-and-permissions.html
 * @see https://github.com/anomalyco/guide/issues/706
 */
export function amrOf(provider: ProviderModel | undefined, claims: Claims): readonly Text[] {
  if (provider === undefined) {
    return ['unauthenticated'];
  }
  const sub = claims.find('sub');
  const user = sub.kind === 'text' ? sub.text : unknown('which user signs in');
  switch (provider.kind) {
    case 'user-pool':
      return ['authenticated', provider.loginName, `${provider.loginName}:CognitoSignIn:${user}`];
    case 'open-id-connect':
      return ['authenticated', provider.loginName, `${provider.arn}:OIDC:${user}`];
    default:
      return ['authenticated', provider.loginName, `${provider.loginName}:${unknown('not documented by AWS')}`];
  }
}

/** The condition keys of a token: it has none of another federation's. */
export function closedFederationKeys({ federated, doubt }: CognitoToken): string[] {
  const others = doubt === undefined ? [COMMERCIAL, US_GOV_EAST, US_GOV_WEST] : [];
  return [...new Set([federated, ...others])].map((principal) => `${principal}:*`);
}
