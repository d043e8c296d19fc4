import { App } from 'aws-cdk-lib';
import type { UserPoolClient } from 'aws-cdk-lib/aws-cognito';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { testing } from 'cdk-cognito-identity-pool';
import { TenantsAndGroupsStack } from '../../examples/tenants-and-groups';

const stack = new TenantsAndGroupsStack(new App(), 'TenantsAndGroups');
const receipts = stack.node.findChild('Receipts') as Bucket;
const bookings = stack.node.findChild('Bookings') as TableV2;
const client = stack.node.findChild('People').node.findChild('App') as UserPoolClient;
const simulator = testing.IdentityPoolSimulator.fromStack(stack);

function signIn(groups: string[], tenant?: string): testing.SimulatedSession {
  const claims = { 'cognito:groups': groups, ...(tenant !== undefined && { 'custom:tenant': tenant }) };
  return simulator.signIn(testing.SignIn.withUserPool(client.userPoolClientId, claims));
}

describe.each([
  ['acme', 'globex'],
  ['globex', 'acme'],
])('members of %s', (own, other) => {
  const member = signIn(['members'], own);

  test('carry their tenant', () => {
    member.assertPrincipalTags({ tenant: own });
  });

  test('read and write their own receipts, and nobody else’s', () => {
    for (const action of ['s3:GetObject', 's3:PutObject']) {
      member.assertAllowed(action, receipts.arnForObjects(`tenants/${own}/2026/receipt.pdf`));
      member.assertDenied(action, receipts.arnForObjects(`tenants/${other}/2026/receipt.pdf`));
      member.assertDenied(action, receipts.arnForObjects('tenants/receipt.pdf'));
    }
  });

  test('list their own receipts, and nobody else’s', () => {
    member.assertAllowed('s3:ListBucket', receipts.bucketArn, { 's3:prefix': `tenants/${own}/` });
    member.assertDenied('s3:ListBucket', receipts.bucketArn, { 's3:prefix': `tenants/${other}/` });
    member.assertDenied('s3:ListBucket', receipts.bucketArn, { 's3:prefix': 'tenants/' });
    member.assertDenied('s3:ListBucket', receipts.bucketArn, { 's3:prefix': [] });
  });

  test('query their own bookings, and nobody else’s', () => {
    member.assertAllowed('dynamodb:Query', bookings.tableArn, { 'dynamodb:LeadingKeys': [own] });
    member.assertDenied('dynamodb:Query', bookings.tableArn, { 'dynamodb:LeadingKeys': [other] });
    member.assertDenied('dynamodb:Query', bookings.tableArn, { 'dynamodb:LeadingKeys': [own, other] });
    member.assertDenied('dynamodb:Query', bookings.tableArn, { 'dynamodb:LeadingKeys': [] });
  });
});

test('admins delete bookings of their own tenant; members delete none', () => {
  const own = { 'dynamodb:LeadingKeys': ['acme'] };
  signIn(['admins'], 'acme').assertAllowed('dynamodb:DeleteItem', bookings.tableArn, own);
  signIn(['admins'], 'globex').assertDenied('dynamodb:DeleteItem', bookings.tableArn, own);
  signIn(['members'], 'acme').assertDenied('dynamodb:DeleteItem', bookings.tableArn, own);
});

test('who is in both groups is an admin', () => {
  const both = signIn(['members', 'admins'], 'acme');
  both.assertAllowed('dynamodb:DeleteItem', bookings.tableArn, { 'dynamodb:LeadingKeys': ['acme'] });
});

test('nobody gets in without a tenant, or without a group', () => {
  signIn(['members']).assertRefused();
  signIn(['members'], '').assertRefused();
  signIn([], 'acme').assertRefused();
  simulator.signIn(testing.SignIn.asGuest()).assertRefused();
});

// What a name of a tenant must not do: reach out of its folder.
test.each(['*', '?', '$', '..', '', 'acme/2026', 'acm', 'acme-labs'])('a tenant %j reads nothing of acme', (tenant) => {
  const receipt = receipts.arnForObjects('tenants/acme/2026/receipt.pdf');
  expect(signIn(['members'], tenant).isAllowed('s3:GetObject', receipt)).toBe(false);
});
