import type { BoundIdentityProvider } from '../bound-identity-provider';
import type { IdentityPool } from '../identity-pool';
import { refuse } from './errors';
import { requireKind } from './kinds';

/** The login names of handles of a pool. */
export function loginsOfOwn(pool: IdentityPool, through: BoundIdentityProvider[]): string[] {
  requireKind(pool, 'through', through);
  for (const provider of through) {
    requireOwn(pool, 'provider in through', provider);
  }
  const logins = new Set(through.flatMap((provider) => provider._added.logins));
  if (logins.size === 0) {
    refuse({
      code: 'ThroughNobody',
      where: pool,
      what: 'through names no provider, so nobody could assume the role',
      allowed: 'one provider or more',
      instead: 'no `through`, for users of all providers',
    });
  }
  return [...logins];
}

/** A handle of another pool names providers that this one may not have. */
export function requireOwn(
  pool: IdentityPool,
  what: 'provider of a group' | 'provider in through',
  provider: BoundIdentityProvider,
): void {
  requireKind(pool, what, provider);
  if (provider.identityPool !== pool) {
    refuse({
      code: 'HandleOfAnotherPool',
      where: pool,
      what: `a provider of ${provider.identityPool.node.path}`,
      allowed: 'what addProvider() of this pool gave back',
      instead: 'the same IdentityProvider, added to this pool as well',
    });
  }
}
