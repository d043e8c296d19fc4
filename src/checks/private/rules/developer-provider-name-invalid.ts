import { DEVELOPER_PROVIDER_NAME } from '../../../private/limits';
import { examplePool } from '../example-resources';
import { providersOfKind } from '../reading/placed-providers';
import { fixOf, textFindings } from '../reading/text-mistake';
import type { Rule } from '../rule';

export const developerProviderNameInvalid: Rule = {
  id: 'DeveloperProviderNameInvalid',
  severity: 'error',
  title: 'The name of a developer provider is one Cognito refuses, or one that stands for guests and users in tokens',
  why: 'The deployment fails; with the name authenticated or unauthenticated trust policies can not tell guests from users.',
  fix: fixOf(DEVELOPER_PROVIDER_NAME),
  source: DEVELOPER_PROVIDER_NAME.source,
  example: () => ({
    fires: { Pool: examplePool({ DeveloperProviderName: 'login example' }) },
    silent: { Pool: examplePool({ DeveloperProviderName: 'login.example.app' }) },
  }),
  find: (model) =>
    providersOfKind(model, 'developer').flatMap(({ provider, place }) =>
      textFindings(place, provider.providerName, DEVELOPER_PROVIDER_NAME),
    ),
};
