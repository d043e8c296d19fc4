import type { PoolModel } from '../../../model/elements';
import type { IdentityPoolModel } from '../../../model/identity-pool-model';
import type { Tri } from '../../../model/tri';
import { permissions, permittedRoles } from './permissions';
import { keysReadBy, tagsReadBy } from './policy-texts';
import { roleNamings } from './reached-roles';
import { remember } from './remember';
import { roleTrusts } from './role-trust';
import { readPolicy } from './statements';

/** Whether anything in the app goes by a tag that the users of a pool bring. */
export interface TagReading {
  readonly answer: Tri;
  /** Why it can not be told. */
  readonly unclear?: string;
}

export function readingOf(model: IdentityPoolModel, pool: PoolModel, tag: string): TagReading {
  const key = tag.toLowerCase();
  const { tags, gap } = ofPools(model).get(pool) ?? { tags: new Set() };
  return tags.has(key) || ofResources(model).has(key)
    ? { answer: 'yes' }
    : gap === undefined
      ? { answer: 'no' }
      : { answer: 'unknown', unclear: gap };
}

interface TagsRead {
  readonly tags: Set<string>;
  gap?: string;
}

/** The tags that policies of the roles of each pool read, and their trust policies. */
const ofPools = remember((model: IdentityPoolModel): ReadonlyMap<PoolModel, TagsRead> => {
  const found = new Map(model.pools.map((pool): [PoolModel, TagsRead] => [pool, { tags: new Set() }]));
  const note = (pool: PoolModel, tags: readonly string[], gap?: string) => {
    const read = found.get(pool);
    for (const tag of tags) {
      read?.tags.add(tag.toLowerCase());
    }
    if (read !== undefined) {
      read.gap ??= gap;
    }
  };
  for (const { pool, found: role } of roleNamings(model)) {
    note(pool, [], role.kind === 'unclear' ? 'which roles the pool gives only the deployment knows' : undefined);
  }
  for (const { pool, policies } of permittedRoles(model)) {
    note(pool, [], policies.gaps[0]);
  }
  for (const { pool, statements } of permissions(model)) {
    note(pool, statements.flatMap(tagsReadBy));
  }
  for (const { pool, allowing, denying } of roleTrusts(model)) {
    const statements = [...allowing, ...denying].map(({ statement }) => statement);
    note(pool, [...statements.flatMap(tagsReadBy), ...statements.flatMap(keysReadBy).flatMap(asked)]);
  }
  return found;
});

/** The tags that policies of resources read, whoever comes. */
const ofResources = remember(
  (model: IdentityPoolModel): ReadonlySet<string> =>
    new Set(
      model.resourcePolicies
        .flatMap(({ document }) => readPolicy(document).statements.flatMap(tagsReadBy))
        .map((tag) => tag.toLowerCase()),
    ),
);

/** The tag that a trust policy asks for. */
function asked(key: string): string[] {
  const [, tag] = /^aws:RequestTag\/(.+)$/i.exec(key) ?? [];
  return tag === undefined ? [] : [tag];
}
