import type { PoolModel } from '../../../model/elements';
import type { IdentityPoolModel } from '../../../model/identity-pool-model';
import { worstFirst } from '../severity';
import { type Change, type FindChanges, tellOf } from './change';
import { defaultRoleChanges } from './default-roles';
import { poolGone } from './pool-gone';
import { providerChanges } from './providers';
import { roleMappingChanges } from './role-mappings';
import { switchChanges } from './switches';
import { tagChanges } from './tags';

const FINDERS: readonly FindChanges[] = [
  providerChanges,
  switchChanges,
  defaultRoleChanges,
  roleMappingChanges,
  tagChanges,
];

/** What changes for the users of every pool of the old templates, the worst first. */
export function compared(before: IdentityPoolModel, after: IdentityPoolModel): Change[] {
  return worstFirst(before.pools.flatMap((pool) => changesOf(pool, before, after)));
}

function changesOf(pool: PoolModel, before: IdentityPoolModel, after: IdentityPoolModel): Change[] {
  const later = after.pools.find(({ source }) => source.logicalId === pool.source.logicalId);
  const pools = later && { before: { model: before, pool }, after: { model: after, pool: later } };
  return [
    ...poolGone(pool, before, after),
    ...(pools ? FINDERS.flatMap((find) => find(pools, tellOf(pool.source))) : []),
  ];
}
