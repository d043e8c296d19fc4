import type { SecretValue } from 'aws-cdk-lib';
import type { IUserPoolClientRef, IUserPoolRef } from 'aws-cdk-lib/aws-cognito';
import type { IOIDCProviderRef, ISAMLProviderRef } from 'aws-cdk-lib/aws-iam';
import type {
  IdentityProviderBindOptions,
  IdentityProviderConfig,
  IIdentityProvider,
} from './identity-provider-config';
import type { PrincipalTags } from './principal-tags';
import { OIDC_PROVIDER_ARN, SAML_PROVIDER_ARN } from './private/limits';
import { DeveloperProvider } from './private/providers/developer';
import { GoogleProvider } from './private/providers/google';
import { IamProvider } from './private/providers/iam';
import { SocialProvider } from './private/providers/social';
import { TwitterProvider } from './private/providers/twitter';
import { UserPoolProvider } from './private/providers/user-pool';
import type { RoleMapping, RuleMapping } from './role-mapping';

/** What is decided for the users of a provider. */
export interface IdentityProviderOptions {
  /**
   * How users get another role than the pool's default one.
   *
   * @default - they get the role of signed-in users
   */
  readonly roleMapping?: RuleMapping;

  /**
   * Which claims become session tags.
   *
   * @default - none
   */
  readonly principalTags?: PrincipalTags;
}

/** Through which clients users of a user pool sign in, and what is decided for them. */
export interface UserPoolProviderOptions {
  /**
   * The clients whose users may sign in, one or more. Each must be a client of the user pool. At most 50 on one identity
   * pool, up to 1000 once AWS has raised the quota.
   *
   * They are required: a client made behind your back could not be given to your app.
   *
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html
   */
  readonly clients: IUserPoolClientRef[];

  /**
   * Whether Cognito asks the user pool, before it gives out credentials, if the user was signed out everywhere or deleted
   * meanwhile. When false, a token gives credentials until it expires.
   *
   * @default true
   * @see https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_CognitoIdentityProvider.html
   */
  readonly serverSideTokenCheck?: boolean;

  /**
   * How users get another role than the pool's default one: by the role in their token, or by rules. The same for all clients
   * given here.
   *
   * @default - they get the role of signed-in users
   */
  readonly roleMapping?: RoleMapping;

  /**
   * Which claims become session tags. All clients of a user pool share one mapping.
   *
   * @default - none, or what another client of the user pool says
   */
  readonly principalTags?: PrincipalTags;
}

/**
 * The ways to sign in to an identity pool. A value carries no state: add it to as many pools as you like.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/external-identity-providers.html
 */
export class IdentityProvider implements IIdentityProvider {
  /**
   * The users of a user pool: created here, imported, of another stack or another region.
   *
   * Throws when there are no clients, when a client belongs to another user pool, or when the id of an imported user pool
   * is none.
   *
   * @param userPool the user pool
   * @param options its clients, and how tokens are checked
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-integrating-user-pools-with-identity-pools.html
   */
  public static userPool(userPool: IUserPoolRef, options: UserPoolProviderOptions): IdentityProvider {
    return new IdentityProvider(new UserPoolProvider(userPool, options));
  }

  /**
   * Sign in with Apple.
   *
   * Throws when the id is one Cognito refuses. Changing it later locks out everybody who signed up under the old one.
   *
   * @param servicesId the services id or bundle id of your app
   * @param options what is decided for its users; not every token has an `email`
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/apple.html
   */
  public static apple(servicesId: string, options: IdentityProviderOptions = {}): IdentityProvider {
    return new IdentityProvider(new SocialProvider('apple', servicesId, options));
  }

  /**
   * Login with Amazon. Rules can test `iss`, `aud` and `sub` alone.
   *
   * Throws when the id is one Cognito refuses. Changing it later locks out everybody who signed up under the old one.
   *
   * @param appId the application id
   * @param options what is decided for its users
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/amazon.html
   */
  public static amazon(appId: string, options: IdentityProviderOptions = {}): IdentityProvider {
    return new IdentityProvider(new SocialProvider('amazon', appId, options, ['iss', 'aud', 'sub']));
  }

  /**
   * Facebook login. Rules can test `iss`, `aud` and `sub` alone.
   *
   * Throws when the id is one Cognito refuses. Changing it later locks out everybody who signed up under the old one.
   *
   * @param appId the app id
   * @param options what is decided for its users
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/facebook.html
   */
  public static facebook(appId: string, options: IdentityProviderOptions = {}): IdentityProvider {
    return new IdentityProvider(new SocialProvider('facebook', appId, options, ['iss', 'aud', 'sub']));
  }

