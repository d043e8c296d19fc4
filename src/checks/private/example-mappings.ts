import { exampleAttachment, examplePool } from './example-resources';

/** An identity pool whose users come from Google, for the examples of rules. */
export const GOOGLE_POOL = examplePool({
  SupportedLoginProviders: { 'accounts.google.com': '1234-abc.apps.googleusercontent.com' },
});

const NAME_OF_USERS = { 'Fn::GetAtt': ['Users', 'ProviderName'] };

export const USERS_ROLE = 'arn:aws:iam::123456789012:role/users';

export const EXAMPLE_RULE = { Claim: 'hd', MatchType: 'Equals', Value: 'example.com', RoleARN: USERS_ROLE };

/** A pool with a role mapping for Google's users that is right, but for what is changed. */
export function exampleMapping(changes: object, attachment: object = {}): object {
  return { Pool: GOOGLE_POOL, Roles: exampleMappings({ 'accounts.google.com': mappingWith(changes) }, attachment) };
}

export function exampleMappings(mappings: object, attachment: object = {}): object {
  return exampleAttachment({ Roles: { authenticated: USERS_ROLE }, RoleMappings: mappings, ...attachment });
}

export function mappingWith(changes: object): object {
  return {
    Type: 'Rules',
    AmbiguousRoleResolution: 'Deny',
    RulesConfiguration: { Rules: [EXAMPLE_RULE] },
    ...changes,
  };
}

/** A pool with one rule for Google's users that is right, but for what is changed. */
export function exampleRule(changes: object): object {
  return exampleMapping({ RulesConfiguration: { Rules: [{ ...EXAMPLE_RULE, ...changes }] } });
}

/** A user pool with a client, and an identity pool for its users with one rule that is right, but for what is changed. */
export function exampleUserPoolRule(changes: object, userPool: object = {}): object {
  return exampleUserPoolMapping(
    { RulesConfiguration: { Rules: [{ ...EXAMPLE_RULE, Claim: 'email_verified', Value: 'true', ...changes }] } },
    userPool,
  );
}

export function exampleUserPoolMapping(changes: object, userPool: object = {}): object {
  return {
    ...exampleClient(userPool),
    Roles: exampleMappings({
      users: { IdentityProvider: { 'Fn::Join': [':', [NAME_OF_USERS, { Ref: 'Web' }]] }, ...mappingWith(changes) },
    }),
  };
}

/** A user pool with a client, and an identity pool for its users. */
export function exampleClient(userPool: object = {}, client: object = {}): object {
  return {
    Users: { Type: 'AWS::Cognito::UserPool', Properties: userPool },
    Web: { Type: 'AWS::Cognito::UserPoolClient', Properties: { UserPoolId: { Ref: 'Users' } } },
    Pool: examplePool({
      CognitoIdentityProviders: [
        {
          ProviderName: NAME_OF_USERS,
          ClientId: { Ref: 'Web' },
          ServerSideTokenCheck: true,
          ...client,
        },
      ],
    }),
  };
}

/** A pool with many clients of one user pool. */
export function exampleClients(count: number): object {
  const ProviderName = 'cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEfGhI';
  const clients = Array.from({ length: count }, (_, n) => ({ ProviderName, ClientId: `client${n}` }));
  return { Pool: examplePool({ CognitoIdentityProviders: clients }) };
}

/** A pool with a tag map for Google's users. */
export function exampleTagMap(properties: object): object {
  return { Pool: GOOGLE_POOL, Tags: exampleTags(properties) };
}

export function exampleTags(properties: object): object {
  return {
    Type: 'AWS::Cognito::IdentityPoolPrincipalTag',
    Properties: { IdentityPoolId: { Ref: 'Pool' }, IdentityProviderName: 'accounts.google.com', ...properties },
  };
}
