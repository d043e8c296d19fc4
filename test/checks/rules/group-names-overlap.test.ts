import { groupNamesOverlap } from '../../../src/checks/private/rules/group-names-overlap';
import { findingsOf, verdictOf } from '../support';
import { arn, group, userPool } from '../templates';

function looking(rule: object, ...names: unknown[]): object {
  const Rules = [{ Claim: 'cognito:groups', MatchType: 'Contains', Value: 'admin', RoleARN: arn('Role'), ...rule }];
  const groups = Object.fromEntries(names.map((name, index) => [`Group${index}`, group({ GroupName: name })]));
  return userPool({ Type: 'Rules', RulesConfiguration: { Rules } }, { resources: groups });
}

test.each([
  ['admin', looking({}, 'admin', 'superadmin'), 'fires'],
  ['admin', looking({}, 'not-admin'), 'fires'],
  ['admin', looking({}, 'admin', 'staff'), 'stays silent'],
  ['admin', looking({}, 'Administrators', 'ADMIN-2'), 'stays silent'],
  ['admin', looking({ MatchType: 'Equals' }, 'superadmin'), 'stays silent'],
  ['admin', looking({ Claim: 'department' }, 'superadmin'), 'stays silent'],
  ['a value only the deployment knows', looking({ Value: { Ref: 'Nothing' } }, 'superadmin'), 'stays silent'],
  ['admin', looking({}, { Ref: 'Nothing' }), 'stays silent'],
])('a rule for %s (%#)', (_, resources, verdict) => {
  expect(verdictOf(groupNamesOverlap, resources)).toBe(verdict);
});

test('can not tell of a group that may be of another user pool', () => {
  const resources = { ...looking({}), Other: group({ GroupName: 'superadmin', UserPoolId: { Ref: 'Nothing' } }) };
  expect(verdictOf(groupNamesOverlap, resources)).toBe('can not tell');
});

test('a finding names the groups', () => {
  expect(findingsOf(groupNamesOverlap, looking({}, 'admin', 'superadmin', 'not-admin'))).toMatchObject([
    {
      at: 'Roles',
      property: 'Properties.RoleMappings.users.RulesConfiguration.Rules.0.Value',
      what: 'admin is part of superadmin, not-admin as well',
    },
  ]);
});
