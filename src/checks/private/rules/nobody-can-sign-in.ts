import type { PoolModel } from '../../../model/elements';
import { unknownReasons } from '../../../model/text';
import { API_PAGES } from '../api-pages';
import { GOOGLE_POOL } from '../example-mappings';
import { examplePool } from '../example-resources';
import type { Finding, Rule } from '../rule';

export const nobodyCanSignIn: Rule = {
  id: 'NobodyCanSignIn',
  severity: 'warning',
  title: 'A pool has no provider and no guests',
  why: 'Nobody can get an identity.',
  fix: 'a provider, such as CognitoIdentityProviders, or AllowUnauthenticatedIdentities: true',
  source: API_PAGES.identityPools,
  example: () => ({ fires: { Pool: examplePool() }, silent: { Pool: GOOGLE_POOL } }),
  isSaidByConstruct: true,
  find: ({ pools }) => pools.flatMap(findingsOf),
};

function findingsOf({ source, providers, isAddedTo, allowsGuests }: PoolModel): Finding[] {
  if (providers.items.length > 0 || isAddedTo || allowsGuests === true) {
    return [];
  }
  const unclear = [...providers.gaps, ...(allowsGuests === false ? [] : unknownReasons(allowsGuests))];
  return [
    {
      at: source,
      pool: source,
      property: 'Properties',
      what: 'no provider, and guests are not allowed',
      untold: unclear[0],
    },
  ];
}
