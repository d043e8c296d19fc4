import { Token } from 'aws-cdk-lib';
import type { IKeyRef } from 'aws-cdk-lib/aws-kms';
import { partitionOf } from '../../private/federation';
import type { Permission } from './permission';

/** What a key is used for. */
export interface KeyUse {
  readonly actions: string[];
  /** The service that uses it for whoever calls the service, such as `s3`. */
  readonly service: string;
  /** What the service says about the data, and the values that are allowed: `aws:s3:arn`. */
  readonly context: { readonly key: string; readonly values: string[] };
}

/**
 * Lets users have a key used by a service for their own data, and never use it themselves.
 *
 * The policy of the key is left alone: CDK's lets those of the account decide, and to name a role there would make the key wait
 * for the role, which may wait for the key.
 */
export function throughService(key: IKeyRef, { actions, service, context }: KeyUse): Permission {
  return {
    actions,
    resourceArns: [key.keyRef.keyArn],
    conditions: {
      StringEquals: { 'kms:ViaService': hostNames(service, key.env.region) },
      StringLike: { [`kms:EncryptionContext:${context.key}`]: context.values },
    },
  };
}

/** AWS does not say which of the two names China has. */
function hostNames(service: string, region: string): string[] {
  const isChina = !Token.isUnresolved(region) && partitionOf(region) === 'aws-cn';
  return ['amazonaws.com', ...(isChina ? ['amazonaws.com.cn'] : [])].map((domain) => `${service}.${region}.${domain}`);
}
