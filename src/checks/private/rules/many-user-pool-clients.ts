import { QUOTAS } from '../../../private/limits';
import { API_PAGES } from '../api-pages';
import { exampleClients } from '../example-mappings';
import { clientCountFindings } from '../reading/client-count';
import type { Rule } from '../rule';

export const manyUserPoolClients: Rule = {
  id: 'ManyUserPoolClients',
  severity: 'warning',
  title: `A pool has more than ${QUOTAS.userPoolClients} user pool clients`,
  why: `An account may have ${QUOTAS.userPoolClients} on one pool until AWS raises its quota. Without that the deployment fails.`,
  fix: 'a raised quota before the deployment, or fewer clients',
  source: API_PAGES.quotas,
  example: () => ({
    fires: exampleClients(QUOTAS.userPoolClients + 1),
    silent: exampleClients(QUOTAS.userPoolClients),
  }),
  isSaidByConstruct: true,
  find: (model) =>
    clientCountFindings(model, (count) => count > QUOTAS.userPoolClients && count <= QUOTAS.userPoolClientsAtMost),
};
