import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { CODE_PREFIX } from '../../private/errors';

/** Whether a rule was acknowledged, through CDK core, on a construct or one above it. */
export function isAcknowledged(construct: IConstruct, ruleId: string): boolean {
  const id = `${CODE_PREFIX}::${ruleId}`;
  return construct.node.scopes.some(({ node }) =>
    node.metadata.some(
      ({ type, data }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY && Object.hasOwn(data ?? {}, id),
    ),
  );
}
