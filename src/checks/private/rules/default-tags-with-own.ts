import { API_PAGES } from '../api-pages';
import { exampleTagMap } from '../example-mappings';
import { tagMaps } from '../reading/of-pools';
import type { Rule } from '../rule';

const TAGS = { PrincipalTags: { tenant: 'hd' } };

export const defaultTagsWithOwn: Rule = {
  id: 'DefaultTagsWithOwn',
  severity: 'warning',
  title: "A tag map has tags and uses Cognito's own",
  why: 'It is one or the other; AWS does not say which.',
  fix: 'UseDefaults: false, or no PrincipalTags',
  source: API_PAGES.setTags,
  example: () => ({ fires: exampleTagMap({ ...TAGS, UseDefaults: true }), silent: exampleTagMap(TAGS) }),
  find: (model) =>
    tagMaps(model)
      .filter(({ item }) => item.useDefaults === true && item.tags.items.length > 0)
      .map(({ item, pool }) => ({
        at: item.source,
        pool,
        property: 'Properties.UseDefaults',
        what: `true, beside ${item.tags.items.map(({ key }) => key).join(', ')}`,
      })),
};
