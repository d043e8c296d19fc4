import type { Json } from '../support/stacks';

/** Parts of hand-written templates, as AWS's own pages write them. */
export const AUD = 'cognito-identity.amazonaws.com:aud';
export const AMR = 'cognito-identity.amazonaws.com:amr';

export function pool(properties: Json = {}): Json {
  return {
    Type: 'AWS::Cognito::IdentityPool',
    Properties: { AllowUnauthenticatedIdentities: false, AllowClassicFlow: false, ...properties },
  };
}

export function attachment(properties: Json): Json {
  return {
    Type: 'AWS::Cognito::IdentityPoolRoleAttachment',
    Properties: { IdentityPoolId: { Ref: 'Pool' }, ...properties },
  };
}

export function arn(logicalId: string): Json {
  return { 'Fn::GetAtt': [logicalId, 'Arn'] };
}

export function role(statements: Json, properties: Json = {}): Json {
  return {
    Type: 'AWS::IAM::Role',
    Properties: { AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: statements }, ...properties },
  };
}

/** https://docs.aws.amazon.com/cognito/latest/developerguide/role-trust-and-permissions.html */
export function trust(changes: Json = {}, amr: Json = 'authenticated'): Json {
  return {
    Effect: 'Allow',
    Principal: { Federated: 'cognito-identity.amazonaws.com' },
    Action: ['sts:AssumeRoleWithWebIdentity', 'sts:TagSession'],
    Condition: {
      StringEquals: { [AUD]: { Ref: 'Pool' } },
      'ForAnyValue:StringLike': { [AMR]: amr },
    },
    ...changes,
  };
}

export const GUEST_TRUST = trust({ Action: 'sts:AssumeRoleWithWebIdentity' }, 'unauthenticated');

/** A pool whose signed-in users get a role with this trust policy. */
export function signedIn(statements: Json, more: { pool?: Json; role?: Json; resources?: Json } = {}): Json {
  return {
    Pool: pool(more.pool),
    Role: role(statements, more.role),
    Roles: attachment({ Roles: { authenticated: arn('Role') } }),
    ...more.resources,
  };
}

/** A pool whose guests get a role with this trust policy. */
export function guests(
  statements: Json = GUEST_TRUST,
  more: { pool?: Json; role?: Json; resources?: Json } = {},
): Json {
  return {
    Pool: pool({ AllowUnauthenticatedIdentities: true, ...more.pool }),
    Role: role(statements, more.role),
    Roles: attachment({ Roles: { unauthenticated: arn('Role') } }),
    ...more.resources,
  };
}

/** A user pool with a client, a pool for its users, and a role mapping with rules or by token. */
export function userPool(
  mapping: Json,
  more: { pool?: Json; resources?: Json; client?: Json; userPool?: Json } = {},
): Json {
  const providerName = { 'Fn::GetAtt': ['Users', 'ProviderName'] };
  return {
    Users: { Type: 'AWS::Cognito::UserPool', Properties: more.userPool ?? {} },
    Client: { Type: 'AWS::Cognito::UserPoolClient', Properties: { UserPoolId: { Ref: 'Users' }, ...more.client } },
    Pool: pool({
      CognitoIdentityProviders: [{ ProviderName: providerName, ClientId: { Ref: 'Client' } }],
      ...more.pool,
    }),
    Roles: attachment({
      Roles: { authenticated: arn('Role') },
      RoleMappings: {
        users: {
          IdentityProvider: { 'Fn::Join': ['', [providerName, ':', { Ref: 'Client' }]] },
          AmbiguousRoleResolution: 'Deny',
          ...mapping,
        },
      },
    }),
    Role: role(trust()),
    ...more.resources,
  };
}

/** A policy that stands in a role. */
export function policies(...statements: Json[]): Json {
  return { Policies: [{ PolicyName: 'own', PolicyDocument: { Version: '2012-10-17', Statement: statements } }] };
}

/** A pool for users of Google, whose role has these statements in a policy. */
export function granted(...statements: Json[]): Json {
  return signedIn([trust()], {
    pool: { SupportedLoginProviders: { 'accounts.google.com': 'app-id' } },
    role: policies(...statements),
  });
}

/** A pool whose guests' role has these statements in a policy. */
export function guestGranted(...statements: Json[]): Json {
  return guests(GUEST_TRUST, { role: policies(...statements) });
}

export function allow(action: Json, resource: Json = '*', condition?: Json): Json {
  return { Effect: 'Allow', Action: action, Resource: resource, ...(condition && { Condition: condition }) };
}

export function tagMap(tags: Json, properties: Json = {}): Json {
  return {
    Type: 'AWS::Cognito::IdentityPoolPrincipalTag',
    Properties: {
      IdentityPoolId: { Ref: 'Pool' },
      IdentityProviderName: 'accounts.google.com',
      PrincipalTags: tags,
      ...properties,
    },
  };
}

export function group(properties: Json = {}): Json {
  return { Type: 'AWS::Cognito::UserPoolGroup', Properties: { UserPoolId: { Ref: 'Users' }, ...properties } };
}
