import { App, Stack } from 'aws-cdk-lib';
import { IdentityPool as StockIdentityPool } from 'aws-cdk-lib/aws-cognito-identitypool';
import { ManagedPolicy } from 'aws-cdk-lib/aws-iam';
import { guestAdministrator } from '../../../src/checks/private/rules/guest-administrator';
import { templatesOf } from '../../../src/model/cdk-templates';
import { findingsOf, findingsOfTemplates, verdictOf } from '../support';
import { allow, GUEST_TRUST, granted, guestGranted, guests, policies } from '../templates';

function managed(arn: unknown, role: object = {}): object {
  return guests(GUEST_TRUST, { role: { ManagedPolicyArns: [arn], ...role } });
}

const ADMINISTRATOR = 'arn:aws:iam::aws:policy/AdministratorAccess';
const BOUNDARY = { PermissionsBoundary: 'arn:aws:iam::111111111111:policy/boundary' };

test.each([
  ['AdministratorAccess', managed(ADMINISTRATOR)],
  ['PowerUserAccess', managed('arn:aws-us-gov:iam::aws:policy/PowerUserAccess')],
  ['everything on everything', guestGranted(allow('*'))],
  ['everything on a list with everything', guestGranted(allow(['s3:GetObject', '*'], ['arn:aws:s3:::x', '*']))],
])('fires on guests with %s', (_, resources) => {
  expect(verdictOf(guestAdministrator, resources)).toBe('fires');
});

test.each([
  ['everything on one thing', guestGranted(allow('*', 'arn:aws:s3:::public/*'))],
  ['everything under a condition', guestGranted(allow('*', '*', { Bool: { 'aws:SecureTransport': 'true' } }))],
  ['a denial of everything', guestGranted({ ...allow('*'), Effect: 'Deny' })],
  ['one action on everything', guestGranted(allow('rum:PutRumEvents'))],
  ['a policy of that name of their own account', managed('arn:aws:iam::111111111111:policy/AdministratorAccess')],
  ['no access', guests(GUEST_TRUST, { pool: { AllowUnauthenticatedIdentities: false }, role: policies(allow('*')) })],
])('stays silent on guests with %s', (_, resources) => {
  expect(verdictOf(guestAdministrator, resources)).toBe('stays silent');
});

test('stays silent on signed-in users', () => {
  expect(verdictOf(guestAdministrator, granted(allow('*')))).toBe('stays silent');
});

test.each([
  ['AdministratorAccess', managed(ADMINISTRATOR, BOUNDARY)],
  ['everything on everything', guests(GUEST_TRUST, { role: { ...policies(allow('*')), ...BOUNDARY } })],
])('can not tell of guests with %s within a permissions boundary', (_, resources) => {
  expect(verdictOf(guestAdministrator, resources)).toBe('can not tell');
});

test('the guest role of the stock construct, in whichever partition', () => {
  const stack = new Stack(new App(), 'Stock');
  const pool = new StockIdentityPool(stack, 'Pool', { allowUnauthenticatedIdentities: true });
  pool.unauthenticatedRole.addManagedPolicy(ManagedPolicy.fromAwsManagedPolicyName('AdministratorAccess'));
  expect(findingsOfTemplates(guestAdministrator, templatesOf(stack))).toMatchObject([
    { property: 'Properties.ManagedPolicyArns', what: expect.stringMatching(/:policy\/AdministratorAccess$/) },
  ]);
});

test('a finding names the policy', () => {
  expect(findingsOf(guestAdministrator, guestGranted(allow('*')))).toMatchObject([
    { at: 'Role', property: 'Properties.Policies', what: 'own: allows * on *' },
  ]);
});
