import type { IBucketRef } from 'aws-cdk-lib/aws-s3';
import type { IConstruct } from 'constructs';
import { quote, refuse } from '../../private/errors';
import { requireKind } from '../../private/kinds';

/** A directory bucket is opened as a whole, by `s3express:CreateSession`: no policy limits that to a prefix. */
export function requireGeneralPurposeBucket(where: IConstruct, bucket: IBucketRef): void {
  requireKind(where, 'bucket', bucket);
  const { bucketArn, bucketName } = bucket.bucketRef;
  if (/^arn:[^:]*:s3express:/.test(bucketArn) || bucketName.endsWith('--x-s3')) {
    refuse({
      code: 'DirectoryBucket',
      where,
      what: `bucket ${quote(bucketName)} is a directory bucket, which a session opens as a whole`,
      allowed:
        'general purpose buckets (https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-express-security-iam.html)',
      instead: 'a general purpose bucket, or a backend that hands out presigned URLs',
    });
  }
}
