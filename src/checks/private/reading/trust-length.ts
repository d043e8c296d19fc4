import type { IdentityPoolModel } from '../../../model/identity-pool-model';
import { isLiteral, piecesOf, type Text } from '../../../model/text';
import { isValueList, type Value, type ValueObject } from '../../../model/value';
import type { Finding } from '../rule';
import { remember } from './remember';
import { type RoleTrust, roleTrusts } from './role-trust';

/** The shortest name of a region, a colon and a GUID. */
const SHORTEST_POOL_ID = 'us-east-1:12345678-1234-1234-1234-123456789012'.length;

/** A finding for each trust policy whose length is wrong. */
export function lengthFindings(model: IdentityPoolModel, isWrong: (length: number) => boolean): Finding[] {
  return roleTrusts(model).flatMap((trust) => {
    const length = lengthOf(trust);
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

const lengthOf = remember(({ role, pool }: RoleTrust) => leastLength(role.trust, pool.id));

/**
 * How long a document is as JSON without white space. What is known only at deployment counts nothing, but for the id of the
 * pool: no policy is called longer than it is.
 */
function leastLength(value: Value, poolId: Text): number {
  if (typeof value === 'string') {
    return '""'.length + (value === poolId ? SHORTEST_POOL_ID : literalLength(value));
  }
  if (typeof value !== 'object' || value === null) {
    return String(value).length;
  }
  if (isValueList(value)) {
    return lengthOfAll(value, (member) => leastLength(member, poolId));
  }
  const keys = Object.keys(value);
  return lengthOfAll(keys, (key) => key.length + '"":'.length + leastLength((value as ValueObject)[key], poolId));
}

/** The length of a list or an object: its parts, the commas between them and its brackets. */
function lengthOfAll<T>(parts: readonly T[], lengthOfOne: (part: T) => number): number {
  let length = '{}'.length + Math.max(0, parts.length - 1);
  for (const part of parts) {
    length += lengthOfOne(part);
  }
  return length;
}

function literalLength(text: Text): number {
  return isLiteral(text)
    ? text.length
    : piecesOf(text).reduce((sum, piece) => sum + (piece.kind === 'literal' ? piece.text.length : 0), 0);
}
