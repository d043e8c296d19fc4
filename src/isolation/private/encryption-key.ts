import { Token } from 'aws-cdk-lib';
import { AccountPrincipal, type AddToResourcePolicyResult, PolicyStatement } from 'aws-cdk-lib/aws-iam';
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
 * CDK's own grants of a key take no conditions, and what they write into its policy would get around these.
 */
export function throughService(key: IKeyRef, { actions, service, context }: KeyUse): Permission {
  const ViaService = { 'kms:ViaService': hostNames(service, key.env.region) };
  admitAccount(key, actions, ViaService);
  return {
    actions,
    resourceArns: [key.keyRef.keyArn],
    conditions: { StringEquals: ViaService, StringLike: { [`kms:EncryptionContext:${context.key}`]: context.values } },
  };
}

/** AWS does not say which of the two names China has. */
function hostNames(service: string, region: string): string[] {
  const isChina = !Token.isUnresolved(region) && partitionOf(region) === 'aws-cn';
  return ['amazonaws.com', ...(isChina ? ['amazonaws.com.cn'] : [])].map((domain) => `${service}.${region}.${domain}`);
}

/**
 * A key of CDK's old kind asks no policy but its own. It is told to ask those of the account for this use: naming roles would
 * make the key wait for them, and they may wait for the key.
 */
function admitAccount(key: IKeyRef, actions: string[], viaService: Record<string, string[]>): void {
  const { trustAccountIdentities, addToResourcePolicy } = key as OldKey;
  if (trustAccountIdentities === false) {
    const statement = new PolicyStatement({
      actions,
      principals: [new AccountPrincipal(key.env.account)],
      resources: ['*'],
      conditions: { StringEquals: viaService },
    });
    addToResourcePolicy?.call(key, statement, true);
  }
}

/** What `Key` of CDK has besides. */
interface OldKey extends IKeyRef {
  /** Without the feature flag `@aws-cdk/aws-kms:defaultKeyPolicies`, false. */
  readonly trustAccountIdentities?: boolean;
  addToResourcePolicy?(statement: PolicyStatement, allowNoOp?: boolean): AddToResourcePolicyResult;
}
