import { type Condition, PolicyStatement, type PolicyStatementProps } from 'aws-cdk-lib/aws-iam';

/**
 * A statement that stays as it was made. `principal.withConditions()` and `.withSessionTags()` write into every statement the
 * principal adds to a trust policy: into a denial as well, which would then deny others than it must.
 */
export class SealedStatement extends PolicyStatement {
  private readonly isComplete: boolean;

  constructor(props: PolicyStatementProps) {
    super(props);
    this.isComplete = true;
  }

  public override addActions(...actions: string[]): void {
    if (!this.isComplete) {
      super.addActions(...actions);
    }
  }

  public override addCondition(key: string, value: Condition): void {
    if (!this.isComplete) {
      super.addCondition(key, value);
    }
  }
}
