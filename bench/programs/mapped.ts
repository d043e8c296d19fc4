import type { UserPool, UserPoolClient } from 'aws-cdk-lib/aws-cognito';
import { OidcProviderNative } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';

// What an identity pool at its limits has, whichever side defines it: ten providers with 25 rules each, 50 tags, and 50
// session tags for each provider.

export const GOOGLE = '1234.apps.googleusercontent.com';
export const FACEBOOK = '1234567890';
export const APPLE = 'com.example.app';

/** The roles that rules give. */
export const ROLES = numbered(5, (index) => `Role${index}`);

/** A claim that the rules of every provider can test, the value each rule wants, and which of the roles it gives. */
export const CLAIM = 'sub';
export const RULES = numbered(25, (index) => ({ value: `user-${index}`, role: index % ROLES.length }));

/** Tags of the pool. */
export const TAGS = Object.fromEntries(numbered(50, (index) => [`tag${index}`, `value${index}`]));

/** Session tags, of a claim that every token has. Their names and their claims' may have 460 bytes together. */
export const PRINCIPAL_TAGS = Object.fromEntries(numbered(50, (index) => [`t${index}`, CLAIM]));

/** Three clients of the user pool, the same for all identity pools of a stack. */
export function clientsOf(userPool: UserPool, client: UserPoolClient): UserPoolClient[] {
  const others = ['Ios', 'Android'].map((id) => userPool.node.tryFindChild(id) ?? userPool.addClient(id));
  return [client, ...(others as UserPoolClient[])];
}

/** Four OpenID Connect providers of IAM that exist. */
export function oidcProvidersFor(scope: Construct, id: string) {
  const providers = new Construct(scope, `${id}Oidc`);
  return numbered(4, (index) =>
    OidcProviderNative.fromOidcProviderArn(
      providers,
      `${index}`,
      `arn:aws:iam::123456789012:oidc-provider/login${index}.example.com`,
    ),
  );
}

function numbered<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}
