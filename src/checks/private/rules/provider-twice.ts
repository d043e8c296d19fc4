import { isOneValue, readable } from '../../../model/text';
import { API_PAGES } from '../api-pages';
import { exampleClient } from '../example-mappings';
import { examplePool } from '../example-resources';
import { providersOfKind } from '../reading/placed-providers';
import type { Finding, Rule } from '../rule';

const CORPORATE = 'arn:aws:iam::123456789012:saml-provider/corporate';

export const providerTwice: Rule = {
  id: 'ProviderTwice',
  severity: 'warning',
  title: 'A pool lists a provider twice',
  why: 'One of the entries does nothing, and a provider that was meant in its place is missing.',
  fix: 'each user pool client, OpenID Connect and SAML provider once',
  source: API_PAGES.createIdentityPool,
  example: () => ({
    fires: { Pool: examplePool({ SamlProviderARNs: [CORPORATE, CORPORATE] }) },
    silent: exampleClient(),
  }),
  find: (model) => {
    const seen = new Set<string>();
    return providersOfKind(model, 'user-pool', 'open-id-connect', 'saml').flatMap(({ pool, provider, place }) => {
      const key = `${pool.source.stack}/${pool.source.logicalId} ${provider.kind} ${provider.roleMappingName}`;
      const isTwice = seen.has(key) && isOneValue(provider.roleMappingName);
      seen.add(key);
      return isTwice ? [{ ...place, what: `${readable(provider.roleMappingName)} is listed before` } as Finding] : [];
    });
  },
};
