import { unknownReasons } from '../../../model/text';
import { SOCIAL } from '../../../private/provider-name';
import { API_PAGES } from '../api-pages';
import { exampleTagMap } from '../example-mappings';
import { tagMaps } from '../reading/of-pools';
import type { Rule } from '../rule';

const TWITTER = { IdentityProviderName: SOCIAL.twitter };

export const defaultTagsOfTwitter: Rule = {
  id: 'DefaultTagsOfTwitter',
  severity: 'error',
  title: "A tag map for Twitter uses Cognito's own tags",
  why: 'One of them holds the consumer key and the consumer secret, for everybody to read in the session and in CloudTrail.',
  fix: "PrincipalTags with keys of your own, such as { user: 'sub' }, and UseDefaults: false",
  source: API_PAGES.defaultTags,
  example: () => ({
    fires: exampleTagMap({ ...TWITTER, UseDefaults: true }),
    silent: exampleTagMap({ ...TWITTER, PrincipalTags: { user: 'sub' } }),
  }),
  find: (model) =>
    tagMaps(model).flatMap(({ item: { source, providerName, useDefaults = false }, pool }) =>
      providerName === SOCIAL.twitter && useDefaults !== false
        ? [
            {
              at: source,
              pool,
              property: 'Properties.UseDefaults',
              what: useDefaults === true ? 'it is true' : 'it may be true',
              untold: useDefaults === true ? undefined : unknownReasons(useDefaults)[0],
            },
          ]
        : [],
    ),
};
