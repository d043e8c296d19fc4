import { guestActionOutOfReach } from '../../../src/checks/private/rules/guest-action-out-of-reach';
import { findingsOf, verdictOf } from '../support';
import { allow, GUEST_TRUST, granted, guestGranted, guests, policies } from '../templates';

// https://docs.aws.amazon.com/cognito/latest/developerguide/iam-roles.html and the managed policy
// AmazonCognitoUnAuthedIdentitiesSessionPolicy.
test.each([
  ['ec2:DescribeInstances', 'fires'],
  ['secretsmanager:GetSecretValue', 'fires'],
  ['geo-maps:GetTile', 'fires'],
  ['kms:CreateKey', 'fires'],
  [['s3:GetObject', 'states:StartExecution'], 'fires'],
  ['rum:PutRumEvents', 'stays silent'],
  ['S3:getobject', 'stays silent'],
  ['geo:GetMapTile', 'stays silent'],
  ['geo:ListMaps', 'stays silent'],
  ['kms:*', 'stays silent'],
  ['*', 'stays silent'],
  ['mobileanalytics:PutEvents', 'stays silent'],
  ['kinesis:PutRecord', 'can not tell'],
  ['kinesisanalytics:*', 'can not tell'],
  [{ Ref: 'Nothing' }, 'stays silent'],
])('%j for guests: %s', (action, verdict) => {
  expect(verdictOf(guestActionOutOfReach, guestGranted(allow(action)))).toBe(verdict);
});

const EC2 = allow('ec2:DescribeInstances');

test.each([
  ['signed-in users', granted(EC2)],
  ['guests, who are denied it', guestGranted({ ...EC2, Effect: 'Deny' })],
  ['guests, who are allowed all else', guestGranted({ Effect: 'Allow', NotAction: 'ec2:*', Resource: '*' })],
  ['guests in the classic flow', guests(GUEST_TRUST, { pool: { AllowClassicFlow: true }, role: policies(EC2) })],
  [
    'guests, while there are none',
    guests(GUEST_TRUST, { pool: { AllowUnauthenticatedIdentities: false }, role: policies(EC2) }),
  ],
])('stays silent on actions out of reach for %s', (_, resources) => {
  expect(verdictOf(guestActionOutOfReach, resources)).toBe('stays silent');
});

test('a policy of its own is named, and where it stands', () => {
  const { Policies, ...role } = guestGranted(EC2).Role.Properties;
  const Grant = {
    Type: 'AWS::IAM::Policy',
    Properties: { PolicyName: 'grant', PolicyDocument: Policies[0].PolicyDocument, Roles: [{ Ref: 'Role' }] },
  };
  const resources = { ...guestGranted(), Role: { Type: 'AWS::IAM::Role', Properties: role }, Grant };
  expect(findingsOf(guestActionOutOfReach, resources)).toMatchObject([
    { at: 'Grant', pool: 'Pool', property: 'Properties.PolicyDocument', what: 'grant: allows ec2:DescribeInstances' },
  ]);
});

test('the actions of a policy are one finding', () => {
  expect(
    findingsOf(guestActionOutOfReach, guestGranted(allow(['ec2:Run*', 'kinesis:PutRecord', 'ssm:Get*']))),
  ).toMatchObject([{ at: 'Role', property: 'Properties.Policies', what: 'own: allows ec2:Run*; allows ssm:Get*' }]);
});

test('can not tell of a policy that guests may not have', () => {
  const Grant = {
    Type: 'AWS::IAM::Policy',
    Condition: 'Missing',
    Properties: { PolicyName: 'grant', PolicyDocument: { Statement: EC2 }, Roles: [{ Ref: 'Role' }] },
  };
  expect(verdictOf(guestActionOutOfReach, { ...guests(), Grant })).toBe('can not tell');
});
