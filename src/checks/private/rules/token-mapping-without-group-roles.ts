import type { IdentityPoolModel } from '../../../model/identity-pool-model';
import { readable } from '../../../model/text';
import { exampleGroup, exampleUserPool } from '../example-resources';
import { PAGES } from '../pages';
import { groupsOf, type MappedUserPool, mappedUserPools } from '../reading/mapped-user-pools';
import type { Finding, Rule } from '../rule';

const TOKEN = exampleUserPool({ Type: 'Token' });

export const tokenMappingWithoutGroupRoles: Rule = {
  id: 'TokenMappingWithoutGroupRoles',
  severity: 'warning',
  title: 'Roles are taken from the token, and no group of the user pool has one',
  why: 'A token names the roles of the groups a user is in. Without any, every sign-in falls back on the default role or is denied.',
  fix: 'RoleArn in an AWS::Cognito::UserPoolGroup, which pool.addGroup() of this library writes, or no role mapping',
  source: PAGES.groups,
  example: () => ({ fires: TOKEN, silent: { ...TOKEN, Group: exampleGroup('admins') } }),
  find: (model) =>
    mappedUserPools(model)
      .filter(({ mapping }) => mapping.type === 'Token')
      .flatMap((mapped) => findIn(model, mapped)),
};

/** A trigger may put any role into the token. */
function findIn(model: IdentityPoolModel, { pool, attachment, mapping, userPool, doubt }: MappedUserPool): Finding[] {
  const { hasPreTokenGeneration } = userPool;
  const withRole = groupsOf(model, userPool).filter(({ group }) => group.roleArn !== undefined);
  if (hasPreTokenGeneration === true || withRole.some((known) => known.doubt === undefined)) {
    return [];
  }
  const trigger = typeof hasPreTokenGeneration === 'string' ? readable(hasPreTokenGeneration) : undefined;
  return [
    {
      at: attachment.source,
      pool: pool.source,
      property: `Properties.RoleMappings.${mapping.key}`,
      what: `no group of ${userPool.source.logicalId} in the app has a role`,
      untold: doubt ?? withRole[0]?.doubt ?? trigger ?? model.groupsOf(userPool).gaps[0],
    },
  ];
}
