/** What became of a sign-in. */
export enum SessionOutcome {
  /** There are credentials. */
  SIGNED_IN = 'SIGNED_IN',
  /** Cognito refuses. */
  REFUSED = 'REFUSED',
  /** It can not be told. The reasons say what is unknown. */
  INDETERMINATE = 'INDETERMINATE',
}

/** What a client is told whose sign-in is refused. */
export interface SignInRefusal {
  /** The exception a client sees. */
  readonly exception: string;

  /**
   * Its message.
   *
   * @default - AWS does not document it
   */
  readonly message?: string;

  /** Why, in the words of this library. */
  readonly cause: string;
}
