import { Stack, Token } from 'aws-cdk-lib';
import type { IdentityPool } from '../identity-pool';
import { quote, refuse } from './errors';
import { partitionOf } from './federation';
import { OIDC_PROVIDER_ARN, SAML_PROVIDER_ARN } from './limits';
import { requireText } from './requirements';
import { referencedConstruct } from './symbols';

const LIMITS = { openIdConnectProviderArns: OIDC_PROVIDER_ARN, samlProviderArns: SAML_PROVIDER_ARN } as const;

/** An OpenID Connect or SAML provider must be of the identity pool's account and partition, as far as both are known. */
export function requireIamProvider(pool: IdentityPool, property: keyof typeof LIMITS, arn: string): void {
  requireText(pool, property, arn, LIMITS[property]);
  if (Token.isUnresolved(arn)) {
    requireResourceOf(pool, arn);
    return;
  }
  const [, partition, , , account] = arn.split(':');
  const ours = pool.env;
  requireAccount(pool, quote(arn), account);
  if (!Token.isUnresolved(ours.region) && partition !== partitionOf(ours.region)) {
    refuse({
      code: 'ProviderOfAnotherPartition',
      where: pool,
      what: `${quote(arn)} is of partition ${partition}, the pool is of partition ${partitionOf(ours.region)} (${ours.region})`,
      allowed: "IAM providers of the identity pool's partition",
      instead: 'the ARN of the provider in that partition, or the provider construct, which knows it',
    });
  }
}

/** CDK core lets a resource of another account be referred to, and IAM finds no such provider in this one. */
function requireResourceOf(pool: IdentityPool, arn: string): void {
  const resource = referencedConstruct(arn);
  if (resource) {
    requireAccount(pool, resource.node.path, Stack.of(resource).account);
  }
}

function requireAccount(pool: IdentityPool, shown: string, account: string): void {
  const ours = pool.env.account;
  if (!Token.isUnresolved(ours) && !Token.isUnresolved(account) && account !== ours) {
    refuse({
      code: 'ProviderOfAnotherAccount',
      where: pool,
      what: `${shown} is of account ${account}, the pool is of account ${ours}`,
      allowed: "IAM providers of the identity pool's account",
      instead: `an IAM provider with the same issuer or metadata in account ${ours}`,
    });
  }
}
