import type { BoundIdentityProvider } from '../bound-identity-provider';
import { quote, refuse } from '../private/errors';
import { SOCIAL } from '../private/provider-name';
import { type GivenSignIn, identify } from './private/given-sign-in';
import { decodeIdToken } from './private/id-token';

/** What a client asks for besides, when it signs a user in. */
export interface SignInOptions {
  /**
   * The role the client asks for, by its ARN, where a user may have several: `CustomRoleArn` of the call.
   *
   * @default - none, so that Cognito chooses
   * @see https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_GetCredentialsForIdentity.html
   */
  readonly customRoleArn?: string;

  /**
   * The role the client asks STS for itself, by its ARN: the classic flow.
   *
   * @default - the enhanced flow, in which Cognito chooses the role
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flow.html
   */
  readonly classicFlowRoleArn?: string;

  /**
   * The identity id of the user in this pool, `REGION:GUID`.
   *
   * @default - one made of the provider and the claims, so that two people have two
   */
  readonly identityId?: string;
}

/** How a developer provider signs a user in. */
export interface DeveloperSignInOptions extends SignInOptions {
  /**
   * The session tags your backend passes along.
   *
   * @default - none
   * @see https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_GetOpenIdTokenForDeveloperIdentity.html
   */
  readonly principalTags?: { [tag: string]: string };
}

/**
 * Somebody who comes to an identity pool, and what their identity provider says about them.
 *
 * Claims are all that the token says: a claim that is left out is not there, but for those that stand in every token, such as
 * `sub`. Text and lists of text are taken as they are, tokens of the CDK among them. AWS does not document what it does with
 * other values (numbers, `true`, `null`, objects): whatever hangs on such a claim can not be told.
 */
export class SignIn {
  /**
   * Through a provider of a pool of this library. Of a user pool it is the client that claim `aud` names; without that claim,
   * the first client.
   *
   * @param provider what `pool.addProvider()` gave back
   * @param claims what the provider says about the user, nothing by default
   * @param options what the client asks for besides
   */
  public static through(
    provider: BoundIdentityProvider,
    claims: { [claim: string]: unknown } = {},
    options: SignInOptions = {},
  ): SignIn {
    return new SignIn({ by: { kind: 'handle', provider }, claims, options });
  }

  /**
   * Nobody: a guest.
   *
   * @param options what the client asks for besides
   */
  public static asGuest(options: SignInOptions = {}): SignIn {
    return new SignIn({ by: { kind: 'guest' }, claims: {}, options });
  }

  /**
   * A user of a user pool.
   *
   * For the members of groups `cognito:groups` is enough: the roles follow from the groups of the app.
   *
   * @param clientId the id of the client: `client.userPoolClientId`, a literal, or the logical id of the client in the template
   * @param claims what the ID token says, nothing by default
   * @param options what the client asks for besides
   */
  public static withUserPool(
    clientId: string,
    claims: { [claim: string]: unknown } = {},
    options: SignInOptions = {},
  ): SignIn {
    return new SignIn({ by: { kind: 'user-pool', clientId }, claims, options });
  }

  /**
   * A user of an OpenID Connect provider.
   *
   * @param providerArn the ARN of the provider, as a token or literal, or its logical id in the template
   * @param claims what the ID token says, nothing by default
   * @param options what the client asks for besides
   */
  public static withOidc(
    providerArn: string,
    claims: { [claim: string]: unknown } = {},
    options: SignInOptions = {},
  ): SignIn {
    return new SignIn({ by: { kind: 'open-id-connect', arn: providerArn }, claims, options });
  }

  /**
   * A user of a SAML provider.
   *
   * @param providerArn the ARN of the provider, as a token or literal, or its logical id in the template
   * @param attributes what the assertion says, nothing by default
   * @param options what the client asks for besides
   */
  public static withSaml(
    providerArn: string,
    attributes: { [attribute: string]: unknown } = {},
    options: SignInOptions = {},
  ): SignIn {
    return new SignIn({ by: { kind: 'saml', arn: providerArn }, claims: attributes, options });
  }

