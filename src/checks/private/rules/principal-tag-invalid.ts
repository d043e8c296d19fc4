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
  example: {
    fires: exampleTagMap({ PrincipalTags: { 'aws:tenant': 'hd' } }),
    silent: exampleTagMap({ PrincipalTags: { tenant: 'hd' } }),
  },
  find: (model) =>
    tagMaps(model).flatMap(({ item, pool }) =>
      item.tags.items.flatMap(({ key, claim }, index): Finding[] => {
        const place = { at: item.source, pool, property: `Properties.PrincipalTags.${key}` };
        const twin = item.tags.items.slice(0, index).find((other) => other.key.toLowerCase() === key.toLowerCase());
        return [
          ...textFindings(place, key, PRINCIPAL_TAG_KEY),
          ...textFindings(place, claim, PRINCIPAL_TAG_CLAIM),
          ...(twin && isLiteral(key) ? [{ ...place, what: `to STS ${key} and ${twin.key} are one key` }] : []),
        ];
      }),
    ),
};
