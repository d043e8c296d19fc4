import type { PoolModel, ProviderModel, RoleMappingModel } from '../../../model/elements';
import type { IdentityPoolModel } from '../../../model/identity-pool-model';
import { sameness } from '../../../model/sameness';
import { attachmentsOfPools, mappingsOf, type PlacedMapping } from './of-pools';

/** A role mapping of a pool, with the provider it is certainly for. */
export interface MappedProvider extends PlacedMapping {
  readonly pool: PoolModel;
  readonly provider: ProviderModel;
}

/** The role mappings that certainly are for a provider; of others the rule MappedProviderNotOnPool speaks. */
export function mappedProviders(model: IdentityPoolModel): MappedProvider[] {
  return attachmentsOfPools(model)
    .filter(({ doubt }) => doubt === undefined)
    .flatMap(({ pool, item }) =>
      mappingsOf(item, pool.source).flatMap((placed) => {
        const provider = providerOf(pool, placed.mapping);
        return provider ? [{ ...placed, pool, provider }] : [];
      }),
    );
}

function providerOf(pool: PoolModel, { providerName }: RoleMappingModel): ProviderModel | undefined {
  return pool.providers.items.find(({ roleMappingName }) => sameness(providerName, roleMappingName) === 'same');
}
