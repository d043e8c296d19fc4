import type { IdentityPoolModel } from '../../../model/identity-pool-model';
import type { Finding } from '../rule';

/** A finding for each pool whose number of user pool clients is wrong. */
export function clientCountFindings({ pools }: IdentityPoolModel, isWrong: (count: number) => boolean): Finding[] {
  return pools.flatMap(({ source, providers }) => {
    const count = providers.items.filter(({ kind }) => kind === 'user-pool').length;
    const place = { at: source, pool: source, property: 'Properties.CognitoIdentityProviders' };
    return isWrong(count) ? [{ ...place, what: `${count} user pool clients` }] : [];
  });
}
