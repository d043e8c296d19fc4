import { tokenMappingWithoutGroupRoles } from '../../../src/checks/private/rules/token-mapping-without-group-roles';
import { findingsOf, verdictOf } from '../support';
import { group, userPool } from '../templates';

const RoleArn = 'arn:aws:iam::111111111111:role/admins';
const TRIGGER = { LambdaConfig: { PreTokenGeneration: 'arn:aws:lambda:eu-west-1:111111111111:function:token' } };

test.each([
  ['no group', userPool({ Type: 'Token' }), 'fires'],
  ['a group without a role', userPool({ Type: 'Token' }, { resources: { Group: group() } }), 'fires'],
  [
    'a group of another user pool',
    userPool({ Type: 'Token' }, { resources: { Group: group({ UserPoolId: 'eu-west-1_AbCdEfGhI', RoleArn }) } }),
    'fires',
  ],
  ['a group with a role', userPool({ Type: 'Token' }, { resources: { Group: group({ RoleArn }) } }), 'stays silent'],
  ['a trigger that writes tokens', userPool({ Type: 'Token' }, { userPool: TRIGGER }), 'stays silent'],
  ['rules', userPool({ Type: 'Rules' }), 'stays silent'],
  [
    'a group that may be of this user pool',
    userPool({ Type: 'Token' }, { resources: { Group: group({ UserPoolId: { Ref: 'Nothing' }, RoleArn }) } }),
    'can not tell',
  ],
  [
    'a trigger that may write tokens',
    userPool({ Type: 'Token' }, { userPool: { LambdaConfig: { Ref: 'Nothing' } } }),
    'can not tell',
  ],
])('a user pool with %s: %s', (_, resources, verdict) => {
  expect(verdictOf(tokenMappingWithoutGroupRoles, resources)).toBe(verdict);
});

test('stays silent on a user pool that is not of the app: its groups are not either', () => {
  const resources = userPool({ Type: 'Token' });
  const name = 'cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEfGhI';
  resources.Pool.Properties.CognitoIdentityProviders = [{ ProviderName: name, ClientId: 'abc' }];
  resources.Roles.Properties.RoleMappings.users.IdentityProvider = `${name}:abc`;
  expect(verdictOf(tokenMappingWithoutGroupRoles, resources)).toBe('stays silent');
});

test('a finding names the mapping and the user pool', () => {
  expect(findingsOf(tokenMappingWithoutGroupRoles, userPool({ Type: 'Token' }))).toMatchObject([
    { at: 'Roles', property: 'Properties.RoleMappings.users', what: 'no group of Users in the app has a role' },
  ]);
});
