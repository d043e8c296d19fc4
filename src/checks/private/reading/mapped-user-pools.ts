import type { AttachmentModel, GroupModel, PoolModel, RoleMappingModel, UserPoolModel } from '../../../model/elements';
import type { IdentityPoolModel } from '../../../model/identity-pool-model';
import { readable } from '../../../model/text';
import { attachmentsWithDoubt, providersOf } from './reached-roles';
import { remember } from './remember';

/** A user pool of the app whose users come to a pool through a role mapping. */
export interface MappedUserPool {
  readonly pool: PoolModel;
  readonly attachment: AttachmentModel;
  readonly mapping: RoleMappingModel;
  readonly userPool: UserPoolModel;
  /** Why the mapping may be of another user pool. */
  readonly doubt?: string;
}

/** A group of a user pool, and why it may be of another one. */
export interface KnownGroup {
  readonly group: GroupModel;
  readonly doubt?: string;
}

export const mappedUserPools = remember((model: IdentityPoolModel): readonly MappedUserPool[] =>
  model.pools.flatMap((pool) =>
    attachmentsWithDoubt(model, pool).flatMap(([attachment, doubt]) =>
      attachment.roleMappings.items.flatMap((mapping) =>
        userPoolsOf(model, pool, mapping).map((found) => ({
          pool,
          attachment,
          mapping,
          ...found,
          doubt: doubt ?? found.doubt,
        })),
      ),
    ),
  ),
);

/** The groups of a user pool, wherever in the app they stand. */
export function groupsOf(model: IdentityPoolModel, userPool: UserPoolModel): readonly KnownGroup[] {
  const { sure, possible } = model.groupsOf(userPool);
  return [
    ...sure.map((group) => ({ group })),
    ...possible.map((group) => ({
      group,
      doubt: `whether ${group.source.logicalId} is there, and a group of ${userPool.source.logicalId}`,
    })),
  ];
}

/** A group as people know it. */
export function groupName({ name, source }: GroupModel): string {
  return name === undefined ? source.logicalId : readable(name);
}

function userPoolsOf(
  model: IdentityPoolModel,
  pool: PoolModel,
  mapping: RoleMappingModel,
): { userPool: UserPoolModel; doubt?: string }[] {
  return providersOf(pool, mapping).flatMap((provider) => {
    if (provider.kind !== 'user-pool') {
      return [];
    }
    const { sure, possible } = model.userPoolsNamed(provider.providerName);
    return [
      ...sure.map((userPool) => ({ userPool })),
      ...possible.map((userPool) => ({
        userPool,
        doubt: `whether ${readable(provider.providerName)} is ${userPool.source.logicalId}`,
      })),
    ];
  });
}
