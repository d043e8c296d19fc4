import type { IKeyRef } from 'aws-cdk-lib/aws-kms';
import type { IBucketRef } from 'aws-cdk-lib/aws-s3';
import { OBJECT_OPTIONS, requireProps } from '../../private/known-props';
import { nameOf } from '../../private/place';
import type { ObjectIsolationOptions } from '../object-grants';
import { requireGeneralPurposeBucket } from './general-purpose-bucket';
import type { IsolatedPool } from './isolated-pool';
import { OBJECT_PREFIX } from './limits';
import { ObjectSpace } from './object-space';
import { requirePatternText } from './pattern-text';
import { setAside } from './separate-spaces';

/** The part of a bucket under one prefix. */
export interface BucketPart {
  readonly all: ObjectSpace;
  under(variable: string): ObjectSpace;
}

/** What a part is for. */
export interface BucketPartUse {
  /** The call that sets it aside, for messages. */
  readonly kind: string;
  readonly defaultPrefix: string;
  /** @default - users are not told apart by a tag */
  readonly tag?: string;
}

/** A prefix of a bucket, which nothing else may use from now on. */
export function objectsIn(
  { identityPool }: IsolatedPool,
  bucket: IBucketRef,
  { kind, defaultPrefix, tag }: BucketPartUse,
  options: ObjectIsolationOptions,
): BucketPart {
  requireGeneralPurposeBucket(identityPool, bucket);
  requireProps(identityPool, options, OBJECT_OPTIONS);
  const { prefix = defaultPrefix, encryptionKey } = options;
  requirePatternText(identityPool, 'prefix', prefix, OBJECT_PREFIX);
  const { bucketArn, bucketName } = bucket.bucketRef;
  setAside(identityPool, {
    place: { name: nameOf('bucket', bucketName, bucket) },
    resourceArn: bucketArn,
    start: `${prefix}/`,
    kind,
    tag,
  });
  const key = encryptionKey ?? (bucket as EncryptedBucket).encryptionKey;
  return {
    all: new ObjectSpace(bucket, prefix, key),
    under: (variable) => new ObjectSpace(bucket, `${prefix}/${variable}`, key),
  };
}

/** What a bucket of CDK may say besides. */
interface EncryptedBucket extends IBucketRef {
  readonly encryptionKey?: IKeyRef;
}
