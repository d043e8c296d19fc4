import { Stack } from 'aws-cdk-lib';
import { AttributeType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement, type PolicyStatementProps } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { IdentityPool, IdentityProvider, PrincipalTags, testing } from 'cdk-cognito-identity-pool';
import { testStack } from '../support/stacks';

const { IdentityPoolSimulator, SignIn } = testing;

// Everyone reaches only their own things: what AWS's pages show for each service, and what people ask for and get.

const stack = testStack();
const bucket = new Bucket(stack, 'Files');
const table = new Table(stack, 'Orders', { partitionKey: { name: 'tenant', type: AttributeType.STRING } });
const key = new Key(stack, 'Key');
const pool = new IdentityPool(stack, 'Pool');
const staff = pool.addProvider(
  IdentityProvider.openIdConnectArn('arn:aws:iam::123456789012:oidc-provider/login.example.com', {
    principalTags: PrincipalTags.custom({ tenant: 'tenantId' }),
  }),
);
const tenant = PrincipalTags.policyVariable('tenant');
const topics = Stack.of(stack).formatArn({ service: 'iot', resource: 'topic', resourceName: 'tenants' });
const api = Stack.of(stack).formatArn({ service: 'execute-api', resource: 'abc123', resourceName: 'prod' });

const isNoFolder = { StringNotLike: { 'aws:PrincipalTag/tenant': '*/*' } };
const STATEMENTS: PolicyStatementProps[] = [
  { actions: ['s3:GetObject'], resources: [bucket.arnForObjects(`t/${tenant}/*`)], conditions: isNoFolder },
  {
    actions: ['s3:ListBucket'],
    resources: [bucket.bucketArn],
    conditions: { StringLike: { 's3:prefix': [`t/${tenant}/*`, `t/${tenant}`] }, ...isNoFolder },
  },
  {
    actions: ['dynamodb:Query', 'dynamodb:Scan'],
    resources: [table.tableArn, `${table.tableArn}/index/*`],
    conditions: {
      'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': [tenant] },
      Null: { 'dynamodb:LeadingKeys': 'false' },
    },
  },
  {
    actions: ['kms:Decrypt'],
    resources: [key.keyArn],
    conditions: { StringEquals: { 'kms:EncryptionContext:tenant': tenant } },
  },
  { actions: ['iot:Publish'], resources: [`${topics}/${tenant}/*`] },
  { actions: ['execute-api:Invoke'], resources: [`${api}/GET/${tenant}/*`] },
];
for (const statement of STATEMENTS) {
  pool.authenticatedRole.addToPrincipalPolicy(new PolicyStatement(statement));
}
const simulator = IdentityPoolSimulator.of(pool);

type Request = [action: string, resource: string, context?: { [key: string]: unknown }];

function memberOf(tenantId: string | undefined): testing.SimulatedSession {
  return simulator.signIn(SignIn.through(staff, tenantId === undefined ? {} : { tenantId }));
}

/** What is a tenant's own, however its id is written. */
const OWN: Record<string, (id: string) => Request> = {
  'an object': (id) => ['s3:GetObject', bucket.arnForObjects(`t/${id}/a/b.pdf`)],
  'a listing': (id) => ['s3:ListBucket', bucket.bucketArn, { 's3:prefix': `t/${id}/a` }],
  'a listing of all': (id) => ['s3:ListBucket', bucket.bucketArn, { 's3:prefix': `t/${id}` }],
  'an item': (id) => ['dynamodb:Query', table.tableArn, { 'dynamodb:LeadingKeys': [id] }],
  'an item of an index': (id) => ['dynamodb:Query', `${table.tableArn}/index/ByDate`, { 'dynamodb:LeadingKeys': [id] }],
  'a ciphertext': (id) => ['kms:Decrypt', key.keyArn, { 'kms:EncryptionContext:tenant': id }],
  'a topic': (id) => ['iot:Publish', `${topics}/${id}/alarms`],
  'a path of an API': (id) => ['execute-api:Invoke', `${api}/GET/${id}/orders`],
};

describe.each(Object.entries(OWN))('%s', (_, requestFor) => {
  test('is one’s own, and nobody else’s', () => {
    memberOf('acme').assertAllowed(...requestFor('acme'));
    memberOf('acme').assertDenied(...requestFor('globex'));
    memberOf('acme').assertDenied(...requestFor('acme-labs'));
    memberOf('acme').assertDenied(...requestFor('ACME'));
  });

  test('is nobody’s without the tag', () => {
    memberOf(undefined).assertDenied(...requestFor('acme'));
    expect(memberOf(undefined).isAllowed(...requestFor(''))).toBe(false);
  });

  test.each(['*', '?', `\${aws:PrincipalTag/tenant}`, '$', '..', 'a*', 'acm?'])(
    'is none of those whose id is %j',
    (id) => {
      expect(memberOf(id).isAllowed(...requestFor('acme'))).toBe(false);
      expect(memberOf(id).isAllowed(...requestFor('a/b'))).toBe(false);
    },
  );

  test('is none of those whose id is empty', () => {
    expect(memberOf('').isAllowed(...requestFor('acme'))).toBe(false);
  });
});

test('an id with a slash in it would lie inside of another folder: a condition keeps it out', () => {
  memberOf('acme/labs').assertDenied(...OWN['an object']('acme/labs'));
  memberOf('acme').assertAllowed(...OWN['an object']('acme/labs'));
});

describe('what a request does not bring', () => {
  test('can be said: a listing of the whole bucket, a scan of the whole table', () => {
    memberOf('acme').assertDenied('s3:ListBucket', bucket.bucketArn, { 's3:prefix': [] });
    memberOf('acme').assertDenied('s3:ListBucket', bucket.bucketArn, { 's3:prefix': '' });
    memberOf('acme').assertDenied('dynamodb:Scan', table.tableArn, { 'dynamodb:LeadingKeys': [] });
  });

  test.each<[Request, string]>([
    [['s3:ListBucket', bucket.bucketArn], "supply it with context: { 's3:prefix': ... }"],
    [['dynamodb:Query', table.tableArn], "supply it with context: { 'dynamodb:LeadingKeys': ... }"],
    [['kms:Decrypt', key.keyArn], "supply it with context: { 'kms:EncryptionContext:tenant': ... }"],
  ])('and where nobody says it, how to: %j', (request, way) => {
    expect(() => memberOf('acme').assertAllowed(...request)).toThrow(way);
    expect(() => memberOf('acme').assertDenied(...request)).toThrow(way);
  });
});

describe('a failure says what did not match', () => {
  test.each<[string, Request, string]>([
    [
      'folder',
      OWN['an object']('globex'),
      'Resource: arn:aws:s3:::<Test/Files>/t/acme/* against arn:aws:s3:::<Test/Files>/t/globex/a/b.pdf',
    ],
    [
      'prefix',
      OWN['a listing']('globex'),
      'Condition StringLike s3:prefix: t/acme/*, t/acme is asked for; the request has "t/globex/a"',
    ],
    [
      'key of two',
      ['dynamodb:Query', table.tableArn, { 'dynamodb:LeadingKeys': ['acme', 'globex'] }],
      'Condition ForAllValues:StringEquals dynamodb:LeadingKeys: acme is asked for; the request has ["acme", "globex"]',
    ],
  ])('%s', (_, request, reason) => {
    expect(memberOf('acme').decide(...request).reasons).toEqual([
      'no identity policy allows it',
      expect.stringContaining(reason),
      '5 statements are for other actions',
    ]);
  });
});
