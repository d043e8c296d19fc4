import type { PoolModel, UserPoolModel } from '../../../model/elements';
import type { IdentityPoolModel } from '../../../model/identity-pool-model';
import { sameness } from '../../../model/sameness';
import { readable, type Text } from '../../../model/text';
import { exampleGroup, exampleUserPool } from '../example-resources';
import { PAGES } from '../pages';
import { groupName, groupsOf } from '../reading/mapped-user-pools';
import { attachmentsWithDoubt, namingsOf, providersOf } from '../reading/reached-roles';
import type { Finding, Rule } from '../rule';

export const groupRoleUnreachable: Rule = {
  id: 'GroupRoleUnreachable',
  severity: 'warning',
  title: 'A group has a role that the pool never gives to its members',
  why: 'The role of a group stands in the token, and the pool looks for it there only where a role mapping of type Token says so.',
  fix: 'a role mapping of type Token for every client of the user pool',
  source: PAGES.groups,
  example: () => ({
    fires: { ...exampleUserPool({ Type: 'Rules' }), Group: exampleGroup('admins') },
    silent: { ...exampleUserPool({ Type: 'Token' }), Group: exampleGroup('admins') },
  }),
  isSaidByConstruct: true,
  find: (model) => model.pools.flatMap((pool) => findIn(model, pool)),
};

function findIn(model: IdentityPoolModel, pool: PoolModel): Finding[] {
  const userPools = [...userPoolsOf(model, pool)].filter(([userPool]) => !takesRolesFromToken(model, pool, userPool));
  return userPools.flatMap(([userPool, unclear]) =>
    groupsOf(model, userPool)
      .filter(({ group }) => group.roleArn !== undefined && !isGivenOtherwise(model, pool, group.roleArn))
      .map(({ group, doubt }) => ({
        at: group.source,
        pool: pool.source,
        property: 'Properties.RoleArn',
        what: `group ${groupName(group)} has ${readable(group.roleArn as Text)}, and ${pool.source.logicalId} takes no role from tokens of ${userPool.source.logicalId}`,
        untold: doubt ?? unclear,
      })),
  );
}

/** The user pools of the app that a pool trusts, each with the reason why it may be another one. */
function userPoolsOf(model: IdentityPoolModel, pool: PoolModel): Map<UserPoolModel, string | undefined> {
  const found = new Map<UserPoolModel, string | undefined>();
  for (const provider of pool.providers.items) {
    if (provider.kind === 'user-pool') {
      const { sure, possible } = model.userPoolsNamed(provider.providerName);
      const unclear = `whether ${readable(provider.providerName)} is this user pool`;
      for (const userPool of [...sure, ...possible]) {
        found.set(
          userPool,
          sure.includes(userPool) || (found.has(userPool) && !found.get(userPool)) ? undefined : unclear,
        );
      }
    }
  }
  return found;
}

/** Whether some client's tokens are asked for roles, or may be. */
function takesRolesFromToken(model: IdentityPoolModel, pool: PoolModel, userPool: UserPoolModel): boolean {
  return attachmentsWithDoubt(model, pool).some(
    ([{ roleMappings }]) =>
      roleMappings.gaps.length > 0 ||
      roleMappings.items.some(
        (mapping) =>
          (mapping.type === 'Token' || isOpen(mapping.type)) &&
          providersOf(pool, mapping).some(
            (provider) =>
              provider.kind === 'user-pool' && sameness(provider.providerName, userPool.providerName) !== 'different',
          ),
      ),
  );
}

function isOpen(type: Text | undefined): boolean {
  return type !== undefined && type !== 'Rules';
}

/** By a rule, or as the default role. */
function isGivenOtherwise(model: IdentityPoolModel, pool: PoolModel, roleArn: Text): boolean {
  return namingsOf(model, pool).some(({ arn }) => sameness(arn, roleArn) !== 'different');
}
