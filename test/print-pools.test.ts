import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import {
  CfnIdentityPool,
  CfnIdentityPoolPrincipalTag,
  CfnIdentityPoolRoleAttachment,
  UserPool,
  UserPoolGroup,
} from 'aws-cdk-lib/aws-cognito';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { describePools } from '../examples/support/print-pools';
import { exampleAppWithFlags } from './support/example-templates';
import { userPoolOf } from './support/stacks';

const CLI = { 'aws:cdk:enable-path-metadata': true };

function described(app: App): string {
  return describePools(app.synth().directory).slice(1).join('\n');
}

/** A stack of an app that the CDK CLI runs. */
function cliStack(): { app: App; stack: Stack } {
  const app = new App({ context: CLI });
  return { app, stack: new Stack(app, 'Test') };
}

test('says in which template a pool is', () => {
  const assembly = exampleAppWithFlags().synth();
  const templates = describePools(assembly.directory).filter((line) => line.endsWith('.template.json'));
  expect(templates).toHaveLength(assembly.stacks.length);
});

test('names what the template refers to by its construct path', () => {
  const { app, stack } = cliStack();
  const { userPool, client } = userPoolOf(stack);
  const pool = new CfnIdentityPool(stack, 'Pool', {
    allowUnauthenticatedIdentities: false,
    cognitoIdentityProviders: [{ providerName: userPool.userPoolProviderName, clientId: client.userPoolClientId }],
  });
  const role = new Role(stack, 'Members', { assumedBy: new ServicePrincipal('example.amazonaws.com') });
  new CfnIdentityPoolRoleAttachment(stack, 'Attachment', {
    identityPoolId: pool.ref,
    roles: { authenticated: role.roleArn },
  });
  expect(described(app)).toBe(`  Pool
    providers        Users.ProviderName, client Users/Web
    signed-in users  Members
    guests           off
`);
});

test('shows every kind of provider', () => {
  const { app, stack } = cliStack();
  new CfnIdentityPool(stack, 'Pool', {
    allowUnauthenticatedIdentities: true,
    openIdConnectProviderArns: ['arn:aws:iam::111111111111:oidc-provider/idp.example.com'],
    samlProviderArns: ['arn:aws:iam::111111111111:saml-provider/corp'],
    supportedLoginProviders: { 'accounts.google.com': 'app.apps.googleusercontent.com' },
    developerProviderName: 'login.example.app',
  });
  expect(described(app)).toBe(`  Pool
    providers        arn:aws:iam::111111111111:oidc-provider/idp.example.com
                     arn:aws:iam::111111111111:saml-provider/corp
                     accounts.google.com, app app.apps.googleusercontent.com
                     login.example.app, your own backend
    signed-in users  no role
    guests           on, no role
`);
});

test('shows role mappings and principal tags', () => {
  const { app, stack } = cliStack();
  const { userPool, client } = userPoolOf(stack);
  const pool = new CfnIdentityPool(stack, 'Pool', { allowUnauthenticatedIdentities: false });
  const corp = 'arn:aws:iam::111111111111:saml-provider/corp';
  new CfnIdentityPoolRoleAttachment(stack, 'Attachment', {
    identityPoolId: pool.ref,
    roleMappings: {
      Users: {
        identityProvider: `${userPool.userPoolProviderName}:${client.userPoolClientId}`,
        type: 'Token',
        ambiguousRoleResolution: 'Deny',
      },
      [corp]: {
        type: 'Rules',
        ambiguousRoleResolution: 'AuthenticatedRole',
        rulesConfiguration: {
          rules: [
            {
              claim: 'department',
              matchType: 'Equals',
              value: 'legal',
              roleArn: 'arn:aws:iam::111111111111:role/Legal',
            },
          ],
        },
      },
    },
  });
  new CfnIdentityPoolPrincipalTag(stack, 'Tags', {
    identityPoolId: pool.ref,
    identityProviderName: corp,
    principalTags: { department: 'department', tenant: 'tenantId' },
  });
  expect(described(app)).toContain(`
    role mappings    Users.ProviderName:Users/Web: the role in the token, else Deny
                     ${corp}: the first rule that matches, else AuthenticatedRole
                       department Equals "legal" -> arn:aws:iam::111111111111:role/Legal
    principal tags   ${corp}: department = department, tenant = tenantId
`);
});

test('shows the groups whose role a token may name, the one that decides first on top', () => {
  const { app, stack } = cliStack();
  const { userPool, client } = userPoolOf(stack);
  const imported = UserPool.fromUserPoolId(stack, 'Imported', 'eu-west-1_AbCdEfGhI');
  const pool = new CfnIdentityPool(stack, 'Pool', { allowUnauthenticatedIdentities: false });
  const byToken = { type: 'Token', ambiguousRoleResolution: 'Deny' };
  new CfnIdentityPoolRoleAttachment(stack, 'Attachment', {
    identityPoolId: pool.ref,
    roleMappings: {
      Users: { identityProvider: `${userPool.userPoolProviderName}:${client.userPoolClientId}`, ...byToken },
      'cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEfGhI:1example23456789': byToken,
    },
  });
  const role = (id: string) => new Role(stack, id, { assumedBy: new ServicePrincipal('example.amazonaws.com') });
  new UserPoolGroup(stack, 'Last', { userPool, groupName: 'readers', role: role('Reader') });
  new UserPoolGroup(stack, 'Second', { userPool, groupName: 'writers', precedence: 7, role: role('Writer') });
  new UserPoolGroup(stack, 'First', { userPool, groupName: 'admins', precedence: 0, role: role('Admin') });
  new UserPoolGroup(stack, 'NoRole', { userPool, groupName: 'newsletter' });
  new UserPoolGroup(stack, 'Other', { userPool: imported, groupName: 'partners', role: role('Partner') });
  expect(described(app)).toContain(`
    role mappings    Users.ProviderName:Users/Web: the role in the token, else Deny
                       group "admins" -> Admin
                       group "writers" -> Writer
                       group "readers" -> Reader
                     cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEfGhI:1example23456789: the role in the token, else Deny
                       group "partners" -> Partner
`);
});

test('shows what only the deployment knows as CloudFormation writes it', () => {
  const { app, stack } = cliStack();
  new CfnIdentityPool(stack, 'Pool', {
    allowUnauthenticatedIdentities: false,
    samlProviderArns: [`arn:${stack.partition}:iam::${stack.account}:saml-provider/corp`],
  });
  expect(described(app)).toContain(`
    providers        arn:\${AWS::Partition}:iam::\${AWS::AccountId}:saml-provider/corp
`);
});

test('fails when there is no identity pool', () => {
  const { app } = cliStack();
  const { directory } = app.synth();
  const { status, stderr } = spawnSync('npx', ['tsx', 'examples/support/print-pools.ts', directory], {
    cwd: join(__dirname, '..'),
    encoding: 'utf8',
  });
  expect({ status, stderr }).toEqual({ status: 1, stderr: `no identity pool in ${directory}\n` });
});
