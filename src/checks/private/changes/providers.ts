import type { ProviderModel } from '../../../model/elements';
import { type Sameness, sameness } from '../../../model/sameness';
import type { Text } from '../../../model/text';
import { SOCIAL } from '../../../private/provider-name';
import { IdentityPoolChangeKind } from '../../identity-pool-change';
import {
  allSame,
  type Change,
  changeIn,
  type Fate,
  type FindChanges,
  fateIn,
  type PoolInBoth,
  type Tell,
} from './change';

/** The providers that a pool keeps, as they are and as they will be. */
export function keptProviders(pools: PoolInBoth): [ProviderModel, ProviderModel][] {
  return pools.before.pool.providers.items.flatMap((provider) => {
    const fate = fateOf(provider, pools);
    return fate.kind === 'kept' ? [[provider, fate.as]] : [];
  });
}

export const providerChanges: FindChanges = (pools, tell) =>
  pools.before.pool.providers.items.flatMap((provider) => {
    const fate = fateOf(provider, pools);
    return fate.kind === 'kept' ? appIdChange(provider, fate.as, tell) : [loss(provider, fate.untold, pools, tell)];
  });

function fateOf(provider: ProviderModel, { after }: PoolInBoth): Fate<ProviderModel> {
  return fateIn(after.pool.providers, (later) => samenessOf(provider, later));
}

function samenessOf(a: ProviderModel, b: ProviderModel): Sameness {
  if (a.kind === 'user-pool' && b.kind === 'user-pool') {
    return allSame([sameness(a.providerName, b.providerName), sameness(a.clientId, b.clientId)]);
  }
  return a.kind === b.kind ? sameness(a.roleMappingName, b.roleMappingName) : 'different';
}

function loss(provider: ProviderModel, untold: string | undefined, { after }: PoolInBoth, tell: Tell): Change {
  const others = after.pool.providers.items.filter(({ kind }) => kind === provider.kind);
  if (provider.kind === 'developer' && others.length === 1) {
    const what = `the developer provider ${provider.providerName} becomes ${others[0].loginName}`;
    return tell(IdentityPoolChangeKind.DEVELOPER_PROVIDER_RENAMED, what, { untold });
  }
  const hasOtherClient = others.some(({ loginName }) => sameness(loginName, provider.loginName) === 'same');
  return provider.kind === 'user-pool' && hasOtherClient
    ? tell(
        IdentityPoolChangeKind.CLIENT_REMOVED,
        `client ${provider.clientId} of user pool ${provider.providerName} is removed`,
        { untold },
      )
    : tell(IdentityPoolChangeKind.PROVIDER_REMOVED, `the provider ${provider.roleMappingName} is removed`, { untold });
}

function appIdChange(provider: ProviderModel, later: ProviderModel, tell: Tell): Change[] {
  if (provider.kind !== 'social' || later.kind !== 'social') {
    return [];
  }
  const [before, after] = [provider, later].map(appIdOf);
  const change = changeIn(before, after);
  const what = `the app id of ${provider.providerName} changes from ${before} to ${after}`;
  return change ? [tell(IdentityPoolChangeKind.APP_ID_CHANGED, what, change)] : [];
}

/** For Twitter a secret stands behind the id, which may change and must not be printed. */
function appIdOf({ providerName, appId }: ProviderModel & { kind: 'social' }): Text {
  return providerName === SOCIAL.twitter ? appId.split(';')[0] : appId;
}
