import type { IdentityPoolModel } from '../../../model/identity-pool-model';
import { isLiteral, type Text } from '../../../model/text';
import { AWS_DOMAINS } from '../../../private/federation';
import { PROVIDER_NAME } from '../../../private/limits';
import { API_PAGES } from '../api-pages';
import { exampleClient } from '../example-mappings';
import { providersOfKind } from '../reading/placed-providers';
import { certainlyLacksStart, mistakeIn, quoted, within } from '../reading/text-mistake';
import type { Finding, Rule } from '../rule';

const START = 'cognito-idp.';

export const userPoolNameInvalid: Rule = {
  id: 'UserPoolNameInvalid',
  severity: 'error',
  title: 'The provider name of a user pool is not its issuer without https://',
  why: 'The deployment fails with "Invalid Cognito Identity Provider", or Cognito never finds the user pool and refuses its tokens.',
  fix: `${START}REGION.amazonaws.com/USER_POOL_ID, which is the attribute ProviderName of a user pool`,
  source: API_PAGES.userPoolProvider,
  example: () => ({
    fires: exampleClient({}, { ProviderName: { 'Fn::GetAtt': ['Users', 'ProviderURL'] } }),
    silent: exampleClient(),
  }),
  find: (model) =>
    providersOfKind(model, 'user-pool').flatMap(({ provider: { providerName }, place }): Finding[] => {
      const what = mistakeOf(providerName);
      const named = what === undefined ? undefined : attributeFor(model, providerName);
      return what === undefined
        ? []
        : [{ ...within(place, 'ProviderName'), what, ...(named !== undefined && { fix: named }) }];
    }),
};

function mistakeOf(name: Text): string | undefined {
  if (/^https?:/.test(name)) {
    return `${quoted(name)} begins with a scheme`;
  }
  if (certainlyLacksStart(name, START)) {
    return `${quoted(name)} does not begin with ${START}`;
  }
  return mistakeIn(name, PROVIDER_NAME) ?? (isLiteral(name) ? formMistake(name) : undefined);
}

function formMistake(name: string): string | undefined {
  const [, hostRegion, domain, idRegion] = /^cognito-idp\.([\w-]+)\.([\w.]+)\/([\w-]+)_[0-9a-zA-Z]+$/.exec(name) ?? [];
  if (hostRegion === undefined || !AWS_DOMAINS.some((known) => known === domain)) {
    return `${quoted(name)} is not of the form ${START}REGION.amazonaws.com/USER_POOL_ID`;
  }
  return hostRegion === idRegion
    ? undefined
    : `${quoted(name)} has region ${hostRegion} and a user pool of ${idRegion}`;
}

/** What to write for a user pool of the app that is named by another attribute of it. */
function attributeFor(model: IdentityPoolModel, name: Text): string | undefined {
  const meant = model.userPools.find(
    ({ id, arn, providerName }) => name === id || name === arn || name === `https://${providerName}`,
  );
  return meant && JSON.stringify({ 'Fn::GetAtt': [meant.source.logicalId, 'ProviderName'] });
}
