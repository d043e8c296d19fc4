import { Token } from 'aws-cdk-lib';
import type { IdentityPool } from '../identity-pool';
import { quote, refuse } from './errors';
import { partitionOf } from './federation';
import { OIDC_PROVIDER_ARN, SAML_PROVIDER_ARN } from './limits';
import { requireText } from './requirements';

const LIMITS = { openIdConnectProviderArns: OIDC_PROVIDER_ARN, samlProviderArns: SAML_PROVIDER_ARN } as const;

/** An OpenID Connect or SAML provider must be of the identity pool's account and partition, as far as both are known. */
export function requireIamProvider(pool: IdentityPool, property: keyof typeof LIMITS, arn: string): void {
  requireText(pool, property, arn, LIMITS[property]);
  if (Token.isUnresolved(arn)) {
    return;
  }
  const [, partition, , , account] = arn.split(':');
  const ours = pool.env;
  if (!Token.isUnresolved(ours.account) && account !== ours.account) {
    refuse({
      code: 'ProviderOfAnotherAccount',
      where: pool,
      what: `${quote(arn)} is of account ${account}, the pool is of account ${ours.account}`,
      allowed: "IAM providers of the identity pool's account",
      instead: `an IAM provider with the same issuer or metadata in account ${ours.account}`,
    });
  }
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