  /**
   * A user of Google.
   *
   * @param claims what the ID token says, nothing by default
   * @param options what the client asks for besides
   */
  public static withGoogle(claims: { [claim: string]: unknown } = {}, options: SignInOptions = {}): SignIn {
    return SignIn.withSocial(SOCIAL.google, claims, options);
  }

  /**
   * A user of Facebook.
   *
   * @param claims what Facebook says, nothing by default
   * @param options what the client asks for besides
   */
  public static withFacebook(claims: { [claim: string]: unknown } = {}, options: SignInOptions = {}): SignIn {
    return SignIn.withSocial(SOCIAL.facebook, claims, options);
  }

  /**
   * A user of Login with Amazon.
   *
   * @param claims what Amazon says, nothing by default
   * @param options what the client asks for besides
   */
  public static withAmazon(claims: { [claim: string]: unknown } = {}, options: SignInOptions = {}): SignIn {
    return SignIn.withSocial(SOCIAL.amazon, claims, options);
  }

  /**
   * A user of Sign in with Apple.
   *
   * @param claims what the ID token says, nothing by default
   * @param options what the client asks for besides
   */
  public static withApple(claims: { [claim: string]: unknown } = {}, options: SignInOptions = {}): SignIn {
    return SignIn.withSocial(SOCIAL.apple, claims, options);
  }

  /**
   * A user of Twitter (X). AWS does not document which claims rules can test.
   *
   * @param claims what Twitter says, nothing by default
   * @param options what the client asks for besides
   */
  public static withTwitter(claims: { [claim: string]: unknown } = {}, options: SignInOptions = {}): SignIn {
    return SignIn.withSocial(SOCIAL.twitter, claims, options);
  }

  /**
   * A user your own backend signs in.
   *
   * @param userIdentifier what the backend calls the user, 1 to 1024 characters
   * @param options the session tags it passes along, and what the client asks for
   */
  public static withDeveloper(userIdentifier: string, options: DeveloperSignInOptions = {}): SignIn {
    const { principalTags, ...rest } = options;
    if (typeof userIdentifier !== 'string' || userIdentifier === '') {
      refuse({
        code: 'SignInInvalid',
        where: 'SignIn.withDeveloper()',
        what: `userIdentifier is ${userIdentifier === '' ? 'empty' : quote(userIdentifier)}`,
        allowed: '1 to 1024 characters',
        instead: 'what your backend calls the user',
      });
    }
    return new SignIn({
      by: { kind: 'developer', userIdentifier },
      claims: {},
      options: rest,
      principalTags: principalTags ?? {},
    });
  }

  /**
   * A user by an ID token, of a user pool or another provider of the pool: who issued it and for which client stands in it.
   *
   * The token is read and **never verified**: neither its signature nor whether it has expired. Good for tests, never for more.
   *
   * Throws when it is no token.
   *
   * @param jwt the ID token, three parts with a point between them
   * @param options what the client asks for besides
   */
  public static fromIdToken(jwt: string, options: SignInOptions = {}): SignIn {
    const claims = decodeIdToken(jwt);
    return new SignIn({ by: { kind: 'token', issuer: String(claims.iss) }, claims, options });
  }

  private static withSocial(
    providerName: string,
    claims: { [claim: string]: unknown },
    options: SignInOptions,
  ): SignIn {
    return new SignIn({ by: { kind: 'social', providerName }, claims, options });
  }

  /** @internal */
  public readonly _given: GivenSignIn;

  private constructor(given: GivenSignIn) {
    const { customRoleArn, classicFlowRoleArn } = given.options;
    if (customRoleArn !== undefined && classicFlowRoleArn !== undefined) {
      refuse({
        code: 'SignInInvalid',
        where: 'SignIn',
        what: `customRoleArn is ${quote(customRoleArn)}, and there is a classicFlowRoleArn`,
        allowed: 'one of the two: in the classic flow there is no CustomRoleArn',
        instead: 'customRoleArn alone, for the enhanced flow',
      });
    }
    this._given = given;
  }

  /** The sign-in in words, as messages show it. */
  public get description(): string {
    return identify(this._given);
  }
}
