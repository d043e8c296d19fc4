import type { PoolModel } from '../../../model/elements';
import { QUOTAS, TAG_KEY, TAG_VALUE } from '../../../private/limits';
import { examplePool } from '../example-resources';
import { fixOf, textFindings, within } from '../reading/text-mistake';
import type { Finding, Rule } from '../rule';

export const poolTagsInvalid: Rule = {
  id: 'PoolTagsInvalid',
  severity: 'error',
  title: 'The tags of an identity pool are such that AWS refuses them',
  why: 'The deployment fails.',
  fix: `at most ${QUOTAS.tags} tags. A key has ${fixOf(TAG_KEY)}. A value has ${fixOf(TAG_VALUE)}`,
  source: TAG_KEY.source,
  example: () => ({
    fires: { Pool: examplePool({ IdentityPoolTags: [{ Key: 'aws:team', Value: 'identity' }] }) },
    silent: { Pool: examplePool({ IdentityPoolTags: [{ Key: 'team', Value: 'identity' }] }) },
  }),
  find: ({ pools }) => pools.flatMap(findingsOf),
};

function findingsOf({ source, tags: { items } }: PoolModel): Finding[] {
  const place = { at: source, pool: source, property: 'Properties.IdentityPoolTags' };
  return [
    ...(items.length > QUOTAS.tags ? [{ ...place, what: `${items.length} tags` }] : []),
    ...items.flatMap(({ key, value }, index) => [
      ...textFindings(within(place, `${index}.Key`), key, TAG_KEY),
      ...textFindings(within(place, `${index}.Value`), value, TAG_VALUE),
    ]),
  ];
}
