import type { UserPool, UserPoolClient } from 'aws-cdk-lib/aws-cognito';
import {
  ClaimRule,
  GuestAccess,
  IdentityPool,
  IdentityProvider,
  PrincipalTags,
  RoleMapping,
} from 'cdk-cognito-identity-pool';
import type { Construct } from 'constructs';
import {
  APPLE,
  CLAIM,
  clientsOf,
  FACEBOOK,
  GOOGLE,
  oidcProvidersFor,
  PRINCIPAL_TAGS,
  ROLES,
  RULES,
  TAGS,
} from './mapped';

export function define(scope: Construct, id: string, userPool: UserPool, client: UserPoolClient): void {
  const pool = new IdentityPool(scope, id, { guestAccess: GuestAccess.enabled(), tags: TAGS });
  const roles = ROLES.map((role) => pool.addRole(role));
  const options = () => ({
    roleMapping: RoleMapping.fromRules(RULES.map(({ value, role }) => ClaimRule.whenEquals(CLAIM, value, roles[role]))),
    principalTags: PrincipalTags.custom(PRINCIPAL_TAGS),
  });
  const clients = clientsOf(userPool, client);
  for (const provider of [
    ...clients.map((each) => IdentityProvider.userPool(userPool, { clients: [each], ...options() })),
    IdentityProvider.google(GOOGLE, options()),
    IdentityProvider.facebook(FACEBOOK, options()),
    IdentityProvider.apple(APPLE, options()),
    ...oidcProvidersFor(scope, id).map((provider) => IdentityProvider.openIdConnect(provider, options())),
  ]) {
    pool.addProvider(provider);
  }
}
