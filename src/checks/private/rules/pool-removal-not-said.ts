import { API_PAGES } from '../api-pages';
import { examplePool } from '../example-resources';
import type { Rule } from '../rule';

export const poolRemovalNotSaid: Rule = {
  id: 'PoolRemovalNotSaid',
  severity: 'warning',
  title: 'A pool does not say what becomes of it when it leaves the template',
  why:
    'CloudFormation deletes it then, with the identities of all users. A new pool gives them new ids, and what is stored under the old ones ' +
    'belongs to nobody.',
  fix: 'DeletionPolicy: Retain, or DeletionPolicy: Delete where that is meant',
  source: API_PAGES.identityPool,
  example: () => ({
    fires: { Pool: examplePool() },
    silent: { Pool: { ...examplePool(), DeletionPolicy: 'Retain' } },
  }),
  find: ({ pools }) =>
    pools
      .filter(({ deletionPolicy }) => deletionPolicy === undefined)
      .map(({ source }) => ({ at: source, pool: source, property: 'DeletionPolicy', what: 'it is not set' })),
};
