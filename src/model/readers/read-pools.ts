import type { PoolModel, ProviderModel } from '../elements';
import { unknown } from '../text';
import { booleanOf, type Listing, mapItems, textOf, together } from '../value';
import { providerNames } from './provider-names';
import type { ResourceReader } from './resource-reader';

const SYNC_PROPERTIES = ['CognitoEvents', 'CognitoStreams', 'PushSync'];

export function readPool(pool: ResourceReader): PoolModel {
  return {
    ...pool.element,
    id: pool.ref(),
    arn: pool.attribute('Arn'),
    name: pool.text('IdentityPoolName'),
    allowsGuests:
      pool.boolean('AllowUnauthenticatedIdentities') ?? unknown(`${pool.place} has no AllowUnauthenticatedIdentities`),
    allowsClassicFlow: pool.boolean('AllowClassicFlow'),
    providers: together([
      userPoolClients(pool),
      socialProviders(pool),
      openIdConnectProviders(pool),
      samlProviders(pool),
      developerProvider(pool),
    ]),
    tags: pool.tags('IdentityPoolTags'),
    syncProperties: SYNC_PROPERTIES.filter((property) => pool.value(property) !== undefined),
    deletionPolicy: pool.besides('DeletionPolicy'),
    updateReplacePolicy: pool.besides('UpdateReplacePolicy'),
    federatedPrincipal: pool.resolver.template.source.federatedPrincipals?.[pool.source.logicalId],
    furtherGuestActions: pool.resolver.template.source.furtherGuestActions,
  };
}

function userPoolClients(pool: ResourceReader): Listing<ProviderModel> {
  return mapItems(pool.records('CognitoIdentityProviders'), (client) => {
    const providerName = textOf(client.ProviderName, 'ProviderName') ?? unknown(`${pool.place} has no ProviderName`);
    const clientId = textOf(client.ClientId, 'ClientId') ?? unknown(`${pool.place} has no ClientId`);
    return {
      kind: 'user-pool',
      providerName,
      clientId,
      serverSideTokenCheck: booleanOf(client.ServerSideTokenCheck, 'ServerSideTokenCheck'),
      ...providerNames.userPool(providerName, clientId),
    };
  });
}

function socialProviders(pool: ResourceReader): Listing<ProviderModel> {
  return mapItems(pool.entries('SupportedLoginProviders'), ([providerName, appId]) => ({
    kind: 'social',
    providerName,
    appId: textOf(appId, `the app id of ${providerName}`) as string,
    ...providerNames.oneName(providerName),
  }));
}

function openIdConnectProviders(pool: ResourceReader): Listing<ProviderModel> {
  return mapItems(pool.certainTexts('OpenIdConnectProviderARNs'), (arn) => ({
    kind: 'open-id-connect',
    arn,
    ...providerNames.openIdConnect(arn),
  }));
}

function samlProviders(pool: ResourceReader): Listing<ProviderModel> {
  return mapItems(pool.certainTexts('SamlProviderARNs'), (arn) => ({
    kind: 'saml',
    arn,
    ...providerNames.oneName(arn),
  }));
}

function developerProvider(pool: ResourceReader): Listing<ProviderModel> {
  const providerName = pool.text('DeveloperProviderName');
  return {
    items:
      providerName === undefined ? [] : [{ kind: 'developer', providerName, ...providerNames.developer(providerName) }],
    gaps: [],
  };
}
