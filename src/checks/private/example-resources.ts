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

export function arnOf(logicalId: string): object {
  return { 'Fn::GetAtt': [logicalId, 'Arn'] };
}
