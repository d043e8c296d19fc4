import { Fn, Token } from 'aws-cdk-lib';

/** Names resources that a test has no construct for. */
export class ResourceArn {
  /**
   * The ARN of a resource by its logical id, with something after it. Good for hand-written templates; where there is a
   * construct, its own ARN does: `bucket.arnForObjects('acme/x')`.
   *
   * It stands for the resource of that id in the template of the pool, and nowhere else.
   *
   * @param logicalId the logical id in the template
   * @param suffix what follows, such as `/acme/x` for an object of a bucket, nothing by default
   */
  public static of(logicalId: string, suffix?: string): string {
    return Token.asString(Fn.join('', [Fn.getAtt(logicalId, 'Arn').toString(), suffix ?? '']));
  }

  private constructor() {}
}
