import { Stack, type StackProps } from 'aws-cdk-lib';
import { HttpApi, HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpIamAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpUrlIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { ClientAttributes, StringAttribute, UserPool } from 'aws-cdk-lib/aws-cognito';
import { AttributeType, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { IdentityPool, IdentityProvider, PrincipalTags, RoleMapping, RoleResolution } from 'cdk-cognito-identity-pool';
import type { Construct } from 'constructs';

/**
 * Software for repair shops. All companies share one bucket, one table and one API, and each sees only its own part of them.
 * Inside of that, everybody has a notebook that not even colleagues can read.
 */
export class MultiTenantStack extends Stack {
  constructor(scope: Construct, id: string, props: StackProps = {}) {
    super(scope, id, props);

    // Whoever invites somebody sets their company. The app reads it, so that the token holds it; nobody can write their own.
    const people = new UserPool(this, 'People', {
      selfSignUpEnabled: false,
      customAttributes: { tenant: new StringAttribute({ minLen: 1, maxLen: 64 }) },
    });
    const app = people.addClient('App', {
      disableOAuth: true,
      readAttributes: new ClientAttributes().withStandardAttributes({ fullname: true }).withCustomAttributes('tenant'),
      writeAttributes: new ClientAttributes().withStandardAttributes({ fullname: true }),
    });

    // Without a company there are no credentials. Who is in no group with a role is a mechanic.
    const identities = new IdentityPool(this, 'Identities');
    const provider = identities.addProvider(
      IdentityProvider.userPool(people, {
        clients: [app],
        roleMapping: RoleMapping.fromToken({ roleResolution: RoleResolution.AUTHENTICATED_ROLE }),
        principalTags: PrincipalTags.custom({ tenant: 'custom:tenant' }, { required: ['tenant'] }),
      }),
    );
    const mechanics = identities.authenticatedRole;
    const { role: managers } = identities.addGroup('Managers', { provider, groupName: 'managers' });

    const files = new Bucket(this, 'Files');
    const orders = new TableV2(this, 'Orders', {
      partitionKey: { name: 'tenant', type: AttributeType.STRING },
      sortKey: { name: 'orderId', type: AttributeType.STRING },
    });
    const api = new HttpApi(this, 'Api');
    api.addRoutes({
      path: '/tenants/{tenant}/invoices',
      methods: [HttpMethod.GET, HttpMethod.POST],
      integration: new HttpUrlIntegration('Invoices', 'https://invoices.example.com/{tenant}'),
      authorizer: new HttpIamAuthorizer(),
    });

    const company = identities.isolate.byPrincipalTag('tenant');
    const manuals = company.inBucket(files, { prefix: 'manuals' });
    const ownOrders = company.inTable(orders);
    const notebook = identities.isolate.byIdentityId().inBucket(files, { prefix: 'notebooks' });

    for (const role of [mechanics, managers]) {
      manuals.grantRead(role);
      ownOrders.grantRead(role);
      notebook.grantReadWrite(role);
    }
    manuals.grantWrite(managers);
    ownOrders.grantWrite(managers);
    company.inHttpApi(api, { path: 'tenants' }).grantReadWrite(managers);
  }
}
