import { QUOTAS } from '../../../private/limits';
import { API_PAGES } from '../api-pages';
import { exampleTagMap } from '../example-mappings';
import { tagMaps } from '../reading/of-pools';
import type { Rule } from '../rule';

const TOO_MANY = Object.fromEntries(Array.from({ length: QUOTAS.principalTags + 1 }, (_, n) => [`t${n}`, 'c']));

export const tooManyPrincipalTags: Rule = {
  id: 'TooManyPrincipalTags',
  severity: 'error',
  title: `A provider has more than ${QUOTAS.principalTags} session tags`,
  why: 'The deployment fails, and STS takes no more.',
  fix: `at most ${QUOTAS.principalTags} tags`,
  source: API_PAGES.setTags,
  example: () => ({
    fires: exampleTagMap({ PrincipalTags: TOO_MANY }),
    silent: exampleTagMap({ PrincipalTags: { tenant: 'hd' } }),
  }),
  find: (model) =>
    tagMaps(model)
      .filter(({ item }) => item.tags.items.length > QUOTAS.principalTags)
      .map(({ item, pool }) => ({
        at: item.source,
        pool,
        property: 'Properties.PrincipalTags',
        what: `${item.tags.items.length} tags`,
      })),
};
