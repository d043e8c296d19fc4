import { Stack, type StackProps } from 'aws-cdk-lib';
import { ClientAttributes, StringAttribute, UserPool } from 'aws-cdk-lib/aws-cognito';
import { AttributeType, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { IdentityPool, IdentityProvider, PrincipalTags, RoleMapping } from 'cdk-cognito-identity-pool';
import type { Construct } from 'constructs';

/**
 * Accounting software for many companies. People's group decides what they may do, their tenant whose data they see: two
 * roles serve all companies, and a new company needs no deployment.
 */
export class TenantsAndGroupsStack extends Stack {
  constructor(scope: Construct, id: string, props: StackProps = {}) {
    super(scope, id, props);

    // Whoever invites somebody sets their tenant.
    const people = new UserPool(this, 'People', {
      selfSignUpEnabled: false,
      customAttributes: { tenant: new StringAttribute({ minLen: 1, maxLen: 64 }) },
    });
    const app = people.addClient('App', {
      disableOAuth: true,
      // The token holds what the app may read. What it may not write, nobody can set for themselves.
      readAttributes: new ClientAttributes().withStandardAttributes({ fullname: true }).withCustomAttributes('tenant'),
      writeAttributes: new ClientAttributes().withStandardAttributes({ fullname: true }),
    });

    const identities = new IdentityPool(this, 'Identities');
    const provider = identities.addProvider(
      IdentityProvider.userPool(people, {
        clients: [app],
        roleMapping: RoleMapping.fromToken(),
        principalTags: PrincipalTags.custom({ tenant: 'custom:tenant' }, { required: ['tenant'] }),
      }),
    );
    const admins = identities.addGroup('Admins', { provider, groupName: 'admins', precedence: 0 });
    const members = identities.addGroup('Members', { provider, groupName: 'members', precedence: 10 });

    const receipts = new Bucket(this, 'Receipts');
    const bookings = new TableV2(this, 'Bookings', {
      partitionKey: { name: 'tenant', type: AttributeType.STRING },
      sortKey: { name: 'bookingId', type: AttributeType.STRING },
    });

    // Members may write and not delete, which is less than `identities.isolate` grants: these statements are written by hand.
    // A slash on both sides keeps `acme` out of `acme-labs`. A tenant `acme/labs` would lie inside of `acme`: it reaches no
    // receipts at all. A tenant `..` climbs nowhere, for S3 takes a key as it is written.
    const tenant = PrincipalTags.policyVariable('tenant');
    const ownReceipts = `tenants/${tenant}/*`;
    const isNoFolder = { StringNotLike: { 'aws:PrincipalTag/tenant': '*/*' } };

    // "All keys of the request are the tenant" is true of a request without any, such as a scan: hence the second condition.
    const ownBookings = {
      'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': [tenant] },
      Null: { 'dynamodb:LeadingKeys': 'false' },
    };

    new ManagedPolicy(this, 'OwnTenant', {
      roles: [admins.role, members.role],
      statements: [
        new PolicyStatement({
          actions: ['s3:GetObject', 's3:PutObject'],
          resources: [receipts.arnForObjects(ownReceipts)],
          conditions: isNoFolder,
        }),
        new PolicyStatement({
          actions: ['s3:ListBucket'],
          resources: [receipts.bucketArn],
          conditions: { StringLike: { 's3:prefix': ownReceipts }, ...isNoFolder },
        }),
        new PolicyStatement({
          actions: ['dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:PutItem'],
          resources: [bookings.tableArn],
          conditions: ownBookings,
        }),
      ],
    });
    admins.role.addToPrincipalPolicy(
      new PolicyStatement({
        actions: ['dynamodb:DeleteItem'],
        resources: [bookings.tableArn],
        conditions: ownBookings,
      }),
    );
  }
}
