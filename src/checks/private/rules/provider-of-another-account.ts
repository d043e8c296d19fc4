import { OIDC_PROVIDER_ARN } from '../../../private/limits';
import { API_PAGES } from '../api-pages';
import { examplePool } from '../example-resources';
import { elsewhereFindings } from '../reading/iam-provider-owner';
import type { Rule } from '../rule';

export const providerOfAnotherAccount: Rule = {
  id: 'ProviderOfAnotherAccount',
  severity: 'error',
  title: 'An OpenID Connect or SAML provider is of another account than the pool',
  why: 'Cognito looks for it in the account of the pool and does not find it.',
  fix: "an IAM provider with the same issuer or metadata in the pool's account",
  source: API_PAGES.createIdentityPool,
  example: () => ({
    fires: {
      Pool: examplePool({ OpenIdConnectProviderARNs: ['arn:aws:iam::999999999999:oidc-provider/idp.example.com'] }),
    },
    silent: { Pool: examplePool({ OpenIdConnectProviderARNs: [OIDC_PROVIDER_ARN.example] }) },
    goesTo: { account: '123456789012' },
  }),
  find: (model) => elsewhereFindings(model, 'AccountId'),
};
