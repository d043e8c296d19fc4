import type { TagMapModel } from '../../../model/elements';
import { literalPartsOf } from '../../../model/text';
import { QUOTAS } from '../../../private/limits';
import { exampleTagMap } from '../example-mappings';
import { PAGES } from '../pages';
import { tagMaps } from '../reading/of-pools';
import type { Rule } from '../rule';

export const principalTagsTooLong: Rule = {
  id: 'PrincipalTagsTooLong',
  severity: 'warning',
  title: `The session tags of a provider have more than ${QUOTAS.principalTagBytes} bytes, keys and claims together`,
  why: 'AWS documents that as the most. What does not fit into a session is refused at sign-in, with an error that names another cause.',
  fix: 'shorter keys, or fewer tags: the values have to fit as well',
  source: PAGES.attributesForAccessControl,
  example: () => ({
    fires: exampleTagMap({ PrincipalTags: { tenant: 'c'.repeat(250), team: 'c'.repeat(250) } }),
    silent: exampleTagMap({ PrincipalTags: { tenant: 'hd' } }),
  }),
  find: (model) =>
    tagMaps(model).flatMap(({ item, pool }) => {
      const bytes = leastBytes(item);
      return bytes > QUOTAS.principalTagBytes
        ? [{ at: item.source, pool, property: 'Properties.PrincipalTags', what: `at least ${bytes} bytes` }]
        : [];
    }),
};

/** What only the deployment knows counts nothing. */
function leastBytes({ tags }: TagMapModel): number {
  return Buffer.byteLength(tags.items.map(({ key, claim }) => literalPartsOf(key) + literalPartsOf(claim)).join(''));
}
