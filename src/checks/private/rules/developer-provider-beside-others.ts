import type { PoolModel } from '../../../model/elements';
import { readable } from '../../../model/text';
import { examplePool } from '../example-resources';
import { PAGES } from '../pages';
import type { Finding, Rule } from '../rule';

const GOOGLE = { SupportedLoginProviders: { 'accounts.google.com': '1234-abc.apps.googleusercontent.com' } };

export const developerProviderBesideOthers: Rule = {
  id: 'DeveloperProviderBesideOthers',
  severity: 'warning',
  title: 'A pool has a developer provider beside other providers',
  why: 'AWS advises to keep them apart: whoever may call GetOpenIdTokenForDeveloperIdentity decides who somebody of the pool is.',
  fix: 'an identity pool of its own for the developer provider',
  source: PAGES.bestPractices,
  example: () => ({
    fires: { Pool: examplePool({ DeveloperProviderName: 'login.example.app', ...GOOGLE }) },
    silent: { Pool: examplePool({ DeveloperProviderName: 'login.example.app' }) },
  }),
  find: ({ pools }) => pools.flatMap(findingsOf),
};

function findingsOf({ source, providers: { items } }: PoolModel): Finding[] {
  const others = items.filter(({ kind }) => kind !== 'developer');
  return others.length === 0 || others.length === items.length
    ? []
    : [
        {
          at: source,
          pool: source,
          property: 'Properties.DeveloperProviderName',
          what: `beside ${others.map(({ roleMappingName }) => readable(roleMappingName)).join(', ')}`,
        },
      ];
}
