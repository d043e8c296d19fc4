import type { CognitoFederation } from '../cognito-federation';
import type { GuestSessionPolicies } from './guest-session-policies';

/** What the templates of an app do not say. */
export interface SimulatorOptions {
  /**
   * The number of the account the app goes to, for stacks that do not say so.
   *
   * @default - some account, which is no account that anybody names
   */
  readonly account?: string;

  /**
   * The region the app goes to, for stacks that do not say so.
   *
   * @default - some commercial region, which is no region that anybody names
   */
  readonly region?: string;

  /**
   * The partition the app goes to, such as `aws-us-gov`.
   *
   * @default - that of the region; `aws` where the region is not known
   */
  readonly partition?: string;

  /**
   * The values of the parameters of the pool's template, by their logical ids.
   *
   * @default - the defaults of the parameters
   */
  readonly parameters?: { [name: string]: string };

  /**
   * The name of the stack a template is deployed as, where the template uses it. Constructs say theirs.
   *
   * @default - not known
   */
  readonly stackName?: string;

  /**
   * How Cognito presents itself to IAM.
   *
   * @default - what the pool says, for an `IdentityPool` of this library; else that of the region
   */
  readonly federation?: CognitoFederation;

  /**
   * What guests may do at most in the enhanced flow, whatever their role allows.
   *
   * @default - the session policies of Cognito, as this library knows them
   */
  readonly guestSessionPolicies?: GuestSessionPolicies;
}
