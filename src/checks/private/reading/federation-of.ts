import type { PoolModel } from '../../../model/elements';
import type { IdentityPoolModel } from '../../../model/identity-pool-model';
import { isLiteral, type Text } from '../../../model/text';
import type { Tri } from '../../../model/tri';
import { AWS_DOMAINS, federationOf } from '../../../private/federation';
import { remember } from './remember';

/** How Cognito presents itself to IAM where a pool is deployed. */
export interface PoolFederation {
  /** What to write. */
  readonly principal: string;
  /** The region, where it is known. */
  readonly region?: string;
  /** Whether the pool's tokens are from this principal. */
  accepts(principal: Text): Tri;
}

/**
 * Where the region is not known, or AWS does not document its principal, whoever wrote one may know better: any that Cognito
 * could have is taken. Of a pool that was told its principal, that one alone.
 */
export function federationOfPool(model: IdentityPoolModel, pool: PoolModel): PoolFederation {
  const { stack } = pool.source;
  const known = federations(model);
  const key = `${stack} ${pool.federatedPrincipal ?? ''}`;
  const federation = known.get(key) ?? federationIn(regionOf(model, stack), pool.federatedPrincipal);
  known.set(key, federation);
  return federation;
}

const federations = remember((_: IdentityPoolModel) => new Map<string, PoolFederation>());

function federationIn(region: string | undefined, told: string | undefined): PoolFederation {
  const { principal: ofRegion, unconfirmed } = federationOf(region ?? '');
  const principal = told ?? ofRegion;
  const isCertain = told !== undefined || (region !== undefined && unconfirmed === undefined);
  return {
    principal,
    region,
    accepts(name) {
      if (!isLiteral(name)) {
        return 'unknown';
      }
      return (isCertain ? name === principal : isOfCognito(name)) ? 'yes' : 'no';
    },
  };
}

/** Whether Cognito has this principal in some partition. */
export function isOfCognito(name: string): boolean {
  return /^cognito-identity[.-]/.test(name) && AWS_DOMAINS.some((domain) => name.endsWith(`.${domain}`));
}

/** Where a stack is deployed, if the template or the app says so. */
function regionOf(model: IdentityPoolModel, stack: string): string | undefined {
  const region = model.valueIn(stack, { Ref: 'AWS::Region' });
  return typeof region === 'string' && isLiteral(region) ? region : undefined;
}
