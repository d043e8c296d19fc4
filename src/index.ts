// The public surface, name by name.
export { CognitoFederation } from './cognito-federation';
export { GuestAccess, type GuestAccessOptions } from './guest-access';
export { IdentityPool, type IdentityPoolProps, type IIdentityPool } from './identity-pool';
export { IdentityPoolPrincipal, type IdentityPoolPrincipalOptions } from './identity-pool-principal';
export {
  BoundIdentityProvider,
  IdentityProvider,
  type IdentityProviderBindOptions,
  type IdentityProviderConfig,
  type IIdentityProvider,
  type UserPoolClientConfig,
  type UserPoolProviderOptions,
} from './identity-provider';
export { PoolRole, type PoolRoleProps } from './pool-role';
