import { readable } from '../../../model/text';
import { SOCIAL } from '../../../private/provider-name';
import { API_PAGES } from '../api-pages';
import { exampleTagMap } from '../example-mappings';
import { tagMaps } from '../reading/of-pools';
import type { Rule } from '../rule';

export const defaultTags: Rule = {
  id: 'DefaultTags',
  severity: 'warning',
  title: "A tag map uses Cognito's own tags",
  why: 'AWS documents which claims they come from and not what their keys are: a policy that names one may never match.',
  fix: "PrincipalTags with keys of your own, such as { user: 'sub' }, and UseDefaults: false",
  source: API_PAGES.defaultTags,
  example: () => ({
    fires: exampleTagMap({ UseDefaults: true }),
    silent: exampleTagMap({ PrincipalTags: { user: 'sub' } }),
  }),
  find: (model) =>
    tagMaps(model)
      .filter(
        ({ item }) => item.useDefaults === true && item.providerName !== SOCIAL.twitter && item.tags.items.length === 0,
      )
      .map(({ item, pool }) => ({
        at: item.source,
        pool,
        property: 'Properties.UseDefaults',
        what: `true, for ${readable(item.providerName)}`,
      })),
};
