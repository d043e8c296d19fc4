import type { Stack } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { touch } from './modules';

touch(require('aws-cdk-lib/aws-sqs'), ['Queue']);
touch(require('aws-cdk-lib/aws-iam'), ['Role', 'ServicePrincipal', 'Policy']);

/** The role of a function, a queue, and the policy by which the one may read the other, again and again. */
export function defineOthers(stack: Stack, count: number): void {
  const scope = new Construct(stack, 'Others');
  for (let made = 0; made < count; made += 3) {
    const role = new Role(scope, `Role${made}`, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    const queue = made + 1 < count ? new Queue(scope, `Queue${made}`) : undefined;
    if (made + 2 < count) {
      queue?.grantConsumeMessages(role);
    }
  }
}
