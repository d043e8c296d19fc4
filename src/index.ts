// The public surface, name by name.
export { BoundIdentityProvider } from './bound-identity-provider';
export * as checks from './checks';
export { CognitoFederation } from './cognito-federation';
export { GuestAccess, type GuestAccessOptions } from './guest-access';
export { IdentityPool, type IIdentityPool } from './identity-pool';
export { IdentityPoolGrants } from './identity-pool-grants';
export { IdentityPoolPrincipal, type IdentityPoolPrincipalOptions } from './identity-pool-principal';
export type { IdentityPoolAttributes, IdentityPoolProps } from './identity-pool-props';
export { IdentityProvider, type IdentityProviderOptions, type UserPoolProviderOptions } from './identity-provider';
export type {
  IdentityProviderBindOptions,
  IdentityProviderConfig,
  IIdentityProvider,
  UserPoolClientConfig,
} from './identity-provider-config';
export { IdentityPoolIsolation } from './isolation/identity-pool-isolation';
export { Isolation } from './isolation/isolation';
export { ItemGrants, type ItemIsolationOptions } from './isolation/item-grants';
export { ObjectGrants, type ObjectIsolationOptions } from './isolation/object-grants';
export { PathGrants, type PathIsolationOptions } from './isolation/path-grants';
export { ScopeGrants } from './isolation/scope-grants';
export { TopicGrants, type TopicIsolationOptions } from './isolation/topic-grants';
export { PoolGroup, type PoolGroupProps } from './pool-group';
export { type AddedRoleProps, PoolRole, type PoolRoleProps } from './pool-role';
export { type CustomPrincipalTagsOptions, PrincipalTags } from './principal-tags';
export {
  ClaimMatch,
  ClaimRule,
  RoleMapping,
  type RoleMappingOptions,
  RoleMappingType,
  RoleResolution,
  RuleMapping,
} from './role-mapping';
export * as testing from './testing';
