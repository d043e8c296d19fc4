import type { IdentityProviderConfig, IIdentityProvider } from '../../identity-provider-config';
import { DEVELOPER_PROVIDER_NAME } from '../limits';
import { requireText } from '../requirements';

/** Users your own backend signs in. It has no claims: neither rules nor a tag map can be written for it. */
export class DeveloperProvider implements IIdentityProvider {
  constructor(private readonly name: string) {
    requireText('IdentityProvider.developer()', 'name', name, DEVELOPER_PROVIDER_NAME);
  }

  public bind(): IdentityProviderConfig {
    return { developerProviderName: this.name };
  }
}
