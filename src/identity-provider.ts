import type { IUserPoolClientRef, IUserPoolRef } from 'aws-cdk-lib/aws-cognito';
import type { IIdentityPool } from './identity-pool';
import { UserPoolProvider } from './private/providers/user-pool';

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
   * Whether Cognito asks the user pool, at every sign-in, if the user was signed out everywhere or deleted meanwhile.
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
   * ARNs of IAM OpenID Connect providers, of the identity pool's account.
   *
   * @default - none
   */
  readonly openIdConnectProviderArns?: string[];

  /**
   * ARNs of IAM SAML providers, of the identity pool's account.
   *
   * @default - none
   */
  readonly samlProviderArns?: string[];

  /**
   * Social providers: the name Cognito gives the provider, such as `accounts.google.com`, and your app's id there.
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

/** Through which clients users of a user pool sign in, and how their tokens are checked. */
export interface UserPoolProviderOptions {
  /**
   * The clients whose users may sign in, one or more. Each must be a client of the user pool.
   *
   * They are required: a client made behind your back could not be given to your app.
   */
  readonly clients: IUserPoolClientRef[];

  /**
   * Whether Cognito asks the user pool, at every sign-in, if the user was signed out everywhere or deleted meanwhile.
   * When false, a token gives credentials until it expires.
   *
   * @default true
   * @see https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_CognitoIdentityProvider.html
   */
  readonly serverSideTokenCheck?: boolean;
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

/** A provider on one identity pool: what `pool.addProvider()` gives back. */
export class BoundIdentityProvider {
  /** @internal */
  public static _of(identityPool: IIdentityPool, providerNames: string[]): BoundIdentityProvider {
    return new BoundIdentityProvider(identityPool, providerNames);
  }

  /** The identity pool. */
  public readonly identityPool: IIdentityPool;

  /**
   * The names under which an app sends this provider's tokens to the identity pool: the keys of `Logins`.
   *
   * @see https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_GetId.html
   */
  public readonly providerNames: string[];

  private constructor(identityPool: IIdentityPool, providerNames: string[]) {
    this.identityPool = identityPool;
    this.providerNames = providerNames;
  }
}
