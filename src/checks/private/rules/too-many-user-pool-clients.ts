import { QUOTAS } from '../../../private/limits';
import { API_PAGES } from '../api-pages';
import { exampleClients } from '../example-mappings';
import { clientCountFindings } from '../reading/client-count';
import type { Rule } from '../rule';

export const tooManyUserPoolClients: Rule = {
  id: 'TooManyUserPoolClients',
  severity: 'error',
  title: `A pool has more than ${QUOTAS.userPoolClientsAtMost} user pool clients`,
  why: 'No quota is raised above that: the deployment fails.',
  fix: 'several identity pools, or fewer clients',
  source: API_PAGES.quotas,
  example: () => ({
    fires: exampleClients(QUOTAS.userPoolClientsAtMost + 1),
    silent: exampleClients(1),
  }),
  find: (model) => clientCountFindings(model, (count) => count > QUOTAS.userPoolClientsAtMost),
};
