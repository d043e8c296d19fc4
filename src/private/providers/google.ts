import { Token } from 'aws-cdk-lib';
import type { IdentityProviderOptions } from '../../identity-provider';
import type {
  IdentityProviderBindOptions,
  IdentityProviderConfig,
  IIdentityProvider,
} from '../../identity-provider-config';
import { quote } from '../errors';
import { warn } from '../warnings';
import { SocialProvider } from './social';

const SUFFIX = '.apps.googleusercontent.com';

export class GoogleProvider implements IIdentityProvider {
  private readonly provider: SocialProvider;

  constructor(
    private readonly clientId: string,
    options: IdentityProviderOptions,
  ) {
    this.provider = new SocialProvider('google', clientId, options);
  }

  public bind({ identityPool }: IdentityProviderBindOptions): IdentityProviderConfig {
    if (!Token.isUnresolved(this.clientId) && !this.clientId.endsWith(SUFFIX)) {
      warn(
        identityPool,
        'GoogleClientIdUnusual',
        `the client id of IdentityProvider.google() is ${quote(this.clientId)}; Google's end in ${SUFFIX}. With another id no sign-in is accepted.`,
      );
    }
    return this.provider.bind();
  }
}
