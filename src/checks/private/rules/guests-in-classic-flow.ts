import type { PoolModel } from '../../../model/elements';
import { readable } from '../../../model/text';
import { examplePool } from '../example-resources';
import { PAGES } from '../pages';
import { guestsChooseRoles } from '../reading/guests-choose-roles';
import type { Rule } from '../rule';

export const guestsInClassicFlow: Rule = {
  id: 'GuestsInClassicFlow',
  severity: 'warning',
  title: 'A pool lets guests in, and has the classic flow',
  why: 'In the classic flow guests choose among all roles that trust them, and Cognito does not put its cap on what they may do.',
  fix: 'AllowClassicFlow: false, or a second pool for guests',
  source: PAGES.authenticationFlow,
  example: () => ({
    fires: { Pool: examplePool({ AllowUnauthenticatedIdentities: true, AllowClassicFlow: true }) },
    silent: { Pool: examplePool({ AllowUnauthenticatedIdentities: true, AllowClassicFlow: false }) },
  }),
  isSaidByConstruct: true,
  find: (model) =>
    model.pools
      .filter((pool) => pool.allowsClassicFlow !== undefined && guestsChooseRoles(model, pool) !== 'no')
      .map((pool) => ({
        at: pool.source,
        pool: pool.source,
        property: 'Properties.AllowClassicFlow',
        what: `AllowClassicFlow is ${asWritten(pool.allowsClassicFlow)}, AllowUnauthenticatedIdentities ${asWritten(pool.allowsGuests)}`,
        untold: guestsChooseRoles(model, pool) === 'yes' ? undefined : 'the values only the deployment knows',
      })),
};

function asWritten(value: PoolModel['allowsClassicFlow']): string {
  return readable(String(value));
}
