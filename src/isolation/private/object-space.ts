import type { IKeyRef } from 'aws-cdk-lib/aws-kms';
import type { IBucketRef } from 'aws-cdk-lib/aws-s3';
import { throughService } from './encryption-key';
import type { Permission } from './permission';
import { DECRYPT_OBJECTS, ENCRYPT_OBJECTS, LIST_OBJECTS, READ_OBJECTS, WRITE_OBJECTS } from './perms';

/** All objects of a bucket whose key begins with one path, a slash after it. */
export class ObjectSpace {
  private readonly objects: string;

  /**
   * @param bucket the bucket
   * @param path what stands before the last slash: `private/VARIABLE`
   * @param key the key of the bucket, where it has one of its own
   */
  constructor(
    private readonly bucket: IBucketRef,
    private readonly path: string,
    private readonly key: IKeyRef | undefined,
  ) {
    this.objects = `${bucket.bucketRef.bucketArn}/${path}/*`;
  }

  public get read(): Permission[] {
    return [
      { actions: READ_OBJECTS, resourceArns: [this.objects] },
      {
        actions: LIST_OBJECTS,
        resourceArns: [this.bucket.bucketRef.bucketArn],
        conditions: { StringLike: { 's3:prefix': [`${this.path}/*`] } },
      },
      ...this.encrypted(DECRYPT_OBJECTS),
    ];
  }

  public get write(): Permission[] {
    return [{ actions: WRITE_OBJECTS, resourceArns: [this.objects] }, ...this.encrypted(ENCRYPT_OBJECTS)];
  }

  /** With a bucket key S3 tells KMS the bucket alone; S3 itself then keeps objects apart. */
  private encrypted(actions: string[]): Permission[] {
    const context = { key: 'aws:s3:arn', values: [this.bucket.bucketRef.bucketArn, this.objects] };
    return this.key ? [throughService(this.key, { actions, service: 's3', context })] : [];
  }
}
