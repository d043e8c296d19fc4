import type { IdentityProviderOptions } from '../../identity-provider';
import type { IdentityProviderConfig, IIdentityProvider } from '../../identity-provider-config';
import { PROVIDER_OPTIONS, requireProps } from '../known-props';
import type { TextLimit } from '../limits';
import { requireText } from '../requirements';

const CALLS = {
  openIdConnectProviderArns: 'IdentityProvider.openIdConnectArn()',
  samlProviderArns: 'IdentityProvider.samlArn()',
} as const;

/** A provider that is a resource of IAM, known by its ARN: OpenID Connect or SAML. */
export class IamProvider implements IIdentityProvider {
  constructor(
    private readonly property: keyof typeof CALLS,
    private readonly arn: string,
    private readonly options: IdentityProviderOptions,
    limit: TextLimit,
  ) {
    requireProps(CALLS[property], options, PROVIDER_OPTIONS);
    requireText(CALLS[property], 'the ARN of the provider', arn, limit);
  }

  public bind(): IdentityProviderConfig {
    const { roleMapping, principalTags } = this.options;
    return { [this.property]: [this.arn], roleMapping, principalTags };
  }
}
