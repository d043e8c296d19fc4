import { textAfter } from '../../../model/cloudformation/split';
import type { Text } from '../../../model/text';
import { OIDC_PROVIDER_ARN, SAML_PROVIDER_ARN } from '../../../private/limits';
import { API_PAGES } from '../api-pages';
import { examplePool } from '../example-resources';
import { providersOfKind } from '../reading/placed-providers';
import { certainlyLacksStart, fixOf, mistakeIn, quoted } from '../reading/text-mistake';
import type { Finding, Rule } from '../rule';

const KINDS = {
  'open-id-connect': { limit: OIDC_PROVIDER_ARN, other: ':saml-provider/', belongs: 'SamlProviderARNs' },
  saml: { limit: SAML_PROVIDER_ARN, other: ':oidc-provider/', belongs: 'OpenIdConnectProviderARNs' },
} as const;

type Kind = keyof typeof KINDS;

export const providerArnInvalid: Rule = {
  id: 'ProviderArnInvalid',
  severity: 'error',
  title: 'What stands for an OpenID Connect or SAML provider is not the ARN of one',
  why: 'The deployment fails, or nobody signs in with the provider.',
  fix: 'the ARN of the IAM provider',
  source: API_PAGES.createIdentityPool,
  example: () => ({
    fires: { Pool: examplePool({ OpenIdConnectProviderARNs: ['https://idp.example.com'] }) },
    silent: { Pool: examplePool({ OpenIdConnectProviderARNs: [OIDC_PROVIDER_ARN.example] }) },
  }),
  find: (model) =>
    providersOfKind(model, 'open-id-connect', 'saml').flatMap(({ provider: { kind, arn }, place }): Finding[] => {
      const what = mistakeOf(kind, arn);
      return what === undefined ? [] : [{ ...place, what, fix: fixFor(kind, arn) }];
    }),
};

function mistakeOf(kind: Kind, arn: Text): string | undefined {
  if (textAfter(arn, KINDS[kind].other) !== undefined) {
    return `${quoted(arn)} belongs into ${KINDS[kind].belongs}`;
  }
  return certainlyLacksStart(arn, 'arn:') ? `${quoted(arn)} is not an ARN` : mistakeIn(arn, KINDS[kind].limit);
}

function fixFor(kind: Kind, arn: Text): string {
  const { limit, other, belongs } = KINDS[kind];
  return textAfter(arn, other) === undefined ? fixOf(limit) : `${quoted(arn)} in ${belongs}`;
}
