import type { IUserPoolRef } from 'aws-cdk-lib/aws-cognito';
import type { IIdentityPool } from './identity-pool';
import type { PrincipalTags } from './principal-tags';
import type { RoleMapping } from './role-mapping';

/** Where a provider is being added. */
export interface IdentityProviderBindOptions {
  /** The identity pool the provider is added to. */
  readonly identityPool: IIdentityPool;
}

/** One client of one user pool, as an identity pool knows it. */
export interface UserPoolClientConfig {
  /**
   * The user pool's issuer without its scheme: `cognito-idp.REGION.amazonaws.com/USER_POOL_ID`, 1 to 128 characters.
   *
   * @see https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_CognitoIdentityProvider.html
   */
  readonly providerName: string;

  /** The id of the client, 1 to 128 characters. */
  readonly clientId: string;

  /**
   * Whether Cognito asks the user pool, before it gives out credentials, if the user was signed out everywhere or deleted
   * meanwhile. When false, a token gives credentials until it expires.
   *
   * @default true
   */
  readonly serverSideTokenCheck?: boolean;
}

/**
 * What a provider brings to an identity pool. A provider fills in what it is and leaves the rest.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-identitypool.html
 */
export interface IdentityProviderConfig {
  /**
   * Clients of user pools.
   *
   * @default - none
   */
  readonly userPoolClients?: UserPoolClientConfig[];

  /**
   * The user pool whose groups `pool.addGroup()` can make.
   *
   * @default - no groups can be made
   */
  readonly userPool?: IUserPoolRef;

  /**
   * ARNs of IAM OpenID Connect providers, of the identity pool's account: 20 to 2048 characters each, not the issuer's URL.
   *
   * @default - none
   */
  readonly openIdConnectProviderArns?: string[];

  /**
   * ARNs of IAM SAML providers, of the identity pool's account: 20 to 2048 characters each.
   *
   * @default - none
   */
  readonly samlProviderArns?: string[];

  /**
   * Social providers, up to 10: the name Cognito gives the provider, such as `accounts.google.com` (1 to 128 characters, no
   * scheme), and your app's id there (1 to 128 letters, digits and `. ; _ / -`). Both stand in the template.
   *
   * @default - none
   */
  readonly supportedLoginProviders?: { [providerName: string]: string };

  /**
   * The name under which your own backend signs users in, 1 to 100 characters. It can not be changed once it is set.
   *
   * @default - none
   */
  readonly developerProviderName?: string;

  /**
   * How the users get another role than the pool's default one. By token for user pools alone.
   *
   * @default - they get the role of signed-in users
   */
  readonly roleMapping?: RoleMapping;

  /**
   * Which claims become session tags.
   *
   * @default - none
   */
  readonly principalTags?: PrincipalTags;

  /**
   * The claims a rule can test, where Cognito does not know all claims of the token.
   *
   * @default - all claims of the token
   */
  readonly claims?: string[];
}

/**
 * A way to sign in to an identity pool. `IdentityProvider` has the ones this library knows; implement it for your own.
 *
 * An implementation MUST NOT keep state: one provider may be added to several identity pools. It SHOULD leave checking
 * texts and duplicates to the pool, which does so for every provider.
 */
export interface IIdentityProvider {
  /**
   * Called once for each identity pool the provider is added to.
   *
   * @param options where it is added
   */
  bind(options: IdentityProviderBindOptions): IdentityProviderConfig;
}
