import { openConditions, type PoolModel, type ProviderModel, type TagMapModel } from '../../../model/elements';
import type { IdentityPoolModel } from '../../../model/identity-pool-model';
import { readable } from '../../../model/text';
import { either, type Tri } from '../../../model/tri';

/** Whether the users of one provider bring tags along, or a certain tag. */
export interface MapsTags {
  readonly provider: ProviderModel;
  readonly answer: Tri;
  /** Why it can not be told. */
  readonly unclear?: string;
}

/** Whether any claim of a provider is mapped. */
export function mapsTags(model: IdentityPoolModel, pool: PoolModel, provider: ProviderModel): MapsTags {
  return answered(model, pool, provider, ({ tags, useDefaults }) =>
    useDefaults === true || tags.items.length > 0
      ? 'yes'
      : isOpen(useDefaults) || tags.gaps.length > 0
        ? 'unknown'
        : 'no',
  );
}

/**
 * Whether a provider maps a claim to one tag. Tag keys are compared without regard to case. Which tags Cognito's own mapping
 * makes AWS does not say.
 */
export function mapsTag(model: IdentityPoolModel, pool: PoolModel, provider: ProviderModel, tag: string): MapsTags {
  return answered(model, pool, provider, ({ tags, useDefaults }) => {
    if (useDefaults === true || isOpen(useDefaults)) {
      return 'unknown';
    }
    const isMapped = tags.items.some(({ key }) => key.toLowerCase() === tag.toLowerCase());
    return isMapped ? 'yes' : tags.gaps.length > 0 ? 'unknown' : 'no';
  });
}

function answered(
  model: IdentityPoolModel,
  pool: PoolModel,
  provider: ProviderModel,
  ask: (tagMap: TagMapModel) => Tri,
): MapsTags {
  const { sure, possible } = model.tagMapsFor(pool, provider);
  const certain = sure.map(ask).reduce(either, 'no');
  const doubtful = possible.filter((tagMap) => ask(tagMap) !== 'no');
  if (certain === 'yes' || (certain === 'no' && doubtful.length === 0)) {
    return { provider, answer: certain };
  }
  const unclear = sure.find((tagMap) => ask(tagMap) === 'unknown') ?? doubtful[0];
  return { provider, answer: 'unknown', unclear: whyUnclear(unclear, pool) };
}

function whyUnclear(tagMap: TagMapModel, pool: PoolModel): string {
  const { source, tags, useDefaults } = tagMap;
  if (useDefaults === true) {
    return `which tags Cognito's own mapping makes AWS does not say: write PrincipalTags in ${source.logicalId}`;
  }
  const [because] = openConditions(tagMap, pool).map((condition) => condition.because);
  const [gap] = [...tags.gaps, ...(typeof useDefaults === 'string' ? [readable(useDefaults)] : [])];
  return (
    because ?? gap ?? `whether ${source.logicalId}, which is for ${readable(tagMap.providerName)}, is for this provider`
  );
}

function isOpen(useDefaults: TagMapModel['useDefaults']): boolean {
  return typeof useDefaults === 'string';
}
