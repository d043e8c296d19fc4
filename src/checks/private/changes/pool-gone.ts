import { openConditions, type PoolModel } from '../../../model/elements';
import type { IdentityPoolModel } from '../../../model/identity-pool-model';
import { isKnown } from '../../../model/text';
import { IdentityPoolChangeKind } from '../../identity-pool-change';
import { type Change, doubt, tellOf } from './change';

/** Deletion policies that keep a resource which leaves the template. */
const KEEPING = ['Retain', 'RetainExceptOnCreate'];

/** What comes of a pool that is not in the new template, or may not be. What the old one says of deletion is what counts. */
export function poolGone(pool: PoolModel, before: IdentityPoolModel, after: IdentityPoolModel): Change[] {
  const { source, deletionPolicy = 'Delete' } = pool;
  const later = after.pools.find((other) => other.source.logicalId === source.logicalId);
  const open = later ? openConditions(later, pool) : [];
  if (later && open.length === 0) {
    return [];
  }
  const isKept = KEEPING.includes(deletionPolicy);
  const kind = isKept ? IdentityPoolChangeKind.POOL_LEFT_BEHIND : IdentityPoolChangeKind.POOL_DELETED;
  const what = `the pool ${isKept ? 'leaves the template and stays' : 'is deleted'} (DeletionPolicy: ${deletionPolicy})`;
  const reasons = [
    ...open.map(({ because }) => because),
    ...(later ? [] : after.gaps.map(({ reason }) => reason)),
    ...(isKnown(deletionPolicy) ? [] : ['its DeletionPolicy is not known']),
  ];
  return [tellOf(source)(kind, `${what}${inItsPlace(before, after)}`, { untold: doubt(reasons) })];
}

/** To those who write it, a pool with another logical id is no other pool. */
function inItsPlace(before: IdentityPoolModel, after: IdentityPoolModel): string {
  const old = before.pools.map(({ source }) => source.logicalId);
  const made = after.pools.map(({ source }) => source.logicalId).filter((id) => !old.includes(id));
  return made.length === 0 ? '' : `, and ${made.join(' and ')} is new`;
}
