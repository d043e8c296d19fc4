import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import { IdentityPoolChecks } from '../../src/checks';

const FOLDER = join(__dirname, 'real-templates');

/** A finding, where it is, and why it is a true one. */
type True = readonly [finding: string, at: string, why: string];

const LEFT_OPEN: readonly True[] = [
  ['warning ClassicFlowNotSaid', 'Properties.AllowClassicFlow', 'it is not set'],
  ['warning PoolRemovalNotSaid', 'DeletionPolicy', 'it is not set: the identities go with the stack'],
];
const tokenCheck = (index: number): True => [
  'warning TokenNotCheckedOnServer',
  `Properties.CognitoIdentityProviders.${index}.ServerSideTokenCheck`,
  'whoever signs out everywhere keeps their credentials for as long as their token lasts',
];

/** Templates as people publish them, with all that is found in them. */
const TEMPLATES: { readonly [file: string]: readonly True[] } = {
  'amplify-gen1-auth.yaml': [
    ...LEFT_OPEN,
    tokenCheck(0),
    tokenCheck(1),
    ['info TrustNotSeen', 'Properties.Roles.unauthenticated', 'the root stack makes the role'],
    ['info TrustNotSeen', 'Properties.Roles.authenticated', 'the root stack makes the role'],
  ],
  'appsync-newsroom.yaml': [...LEFT_OPEN, tokenCheck(0)],
  'ci-by-repository.yaml': [],
  'govcloud-data-portal.yaml': [],
  'iot-dashboard.yaml': [],
  'mobile-game.yaml': [
    ...LEFT_OPEN,
    ['warning TrustLacksAmr', 'Properties.AssumeRolePolicyDocument', 'the role of guests trusts users as well'],
    ['warning GuestActionOutOfReach', 'Properties.Policies', "Cognito's session policy for guests has no secrets"],
    ['warning GuestsMayTooMuch', 'Properties.Policies', 'cognito-sync:* on all identities'],
    [
      'warning LeadingKeysOpenToScan',
      'Properties.Policies',
      'a scan has no keys, so it reads the items of all players',
    ],
  ],
  'sam-photo-album.yaml': [LEFT_OPEN[0]],
  'search-dashboards.yaml': LEFT_OPEN,
  'serverless-notes-api.yaml': [...LEFT_OPEN, tokenCheck(0)],
  'tutorial-trust.yaml': [
    ['error UserPoolNameInvalid', 'Properties.CognitoIdentityProviders.0.ProviderName', 'it is a URL'],
    [
      'error MappedProviderNotOnPool',
      'Properties.RoleMappings.cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI:1example23456789',
      'the user pool of whoever wrote the tutorial',
    ],
    ['error TrustLacksPrincipal', 'Properties.AssumeRolePolicyDocument', 'the guests’ role trusts user pools'],
    ['error TrustLacksAudience', 'Properties.AssumeRolePolicyDocument', 'it trusts the pools of everybody'],
    ['error GuestAdministrator', 'Properties.ManagedPolicyArns', 'AdministratorAccess'],
    ...LEFT_OPEN,
    tokenCheck(0),
  ],
  'web-monitoring.yaml': [
    LEFT_OPEN[1],
    ['warning GuestsInClassicFlow', 'Properties.AllowClassicFlow', 'it has both, as older clients of RUM need'],
  ],
};

function findingsIn(file: string, region: string): [string, string | undefined][] {
  const stack = new Stack(new App(), 'Real', { env: { account: '111111111111', region } });
  new CfnInclude(stack, 'Template', { templateFile: join(FOLDER, file) });
  return IdentityPoolChecks.findings(stack).map(({ severity, ruleId, property }) => [
    `${severity} ${ruleId}`,
    property,
  ]);
}

test('every template is looked at', () => {
  expect(Object.keys(TEMPLATES)).toEqual(readdirSync(FOLDER).sort());
});

test.each(Object.entries(TEMPLATES))('%s: all that is found is true', (file, expected) => {
  expect(findingsIn(file, 'us-east-1')).toEqual(expected.map(([finding, at]) => [finding, at]));
});

test.each<[string, string, [string, string][]]>([
  ['govcloud-data-portal.yaml', 'us-gov-west-1', []],
  // CloudFormation makes the name, of the name of the stack and what not.
  ['govcloud-data-portal.yaml', 'us-gov-east-1', [['warning RoleNameTooLongForGovEast', 'Properties.RoleName']]],
  [
    'iot-dashboard.yaml',
    'us-gov-west-1',
    [
      ['error TrustLacksPrincipal', 'Properties.AssumeRolePolicyDocument'],
      ['warning PolicyVariableOfOtherPartition', 'Properties.PolicyDocument'],
    ],
  ],
])('%s in %s: all that is found is true', (file, region, expected) => {
  expect(findingsIn(file, region)).toEqual(expected);
});
