import { textAfter } from '../cloudformation/split';
import type { ProviderNames } from '../elements';
import { type Text, unknown } from '../text';

/**
 * The names by which Cognito knows a provider. Role mappings tell a user pool's clients apart, principal tags and `Logins` do
 * not; an OpenID Connect provider goes by its ARN, and its tokens by their issuer.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/role-based-access-control.html
 * @see https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_GetId.html
 */
export const providerNames = {
  userPool(providerName: Text, clientId: Text): ProviderNames {
    return {
      roleMappingName: `${providerName}:${clientId}`,
      principalTagName: providerName,
      loginName: providerName,
    };
  },

  openIdConnect(arn: Text): ProviderNames {
    const issuer = textAfter(arn, ':oidc-provider/') ?? unknown('the issuer of an OpenID Connect provider');
    return { roleMappingName: arn, principalTagName: arn, loginName: issuer };
  },

  /** Social and SAML providers have one name everywhere. */
  oneName(name: Text): ProviderNames {
    return { roleMappingName: name, principalTagName: name, loginName: name };
  },

  developer(name: Text): ProviderNames {
    return { roleMappingName: name, loginName: name };
  },
};
