/**
 * What each grant on an identity pool allows.
 *
 * Left out everywhere: `GetId`, `GetCredentialsForIdentity`, `GetOpenIdToken` and `UnlinkIdentity`, which apps call unsigned,
 * so that no policy is asked; `CreateIdentityPool` and `DeleteIdentityPool`, which are for deployments.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncognitoidentity.html
 */

export const DEVELOPER_SIGN_IN = [
  'cognito-identity:GetOpenIdTokenForDeveloperIdentity',
  'cognito-identity:LookupDeveloperIdentity',
  'cognito-identity:MergeDeveloperIdentities',
  'cognito-identity:UnlinkDeveloperIdentity',
];

export const LIST_IDENTITIES = ['cognito-identity:ListIdentities'];

/** Known to no resource: limited by the condition key `cognito-identity:IdentityPoolArn`. */
export const DESCRIBE_IDENTITIES = ['cognito-identity:DescribeIdentity'];

/** Known to no resource: limited by the condition key `cognito-identity:IdentityPoolArn`. */
export const DELETE_IDENTITIES = ['cognito-identity:DeleteIdentities'];

export const CONFIGURE = {
  /** An update writes the pool as a whole, its tags too: `UpdateIdentityPool` asks for both of tagging. */
  onPool: [
    'cognito-identity:DescribeIdentityPool',
    'cognito-identity:GetIdentityPoolRoles',
    'cognito-identity:GetPrincipalTagAttributeMap',
    'cognito-identity:TagResource',
    'cognito-identity:UntagResource',
    'cognito-identity:UpdateIdentityPool',
  ],
  /** Known to no resource and to no condition key: `*` is all that works. `iam:PassRole` is what limits it. */
  anywhere: ['cognito-identity:SetIdentityPoolRoles', 'cognito-identity:SetPrincipalTagAttributeMap'],
  onRoles: ['iam:PassRole'],
};
