import { exampleTagMap } from '../example-mappings';
import { PAGES } from '../pages';
import { LIST_CLAIMS } from '../reading/list-claims';
import { tagMaps } from '../reading/of-pools';
import type { Rule } from '../rule';

export const tagFromList: Rule = {
  id: 'TagFromList',
  severity: 'warning',
  title: 'A session tag comes from a claim that is a list',
  why: 'A session tag is one text, and AWS does not document which one a list becomes.',
  fix: 'a claim that is one text, such as a custom attribute; roles by group with a role mapping of Type: Token',
  source: PAGES.attributesForAccessControl,
  example: () => ({
    fires: exampleTagMap({ PrincipalTags: { team: 'cognito:groups' } }),
    silent: exampleTagMap({ PrincipalTags: { team: 'custom:team' } }),
  }),
  isSaidByConstruct: true,
  find: (model) =>
    tagMaps(model).flatMap(({ item, pool }) =>
      item.tags.items
        .filter(({ claim }) => LIST_CLAIMS.includes(claim))
        .map(({ key, claim }) => ({
          at: item.source,
          pool,
          property: `Properties.PrincipalTags.${key}`,
          what: `it comes from ${claim}`,
        })),
    ),
};
