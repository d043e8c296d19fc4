import { Token } from 'aws-cdk-lib';
import { quote, refuse } from './private/errors';
import { AWS_DOMAINS, COMMERCIAL, federationOf, US_GOV_EAST, US_GOV_WEST } from './private/federation';
import { requireGiven } from './private/requirements';

/**
 * How Cognito presents itself to IAM: the federated principal in a role's trust policy, which is the prefix of its
 * condition keys as well.
 *
 * The identity pool knows it from its stack's region. Say it yourself only for a stack without a region that is deployed
 * to GovCloud, or for a partition this library does not know.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/iam-roles.html
 * @see https://docs.aws.amazon.com/govcloud-us/latest/UserGuide/govcloud-cog.html
 */
export class CognitoFederation {
  /** All commercial regions: `cognito-identity.amazonaws.com`. */
  public static commercial(): CognitoFederation {
    return new CognitoFederation(COMMERCIAL);
  }

  /** AWS GovCloud (US-West): `cognito-identity-us-gov.amazonaws.com`. */
  public static usGovWest(): CognitoFederation {
    return new CognitoFederation(US_GOV_WEST);
  }

  /** AWS GovCloud (US-East): `cognito-identity.us-gov-east-1.amazonaws.com`. */
  public static usGovEast(): CognitoFederation {
    return new CognitoFederation(US_GOV_EAST);
  }

  /**
   * A principal this library does not know.
   *
   * Throws for anything but a host name of Cognito's in a domain of AWS: a wrong principal would let somebody else's tokens in.
   *
   * @param principal the federated principal, a literal starting with `cognito-identity`
   */
  public static of(principal: string): CognitoFederation {
    const mistake = {
      code: 'FederationInvalid',
      where: 'CognitoFederation.of()',
      allowed: `a literal host name starting with cognito-identity, in ${AWS_DOMAINS.join(', ')}; no token, because IAM condition keys can not be tokens`,
    } as const;
    requireGiven(principal, { ...mistake, what: 'principal', example: COMMERCIAL });
    if (Token.isUnresolved(principal) || !isCognito(principal)) {
      refuse({
        ...mistake,
        what: `principal is ${quote(principal)}`,
        instead: `for example ${quote(COMMERCIAL)}`,
      });
    }
    return new CognitoFederation(principal);
  }

  /** @internal */
  public static _ofRegion(region: string): CognitoFederation {
    return new CognitoFederation(Token.isUnresolved(region) ? COMMERCIAL : federationOf(region).principal);
  }

  /** The federated principal, and the prefix of the condition keys `:aud`, `:amr` and `:sub`. */
  public readonly principal: string;

  private constructor(principal: string) {
    this.principal = principal;
  }
}

function isCognito(principal: string): boolean {
  const domain = AWS_DOMAINS.find((suffix) => principal.endsWith(`.${suffix}`));
  return (
    domain !== undefined &&
    /^cognito-identity(-[a-z0-9]+)*(\.[a-z]+(-[a-z]+)+-\d+)?$/.test(principal.slice(0, -domain.length - 1))
  );
}
