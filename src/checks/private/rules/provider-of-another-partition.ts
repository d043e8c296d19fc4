import { OIDC_PROVIDER_ARN } from '../../../private/limits';
import { API_PAGES } from '../api-pages';
import { examplePool } from '../example-resources';
import { elsewhereFindings } from '../reading/iam-provider-owner';
import type { Rule } from '../rule';

export const providerOfAnotherPartition: Rule = {
  id: 'ProviderOfAnotherPartition',
  severity: 'error',
  title: 'An OpenID Connect or SAML provider is of another partition than the pool',
  why: 'IAM has no such provider where the pool is.',
  fix: 'the ARN of a provider in that partition, or an ARN with AWS::Partition in place of its name',
  source: API_PAGES.createIdentityPool,
  example: () => ({
    fires: { Pool: examplePool({ OpenIdConnectProviderARNs: [OIDC_PROVIDER_ARN.example] }) },
    silent: {
      Pool: examplePool({
        OpenIdConnectProviderARNs: ['arn:aws-us-gov:iam::123456789012:oidc-provider/idp.example.com'],
      }),
    },
    goesTo: { region: 'us-gov-west-1' },
  }),
  find: (model) => elsewhereFindings(model, 'Partition'),
};
