import { readable, type Text } from '../../../model/text';
import { exampleClient, GOOGLE_POOL } from '../example-mappings';
import { providersOfKind, whereIs } from '../reading/placed-providers';
import { within } from '../reading/text-mistake';
import type { Finding, Rule } from '../rule';

export const userPoolsNotInRegion: Rule = {
  id: 'UserPoolsNotInRegion',
  severity: 'error',
  title: 'A pool takes users of a user pool where there are none',
  why: 'Cognito has identity pools in China, and no user pools.',
  fix: 'another kind of provider, such as an IAM OpenID Connect provider',
  source: 'https://docs.aws.amazon.com/general/latest/gr/cognito_identity.html',
  example: () => ({
    fires: exampleClient(),
    silent: { Pool: GOOGLE_POOL },
    goesTo: { region: 'cn-north-1' },
  }),
  find: (model) =>
    providersOfKind(model, 'user-pool').flatMap(({ pool, provider: { providerName }, place }): Finding[] => {
      const region = regionOf(providerName) ?? whereIs(model, pool, 'Region') ?? '';
      return /^(cn|us-iso[bf]?|eu-isoe)-/.test(region)
        ? [
            {
              ...within(place, 'ProviderName'),
              what: `${readable(providerName)} is of ${region}`,
              untold: region.startsWith('cn-') ? undefined : "AWS's public lists have no user pools there",
            },
          ]
        : [];
    }),
};

function regionOf(providerName: Text): string | undefined {
  return /^(?:https:\/\/)?cognito-idp\.([a-z0-9-]+)\./.exec(providerName)?.[1];
}
