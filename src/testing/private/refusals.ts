import type { SignInRefusal } from '../session-outcome';

/** What Cognito answers a sign-in that it does not serve, as far as anybody has written it down. */
interface KnownAnswer {
  readonly exception: string;
  /** Undefined where AWS does not document the words. */
  readonly message?: string;
}

/** @see https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_GetCredentialsForIdentity.html */
const ANSWERS = {
  /** @see https://github.com/aws-amplify/amplify-js/issues/8644 */
  guestsOff: {
    exception: 'NotAuthorizedException',
    message: 'Unauthenticated access is not supported for this identity pool.',
  },
  /** @see https://github.com/aws-amplify/amplify-js/issues/8644 */
  ambiguous: {
    exception: 'NotAuthorizedException',
    message: 'The ambiguous role mapping rules denied this request',
  },
  customRole: { exception: 'NotAuthorizedException' },
  /** @see https://github.com/aws-amplify/amplify-js/issues/4112 */
  configuration: {
    exception: 'InvalidIdentityPoolConfigurationException',
    message: 'Invalid identity pool configuration. Check assigned IAM roles for this pool.',
  },
  /** @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html */
  notTrusted: {
    exception: 'AccessDenied',
    message: 'Not authorized to perform sts:AssumeRoleWithWebIdentity',
  },
  /** @see https://github.com/aws/aws-cli/issues/7652 */
  classicFlowOff: {
    exception: 'InvalidParameterException',
    message: 'Basic (classic) flow is not enabled, please use enhanced flow.',
  },
  /** @see https://github.com/aws-observability/aws-rum-web/issues/172 */
  classicFlowWithMappings: {
    exception: 'InvalidParameterException',
    message: 'Basic (classic) flow is not supported with RoleMappings, please use enhanced flow.',
  },
  /** @see https://docs.aws.amazon.com/cognito/latest/developerguide/saml-identity-provider.html */
  classicFlowWithSaml: { exception: 'InvalidParameterException' },
} satisfies { readonly [name: string]: KnownAnswer };

/** A refusal: what a real client sees, and why in the words of this library. */
export function refusal(answer: keyof typeof ANSWERS, cause: string): SignInRefusal {
  const { exception, message }: KnownAnswer = ANSWERS[answer];
  return { exception, message, cause };
}
