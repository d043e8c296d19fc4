import { guestPolicyByIdentity } from '../../../src/checks/private/rules/guest-policy-by-identity';
import { findingsOf, verdictOf } from '../support';
import { allow, granted, guestGranted } from '../templates';

const SUB = 'cognito-identity.amazonaws.com:sub';
const OWN = `arn:aws:s3:::files/\${${SUB}}/*`;

test.each([
  ['a resource', guestGranted(allow('s3:PutObject', OWN))],
  [
    'the value of a condition',
    guestGranted(allow('s3:ListBucket', '*', { StringLike: { 's3:prefix': [`\${${SUB}}/*`] } })),
  ],
  ['the key of a condition', guestGranted(allow('s3:GetObject', '*', { StringEquals: { [SUB]: 'eu-west-1:abc' } }))],
  ['Fn::Sub', guestGranted(allow('s3:PutObject', { 'Fn::Sub': `arn:aws:s3:::files/\${!${SUB}}/*` }))],
])('fires on the identity id in %s', (_, resources) => {
  expect(findingsOf(guestPolicyByIdentity, resources)).toMatchObject([{ at: 'Role', what: `own: reads ${SUB}` }]);
});

test.each([
  ['a policy of signed-in users', granted(allow('s3:PutObject', OWN))],
  [
    'the id of the pool',
    guestGranted(allow('s3:GetObject', `arn:aws:s3:::files/\${cognito-identity.amazonaws.com:aud}/*`)),
  ],
  ['one folder for all guests', guestGranted(allow('s3:GetObject', 'arn:aws:s3:::files/public/*'))],
])('stays silent on %s', (_, resources) => {
  expect(verdictOf(guestPolicyByIdentity, resources)).toBe('stays silent');
});

test('can not tell where only the deployment knows whether there are guests', () => {
  const resources = guestGranted(allow('s3:PutObject', OWN));
  resources.Pool.Properties.AllowUnauthenticatedIdentities = { Ref: 'Nothing' };
  expect(verdictOf(guestPolicyByIdentity, resources)).toBe('can not tell');
});
