import { isKnown, isLiteral, type Text } from '../../../model/text';
import { SOCIAL } from '../../../private/provider-name';
import { API_PAGES } from '../api-pages';
import { examplePool } from '../example-resources';
import { providersOfKind } from '../reading/placed-providers';
import type { Rule } from '../rule';

const SECRET = '{{resolve:secretsmanager:twitter}}';

export const twitterAppIdIncomplete: Rule = {
  id: 'TwitterAppIdIncomplete',
  severity: 'error',
  title: 'The app id of Twitter is not a consumer key and a consumer secret with one semicolon between them',
  why: 'Cognito can not ask Twitter about its users: nobody signs in with it.',
  fix: `consumerKey;${SECRET}`,
  source: API_PAGES.createIdentityPool,
  example: () => ({
    fires: { Pool: examplePool({ SupportedLoginProviders: { [SOCIAL.twitter]: 'consumerKey' } }) },
    silent: { Pool: examplePool({ SupportedLoginProviders: { [SOCIAL.twitter]: `consumerKey;${SECRET}` } }) },
  }),
  find: (model) =>
    providersOfKind(model, 'social')
      .filter(({ provider }) => provider.providerName === SOCIAL.twitter && isWrong(provider.appId))
      .map(({ provider, place }) => ({ ...place, what: `it has ${semicolons(provider.appId)} semicolons` })),
};

/** A part that only the deployment knows may hold the semicolon. */
function isWrong(appId: Text): boolean {
  const count = semicolons(appId);
  return count > 1 || (count === 0 && isLiteral(appId) && isKnown(appId));
}

function semicolons(appId: Text): number {
  return appId.split(';').length - 1;
}
