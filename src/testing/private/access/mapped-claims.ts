import type { ProviderModel } from '../../../model/elements';
import { readable } from '../../../model/text';
import type { PoolSimulation } from '../pool-simulation';

/** A tag and the claim it comes from, in words. */
export interface MappedClaim {
  /** Undefined where there is no telling which tags there are. */
  readonly key?: string;
  readonly text: string;
}

/** Which claims of a provider's users become tags. */
export function mappedClaims({ app, pool }: PoolSimulation, provider: ProviderModel): MappedClaim[] {
  if (provider.kind === 'developer') {
    return [{ text: 'whatever the backend passes' }];
  }
  const { sure, possible, gaps } = app.model.tagMapsFor(pool, provider);
  const reasons = [
    ...gaps,
    ...(sure.length > 1 || possible.length > 0 ? ['which map of principal tags is in force can not be told'] : []),
  ];
  if (reasons.length > 0) {
    return reasons.map((text) => ({ text }));
  }
  return sure.flatMap(({ useDefaults, tags }) =>
    useDefaults === undefined || useDefaults === false
      ? [
          ...tags.items.map(({ key, claim }) => ({ key, text: `${key} <- ${readable(claim)}` })),
          ...tags.gaps.map((text) => ({ text })),
        ]
      : [{ text: "Cognito's own map" }],
  );
}
