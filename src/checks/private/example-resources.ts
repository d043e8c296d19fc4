import { COMMERCIAL } from '../../private/federation';
import { type Audience, trustStatement } from '../../private/trust-policy';

/** Parts of templates, for the examples of rules. `Pool` is the logical id of the pool. */
export function examplePool(properties: object = {}): object {
  return { Type: 'AWS::Cognito::IdentityPool', Properties: { AllowUnauthenticatedIdentities: false, ...properties } };
}

/** A role named `Role`, attached for signed-in users. */
export function exampleAttachment(properties: object = { Roles: { authenticated: arnOf('Role') } }): object {
  return {
    Type: 'AWS::Cognito::IdentityPoolRoleAttachment',
    Properties: { IdentityPoolId: { Ref: 'Pool' }, ...properties },
  };
}

export function exampleRole(statements: readonly object[], properties: object = {}): object {
  return {
    Type: 'AWS::IAM::Role',
    Properties: { AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: statements }, ...properties },
  };
}

/** A statement that is right for the pool, but for what is changed. */
export function exampleTrust(audience: Audience, changes: object = {}): object {
  const right = trustStatement({ federated: COMMERCIAL, identityPoolId: 'Pool', audience });
  const pool = { StringEquals: { [`${COMMERCIAL}:aud`]: { Ref: 'Pool' } } };
  return { ...right, Condition: { ...Object(right.Condition), ...pool }, ...changes };
}

/** A pool with a role for signed-in users that has these statements. */
export function exampleOf(trust: object, role: object = {}): object {
  return { Pool: examplePool(), Role: exampleRole([trust], role), Roles: exampleAttachment() };
}

/** A pool with guests, whose role has this statement in a policy. */
export function exampleGuests(statement: object, trust: object = exampleTrust('unauthenticated')): object {
  return {
    Pool: examplePool({ AllowUnauthenticatedIdentities: true, AllowClassicFlow: false }),
    Role: exampleRole([trust], { Policies: [examplePolicy(statement)] }),
    Roles: exampleAttachment({ Roles: { unauthenticated: arnOf('Role') } }),
  };
}

/** A pool for users of Google, whose role has this statement in a policy. */
export function exampleUsers(statement: object): object {
  return {
    Pool: examplePool({ SupportedLoginProviders: { 'accounts.google.com': '1234-abc.apps.googleusercontent.com' } }),
    Role: exampleRole([exampleTrust('authenticated')], { Policies: [examplePolicy(statement)] }),
    Roles: exampleAttachment(),
  };
}

/** A user pool with a client, and a pool for its users that has this role mapping for them. */
export function exampleUserPool(mapping: object): object {
  const ProviderName = { 'Fn::GetAtt': ['Users', 'ProviderName'] };
  return {
    Users: { Type: 'AWS::Cognito::UserPool' },
    Web: { Type: 'AWS::Cognito::UserPoolClient', Properties: { UserPoolId: { Ref: 'Users' } } },
    Pool: examplePool({ CognitoIdentityProviders: [{ ProviderName, ClientId: { Ref: 'Web' } }] }),
    Roles: exampleAttachment({
      Roles: {},
      RoleMappings: {
        users: {
          IdentityProvider: { 'Fn::Join': [':', [ProviderName, { Ref: 'Web' }]] },
          AmbiguousRoleResolution: 'Deny',
          ...mapping,
        },
      },
    }),
  };
}

/** A role mapping with one rule. */
export function exampleRules(rule: object): object {
  const RoleARN = 'arn:aws:iam::111111111111:role/admins';
  return { Type: 'Rules', RulesConfiguration: { Rules: [{ RoleARN, ...rule }] } };
}

/** A group of that user pool, with a role. */
export function exampleGroup(name: string, properties: object = {}): object {
  return {
    Type: 'AWS::Cognito::UserPoolGroup',
    Properties: {
      UserPoolId: { Ref: 'Users' },
      GroupName: name,
      RoleArn: `arn:aws:iam::111111111111:role/${name}`,
      ...properties,
    },
  };
}

/** A policy that stands in a role. */
export function examplePolicy(statement: object): object {
  return { PolicyName: 'example', PolicyDocument: { Version: '2012-10-17', Statement: [statement] } };
}

export function arnOf(logicalId: string): object {
  return { 'Fn::GetAtt': [logicalId, 'Arn'] };
}
