import { isLiteral } from '../../../model/text';
import { PRINCIPAL_TAG_CLAIM, PRINCIPAL_TAG_KEY } from '../../../private/limits';
import { exampleTagMap } from '../example-mappings';
import { tagMaps } from '../reading/of-pools';
import { fixOf, textFindings } from '../reading/text-mistake';
import type { Finding, Rule } from '../rule';

export const principalTagInvalid: Rule = {
  id: 'PrincipalTagInvalid',
  severity: 'error',
  title: 'A session tag has a key, or comes from a claim, that AWS refuses',
  why: 'The deployment fails, or STS refuses the tag, and every sign-in with it.',
  fix: `a key of ${fixOf(PRINCIPAL_TAG_KEY)}. A claim of ${fixOf(PRINCIPAL_TAG_CLAIM)}`,
  source: PRINCIPAL_TAG_KEY.source,
  example: () => ({
    fires: exampleTagMap({ PrincipalTags: { 'aws:tenant': 'hd' } }),
    silent: exampleTagMap({ PrincipalTags: { tenant: 'hd' } }),
  }),
  find: (model) =>
    tagMaps(model).flatMap(({ item, pool }) => {
      const first = new Map<string, string>();
      return item.tags.items.flatMap(({ key, claim }): Finding[] => {
        const place = { at: item.source, pool, property: `Properties.PrincipalTags.${key}` };
        const twin = first.get(key.toLowerCase());
        first.set(key.toLowerCase(), twin ?? key);
        return [
          ...textFindings(place, key, PRINCIPAL_TAG_KEY),
          ...textFindings(place, claim, PRINCIPAL_TAG_CLAIM),
          ...(twin !== undefined && isLiteral(key)
            ? [{ ...place, what: `to STS ${key} and ${twin} are one key` }]
            : []),
        ];
      });
    }),
};
