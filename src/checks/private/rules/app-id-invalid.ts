import { LOGIN_PROVIDER_APP_ID } from '../../../private/limits';
import { SOCIAL } from '../../../private/provider-name';
import { GOOGLE_POOL } from '../example-mappings';
import { examplePool } from '../example-resources';
import { providersOfKind } from '../reading/placed-providers';
import { fixOf, textFindings } from '../reading/text-mistake';
import type { Rule } from '../rule';

export const appIdInvalid: Rule = {
  id: 'AppIdInvalid',
  severity: 'error',
  title: 'The app id of a social provider is one Cognito refuses',
  why: 'The deployment fails.',
  fix: fixOf(LOGIN_PROVIDER_APP_ID),
  source: LOGIN_PROVIDER_APP_ID.source,
  example: () => ({
    fires: { Pool: examplePool({ SupportedLoginProviders: { 'accounts.google.com': '1234-abc, 1234-def' } }) },
    silent: { Pool: GOOGLE_POOL },
  }),
  find: (model) =>
    providersOfKind(model, 'social').flatMap(({ provider, place }) =>
      // A text with a secret in it must not stand in a report.
      textFindings(place, provider.appId, LOGIN_PROVIDER_APP_ID).map((finding) =>
        provider.providerName === SOCIAL.twitter
          ? { ...finding, what: 'the consumer key and secret have other characters, or too many' }
          : finding,
      ),
    ),
};
