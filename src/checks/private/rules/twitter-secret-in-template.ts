import { isLiteral, type Text } from '../../../model/text';
import { SOCIAL } from '../../../private/provider-name';
import { API_PAGES } from '../api-pages';
import { examplePool } from '../example-resources';
import { providersOfKind } from '../reading/placed-providers';
import type { Rule } from '../rule';

const SECRET = '{{resolve:secretsmanager:twitter}}';

export const twitterSecretInTemplate: Rule = {
  id: 'TwitterSecretInTemplate',
  severity: 'error',
  title: 'The consumer secret of Twitter stands in the template',
  why: 'Everybody who may read the template, in CloudFormation, in a bucket or in a repository, can act as the app.',
  fix: `consumerKey;${SECRET}, and a new secret in place of the one that was written down`,
  source: API_PAGES.createIdentityPool,
  example: () => ({
    fires: { Pool: examplePool({ SupportedLoginProviders: { [SOCIAL.twitter]: 'consumerKey;consumerSecret' } }) },
    silent: { Pool: examplePool({ SupportedLoginProviders: { [SOCIAL.twitter]: `consumerKey;${SECRET}` } }) },
  }),
  find: (model) =>
    providersOfKind(model, 'social')
      .filter(({ provider }) => provider.providerName === SOCIAL.twitter && hasPlainSecret(provider.appId))
      .map(({ place }) => ({ ...place, what: 'what stands after the semicolon is a plain text' })),
};

function hasPlainSecret(appId: Text): boolean {
  const [, ...secret] = appId.split(';');
  return secret.length > 0 && secret.join('') !== '' && isLiteral(secret.join(''));
}
