import type { Conditions } from 'aws-cdk-lib/aws-iam';

/**
 * Who signs in, as Cognito's token says it in `amr`.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/role-trust-and-permissions.html
 */
export type Audience = 'authenticated' | 'unauthenticated';

export const ASSUME = 'sts:AssumeRoleWithWebIdentity';
export const TAG = 'sts:TagSession';

/** What a role must trust, so that one pool can hand it to one audience. */
export interface Trust {
  /** The federated principal of the pool's region; the prefix of the condition keys. */
  readonly federated: string;
  readonly identityPoolId: string;
  readonly audience: Audience;
  /**
   * The login names of the providers whose users are trusted.
   *
   * @default - the whole audience
   */
  readonly through?: string[];
}

/**
 * Signed-in users may bring session tags, from Cognito's signed token alone; without `sts:TagSession` a single mapped claim
 * fails every sign-in. Guests have no claims, so they get no such right.
 */
export function trustedActions(audience: Audience): string[] {
  return audience === 'authenticated' ? [ASSUME, TAG] : [ASSUME];
}

/** `aud` and `amr` together: without `amr` a guest's token would satisfy the role of the signed-in. */
export function trustConditions(trust: Trust): Conditions {
  return {
    StringEquals: { [`${trust.federated}:aud`]: trust.identityPoolId },
    // Names of providers are compared as they are: none shall be a pattern.
    ...(trust.through
      ? { 'ForAnyValue:StringEquals': { [`${trust.federated}:amr`]: trust.through } }
      : { 'ForAnyValue:StringLike': { [`${trust.federated}:amr`]: trust.audience } }),
  };
}

/** Whoever lacks a session tag, of the users of one pool. */
export interface LackingTag {
  readonly federated: string;
  readonly identityPoolId: string;
  readonly tag: string;
  /** Which of them, by their logins: an operator with its values for `amr`. */
  readonly amr: Record<string, string[]>;
}

/** `StringNotLike` is true for a tag that is absent, and for one that is empty. */
export function denialConditions({ federated, identityPoolId, tag, amr }: LackingTag): Conditions {
  return {
    StringEquals: { [`${federated}:aud`]: identityPoolId },
    StringNotLike: { [`aws:RequestTag/${tag}`]: '?*' },
    ...Object.fromEntries(
      Object.entries(amr).map(([operator, logins]) => [operator, { [`${federated}:amr`]: logins }]),
    ),
  };
}

/** The statement as it stands in a policy document, for people to copy. */
export function trustStatement(trust: Trust): Record<string, unknown> {
  return {
    Effect: 'Allow',
    Principal: { Federated: trust.federated },
    Action: trustedActions(trust.audience),
    Condition: trustConditions(trust),
  };
}
