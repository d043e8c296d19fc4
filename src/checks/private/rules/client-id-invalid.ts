import { CLIENT_ID } from '../../../private/limits';
import { exampleClient } from '../example-mappings';
import { providersOfKind } from '../reading/placed-providers';
import { fixOf, textFindings, within } from '../reading/text-mistake';
import type { Rule } from '../rule';

export const clientIdInvalid: Rule = {
  id: 'ClientIdInvalid',
  severity: 'error',
  title: 'The id of a user pool client is one Cognito refuses',
  why: 'The deployment fails.',
  fix: fixOf(CLIENT_ID),
  source: CLIENT_ID.source,
  example: () => ({
    fires: exampleClient({}, { ClientId: 'my-client' }),
    silent: exampleClient(),
  }),
  find: (model) =>
    providersOfKind(model, 'user-pool').flatMap(({ provider, place }) =>
      textFindings(within(place, 'ClientId'), provider.clientId, CLIENT_ID),
    ),
};
