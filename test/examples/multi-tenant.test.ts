import { App } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import type { UserPoolClient } from 'aws-cdk-lib/aws-cognito';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { testing } from 'cdk-cognito-identity-pool';
import { MultiTenantStack } from '../../examples/multi-tenant';

const stack = new MultiTenantStack(new App(), 'MultiTenant');
const files = stack.node.findChild('Files') as Bucket;
const orders = stack.node.findChild('Orders') as TableV2;
const api = stack.node.findChild('Api') as HttpApi;
const client = stack.node.findChild('People').node.findChild('App') as UserPoolClient;
const simulator = testing.IdentityPoolSimulator.fromStack(stack);

function signIn(groups: string[], tenant?: string): testing.SimulatedSession {
  const claims = { 'cognito:groups': groups, ...(tenant !== undefined && { 'custom:tenant': tenant }) };
  return simulator.signIn(testing.SignIn.withUserPool(client.userPoolClientId, claims));
}

const invoices = (method: string, tenant: string) =>
  api.arnForExecuteApi(method, `/tenants/${tenant}/invoices`, '$default');

describe.each([
  ['acme', 'globex'],
  ['globex', 'acme'],
])('everybody at %s', (own, other) => {
  const everybody = [signIn([], own), signIn(['managers'], own)];

  test.each(everybody.map((person, i) => [['a mechanic', 'a manager'][i], person] as const))(
    'reads the manuals and orders of the company, and of no other: %s',
    (_, person) => {
      person.assertPrincipalTags({ tenant: own });
      person.assertAllowed('s3:GetObject', files.arnForObjects(`manuals/${own}/brakes.pdf`));
      person.assertAllowed('s3:ListBucket', files.bucketArn, { 's3:prefix': `manuals/${own}/` });
      person.assertAllowed('dynamodb:Query', orders.tableArn, { 'dynamodb:LeadingKeys': [own] });

      person.assertDenied('s3:GetObject', files.arnForObjects(`manuals/${other}/brakes.pdf`));
      person.assertDenied('s3:ListBucket', files.bucketArn, { 's3:prefix': `manuals/${other}/` });
      person.assertDenied('s3:ListBucket', files.bucketArn, { 's3:prefix': 'manuals/' });
      person.assertDenied('s3:ListBucket', files.bucketArn, { 's3:prefix': [] });
      person.assertDenied('dynamodb:Query', orders.tableArn, { 'dynamodb:LeadingKeys': [other] });
      person.assertDenied('dynamodb:Scan', orders.tableArn);
    },
  );

  test('has a notebook that colleagues can not read', () => {
    const [mechanic, manager] = everybody;
    const page = files.arnForObjects(`notebooks/${mechanic.identityId}/monday`);
    mechanic.assertAllowed('s3:PutObject', page);
    mechanic.assertAllowed('s3:GetObject', page);
    manager.assertDenied('s3:GetObject', page);
    manager.assertDenied('s3:ListBucket', files.bucketArn, { 's3:prefix': `notebooks/${mechanic.identityId}/` });
  });

  test('changes nothing, and sees no invoices, without being a manager', () => {
    const [mechanic, manager] = everybody;
    for (const [action, resource, context] of [
      ['s3:PutObject', files.arnForObjects(`manuals/${own}/brakes.pdf`), {}],
      ['dynamodb:PutItem', orders.tableArn, { 'dynamodb:LeadingKeys': [own] }],
      ['execute-api:Invoke', invoices('GET', own), {}],
      ['execute-api:Invoke', invoices('POST', own), {}],
    ] as const) {
      manager.assertAllowed(action, resource, context);
      mechanic.assertDenied(action, resource, context);
    }
  });

  test('changes nothing of another company, as a manager either', () => {
    const manager = signIn(['managers'], own);
    manager.assertDenied('s3:PutObject', files.arnForObjects(`manuals/${other}/brakes.pdf`));
    manager.assertDenied('dynamodb:PutItem', orders.tableArn, { 'dynamodb:LeadingKeys': [other] });
    manager.assertDenied('execute-api:Invoke', invoices('GET', other));
    manager.assertDenied('execute-api:Invoke', invoices('POST', other));
  });
});

test('nobody gets in without a company', () => {
  signIn([]).assertRefused();
  signIn(['managers']).assertRefused();
  signIn(['managers'], '').assertRefused();
  simulator.signIn(testing.SignIn.asGuest()).assertRefused();
});

// What a name of a company must not do: reach into another one.
test.each(['*', '?', '$', '.', '..', '', 'acme/brakes', 'acm', 'acme-labs', 'ACME'])(
  'a manager of %j reads and changes nothing of acme',
  (tenant) => {
    const stranger = signIn(['managers'], tenant);
    expect(stranger.isAllowed('s3:GetObject', files.arnForObjects('manuals/acme/brakes.pdf'))).toBe(false);
    expect(stranger.isAllowed('dynamodb:PutItem', orders.tableArn, { 'dynamodb:LeadingKeys': ['acme'] })).toBe(false);
    expect(stranger.isAllowed('execute-api:Invoke', invoices('GET', 'acme'))).toBe(false);
  },
);
