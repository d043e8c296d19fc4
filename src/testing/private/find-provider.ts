import type { PoolModel, ProviderModel } from '../../model/elements';
import { type Sameness, sameness } from '../../model/sameness';
import { isLiteral, readable, type Text } from '../../model/text';
import { refuse } from '../../private/errors';
import type { AppReading } from './app-reading';
import { type GivenSignIn, identify } from './given-sign-in';

/** Through which provider of a pool somebody comes; a text says why that can not be told. */
export function findProvider(given: GivenSignIn, pool: PoolModel, app: AppReading): ProviderModel | string {
  const { items, gaps } = pool.providers;
  const show = (text: string) => readable(app.textOf(text, WHERE));
  const isMeant = testOf(given, app);
  const meant = (answer: Sameness) => items.filter((provider) => isMeant(provider) === answer);
  const sure = meant('same');
  if (sure.length > 0) {
    return ofClient(sure, given, app);
  }
  const possible = meant('unknown');
  if (possible.length + gaps.length > 0) {
    return [
      `whether the pool has a provider for a sign-in ${identify(given, show)} can not be told`,
      ...gaps,
      ...possible.map((provider) => `it may be ${describeProvider(provider)}`),
    ].join('; ');
  }
  return refuse({
    code: 'SignInProviderUnknown',
    where: app.app.nameOf(pool.source),
    what: app.app.legible(`a sign-in ${identify(given, show)}, and the pool has no such provider`),
    allowed:
      items.length === 0
        ? 'guests alone, for the pool has no provider'
        : app.app.legible(items.map(describeProvider).join('; ')),
    instead: 'a sign-in through one of these',
  });
}

/** A provider as people read it. */
export function describeProvider(provider: ProviderModel): string {
  switch (provider.kind) {
    case 'user-pool':
      return `user pool ${readable(userPoolIn(provider.providerName))}, client ${readable(provider.clientId)}`;
    case 'developer':
      return `developer provider ${readable(provider.providerName)}`;
    default:
      return readable(provider.roleMappingName);
  }
}

/** The id of the user pool, which stands behind the host in its name. */
function userPoolIn(providerName: Text): Text {
  return /^cognito-idp\.[^/]+\/(.+)$/s.exec(providerName)?.[1] ?? providerName;
}

type Test = (provider: ProviderModel) => Sameness;

function testOf(given: GivenSignIn, app: AppReading): Test {
  const { by } = given;
  switch (by.kind) {
    case 'handle': {
      const names = by.provider._added.names.map(({ login, mapping }) => app.textOf(mapping?.name ?? login, WHERE));
      return ({ roleMappingName }) => best(names.map((name) => sameness(roleMappingName, name)));
    }
    case 'user-pool': {
      const clientId = textOrRef(by.clientId, ['AWS::Cognito::UserPoolClient'], app);
      return (provider) => (provider.kind === 'user-pool' ? sameness(provider.clientId, clientId) : 'different');
    }
    case 'open-id-connect':
    case 'saml': {
      const arn = textOrRef(by.arn, PROVIDER_TYPES[by.kind], app);
      return (provider) => (provider.kind === by.kind ? sameness(provider.roleMappingName, arn) : 'different');
    }
    case 'social':
      return ({ kind, loginName }) => (kind === 'social' && loginName === by.providerName ? 'same' : 'different');
    case 'developer':
      return ({ kind }) => (kind === 'developer' ? 'same' : 'different');
    case 'token':
      return issuedBy(by.issuer.replace(/^https:\/\//, ''));
    case 'guest':
      return () => 'different';
  }
}

const WHERE = 'SignIn';

const PROVIDER_TYPES = {
  'open-id-connect': ['AWS::IAM::OIDCProvider', 'Custom::AWSCDKOpenIdConnectProvider'],
  saml: ['AWS::IAM::SAMLProvider'],
};

/** A token or a literal; or what a logical id of the template stands for. */
function textOrRef(given: string, types: readonly string[], app: AppReading): Text {
  return types.some((type) => app.hasResource(given, type)) ? app.ref(given) : app.textOf(given, WHERE);
}

const USER_POOL_ISSUER = /^cognito-idp\.[a-z0-9-]+\.amazonaws\.[a-z.]+\/[\w-]+_\w+$/;

/** A real token names the user pool it comes from; one that is yet to be deployed may be that one. */
function issuedBy(issuer: string): Test {
  return (provider) => {
    if (provider.kind !== 'user-pool' || isLiteral(provider.loginName)) {
      return sameness(provider.loginName, issuer);
    }
    return USER_POOL_ISSUER.test(issuer) ? 'same' : 'different';
  };
}

/** The clients of a user pool are told apart by the token's audience. */
function ofClient(providers: readonly ProviderModel[], { by, claims }: GivenSignIn, app: AppReading): ProviderModel {
  const audience = typeof claims.aud === 'string' ? app.textOf(claims.aud, WHERE) : undefined;
  const ofAudience = providers.find(
    (provider) =>
      audience !== undefined && provider.kind === 'user-pool' && sameness(provider.clientId, audience) === 'same',
  );
  if (ofAudience === undefined && by.kind === 'token' && providers.length > 1) {
    refuse({
      code: 'SignInInvalid',
      where: 'SignIn.fromIdToken()',
      what: `the token is of ${by.issuer}, and which client of the pool it is for can not be told`,
      allowed: `a token for one of ${providers.map(describeProvider).join('; ')}`,
      instead: 'SignIn.withUserPool() with the client and the claims',
    });
  }
  return ofAudience ?? providers[0];
}

function best(answers: readonly Sameness[]): Sameness {
  return answers.includes('same') ? 'same' : answers.includes('unknown') ? 'unknown' : 'different';
}
