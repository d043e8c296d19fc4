import type { IdentityProviderOptions } from '../../identity-provider';
import type { IdentityProviderConfig, IIdentityProvider } from '../../identity-provider-config';
import { PROVIDER_OPTIONS, requireProps } from '../known-props';
import { LOGIN_PROVIDER_APP_ID } from '../limits';
import { SOCIAL } from '../provider-name';
import { requireText } from '../requirements';

/** A provider Cognito knows by name: one app of it on a pool. */
export class SocialProvider implements IIdentityProvider {
  constructor(
    private readonly kind: keyof typeof SOCIAL,
    private readonly appId: string,
    private readonly options: IdentityProviderOptions,
    private readonly claims?: string[],
  ) {
    requireProps(`IdentityProvider.${kind}()`, options, PROVIDER_OPTIONS);
    requireText(`IdentityProvider.${kind}()`, 'the id of the app', appId, LOGIN_PROVIDER_APP_ID);
  }

  public bind(): IdentityProviderConfig {
    const { roleMapping, principalTags } = this.options;
    return {
      supportedLoginProviders: { [SOCIAL[this.kind]]: this.appId },
      roleMapping,
      principalTags,
      claims: this.claims,
    };
  }
}
