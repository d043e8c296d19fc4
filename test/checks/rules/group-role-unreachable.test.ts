import { groupRoleUnreachable } from '../../../src/checks/private/rules/group-role-unreachable';
import { findingsOf, verdictOf } from '../support';
import { arn, group, role, trust, userPool } from '../templates';

const GROUP = { Group: group({ GroupName: 'admins', RoleArn: arn('Admins') }), Admins: role([trust()]) };
const rules = (roleArn: unknown) => ({
  Type: 'Rules',
  RulesConfiguration: {
    Rules: [{ Claim: 'cognito:groups', MatchType: 'Contains', Value: 'admins', RoleARN: roleArn }],
  },
});

function unmapped(): object {
  const resources = userPool({}, { resources: GROUP });
  resources.Roles.Properties.RoleMappings = undefined;
  return resources;
}

test.each([
  ['no mapping', unmapped(), 'fires'],
  ['rules for other roles', userPool(rules(arn('Role')), { resources: GROUP }), 'fires'],
  ['the token', userPool({ Type: 'Token' }, { resources: GROUP }), 'stays silent'],
  ['a rule for the role', userPool(rules(arn('Admins')), { resources: GROUP }), 'stays silent'],
  ['a rule for a role nobody knows', userPool(rules({ Ref: 'Nothing' }), { resources: GROUP }), 'stays silent'],
  ['a mapping whose type nobody knows', userPool({ Type: { Ref: 'Nothing' } }, { resources: GROUP }), 'stays silent'],
])('a group with a role, and %s: %s', (_, resources, verdict) => {
  expect(verdictOf(groupRoleUnreachable, resources)).toBe(verdict);
});

test.each([
  ['no role', userPool({ Type: 'Rules' }, { resources: { Group: group({ GroupName: 'admins' }) } })],
  [
    'another user pool',
    userPool(
      { Type: 'Rules' },
      { resources: { ...GROUP, Group: group({ UserPoolId: 'eu-west-1_x', RoleArn: arn('Admins') }) } },
    ),
  ],
  ['the default role', userPool({ Type: 'Rules' }, { resources: { Group: group({ RoleArn: arn('Role') }) } })],
])('stays silent on a group with %s', (_, resources) => {
  expect(verdictOf(groupRoleUnreachable, resources)).toBe('stays silent');
});

test('can not tell of a group that may be of another user pool', () => {
  const Group = group({ UserPoolId: { Ref: 'Nothing' }, RoleArn: arn('Admins') });
  expect(verdictOf(groupRoleUnreachable, userPool({ Type: 'Rules' }, { resources: { ...GROUP, Group } }))).toBe(
    'can not tell',
  );
});

test('the token of one of two clients is enough', () => {
  const resources = userPool({ Type: 'Token' }, { resources: GROUP });
  resources.Pool.Properties.CognitoIdentityProviders.push({
    ProviderName: { 'Fn::GetAtt': ['Users', 'ProviderName'] },
    ClientId: 'another',
  });
  expect(verdictOf(groupRoleUnreachable, resources)).toBe('stays silent');
});

test('a finding names the group, the role and the pool', () => {
  expect(findingsOf(groupRoleUnreachable, userPool({ Type: 'Rules' }, { resources: GROUP }))).toMatchObject([
    {
      at: 'Group',
      pool: 'Pool',
      property: 'Properties.RoleArn',
      what: 'group admins has arn:aws:iam::111111111111:role/<S/Admins.Ref>, and Pool takes no role from tokens of Users',
    },
  ]);
});
