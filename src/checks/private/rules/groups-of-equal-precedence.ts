import type { IdentityPoolModel } from '../../../model/identity-pool-model';
import { sameness } from '../../../model/sameness';
import { exampleGroup, exampleUserPool } from '../example-resources';
import { PAGES } from '../pages';
import {
  groupName,
  groupsOf,
  type KnownGroup,
  type MappedUserPool,
  mappedUserPools,
} from '../reading/mapped-user-pools';
import type { Finding, Rule } from '../rule';

const TOKEN = exampleUserPool({ Type: 'Token' });

export const groupsOfEqualPrecedence: Rule = {
  id: 'GroupsOfEqualPrecedence',
  severity: 'warning',
  title: 'Two groups of a user pool have equal precedence and different roles',
  why: 'The token of a member of both prefers neither role, so the pool gives the default role or denies the sign-in.',
  fix: 'a Precedence of its own for each group with a role',
  source: PAGES.groups,
  example: () => ({
    fires: {
      ...TOKEN,
      First: exampleGroup('admins', { Precedence: 1 }),
      Second: exampleGroup('staff', { Precedence: 1 }),
    },
    silent: {
      ...TOKEN,
      First: exampleGroup('admins', { Precedence: 1 }),
      Second: exampleGroup('staff', { Precedence: 2 }),
    },
  }),
  isSaidByConstruct: true,
  find: (model) => {
    const seen = new Set<string>();
    return mappedUserPools(model)
      .filter(({ mapping }) => mapping.type === 'Token')
      .flatMap((mapped) => findIn(model, mapped))
      .filter(({ at, pool }) => {
        const key = [pool.stack, pool.logicalId, at.stack, at.logicalId].join(' ');
        return !seen.has(key) && seen.add(key);
      });
  },
};

function findIn(model: IdentityPoolModel, { pool, userPool, doubt }: MappedUserPool): Finding[] {
  const groups = groupsOf(model, userPool);
  return groups.flatMap((known, index) => {
    const other = groups.slice(0, index).find((before) => isTied(before, known));
    return other
      ? [
          {
            at: known.group.source,
            pool: pool.source,
            property: 'Properties.Precedence',
            what: `groups ${groupName(other.group)} and ${groupName(known.group)} have ${inWords(known)} and different roles`,
            untold: doubt ?? other.doubt ?? known.doubt,
          },
        ]
      : [];
  });
}

/** Groups without a precedence come last, all of them alike. */
function isTied({ group: a }: KnownGroup, { group: b }: KnownGroup): boolean {
  return (
    a.roleArn !== undefined &&
    b.roleArn !== undefined &&
    sameness(a.roleArn, b.roleArn) === 'different' &&
    typeof a.precedence !== 'string' &&
    a.precedence === b.precedence
  );
}

function inWords({ group: { precedence } }: KnownGroup): string {
  return precedence === undefined ? 'no precedence' : `precedence ${precedence}`;
}
