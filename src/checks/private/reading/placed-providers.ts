import type { PoolModel, ProviderModel } from '../../../model/elements';
import type { IdentityPoolModel } from '../../../model/identity-pool-model';
import { isLiteral } from '../../../model/text';
import { remember } from './remember';
import type { Place } from './text-mistake';

type Kind = ProviderModel['kind'];

/** A provider of a pool, and where it stands. */
export interface PlacedProvider<K extends Kind> {
  readonly pool: PoolModel;
  readonly provider: Extract<ProviderModel, { kind: K }>;
  readonly place: Place;
}

/** The providers of some kinds, of all pools. */
export function providersOfKind<K extends Kind>(model: IdentityPoolModel, ...kinds: K[]): PlacedProvider<K>[] {
  return model.pools.flatMap((pool) => kinds.flatMap((kind) => placed(pool, kind)));
}

/** The account or region a pool goes to, where it is known. */
export function whereIs(
  model: IdentityPoolModel,
  pool: PoolModel,
  what: 'AccountId' | 'Partition' | 'Region',
): string | undefined {
  const known = places(model);
  const { stack } = pool.source;
  const key = `${what} ${stack}`;
  if (!known.has(key)) {
    const value = model.valueIn(stack, { Ref: `AWS::${what}` });
    known.set(key, typeof value === 'string' && isLiteral(value) ? value : undefined);
  }
  return known.get(key);
}

const places = remember((_: IdentityPoolModel) => new Map<string, string | undefined>());

function placed<K extends Kind>(pool: PoolModel, kind: K): PlacedProvider<K>[] {
  return pool.providers.items
    .filter((provider): provider is PlacedProvider<K>['provider'] => provider.kind === kind)
    .map((provider, index) => ({
      pool,
      provider,
      place: { at: pool.source, pool: pool.source, property: `Properties.${propertyOf(provider, index)}` },
    }));
}

function propertyOf(provider: ProviderModel, index: number): string {
  switch (provider.kind) {
    case 'user-pool':
      return `CognitoIdentityProviders.${index}`;
    case 'social':
      return `SupportedLoginProviders.${provider.providerName}`;
    case 'open-id-connect':
      return `OpenIdConnectProviderARNs.${index}`;
    case 'saml':
      return `SamlProviderARNs.${index}`;
    case 'developer':
      return 'DeveloperProviderName';
  }
}
