import { isKnown, isLiteral, readable, unknownReasons } from '../../../model/text';
import { US_GOV_EAST } from '../../../private/federation';
import { GOV_EAST_ROLE_NAME } from '../../../private/limits';
import { exampleOf } from '../example-resources';
import { PAGES } from '../pages';
import { type RoleTrust, roleTrusts } from '../reading/role-trust';
import type { Rule } from '../rule';

const TRUST = {
  Effect: 'Allow',
  Principal: { Federated: US_GOV_EAST },
  Action: 'sts:AssumeRoleWithWebIdentity',
  Condition: {
    StringEquals: { [`${US_GOV_EAST}:aud`]: { Ref: 'Pool' } },
    'ForAnyValue:StringLike': { [`${US_GOV_EAST}:amr`]: 'authenticated' },
  },
};

export const roleNameTooLongForGovEast: Rule = {
  id: 'RoleNameTooLongForGovEast',
  severity: 'warning',
  title: 'A role in us-gov-east-1 has a long name',
  why: 'Role name and session name share 24 characters there, or the role may not be assumed.',
  fix: `a RoleName of at most ${GOV_EAST_ROLE_NAME} characters`,
  source: PAGES.govCloud,
  example: () => ({
    goesTo: { region: 'us-gov-east-1' },
    fires: exampleOf(TRUST, { RoleName: 'signed-in-users-of-the-app' }),
    silent: exampleOf(TRUST, { RoleName: 'signed-in-users' }),
  }),
  isSaidByConstruct: true,
  find: (model) =>
    roleTrusts(model)
      .filter((trust) => isInGovEast(trust) && !isShort(trust.role))
      .map((trust) => ({
        at: trust.role.source,
        pool: trust.pool.source,
        property: 'Properties.RoleName',
        what: isLiteral(trust.role.name)
          ? `${trust.role.name} has ${trust.role.name.length} characters`
          : `${readable(trust.role.name)} is made by CloudFormation, which makes long names`,
        untold: isKnown(trust.role.name) ? trust.doubt : unknownReasons(trust.role.name)[0],
      })),
};

/** Without a region it is told by whom the role trusts. */
function isInGovEast({ federation: { region }, allowing }: RoleTrust): boolean {
  return region === undefined
    ? allowing.some(({ principals }) => principals.some(({ name }) => name === US_GOV_EAST))
    : region === 'us-gov-east-1';
}

function isShort({ name }: RoleTrust['role']): boolean {
  return isLiteral(name) && name.length <= GOV_EAST_ROLE_NAME;
}
