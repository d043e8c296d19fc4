import { examplePool } from '../example-resources';
import { PAGES } from '../pages';
import type { Rule } from '../rule';

export const classicFlowNotSaid: Rule = {
  id: 'ClassicFlowNotSaid',
  severity: 'warning',
  title: 'A pool does not say whether it allows the classic flow',
  why:
    'Pools without AllowClassicFlow have been seen to allow it. In the classic flow an app chooses among all roles that trust the pool, and ' +
    'guests are without the cap Cognito puts on them.',
  fix: 'AllowClassicFlow: false',
  source: PAGES.authenticationFlow,
  example: () => ({
    fires: { Pool: examplePool() },
    silent: { Pool: examplePool({ AllowClassicFlow: false }) },
  }),
  find: ({ pools }) =>
    pools
      .filter(({ allowsClassicFlow }) => allowsClassicFlow === undefined)
      .map(({ source }) => ({
        at: source,
        pool: source,
        property: 'Properties.AllowClassicFlow',
        what: 'it is not set, which is not the same as false',
      })),
};
