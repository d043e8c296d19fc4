import { groupsOfEqualPrecedence } from '../../../src/checks/private/rules/groups-of-equal-precedence';
import { findingsOf, verdictOf } from '../support';
import { group, userPool } from '../templates';

const ONE = 'arn:aws:iam::111111111111:role/one';
const TWO = 'arn:aws:iam::111111111111:role/two';

function groups(first: object, second: object, type = 'Token'): object {
  return userPool({ Type: type }, { resources: { First: group(first), Second: group(second) } });
}

test.each([
  ['one precedence', groups({ Precedence: 1, RoleArn: ONE }, { Precedence: 1, RoleArn: TWO }), 'fires'],
  [
    'one precedence, once as a text',
    groups({ Precedence: 1, RoleArn: ONE }, { Precedence: '1', RoleArn: TWO }),
    'fires',
  ],
  ['no precedence', groups({ RoleArn: ONE }, { RoleArn: TWO }), 'fires'],
  ['two precedences', groups({ Precedence: 1, RoleArn: ONE }, { Precedence: 2, RoleArn: TWO }), 'stays silent'],
  ['a precedence and none', groups({ Precedence: 0, RoleArn: ONE }, { RoleArn: TWO }), 'stays silent'],
  [
    'one precedence and one role',
    groups({ Precedence: 1, RoleArn: ONE }, { Precedence: 1, RoleArn: ONE }),
    'stays silent',
  ],
  [
    'one precedence, and a role for one alone',
    groups({ Precedence: 1, RoleArn: ONE }, { Precedence: 1 }),
    'stays silent',
  ],
  [
    'one precedence, where rules decide',
    groups({ Precedence: 1, RoleArn: ONE }, { Precedence: 1, RoleArn: TWO }, 'Rules'),
    'stays silent',
  ],
  [
    'precedences only the deployment knows',
    groups({ Precedence: { Ref: 'Nothing' }, RoleArn: ONE }, { Precedence: { Ref: 'Nothing' }, RoleArn: TWO }),
    'stays silent',
  ],
  [
    'one precedence, one of another user pool perhaps',
    groups({ Precedence: 1, RoleArn: ONE }, { Precedence: 1, RoleArn: TWO, UserPoolId: { Ref: 'Nothing' } }),
    'can not tell',
  ],
])('groups with %s: %s', (_, resources, verdict) => {
  expect(verdictOf(groupsOfEqualPrecedence, resources)).toBe(verdict);
});

test('a finding names both groups, and is there once for two clients', () => {
  const resources = userPool(
    { Type: 'Token' },
    {
      resources: {
        First: group({ GroupName: 'admins', Precedence: 1, RoleArn: ONE }),
        Second: group({ GroupName: 'staff', Precedence: 1, RoleArn: TWO }),
      },
    },
  );
  const ProviderName = { 'Fn::GetAtt': ['Users', 'ProviderName'] };
  resources.Pool.Properties.CognitoIdentityProviders.push({ ProviderName, ClientId: 'another' });
  resources.Roles.Properties.RoleMappings.others = {
    Type: 'Token',
    IdentityProvider: { 'Fn::Join': [':', [ProviderName, 'another']] },
  };
  expect(findingsOf(groupsOfEqualPrecedence, resources)).toMatchObject([
    {
      at: 'Second',
      pool: 'Pool',
      property: 'Properties.Precedence',
      what: 'groups admins and staff have precedence 1 and different roles',
    },
  ]);
});
