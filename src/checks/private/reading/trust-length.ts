import type { IdentityPoolModel } from '../../../model/identity-pool-model';
import { piecesOf, type Text } from '../../../model/text';
import type { Value } from '../../../model/value';
import type { Finding } from '../rule';
import { type RoleTrust, roleTrusts } from './role-trust';

/** The shortest name of a region, a colon and a GUID. */
const SHORTEST_POOL_ID = 'us-east-1:12345678-1234-1234-1234-123456789012'.length;

/** A finding for each trust policy whose length is wrong. */
export function lengthFindings(model: IdentityPoolModel, isWrong: (length: number) => boolean): Finding[] {
  return roleTrusts(model).flatMap((trust) => {
    const length = leastLength(trust);
    return isWrong(length)
      ? [
          {
            at: trust.role.source,
            pool: trust.pool.source,
            property: 'Properties.AssumeRolePolicyDocument',
            what: `at least ${length} characters`,
            untold: trust.doubt,
          },
        ]
      : [];
  });
}

/** What is known only at deployment counts nothing, but for the id of the pool: no policy is called longer than it is. */
function leastLength({ role, pool }: RoleTrust): number {
  const least = (text: Text): number =>
    text === pool.id
      ? SHORTEST_POOL_ID
      : piecesOf(text).reduce((sum, piece) => sum + (piece.kind === 'literal' ? piece.text.length : 0), 0);
  const sized = (_: string, value: Value) => (typeof value === 'string' ? 'x'.repeat(least(value)) : value);
  return JSON.stringify(role.trust, sized).length;
}
