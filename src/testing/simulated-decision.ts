/** What AWS answers a request. */
export enum DecisionOutcome {
  /** It is done. */
  ALLOWED = 'ALLOWED',
  /** A policy denies it, and nothing else can allow it then. */
  EXPLICITLY_DENIED = 'EXPLICITLY_DENIED',
  /** No policy allows it. */
  IMPLICITLY_DENIED = 'IMPLICITLY_DENIED',
  /** It can not be told. The reasons say what is unknown, and how to supply it. */
  INDETERMINATE = 'INDETERMINATE',
}

/** What is decided for a request of a session, and why. */
export class SimulatedDecision {
  /** @internal */
  public static _of(outcome: DecisionOutcome, reasons: () => readonly string[]): SimulatedDecision {
    return new SimulatedDecision(outcome, reasons);
  }

  /** What AWS answers. */
  public readonly outcome: DecisionOutcome;

  private constructor(
    outcome: DecisionOutcome,
    private readonly explain: () => readonly string[],
  ) {
    this.outcome = outcome;
  }

  /** Whether the request is certainly allowed. False for one of which it can not be told. */
  public get isAllowed(): boolean {
    return this.outcome === DecisionOutcome.ALLOWED;
  }

  /** Which statement decided, or for a request that is not allowed, what did not match and why, or what is unknown. */
  public get reasons(): string[] {
    return [...this.explain()];
  }
}
