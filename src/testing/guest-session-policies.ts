/**
 * What the enhanced flow lets guests do at most, whatever their role allows. This library knows the list as of a day; say it
 * yourself when AWS has changed it.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/iam-roles.html
 */
export class GuestSessionPolicies {
  /**
   * Another list than the one this library knows.
   *
   * @param actions the actions guests may use at most, such as `dynamodb:*`
   */
  public static ofActions(actions: string[]): GuestSessionPolicies {
    return new GuestSessionPolicies([...actions]);
  }

  /** The actions guests may use at most. */
  public readonly actions: string[];

  private constructor(actions: string[]) {
    this.actions = actions;
  }
}
