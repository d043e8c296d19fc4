const COGNITO = 'https://docs.aws.amazon.com/cognito/latest/developerguide';
const IAM = 'https://docs.aws.amazon.com/IAM/latest/UserGuide';

/** Pages of AWS that more than one rule rests on. */
export const PAGES = {
  attributesForAccessControl: `${COGNITO}/using-afac-with-cognito-identity-pools.html`,
  authenticationFlow: `${COGNITO}/authentication-flow.html`,
  bestPractices: `${COGNITO}/identity-pools-security-best-practices.html`,
  govCloud: 'https://docs.aws.amazon.com/govcloud-us/latest/UserGuide/govcloud-cog.html',
  groups: `${COGNITO}/cognito-user-pools-user-groups.html`,
  iamQuotas: `${IAM}/reference_iam-quotas.html`,
  iamRoles: `${COGNITO}/iam-roles.html`,
  policyVariables: `${IAM}/reference_policies_variables.html`,
  roleBasedAccess: `${COGNITO}/role-based-access-control.html`,
  trust: `${COGNITO}/role-trust-and-permissions.html`,
} as const;

/** What becomes of a sign-in that leads to a role STS refuses. */
export const SIGN_IN_FAILS =
  'Every sign-in that leads to the role fails with "Invalid identity pool configuration. Check assigned IAM roles for this pool."';
