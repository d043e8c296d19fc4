import { Fn, Stack, Token } from 'aws-cdk-lib';
import { CfnUserPool, type IUserPoolRef } from 'aws-cdk-lib/aws-cognito';
import { refuse } from './errors';
import { requireText, USER_POOL_ID } from './limits';
import { referencedConstruct } from './symbols';

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
  requireUserPoolsIn(region, userPool);
  return `cognito-idp.${region}.${urlSuffixOf(region)}/${userPoolId}`;
}

/** There are identity pools in China, and no user pools. */
export function requireUserPoolsIn(region: string, where: IUserPoolRef): void {
  if (!Token.isUnresolved(region) && region.startsWith('cn-')) {
    refuse({
      code: 'UserPoolsNotInRegion',
      where,
      what: `a user pool in ${region}`,
      allowed: 'regions outside China, where Cognito user pools do not exist',
      instead: 'another kind of provider for an identity pool in China',
    });
  }
}

function urlSuffixOf(region: string): string {
  return region.startsWith('eusc-') ? 'amazonaws.eu' : 'amazonaws.com';
}
