import { isOneValue, readable } from '../../../model/text';
import { API_PAGES } from '../api-pages';
import { exampleTagMap, exampleTags } from '../example-mappings';
import { tagMapsOfPools } from '../reading/of-pools';
import type { Finding, Rule } from '../rule';

const TAGS = { PrincipalTags: { tenant: 'hd' } };

export const providerTaggedTwice: Rule = {
  id: 'ProviderTaggedTwice',
  severity: 'error',
  title: 'A provider has two tag maps on one pool',
  why: 'Cognito keeps one for each provider. The deployment of the second fails, or takes the place of the first.',
  fix: 'one AWS::Cognito::IdentityPoolPrincipalTag with the tags of both',
  source: API_PAGES.tagMap,
  example: () => ({
    fires: { ...exampleTagMap(TAGS), More: exampleTags({ PrincipalTags: { user: 'sub' } }) },
    silent: exampleTagMap(TAGS),
  }),
  find: (model) => {
    const seen = new Map<string, string>();
    return tagMapsOfPools(model).flatMap(({ pool, item, doubt }): Finding[] => {
      const key = `${pool.source.stack}/${pool.source.logicalId} ${item.providerName}`;
      const before = isOneValue(item.providerName) ? seen.get(key) : undefined;
      seen.set(key, before ?? item.source.logicalId);
      return before === undefined
        ? []
        : [
            {
              at: item.source,
              pool: pool.source,
              property: 'Properties.IdentityProviderName',
              what: `${readable(item.providerName)} has the tag map ${before} already`,
              untold: doubt,
            },
          ];
    });
  },
};
