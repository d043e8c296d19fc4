import type { Explanation, StatementExplanation } from './explain';

export type Outcome = 'ALLOWED' | 'EXPLICITLY_DENIED' | 'IMPLICITLY_DENIED' | 'INDETERMINATE';

/** What was decided, and why. The reasons are put into words only when somebody reads them. */
export class Decision {
  private explanation: Explanation | undefined;

  public constructor(
    public readonly outcome: Outcome,
    private readonly explain: (outcome: Outcome) => Explanation,
  ) {}

  /** Every statement of every policy, and how it fared. */
  public get statements(): readonly StatementExplanation[] {
    return this.explained.statements;
  }

  /** What decided, in sentences; for what can not be told, what is unknown and how to supply it. */
  public get reasons(): readonly string[] {
    return this.explained.reasons;
  }

  /** What no decision takes into account, because no template shows it. */
  public get notEvaluated(): string {
    return 'service control policies, resource control policies, VPC endpoint policies, access control lists, and rules of single services';
  }

  private get explained(): Explanation {
    this.explanation ??= this.explain(this.outcome);
    return this.explanation;
  }
}
