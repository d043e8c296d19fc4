import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Stack, Stage, Validations } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { checks, GuestAccess, IdentityPool } from '../../../src';
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

describe('what guests may do besides', () => {
  beforeEach(() => jest.spyOn(console, 'error').mockImplementation());
  afterEach(() => jest.restoreAllMocks());

  test.each([
    ['states:StartExecution', 'stays silent'],
    ['states:*', 'stays silent'],
    ['STATES:start*', 'stays silent'],
    ['states:StopExecution', 'fires'],
  ])('%s: the rule %s', (further, verdict) => {
    const resources = guestGranted(allow('states:StartExecution'));
    expect(verdictOf(guestActionOutOfReach, resources, { furtherGuestActions: [further] })).toBe(verdict);
  });

  test('settles what can not be told', () => {
    const resources = guestGranted(allow('kinesis:PutRecord'));
    expect(verdictOf(guestActionOutOfReach, resources, { furtherGuestActions: ['kinesis:*'] })).toBe('stays silent');
  });

  test('is said of a single template', () => {
    const template = { Resources: guestGranted(allow('states:StartExecution')) };
    const ids = (options: checks.TemplateOptions) =>
      checks.IdentityPoolChecks.findingsInTemplate(template, options).map(({ ruleId }) => ruleId);
    expect(ids({})).toContain('GuestActionOutOfReach');
    expect(ids({ furtherGuestActions: ['states:*'] })).not.toContain('GuestActionOutOfReach');
  });

  /** Where guests are told that an action is out of reach, with a context for the first of two stages. */
  function reported(context: unknown): (string | undefined)[] {
    const app = new App();
    for (const id of ['First', 'Second']) {
      const stage = new Stage(app, id);
      if (id === 'First') {
        stage.node.setContext('cdk-cognito-identity-pool:furtherGuestActions', context);
      }
      const pool = new IdentityPool(new Stack(stage, 'Shop'), 'Pool', { guestAccess: GuestAccess.enabled() });
      pool.guestRole.addToPrincipalPolicy(
        new PolicyStatement({ actions: ['states:StartExecution'], resources: ['*'] }),
      );
    }
    return checks.IdentityPoolChecks.findings(app)
      .filter(({ ruleId }) => ruleId === 'GuestActionOutOfReach')
      .map(({ constructPath }) => constructPath?.split('/')[0]);
  }

  test.each([[['states:*']], ['rum:*, states:*']])('is said by the context of a part of the tree: %j', (context) => {
    expect(reported(context)).toEqual(['Second']);
  });

  test.each([true, '', 7, [[]], { states: '*' }])('is not said by %j', (context) => {
    expect(reported(context)).toEqual(['First', 'Second']);
  });

  test.each([
    [undefined, true],
    [['states:*'], false],
  ])('counts for what is checked by itself, and for a plugin: %j', (further, isReported) => {
    const app = new App({
      context: further && { 'cdk-cognito-identity-pool:furtherGuestActions': further },
    });
    Validations.of(app).addPlugins(new checks.IdentityPoolChecks());
    const pool = new IdentityPool(new Stack(app, 'Shop'), 'Pool', { guestAccess: GuestAccess.enabled() });
    pool.guestRole.addToPrincipalPolicy(new PolicyStatement({ actions: ['states:StartExecution'], resources: ['*'] }));
    const { directory } = app.synth();
    const file = join(directory, 'validation-report.json');
    const report = existsSync(file) ? readFileSync(file, 'utf8') : '';
    expect(report.includes('GuestActionOutOfReach')).toBe(isReported);
  });
});
