import { testing } from 'cdk-cognito-identity-pool';
import type { Json } from '../../support/stacks';
import { OIDC_ARN, SAML_ARN } from './pool-template';

const { SignIn } = testing;

/** Every way to sign in to the pool of `poolTemplate()`, by the short name of its provider. */
export const SIGN_INS: Record<string, (claims?: Json, options?: testing.SignInOptions) => testing.SignIn> = {
  guest: (_, options) => SignIn.asGuest(options),
  'user-pool': (claims, options) => SignIn.withUserPool('Web', claims, options),
  oidc: (claims, options) => SignIn.withOidc(OIDC_ARN, claims, options),
  saml: (claims, options) => SignIn.withSaml(SAML_ARN, claims, options),
  google: (claims, options) => SignIn.withGoogle(claims, options),
  facebook: (claims, options) => SignIn.withFacebook(claims, options),
  amazon: (claims, options) => SignIn.withAmazon(claims, options),
  apple: (claims, options) => SignIn.withApple(claims, options),
  twitter: (claims, options) => SignIn.withTwitter(claims, options),
  developer: (principalTags, options) => SignIn.withDeveloper('user-1', { principalTags, ...options }),
};

/** What became of a sign-in: the logical id of the role, the exception, or that it can not be told. */
export function became(session: testing.SimulatedSession): string {
  switch (session.outcome) {
    case testing.SessionOutcome.SIGNED_IN:
      return session.roleLogicalId ?? session.roleArn ?? 'one of several roles';
    case testing.SessionOutcome.REFUSED:
      return session.refusal?.exception ?? '';
    case testing.SessionOutcome.INDETERMINATE:
      return 'INDETERMINATE';
  }
}
