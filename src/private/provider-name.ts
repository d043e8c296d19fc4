import { Fn, Stack, Token } from 'aws-cdk-lib';
import { CfnUserPool, type IUserPoolRef } from 'aws-cdk-lib/aws-cognito';
import type { IConstruct } from 'constructs';
import { refuse } from './errors';
import { USER_POOL_ID } from './limits';
import type { KeyedName } from './provider-key';
import { requireText } from './requirements';
import { referencedConstruct } from './symbols';

/**
 * The names of the social providers.
 *
 * @see https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_CreateIdentityPool.html
 */
export const SOCIAL = {
  amazon: 'www.amazon.com',
  apple: 'appleid.apple.com',
  facebook: 'graph.facebook.com',
  google: 'accounts.google.com',
  twitter: 'api.twitter.com',
} as const;

/** What one provider is called, in each of the places where Cognito wants its name. */
export interface ProviderNames {
  /** The key of its tokens in `Logins`; a value of `amr` in Cognito's own token. */
  readonly login: string;
  /** In a role mapping. A developer provider has none: AWS documents no name for it. */
  readonly mapping?: KeyedName;
  /** In a tag map. A developer provider has none: its tags come with each sign-in. */
  readonly tags?: KeyedName;
  /** Whether AWS documents, or people have seen, that `amr` holds the login name. */
  readonly isAmrConfirmed: boolean;
}

/** One tag map for a user pool, one role mapping for each of its clients. */
export function userPoolClientNames(providerName: string, clientId: string): ProviderNames {
  return {
    login: providerName,
    mapping: { name: `${providerName}:${clientId}`, keySource: clientId },
    tags: { name: providerName, keySource: providerName },
    isAmrConfirmed: true,
  };
}

/** Tokens come under the issuer; everything else knows the provider by its ARN. */
export function openIdConnectNames(arn: string): ProviderNames {
  return { ...named(arn), login: Fn.select(1, Fn.split(':oidc-provider/', arn)) };
}

export function samlNames(arn: string): ProviderNames {
  return { ...named(arn), isAmrConfirmed: false };
}

export function socialNames(providerName: string): ProviderNames {
  return named(providerName);
}

export function developerNames(developerProviderName: string): ProviderNames {
  return { login: developerProviderName, isAmrConfirmed: true };
}

function named(name: string): ProviderNames {
  const keyed = { name, keySource: name };
  return { login: name, mapping: keyed, tags: keyed, isAmrConfirmed: true };
}

/**
 * The name Cognito knows a user pool by: its issuer without the scheme.
 *
 * A user pool of this app says it itself, which is right in every region and across stacks. An imported one says its
 * region in its id; `userPool.userPoolProviderName` and `userPool.env.region` would be those of the importing stack.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-integrating-user-pools-with-identity-pools.html
 */
export function userPoolProviderName(userPool: IUserPoolRef): string {
  const { userPoolId } = userPool.userPoolRef;
  const resource = referencedConstruct(userPoolId);
  if (CfnUserPool.isCfnUserPool(resource)) {
    return resource.attrProviderName;
  }
  if (Token.isUnresolved(userPoolId)) {
    const region = Fn.select(0, Fn.split('_', userPoolId));
    return `cognito-idp.${region}.${Stack.of(userPool).urlSuffix}/${userPoolId}`;
  }
  requireText(userPool, 'userPoolId', userPoolId, USER_POOL_ID);
  const region = userPoolId.slice(0, userPoolId.lastIndexOf('_'));
  requireUserPoolsIn(region, userPool, `a user pool in ${region}`);
  return `cognito-idp.${region}.${urlSuffixOf(region)}/${userPoolId}`;
}

/** There are identity pools in China, and no user pools. */
export function requireUserPoolsIn(region: string, where: IConstruct, what: string): void {
  if (!Token.isUnresolved(region) && region.startsWith('cn-')) {
    refuse({
      code: 'UserPoolsNotInRegion',
      where,
      what,
      allowed: 'regions outside China, where Cognito user pools do not exist',
      instead: 'another kind of provider for an identity pool in China',
    });
  }
}

function urlSuffixOf(region: string): string {
  return region.startsWith('eusc-') ? 'amazonaws.eu' : 'amazonaws.com';
}
