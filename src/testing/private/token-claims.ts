import type { ProviderModel } from '../../model/elements';
import type { IdentityPoolModel } from '../../model/identity-pool-model';
import { isLiteral } from '../../model/text';
import type { Claim } from './claims';
import { roleClaimsOf } from './group-roles';

/**
 * Claims that stand in every token, so that nobody can take them to be absent. What they say nobody knows who was not told.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-id-token.html
 * @see https://openid.net/specs/openid-connect-core-1_0.html#IDToken
 */
const ALWAYS_THERE: { readonly [kind in ProviderModel['kind']]: ReadonlyMap<string, Claim> } = {
  'user-pool': notSupplied('aud', 'auth_time', 'cognito:username', 'exp', 'iat', 'iss', 'sub', 'token_use'),
  social: notSupplied('aud', 'exp', 'iat', 'iss', 'sub'),
  'open-id-connect': notSupplied('aud', 'exp', 'iat', 'iss', 'sub'),
  saml: notSupplied(),
  developer: notSupplied(),
};

/** The claims of a user's token: those that are given, those that follow from them, and those every token has. */
export function tokenClaims(
  given: ReadonlyMap<string, Claim>,
  provider: ProviderModel,
  model: IdentityPoolModel,
): ReadonlyMap<string, Claim> {
  const claims = new Map(ALWAYS_THERE[provider.kind]);
  const known = new Map(knownOf(provider));
  for (const [name, claim] of [...known, ...rolesFromGroups(given, provider, model), ...given]) {
    claims.set(name, isDeployedName(claim, known.get(name)) ? (known.get(name) as Claim) : claim);
  }
  return claims;
}

function notSupplied(...names: string[]): Map<string, Claim> {
  return new Map(
    names.map((name) => [
      name,
      { kind: 'unknown', reason: `every token has claim ${name}; supply it with claims: { '${name}': ... }` },
    ]),
  );
}

/** A real token names its user pool and client by ids that only the deployment knows: here they are references. */
function isDeployedName(claim: Claim, known: Claim | undefined): boolean {
  return claim.kind === 'text' && isLiteral(claim.text) && known?.kind === 'text' && !isLiteral(known.text);
}

function knownOf(provider: ProviderModel): [string, Claim][] {
  if (provider.kind !== 'user-pool') {
    return [];
  }
  return [
    ['aud', { kind: 'text', text: provider.clientId }],
    ['iss', { kind: 'text', text: `https://${provider.providerName}` }],
    ['token_use', { kind: 'text', text: 'id' }],
  ];
}

/** A user pool writes the roles of the groups into the token; a test needs to name the groups alone. */
function rolesFromGroups(
  given: ReadonlyMap<string, Claim>,
  provider: ProviderModel,
  model: IdentityPoolModel,
): [string, Claim][] {
  const groups = given.get('cognito:groups');
  const saysRoles = given.has('cognito:roles') || given.has('cognito:preferred_role');
  if (provider.kind !== 'user-pool' || groups === undefined || groups.kind === 'absent' || saysRoles) {
    return [];
  }
  const { roles, preferredRole } =
    groups.kind === 'unknown'
      ? { roles: groups, preferredRole: groups }
      : roleClaimsOf(groups.kind === 'list' ? groups.texts : [groups.text], provider.providerName, model);
  return [
    ['cognito:roles', roles],
    ['cognito:preferred_role', preferredRole],
  ];
}
