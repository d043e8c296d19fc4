import type { Json } from '../../support/stacks';

/** Parts of the templates of examples, and of what is put into them. */
export const STATEMENT = 'AssumeRolePolicyDocument/Statement/0';
export const AUD = 'cognito-identity.amazonaws.com:aud';
export const AMR = 'cognito-identity.amazonaws.com:amr';
export const SOME_POOL = '11111111-2222-3333-4444-555555555555';

/** A pool, its default role and its attachment, which have one name in several examples. */
export const IDENTITIES = { Ref: 'Identities1D2FC062' };
export const ROLE = arnOf('IdentitiesAuthenticatedRoleB7BB6C89');
export const TRUST = `IdentitiesAuthenticatedRole/${STATEMENT}`;
export const GRANTS = 'IdentitiesAuthenticatedRoleDefaultPolicy/PolicyDocument/Statement';
export const ROLES = 'IdentitiesDefaultRoleAttachment/Roles';
export const MAPPINGS = 'IdentitiesDefaultRoleAttachment/RoleMappings';

export function arnOf(logicalId: string): Json {
  return { 'Fn::GetAtt': [logicalId, 'Arn'] };
}

export function allow(action: string, resource: Json, condition?: Json): Json {
  return { Effect: 'Allow', Action: action, Resource: resource, ...(condition && { Condition: condition }) };
}

export function times<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

/** A role mapping with rules, of which each says what it does not say else. */
export function byRules(provider: Json, rules: readonly Json[]): Json {
  return {
    IdentityProvider: provider,
    Type: 'Rules',
    AmbiguousRoleResolution: 'Deny',
    RulesConfiguration: { Rules: rules.map((rule) => ({ MatchType: 'Equals', ...rule })) },
  };
}
