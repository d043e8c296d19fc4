import { readable, unknownReasons } from '../../../model/text';
import { API_PAGES } from '../api-pages';
import { exampleClient } from '../example-mappings';
import { providersOfKind } from '../reading/placed-providers';
import { within } from '../reading/text-mistake';
import type { Rule } from '../rule';

export const tokenNotCheckedOnServer: Rule = {
  id: 'TokenNotCheckedOnServer',
  severity: 'warning',
  title: 'Cognito does not ask a user pool whether a user is still signed in',
  why: 'Users who were signed out everywhere, disabled or deleted get credentials until their token expires.',
  fix: 'ServerSideTokenCheck: true',
  source: API_PAGES.userPoolProvider,
  example: () => ({
    fires: exampleClient({}, { ServerSideTokenCheck: false }),
    silent: exampleClient(),
  }),
  find: (model) =>
    providersOfKind(model, 'user-pool').flatMap(({ provider: { serverSideTokenCheck: check, clientId }, place }) => {
      if (check === true) {
        return [];
      }
      const said = check === undefined ? 'not set, which means false' : check === false ? 'false' : readable(check);
      return [
        {
          ...within(place, 'ServerSideTokenCheck'),
          what: `it is ${said}, for client ${readable(clientId)}`,
          untold: typeof check === 'string' ? unknownReasons(check)[0] : undefined,
        },
      ];
    }),
};
