import type { PoolModel, Source } from '../../../model/elements';
import { readable } from '../../../model/text';
import { type Audience, trustStatement } from '../../../private/trust-policy';
import type { PoolFederation } from './federation-of';

/** What a role must trust. */
export interface RequiredTrust {
  readonly pool: PoolModel;
  readonly audience: Audience;
  readonly federation: PoolFederation;
}

/**
 * The statement to write, as JSON. In the pool's own template the pool's id is a reference.
 *
 * @param where the resource to write it into
 */
export function requiredStatement({ pool, audience, federation }: RequiredTrust, where: Source): string {
  const identityPoolId = readable(pool.id);
  const written = where.stack === pool.source.stack ? { Ref: pool.source.logicalId } : identityPoolId;
  return JSON.stringify(
    trustStatement({ federated: federation.principal, identityPoolId, audience }),
    (key, value) => (key === `${federation.principal}:aud` ? written : value),
    2,
  );
}
