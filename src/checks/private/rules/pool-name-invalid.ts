import { POOL_NAME } from '../../../private/limits';
import { examplePool } from '../example-resources';
import { fixOf, textFindings } from '../reading/text-mistake';
import type { Rule } from '../rule';

export const poolNameInvalid: Rule = {
  id: 'PoolNameInvalid',
  severity: 'error',
  title: 'The name of an identity pool is one Cognito refuses',
  why: 'The deployment fails.',
  fix: fixOf(POOL_NAME),
  source: POOL_NAME.source,
  example: () => ({
    fires: { Pool: examplePool({ IdentityPoolName: 'my/identities' }) },
    silent: { Pool: examplePool({ IdentityPoolName: 'my-identities' }) },
  }),
  find: ({ pools }) =>
    pools.flatMap(({ source, name }) =>
      textFindings({ at: source, pool: source, property: 'Properties.IdentityPoolName' }, name, POOL_NAME),
    ),
};