  /**
   * Google sign-in, for one client id. For several (web, Android, iOS) make an IAM OpenID Connect provider for
   * `https://accounts.google.com` with all of them, and add that with `openIdConnect()` instead.
   *
   * Throws when the id is one Cognito refuses. Changing it later locks out everybody who signed up under the old one.
   *
   * @param clientId the OAuth client id, ending in `.apps.googleusercontent.com`
   * @param options what is decided for its users
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/google.html
   */
  public static google(clientId: string, options: IdentityProviderOptions = {}): IdentityProvider {
    return new IdentityProvider(new GoogleProvider(clientId, options));
  }

  /**
   * Twitter (X) sign-in. AWS does not document which claims its rules can test.
   *
   * Throws when the secret would stand in the template as plain text.
   *
   * @param consumerKey the consumer key of your app
   * @param consumerSecret the consumer secret: `SecretValue.secretsManager()` resolves it at deployment
   * @param options what is decided for its users
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/twitter.html
   */
  public static twitter(
    consumerKey: string,
    consumerSecret: SecretValue,
    options: IdentityProviderOptions = {},
  ): IdentityProvider {
    return new IdentityProvider(new TwitterProvider(consumerKey, consumerSecret, options));
  }

  /**
   * An OpenID Connect provider of IAM. A pool may have several.
   *
   * Throws when added to a pool of another account.
   *
   * @param provider the provider, of the identity pool's account
   * @param options what is decided for its users
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/open-id.html
   */
  public static openIdConnect(provider: IOIDCProviderRef, options: IdentityProviderOptions = {}): IdentityProvider {
    return IdentityProvider.openIdConnectArn(provider.oidcProviderRef.oidcProviderArn, options);
  }

  /**
   * An OpenID Connect provider of IAM, by its ARN. A pool may have several.
   *
   * Throws when added to a pool of another account or partition, and when the ARN is another one.
   *
   * @param arn `arn:PARTITION:iam::ACCOUNT:oidc-provider/HOST`
   * @param options what is decided for its users
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/open-id.html
   */
  public static openIdConnectArn(arn: string, options: IdentityProviderOptions = {}): IdentityProvider {
    return new IdentityProvider(new IamProvider('openIdConnectProviderArns', arn, options, OIDC_PROVIDER_ARN));
  }

  /**
   * A SAML provider of IAM. A pool may have several. Its users sign in by the enhanced flow alone.
   *
   * Throws when added to a pool of another account.
   *
   * @param provider the provider, of the identity pool's account
   * @param options what is decided for its users; rules can test attributes with names of up to 64 characters
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/saml-identity-provider.html
   */
  public static saml(provider: ISAMLProviderRef, options: IdentityProviderOptions = {}): IdentityProvider {
    return IdentityProvider.samlArn(provider.samlProviderRef.samlProviderArn, options);
  }

  /**
   * A SAML provider of IAM, by its ARN. A pool may have several. Its users sign in by the enhanced flow alone.
   *
   * Throws when added to a pool of another account or partition, and when the ARN is another one.
   *
   * @param arn `arn:PARTITION:iam::ACCOUNT:saml-provider/NAME`
   * @param options what is decided for its users; rules can test attributes with names of up to 64 characters
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/saml-identity-provider.html
   */
  public static samlArn(arn: string, options: IdentityProviderOptions = {}): IdentityProvider {
    return new IdentityProvider(new IamProvider('samlProviderArns', arn, options, SAML_PROVIDER_ARN));
  }

  /**
   * Your own backend, which signs users in with `GetOpenIdTokenForDeveloperIdentity`. Grant it `pool.grants.developerSignIn()`.
   * Session tags come with that call. A pool has one such provider, better in a pool of its own.
   *
   * Throws when the name is one Cognito refuses.
   *
   * @param name the developer provider's name, 1 to 100 characters; it can not be changed once it is deployed
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/developer-authenticated-identities.html
   */
  public static developer(name: string): IdentityProvider {
    return new IdentityProvider(new DeveloperProvider(name));
  }

  private constructor(private readonly provider: IIdentityProvider) {}

  /**
   * Called by the identity pool the provider is added to.
   *
   * @param options where it is added
   */
  public bind(options: IdentityProviderBindOptions): IdentityProviderConfig {
    return this.provider.bind(options);
  }
}
