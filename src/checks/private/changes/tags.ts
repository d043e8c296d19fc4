import type { TagMapModel } from '../../../model/elements';
import { sameness } from '../../../model/sameness';
import { IdentityPoolChangeKind } from '../../identity-pool-change';
import { type Change, changeIn, type FindChanges, fateIn, type Tell, telling, today, tomorrow, turnOf } from './change';
import { keptProviders } from './providers';

const { DEFAULT_TAGS_CHANGED, TAG_CLAIM_CHANGED, TAG_MAP_RECREATED, TAG_MAP_REMOVED, TAG_REMOVED } =
  IdentityPoolChangeKind;

/** What comes of the tag maps of those providers that stay. */
export const tagChanges: FindChanges = (pools, tell) => {
  const { before, after } = pools;
  const kept = keptProviders(pools).map(([, { principalTagName }]) => principalTagName);
  return today(before.model.tagMapsOf(before.pool))
    .filter(({ item }) => kept.some((name) => name !== undefined && sameness(item.providerName, name) === 'same'))
    .flatMap(({ item, untold }) => {
      const isForIt = ({ providerName }: TagMapModel) => sameness(item.providerName, providerName);
      const { sure, possible, gaps } = after.model.tagMapsOf(after.pool);
      const candidates = { sure, possible: possible.filter((map) => isForIt(map) !== 'different'), gaps };
      const fate = fateIn(
        tomorrow(candidates, ({ source }) => source.logicalId, untold),
        isForIt,
      );
      const tellOfIt = telling(tell, { at: item.source, untold });
      return fate.kind === 'kept'
        ? changesWithin(item, fate.as, tellOfIt)
        : [tellOfIt(TAG_MAP_REMOVED, `${named(item)} is removed`, fate)];
    });
};

/** IAM compares the keys of tags without regard to case. */
function changesWithin(old: TagMapModel, next: TagMapModel, tell: Tell): Change[] {
  const turn = turnOf(old.useDefaults ?? false, next.useDefaults ?? false);
  const becomes = `${named(old)} becomes ${next.source.logicalId}`;
  return [
    ...(old.source.logicalId === next.source.logicalId ? [] : [tell(TAG_MAP_RECREATED, becomes)]),
    ...(turn ? [tell(DEFAULT_TAGS_CHANGED, `in ${named(old)} UseDefaults is turned ${turn.to}`, turn)] : []),
    ...old.tags.items.flatMap(({ key, claim }) => {
      const fate = fateIn(next.tags, (tag) => (tag.key.toLowerCase() === key.toLowerCase() ? 'same' : 'different'));
      if (fate.kind !== 'kept') {
        return [tell(TAG_REMOVED, `${named(old)} loses the tag ${key}, made of ${claim}`, fate)];
      }
      const change = changeIn(claim, fate.as.claim);
      const what = `the tag ${key} in ${named(old)} is made of ${fate.as.claim}, and no longer of ${claim}`;
      return change ? [tell(TAG_CLAIM_CHANGED, what, change)] : [];
    }),
  ];
}

function named({ source, providerName }: TagMapModel): string {
  return `the tag map ${source.logicalId} of ${providerName}`;
}
