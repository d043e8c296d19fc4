import { roleOfAnotherAccount } from '../../../src/checks/private/rules/role-of-another-account';
import { source } from '../../support/models';
import { findingsOf, findingsOfTemplates, verdictOf } from '../support';
import { arn, attachment, pool, role, trust, userPool } from '../templates';

const OTHERS = 'arn:aws:iam::222222222222:role/of-others';

function withRole(roleArn: unknown): object {
  return { Pool: pool(), Roles: attachment({ Roles: { authenticated: roleArn } }), Role: role([trust()]) };
}

test.each([
  ['the default role', withRole(OTHERS)],
  ['a role whose name is not known', withRole({ 'Fn::Sub': `arn:aws:iam::222222222222:role/\${Nothing}` })],
  [
    'the role of a group',
    userPool(
      { Type: 'Token' },
      {
        resources: {
          Group: { Type: 'AWS::Cognito::UserPoolGroup', Properties: { UserPoolId: { Ref: 'Users' }, RoleArn: OTHERS } },
        },
      },
    ),
  ],
])('fires on %s', (_, resources) => {
  expect(verdictOf(roleOfAnotherAccount, resources)).toBe('fires');
});

test.each([
  ['a role of the app', withRole(arn('Role'))],
  ['a role of the account', withRole('arn:aws:iam::111111111111:role/ours')],
  ['a role of whichever account', withRole({ 'Fn::Sub': `arn:aws:iam::\${AWS::AccountId}:role/ours` })],
  ['a role that only the deployment knows', withRole({ Ref: 'Nothing' })],
])('stays silent on %s', (_, resources) => {
  expect(verdictOf(roleOfAnotherAccount, resources)).toBe('stays silent');
});

test('stays silent while nobody knows the account of the pool', () => {
  expect(verdictOf(roleOfAnotherAccount, withRole(OTHERS), { account: undefined })).toBe('stays silent');
});

test('fires on a role of a stack in another account', () => {
  const { Pool } = withRole(OTHERS) as { Pool: object };
  const roleName = 'shared';
  const findings = findingsOfTemplates(roleOfAnotherAccount, [
    source({
      Resources: { Pool, Roles: attachment({ Roles: { authenticated: 'arn:aws:iam::222222222222:role/shared' } }) },
    }),
    source(
      { Resources: { Role: role([trust()], { RoleName: roleName }) } },
      { stack: 'Other', account: '222222222222' },
    ),
  ]);
  expect(findings).toMatchObject([
    { what: expect.stringContaining('is of account 222222222222, the pool of account 111111111111') },
  ]);
});

test('can not tell where the attachment may be another pool’s', () => {
  const resources = withRole(OTHERS) as { Roles: { Properties: { IdentityPoolId: unknown } } };
  resources.Roles.Properties.IdentityPoolId = { Ref: 'Nothing' };
  expect(verdictOf(roleOfAnotherAccount, resources)).toBe('can not tell');
});

test('a finding stands where the role is named', () => {
  expect(findingsOf(roleOfAnotherAccount, withRole(OTHERS))).toMatchObject([
    { at: 'Roles', property: 'Properties.Roles.authenticated' },
  ]);
});
