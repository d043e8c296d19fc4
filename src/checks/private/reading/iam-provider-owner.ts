import type { PoolModel } from '../../../model/elements';
import type { IdentityPoolModel } from '../../../model/identity-pool-model';
import { readable } from '../../../model/text';
import type { Finding } from '../rule';
import { providersOfKind, whereIs } from './placed-providers';

/** What an ARN says of where it belongs, in its literal part. */
const PARTS = {
  Partition: { pattern: /^arn:([\w-]+):iam:/, word: 'partition' },
  AccountId: { pattern: /^arn:[^:]*:iam::(\d{12}):/, word: 'account' },
} as const;

/** A finding for each OpenID Connect or SAML provider of another account, or of another partition, than its pool. */
export function elsewhereFindings(model: IdentityPoolModel, part: keyof typeof PARTS): Finding[] {
  const { pattern, word } = PARTS[part];
  const ofPool = (pool: PoolModel) => whereIs(model, pool, part);
  return providersOfKind(model, 'open-id-connect', 'saml').flatMap(({ pool, provider, place }) => {
    const [theirs, ours] = [pattern.exec(provider.arn)?.[1], ofPool(pool)];
    return theirs === undefined || ours === undefined || theirs === ours
      ? []
      : [{ ...place, what: `${readable(provider.arn)} is of ${word} ${theirs}, the pool is of ${word} ${ours}` }];
  });
}
