import { roleOfAnotherAccount } from '../../../src/checks/private/rules/role-of-another-account';
import { roleOfAnotherPartition } from '../../../src/checks/private/rules/role-of-another-partition';
import { findingsOf, verdictOf } from '../support';
import { arn, attachment, pool, role, trust, userPool } from '../templates';

const GOVCLOUD = 'arn:aws-us-gov:iam::111111111111:role/users';
const HERE = { account: '111111111111', region: 'eu-west-1' };

function withRole(roleArn: unknown): object {
  return { Pool: pool(), Roles: attachment({ Roles: { authenticated: roleArn } }), Role: role([trust()]) };
}

test.each([
  ['a GovCloud role in a commercial region', withRole(GOVCLOUD), HERE],
  ['a commercial role in GovCloud', withRole('arn:aws:iam::111111111111:role/users'), { region: 'us-gov-west-1' }],
  ['a role of China', withRole('arn:aws-cn:iam::111111111111:role/users'), HERE],
  ['a role whose name is not known', withRole({ 'Fn::Sub': `${GOVCLOUD}-\${Nothing}` }), HERE],
  [
    'the role of a group',
    userPool(
      { Type: 'Token' },
      {
        resources: {
          Group: {
            Type: 'AWS::Cognito::UserPoolGroup',
            Properties: { UserPoolId: { Ref: 'Users' }, RoleArn: GOVCLOUD },
          },
        },
      },
    ),
    HERE,
  ],
])('fires on %s', (_, resources, goesTo) => {
  expect(verdictOf(roleOfAnotherPartition, resources, goesTo)).toBe('fires');
});

test.each([
  ['a role of the partition', withRole('arn:aws:iam::111111111111:role/users')],
  ['a role of the app', withRole(arn('Role'))],
  ['a role of whichever partition', withRole({ 'Fn::Sub': `arn:\${AWS::Partition}:iam::111111111111:role/users` })],
  ['a role of a partition that only the deployment knows', withRole({ 'Fn::Sub': `arn:\${Nothing}:iam::1:role/x` })],
])('stays silent on %s', (_, resources) => {
  expect(verdictOf(roleOfAnotherPartition, resources, HERE)).toBe('stays silent');
});

test('stays silent while nobody knows the region of the pool', () => {
  expect(verdictOf(roleOfAnotherPartition, withRole(GOVCLOUD), { region: undefined })).toBe('stays silent');
});

test('can not tell where the attachment may be another pool’s', () => {
  const resources = withRole(GOVCLOUD) as { Roles: { Properties: { IdentityPoolId: unknown } } };
  resources.Roles.Properties.IdentityPoolId = { Ref: 'Nothing' };
  expect(verdictOf(roleOfAnotherPartition, resources, HERE)).toBe('can not tell');
});

test('says both partitions, where the role is named', () => {
  expect(findingsOf(roleOfAnotherPartition, withRole(GOVCLOUD), HERE)).toMatchObject([
    {
      at: 'Roles',
      property: 'Properties.Roles.authenticated',
      what: `${GOVCLOUD} is of partition aws-us-gov, the pool of partition aws`,
    },
  ]);
});

test('an account of another partition is not reported a second time', () => {
  const resources = withRole('arn:aws-us-gov:iam::222222222222:role/users');
  expect(verdictOf(roleOfAnotherPartition, resources, HERE)).toBe('fires');
  expect(verdictOf(roleOfAnotherAccount, resources, HERE)).toBe('stays silent');
});
