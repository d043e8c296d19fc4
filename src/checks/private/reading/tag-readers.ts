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
  const { tags, gap } = tagsRead(model)(pool);
  const isRead = tags.has(tag.toLowerCase());
  return isRead ? { answer: 'yes' } : gap === undefined ? { answer: 'no' } : { answer: 'unknown', unclear: gap };
}

/** The tags that policies of the pool's roles, their trust policies, and policies of resources read. */
const tagsRead = remember((model: IdentityPoolModel) =>
  remember((pool: PoolModel): { tags: ReadonlySet<string>; gap?: string } => {
    const statements = [
      ...permissions(model).filter((permission) => permission.pool === pool),
      ...model.resourcePolicies.map(({ document }) => readPolicy(document)),
    ].flatMap((policy) => policy.statements);
    const trusting = roleTrusts(model)
      .filter((trust) => trust.pool === pool)
      .flatMap(({ allowing, denying }) => [...allowing, ...denying].map(({ statement }) => statement));
    const tags = [...statements, ...trusting].flatMap(tagsReadBy).concat(trusting.flatMap(keysReadBy).flatMap(asked));
    const unseen = roleNamings(model).find((naming) => naming.pool === pool && naming.found.kind === 'unclear');
    const roles = permittedRoles(model).filter((role) => role.pool === pool);
    return {
      tags: new Set(tags.map((tag) => tag.toLowerCase())),
      gap: unseen ? 'which roles the pool gives only the deployment knows' : roles.flatMap((x) => x.policies.gaps)[0],
    };
  }),
);

/** The tag that a trust policy asks for. */
function asked(key: string): string[] {
  const [, tag] = /^aws:RequestTag\/(.+)$/i.exec(key) ?? [];
  return tag === undefined ? [] : [tag];
}
