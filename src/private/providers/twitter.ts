import { type SecretValue, Token } from 'aws-cdk-lib';
import type { IdentityProviderOptions } from '../../identity-provider';
import type {
  IdentityProviderBindOptions,
  IdentityProviderConfig,
  IIdentityProvider,
} from '../../identity-provider-config';
import { refuse } from '../errors';
import { requireKind } from '../kinds';
import { LOGIN_PROVIDER_APP_ID } from '../limits';
import { requireText } from '../requirements';
import { warn } from '../warnings';
import { SocialProvider } from './social';

/** Cognito wants the consumer key and the consumer secret in one text. */
export class TwitterProvider implements IIdentityProvider {
  private readonly provider: SocialProvider;

  constructor(
    consumerKey: string,
    consumerSecret: SecretValue,
    private readonly options: IdentityProviderOptions,
  ) {
    const where = 'IdentityProvider.twitter()';
    requireText(where, 'consumerKey', consumerKey, LOGIN_PROVIDER_APP_ID);
    if (consumerKey.includes(';')) {
      refuse({
        code: 'LoginProviderInvalid',
        where,
        what: 'consumerKey has a semicolon, which separates it from the secret',
        allowed: 'the consumer key alone',
        instead: "IdentityProvider.twitter(key, SecretValue.secretsManager('twitter'))",
      });
    }
    requireKind(where, 'consumerSecret', consumerSecret);
    const secret = consumerSecret.unsafeUnwrap();
    if (!Token.isUnresolved(secret)) {
      refuse({
        code: 'SecretInTemplate',
        where,
        what: 'consumerSecret is a plain text, and would stand in the template for everybody to read',
        allowed: 'a secret that is resolved at deployment',
        instead: "SecretValue.secretsManager('twitter', { jsonField: 'consumerSecret' })",
      });
    }
    this.provider = new SocialProvider('twitter', `${consumerKey};${secret}`, options);
  }

  public bind({ identityPool }: IdentityProviderBindOptions): IdentityProviderConfig {
    if (this.options.roleMapping) {
      warn(
        identityPool,
        'ClaimsUndocumented',
        'rules for users of Twitter: AWS does not document which claims they have, so a rule may never match. Try a sign-in before you rely on it.',
      );
    }
    return this.provider.bind();
  }
}
