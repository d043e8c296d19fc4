import type { PoolModel, ProviderModel } from '../../../model/elements';
import type { IdentityPoolModel } from '../../../model/identity-pool-model';
import type { Text } from '../../../model/text';
import { mappedProviders } from './mapped-kind';
import { rulesOf } from './of-pools';
import { remember } from './remember';
import { type Place, within } from './text-mistake';

type UserPoolProvider = Extract<ProviderModel, { kind: 'user-pool' }>;

/** A claim of the tokens of a user pool by which a rule or a tag goes. */
export interface ProviderClaim {
  readonly pool: PoolModel;
  readonly provider: UserPoolProvider;
  readonly claim: Text;
  readonly place: Place;
}

/** The claims of user pools by which rules and tags certainly go. */
export const providerClaims = remember((model: IdentityPoolModel): readonly ProviderClaim[] => [
  ...claimsOfRules(model),
  ...model.pools.flatMap((pool) => claimsOfTags(model, pool)),
]);

/** A mapping of type Token does not go by its rules. */
function claimsOfRules(model: IdentityPoolModel): ProviderClaim[] {
  return mappedProviders(model).flatMap((mapped) => {
    const { pool, provider, mapping } = mapped;
    return provider.kind !== 'user-pool' || mapping.type === 'Token'
      ? []
      : rulesOf(mapped).flatMap(({ rule: { claim }, place }) =>
          claim === undefined ? [] : [{ pool, provider, claim, place: within(place, 'Claim') }],
        );
  });
}

function claimsOfTags(model: IdentityPoolModel, pool: PoolModel): ProviderClaim[] {
  return pool.providers.items.flatMap((provider) =>
    provider.kind !== 'user-pool'
      ? []
      : model.tagMapsFor(pool, provider).sure.flatMap(({ source, tags }) =>
          tags.items.map(({ key, claim }) => ({
            pool,
            provider,
            claim,
            place: { at: source, pool: pool.source, property: `Properties.PrincipalTags.${key}` },
          })),
        ),
  );
}
