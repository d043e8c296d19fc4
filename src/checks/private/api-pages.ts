import { COGNITO_API } from '../../private/limits';

const CLOUDFORMATION = 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference';
const GUIDE = 'https://docs.aws.amazon.com/cognito/latest/developerguide';

/** Pages of AWS about the parts of an identity pool. */
export const API_PAGES = {
  identityPool: `${CLOUDFORMATION}/aws-resource-cognito-identitypool.html`,
  roleAttachment: `${CLOUDFORMATION}/aws-resource-cognito-identitypoolroleattachment.html`,
  tagMap: `${CLOUDFORMATION}/aws-resource-cognito-identitypoolprincipaltag.html`,
  createIdentityPool: `${COGNITO_API}/API_CreateIdentityPool.html`,
  userPoolProvider: `${COGNITO_API}/API_CognitoIdentityProvider.html`,
  setRoles: `${COGNITO_API}/API_SetIdentityPoolRoles.html`,
  roleMapping: `${COGNITO_API}/API_RoleMapping.html`,
  rules: `${COGNITO_API}/API_RulesConfigurationType.html`,
  rule: `${COGNITO_API}/API_MappingRule.html`,
  setTags: `${COGNITO_API}/API_SetPrincipalTagAttributeMap.html`,
  defaultTags: `${GUIDE}/provider-mappings.html`,
  identityPools: `${GUIDE}/identity-pools.html`,
  quotas: `${GUIDE}/quotas.html`,
} as const;
