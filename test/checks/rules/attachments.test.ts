import { noRoleAttachment } from '../../../src/checks/private/rules/no-role-attachment';
import { roleArnInvalid } from '../../../src/checks/private/rules/role-arn-invalid';
import { rolesKeyUnknown } from '../../../src/checks/private/rules/roles-key-unknown';
import { severalRoleAttachments } from '../../../src/checks/private/rules/several-role-attachments';
import { ANYTHING, attachment, FIRES, pool, ROLE, rules, SILENT, said, testCases, UNTOLD } from '../mapped-pools';

const GUESTS = { AllowUnauthenticatedIdentities: true };
const ROLES = {
  Role: { Type: 'AWS::IAM::Role' },
  Named: { Type: 'AWS::IAM::Role', Properties: { RoleName: 'users' } },
};
const roles = (given: object) => ({ ...ROLES, Pool: pool(), Roles: attachment({ Roles: given }) });
const attached = (besides: object, properties: object = {}, poolProperties: object = GUESTS) => ({
  Pool: pool(poolProperties),
  Roles: attachment({ Roles: { authenticated: ROLE }, ...properties }, besides),
});

testCases([
  [severalRoleAttachments, 'two', { ...roles({}), More: attachment({ Roles: {} }) }, FIRES],
  [severalRoleAttachments, 'one', roles({}), SILENT],
  [
    severalRoleAttachments,
    'one that may not be there',
    { ...roles({}), More: attachment({}, { Condition: 'Sometimes' }) },
    UNTOLD,
  ],

  [rolesKeyUnknown, 'a capital letter', roles({ Authenticated: ROLE }), FIRES],
  [rolesKeyUnknown, 'guest', roles({ guest: ROLE }), FIRES],
  [rolesKeyUnknown, 'both keys there are', roles({ authenticated: ROLE, unauthenticated: ROLE }), SILENT],
  [
    rolesKeyUnknown,
    'a pool of outside',
    attached({}, { IdentityPoolId: 'eu-west-1:1', Roles: { guest: ROLE } }),
    FIRES,
  ],

  [roleArnInvalid, 'the name of a role of the app', roles({ authenticated: { Ref: 'Role' } }), FIRES],
  [roleArnInvalid, 'a name that is a literal', roles({ authenticated: { Ref: 'Named' } }), FIRES],
  [roleArnInvalid, 'the name of a role of outside', roles({ authenticated: 'admins' }), FIRES],
  [roleArnInvalid, 'the ARN of a user', roles({ authenticated: 'arn:aws:iam::111111111111:user/me' }), FIRES],
  [roleArnInvalid, 'an ARN without an account', roles({ authenticated: 'arn:aws:iam:::role/users' }), FIRES],
  [roleArnInvalid, 'an ARN with a path', roles({ authenticated: 'arn:aws:iam::111111111111:role/a/b/users' }), SILENT],
  [roleArnInvalid, 'the ARN of a role of the app', roles({ authenticated: { 'Fn::GetAtt': ['Role', 'Arn'] } }), SILENT],
  [roleArnInvalid, 'a parameter', roles({ authenticated: ANYTHING }), SILENT],
  [roleArnInvalid, 'a name in a rule', rules({ RoleARN: 'admins' }), FIRES],
  [roleArnInvalid, 'no role in a rule', rules({ RoleARN: undefined }), FIRES],
  [roleArnInvalid, 'an ARN in a rule', rules({}), SILENT],

  [noRoleAttachment, 'guests and no attachment', { Pool: pool(GUESTS) }, FIRES],
  [noRoleAttachment, 'a provider and no attachment', { Pool: pool({ SupportedLoginProviders: { a: 'b' } }) }, FIRES],
  [noRoleAttachment, 'one of another pool', { ...attached({}, { IdentityPoolId: 'eu-west-1:1' }) }, FIRES],
  [noRoleAttachment, 'one', attached({}), SILENT],
  [noRoleAttachment, 'a pool for the classic flow', { Pool: pool({ ...GUESTS, AllowClassicFlow: true }) }, SILENT],
  [noRoleAttachment, 'a SAML provider alone', { Pool: pool({ SamlProviderARNs: [ROLE] }) }, SILENT],
  [noRoleAttachment, 'nobody who could sign in', { Pool: pool() }, SILENT],
  [noRoleAttachment, 'one that may not be there', attached({ Condition: 'Sometimes' }), UNTOLD],
  [
    noRoleAttachment,
    'one of a pool that only the deployment knows',
    attached({}, { IdentityPoolId: ANYTHING }),
    UNTOLD,
  ],
  [
    noRoleAttachment,
    'a pool and an attachment under one condition',
    {
      Pool: pool(GUESTS, { Condition: 'Sometimes' }),
      Roles: attachment({ Roles: { authenticated: ROLE } }, { Condition: 'Sometimes' }),
    },
    SILENT,
  ],
]);

test('a key in another spelling is given as it should be', () => {
  expect(said(rolesKeyUnknown, roles({ Authenticated: ROLE }))).toEqual([
    {
      at: 'Roles',
      pool: 'Pool',
      property: 'Properties.Roles.Authenticated',
      what: 'the key is "Authenticated"',
      fix: 'authenticated',
    },
  ]);
});

test('the ARN of a role of the app is given as the template writes it', () => {
  expect(said(roleArnInvalid, roles({ authenticated: { Ref: 'Role' } }))).toEqual([
    expect.objectContaining({ fix: '{"Fn::GetAtt":["Role","Arn"]}' }),
  ]);
});
