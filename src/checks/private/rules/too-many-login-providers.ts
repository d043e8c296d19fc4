import { QUOTAS } from '../../../private/limits';
import { API_PAGES } from '../api-pages';
import { GOOGLE_POOL } from '../example-mappings';
import { examplePool } from '../example-resources';
import type { Rule } from '../rule';

const ELEVEN = Object.fromEntries(Array.from({ length: QUOTAS.loginProviders + 1 }, (_, n) => [`login${n}.com`, 'id']));

export const tooManyLoginProviders: Rule = {
  id: 'TooManyLoginProviders',
  severity: 'error',
  title: `A pool has more than ${QUOTAS.loginProviders} social providers`,
  why: 'The deployment fails.',
  fix: `at most ${QUOTAS.loginProviders} entries; an IAM OpenID Connect provider for others`,
  source: API_PAGES.createIdentityPool,
  example: () => ({
    fires: { Pool: examplePool({ SupportedLoginProviders: ELEVEN }) },
    silent: { Pool: GOOGLE_POOL },
  }),
  find: ({ pools }) =>
    pools.flatMap(({ source, providers }) => {
      const count = providers.items.filter(({ kind }) => kind === 'social').length;
      const place = { at: source, pool: source, property: 'Properties.SupportedLoginProviders' };
      return count > QUOTAS.loginProviders ? [{ ...place, what: `${count} social providers` }] : [];
    }),
};
