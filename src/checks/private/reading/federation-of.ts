import type { PoolModel } from '../../../model/elements';
import type { IdentityPoolModel } from '../../../model/identity-pool-model';
import { isLiteral, type Text } from '../../../model/text';
import type { Tri } from '../../../model/tri';
import { AWS_DOMAINS, federationOf } from '../../../private/federation';
import { whereIs } from './placed-providers';
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
  const known = federations(model);
  const key = `${pool.source.stack} ${pool.federatedPrincipal ?? ''}`;
  const federation = known.get(key) ?? federationIn(whereIs(model, pool, 'Region'), pool.federatedPrincipal);
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
