import { Token } from 'aws-cdk-lib';
import type { BoundIdentityProvider } from '../../bound-identity-provider';
import type { SignInOptions } from '../sign-in';

/** How somebody signs in, in the words of the test. */
export type SignInBy =
  | { readonly kind: 'guest' }
  | { readonly kind: 'handle'; readonly provider: BoundIdentityProvider }
  | { readonly kind: 'user-pool'; readonly clientId: string }
  | { readonly kind: 'open-id-connect' | 'saml'; readonly arn: string }
  | { readonly kind: 'social'; readonly providerName: string }
  | { readonly kind: 'developer'; readonly userIdentifier: string }
  | { readonly kind: 'token'; readonly issuer: string };

/** A sign-in as the test wrote it; its tokens are read once it is known in which app. */
export interface GivenSignIn {
  readonly by: SignInBy;
  readonly claims: { readonly [claim: string]: unknown };
  readonly options: SignInOptions;
  /** Of developer providers. */
  readonly principalTags?: { readonly [tag: string]: string };
}

/** Puts a text of a test into words, which may hold tokens. */
export type Show = (text: string) => string;

/** A sign-in in words. */
export function identify({ by, claims, principalTags = {} }: GivenSignIn, show: Show = withoutTokens): string {
  const said = Object.entries({ ...claims, ...principalTags }).map(
    ([name, value]) => `${name}=${describeValue(value, show)}`,
  );
  return [howIn(by, show), ...(said.length > 0 ? [said.join(', ')] : [])].join(', ');
}

function howIn(by: SignInBy, show: Show): string {
  switch (by.kind) {
    case 'guest':
      return 'as a guest';
    case 'handle':
      return `through ${by.provider.providerNames.map(show).join(', ')}`;
    case 'user-pool':
      return `with user pool client ${show(by.clientId)}`;
    case 'open-id-connect':
    case 'saml':
      return `with ${show(by.arn)}`;
    case 'social':
      return `with ${by.providerName}`;
    case 'developer':
      return `with the developer provider, as ${show(by.userIdentifier)}`;
    case 'token':
      return `with an ID token of ${by.issuer}`;
  }
}

/** A value of a test in words. */
export function describeValue(value: unknown, show: Show): string {
  if (typeof value === 'string') {
    return `"${show(value)}"`;
  }
  if (Array.isArray(value)) {
    return `[${value.map((item) => describeValue(item, show)).join(', ')}]`;
  }
  return typeof value === 'object' && value !== null ? 'an object' : String(value);
}

function withoutTokens(text: string): string {
  return Token.isUnresolved(text) ? '<token>' : text;
}
