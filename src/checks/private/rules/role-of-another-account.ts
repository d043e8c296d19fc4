import { readable } from '../../../model/text';
import { exampleAttachment, exampleOf, examplePool, exampleTrust } from '../example-resources';
import { PAGES } from '../pages';
import { whereIs } from '../reading/placed-providers';
import { type RoleNaming, roleNamings } from '../reading/reached-roles';
import type { Rule } from '../rule';

export const roleOfAnotherAccount: Rule = {
  id: 'RoleOfAnotherAccount',
  severity: 'error',
  title: 'A pool would hand out a role of another account',
  why: 'Whoever sets the roles of a pool must be allowed to pass them, and iam:PassRole can not cross accounts: the deployment fails.',
  fix: "a role of the pool's account, which may assume the role of the other one",
  source: PAGES.roleBasedAccess,
  example: () => ({
    goesTo: { account: '111111111111' },
    fires: {
      Pool: examplePool(),
      Roles: exampleAttachment({ Roles: { authenticated: 'arn:aws:iam::999999999999:role/of-others' } }),
    },
    silent: exampleOf(exampleTrust('authenticated')),
  }),
  find: (model) =>
    roleNamings(model).flatMap((naming) => {
      const ours = whereIs(model, naming.pool, 'AccountId');
      const theirs = accountOf(naming);
      return theirs === undefined || ours === undefined || ours === theirs
        ? []
        : [
            {
              at: naming.at,
              pool: naming.pool.source,
              property: naming.property,
              what: `${readable(naming.arn)} is of account ${theirs}, the pool of account ${ours}`,
              untold: naming.doubt,
            },
          ];
    }),
};

/** The name of a role may be known only at deployment while its account is known. */
function accountOf({ arn }: RoleNaming): string | undefined {
  return /^arn:[\w-]+:iam::(\d{12}):role\//.exec(arn)?.[1];
}
