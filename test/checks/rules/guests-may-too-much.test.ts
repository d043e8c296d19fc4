import { guestsMayTooMuch } from '../../../src/checks/private/rules/guests-may-too-much';
import { findingsOf, verdictOf } from '../support';
import { allow, GUEST_TRUST, granted, guestGranted, guests } from '../templates';

const FILES = 'arn:aws:s3:::public-assets/*';

test.each([
  ['all of a service', guestGranted(allow('s3:*', FILES)), 'allows s3:*'],
  ['everything on some resources', guestGranted(allow('*', FILES)), 'allows *'],
  ['objects of any bucket', guestGranted(allow('s3:GetObject')), 'allows s3:GetObject on *'],
  [
    'objects of any bucket but one',
    guestGranted({ Effect: 'Allow', Action: 's3:GetObject', NotResource: FILES }),
    'allows s3:GetObject on *',
  ],
  [
    'everything but',
    guestGranted({ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }),
    'allows everything but iam:*',
  ],
])('fires on %s', (_, resources, what) => {
  expect(findingsOf(guestsMayTooMuch, resources)).toMatchObject([{ at: 'Role', what: `own: ${what}` }]);
});

test('fires on full access to a service, by a policy of AWS', () => {
  const arn = 'arn:aws:iam::aws:policy/AmazonS3FullAccess';
  expect(findingsOf(guestsMayTooMuch, guests(GUEST_TRUST, { role: { ManagedPolicyArns: [arn] } }))).toMatchObject([
    { at: 'Role', property: 'Properties.ManagedPolicyArns', what: arn },
  ]);
});

test.each([
  ['objects of one bucket', guestGranted(allow('s3:GetObject', FILES))],
  ['an action that no resource limits', guestGranted(allow(['polly:SynthesizeSpeech', 'mobileanalytics:PutEvents']))],
  [
    'any resource under a condition',
    guestGranted(allow('s3:GetObject', '*', { StringEquals: { 's3:ExistingObjectTag/public': 'yes' } })),
  ],
  ['a denial', guestGranted({ ...allow('s3:*'), Effect: 'Deny' })],
  ['everything on everything, which is an error of its own', guestGranted(allow('*'))],
  ['signed-in users', granted(allow('s3:*'))],
  [
    'other policies of AWS',
    guests(GUEST_TRUST, { role: { ManagedPolicyArns: ['arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess'] } }),
  ],
])('stays silent on %s', (_, resources) => {
  expect(verdictOf(guestsMayTooMuch, resources)).toBe('stays silent');
});

test('can not tell where only the deployment knows whether there are guests', () => {
  const resources = guestGranted(allow('s3:*'));
  resources.Pool.Properties.AllowUnauthenticatedIdentities = { Ref: 'Nothing' };
  expect(verdictOf(guestsMayTooMuch, resources)).toBe('can not tell');
});
