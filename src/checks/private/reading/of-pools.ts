import {
  type AttachmentModel,
  type Element,
  type Matches,
  openConditions,
  type PoolModel,
  type RoleMappingModel,
  type RuleModel,
  type Source,
  type TagMapModel,
} from '../../../model/elements';
import type { IdentityPoolModel } from '../../../model/identity-pool-model';
import { isWhollyUnknown } from '../../../model/text';
import { remember } from './remember';
import { type Place, within } from './text-mistake';

/** Something that is or may be for a pool. */
export interface OfPool<T> {
  readonly pool: PoolModel;
  readonly item: T;
  /** Why it may not be for the pool after all. */
  readonly doubt?: string;
}

/** Something, with the pool to tell it of. */
interface WithPool<T> {
  readonly item: T;
  readonly pool: Source;
}

/** A role mapping, and where it stands. */
export interface PlacedMapping {
  readonly mapping: RoleMappingModel;
  readonly place: Place;
}

/** A rule of a role mapping, and where it stands. */
export interface PlacedRule extends PlacedMapping {
  readonly rule: RuleModel;
}

export const attachmentsOfPools = remember((model: IdentityPoolModel) =>
  ofPools(model.pools, (pool) => model.attachmentsOf(pool)),
);

export const tagMapsOfPools = remember((model: IdentityPoolModel) =>
  ofPools(model.pools, (pool) => model.tagMapsOf(pool)),
);

/** Every attachment once; one for a pool of outside the app stands for itself. */
export const attachments = remember((model: IdentityPoolModel) => once(model.attachments, attachmentsOfPools(model)));

/** Every tag map once; one for a pool of outside the app stands for itself. */
export const tagMaps = remember((model: IdentityPoolModel) => once(model.tagMaps, tagMapsOfPools(model)));

/** Every role mapping once. */
export const roleMappings = remember((model: IdentityPoolModel): readonly PlacedMapping[] =>
  attachments(model).flatMap(({ item, pool }) => mappingsOf(item, pool)),
);

/** Every rule once, without those of which nothing is known, which may not be there. */
export const rules = remember((model: IdentityPoolModel): readonly PlacedRule[] =>
  roleMappings(model).flatMap((placed) => rulesOf(placed)),
);

export function mappingsOf({ source, roleMappings }: AttachmentModel, pool: Source): PlacedMapping[] {
  return roleMappings.items.map((mapping) => ({
    mapping,
    place: { at: source, pool, property: `Properties.RoleMappings.${mapping.key}` },
  }));
}

/** The rules of a role mapping, without those of which nothing is known. */
export const rulesOf = remember(({ mapping, place }: PlacedMapping): readonly PlacedRule[] =>
  (mapping.rules?.items ?? []).flatMap((rule, index) =>
    isCertain(rule) ? [{ rule, mapping, place: within(place, `RulesConfiguration.Rules.${index}`) }] : [],
  ),
);

/** A rule that may be there or not is unknown to its last part. */
export function isCertain({ claim, matchType, value, roleArn }: RuleModel): boolean {
  return [claim, matchType, value, roleArn].some((text) => text === undefined || !isWhollyUnknown(text));
}

function ofPools<T extends Element>(
  pools: readonly PoolModel[],
  find: (pool: PoolModel) => Matches<T>,
): readonly OfPool<T>[] {
  return pools.flatMap((pool): OfPool<T>[] => {
    const { sure, possible } = find(pool);
    return [
      ...sure.map((item) => ({ pool, item })),
      ...possible.map((item) => ({ pool, item, doubt: doubtOf(item, pool) })),
    ];
  });
}

function doubtOf(item: Element, pool: PoolModel): string {
  const [open] = openConditions(item, pool);
  return open?.because ?? `whether ${item.source.logicalId} is for ${pool.source.logicalId} only the deployment knows`;
}

function once<T extends AttachmentModel | TagMapModel>(
  items: readonly T[],
  found: readonly OfPool<T>[],
): readonly WithPool<T>[] {
  const pools = new Map<T, Source>();
  // The last one stands: what is certain after what is not.
  for (const { item, pool } of [...found].sort(
    (a, b) => Number(b.doubt !== undefined) - Number(a.doubt !== undefined),
  )) {
    pools.set(item, pool.source);
  }
  return items.map((item) => ({ item, pool: pools.get(item) ?? item.source }));
}
