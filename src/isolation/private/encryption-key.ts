import { Stack, Token } from 'aws-cdk-lib';
import type { IKeyRef } from 'aws-cdk-lib/aws-kms';
import { partitionOf } from '../../private/federation';
import type { Conditions, Permission } from './permission';

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
  const { resourceArns, conditions } = named(key);
  return {
    actions,
    resourceArns,
    conditions: {
      ...conditions,
      StringEquals: { 'kms:ViaService': hostNames(service, key.env.region) },
      StringLike: { [`kms:EncryptionContext:${context.key}`]: context.values },
    },
  };
}

/** A policy names keys, and never an alias: that is a condition. */
function named(key: IKeyRef): { resourceArns: string[]; conditions?: Conditions } {
  const { aliasName } = key as AliasOfKey;
  if (aliasName === undefined) {
    return { resourceArns: [key.keyRef.keyArn] };
  }
  return {
    resourceArns: [Stack.of(key).formatArn({ service: 'kms', resource: 'key', resourceName: '*' })],
    conditions: { 'ForAnyValue:StringEquals': { 'kms:ResourceAliases': [aliasName] } },
  };
}

/** What an alias of CDK has, which it takes for a key. */
interface AliasOfKey extends IKeyRef {
  readonly aliasName?: string;
}

/** AWS does not say which of the two names China has. */
function hostNames(service: string, region: string): string[] {
  const isChina = !Token.isUnresolved(region) && partitionOf(region) === 'aws-cn';
  return ['amazonaws.com', ...(isChina ? ['amazonaws.com.cn'] : [])].map((domain) => `${service}.${region}.${domain}`);
}
