import { readable } from '../../../model/text';
import { exampleAttachment, exampleOf, examplePool, exampleTrust } from '../example-resources';
import { PAGES } from '../pages';
import { roleNamings } from '../reading/reached-roles';
import { roleElsewhere } from '../reading/role-owner';
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
  // An account of another partition is another account as well: that is one mistake, and RoleOfAnotherPartition says it.
  find: (model) =>
    roleNamings(model).flatMap((naming) => {
      const accounts = roleElsewhere(model, naming, 'AccountId');
      return accounts === undefined || roleElsewhere(model, naming, 'Partition') !== undefined
        ? []
        : [
            {
              at: naming.at,
              pool: naming.pool.source,
              property: naming.property,
              what: `${readable(naming.arn)} is of account ${accounts.theirs}, the pool of account ${accounts.ours}`,
              untold: naming.doubt,
            },
          ];
    }),
};
