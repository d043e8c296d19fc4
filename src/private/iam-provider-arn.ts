import { Stack, Token } from 'aws-cdk-lib';
import type { IdentityPool } from '../identity-pool';
import { quote, refuse } from './errors';
import { isAnotherPartition, partitionOf } from './federation';
import { OIDC_PROVIDER_ARN, SAML_PROVIDER_ARN } from './limits';
import { requireText } from './requirements';
import { referencedConstruct } from './symbols';

const LIMITS = { openIdConnectProviderArns: OIDC_PROVIDER_ARN, samlProviderArns: SAML_PROVIDER_ARN } as const;

/** An OpenID Connect or SAML provider must be of the identity pool's account and partition, as far as both are known. */
export function requireIamProvider(pool: IdentityPool, property: keyof typeof LIMITS, arn: string): void {
  requireText(pool, property, arn, LIMITS[property]);
  if (Token.isUnresolved(arn)) {
    requireResourceOf(pool, arn);
    requireLiteralParts(pool, property, arn);
    return;
  }
  const [, partition, , , account] = arn.split(':');
  requireAccount(pool, quote(arn), account);
  requirePartition(pool, quote(arn), partition);
}

/** A token as it stands in a text. */
const TOKEN = /\$\{Token\[[^\]]*\]\}/;

/** Of an ARN with a token in it, mostly the account, what is written out is judged all the same. */
function requireLiteralParts(pool: IdentityPool, property: keyof typeof LIMITS, arn: string): void {
  const literals = arn.split(TOKEN);
  const [start, end] = [literals[0], literals[literals.length - 1]];
  const [, partition] = start.split(':');
  if (partition) {
    requirePartition(pool, `${start}…`, partition);
  }
  if (end.includes('/')) {
    const { example } = LIMITS[property];
    requireText(
      pool,
      property,
      example.slice(0, example.lastIndexOf(':') + 1) + end.slice(end.lastIndexOf(':') + 1),
      LIMITS[property],
    );
  }
}

function requirePartition(pool: IdentityPool, shown: string, partition: string): void {
  const ours = pool.env;
  if (!Token.isUnresolved(ours.region) && isAnotherPartition(partition, ours.region)) {
    refuse({
      code: 'ProviderOfAnotherPartition',
      where: pool,
      what: `${shown} is of partition ${partition}, the pool is of partition ${partitionOf(ours.region)} (${ours.region})`,
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
