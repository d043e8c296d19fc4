import { SOCIAL } from '../../../private/provider-name';
import { API_PAGES } from '../api-pages';
import { GOOGLE_POOL } from '../example-mappings';
import { examplePool } from '../example-resources';
import { providersOfKind } from '../reading/placed-providers';
import { quoted } from '../reading/text-mistake';
import type { Rule } from '../rule';

/** Digits is gone, but Cognito still takes its name. */
const KNOWN: readonly string[] = [...Object.values(SOCIAL), 'www.digits.com'];

export const loginProviderUnknown: Rule = {
  id: 'LoginProviderUnknown',
  severity: 'error',
  title: 'A social provider has a name Cognito does not know',
  why: 'Cognito can not check tokens of others: nobody signs in with it.',
  fix: `one of ${Object.values(SOCIAL).join(', ')}; for others an IAM OpenID Connect provider in OpenIdConnectProviderARNs`,
  source: API_PAGES.createIdentityPool,
  example: () => ({
    fires: { Pool: examplePool({ SupportedLoginProviders: { 'google.com': '1234-abc.apps.googleusercontent.com' } }) },
    silent: { Pool: GOOGLE_POOL },
  }),
  find: (model) =>
    providersOfKind(model, 'social')
      .filter(({ provider }) => !KNOWN.includes(provider.providerName))
      .map(({ provider, place }) => ({ ...place, what: `it is named ${quoted(provider.providerName)}` })),
};
