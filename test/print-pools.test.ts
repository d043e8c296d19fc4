import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { App, Stack, Stage } from 'aws-cdk-lib';
import { CfnIdentityPool, CfnIdentityPoolRoleAttachment, CfnUserPoolClient, UserPool } from 'aws-cdk-lib/aws-cognito';
import { describePools } from '../examples/support/print-pools';
import { exampleAppWithFlags } from './support/example-templates';

/** As the CLI of the CDK synthesizes. */
function cliApp(): App {
  return new App({ context: { 'aws:cdk:enable-path-metadata': true } });
}

function described(app: App): string {
  return describePools(app.synth().directory).join('\n');
}

test('says in which template a pool is', () => {
  const assembly = exampleAppWithFlags().synth();
  const templates = describePools(assembly.directory).filter((line) => line.startsWith('=== '));
  expect(templates).toHaveLength(assembly.stacks.length);
});

// What people see who try the examples: the groups, what comes with a sign-in, through whom a role is reached, what it may do.
test.each([
  '  group admins, precedence 0 -> TenantsAndGroups/Identities/Groups/Admins/Role\n',
  '  tag tenant <- custom:tenant (required)\n',
  'Federation/Archive/Roles/Photographers may\n  only through arn:aws:iam::<AWS::AccountId>:oidc-provider/login.agency.example\n',
  '  rule 2: department Equals "archive" -> Federation/Archivists\n',
  "  at most what Cognito's session policies for guests allow\n",
  `  s3:GetObject on arn:aws:s3:::<OwnBackend/Videos>/studios/\${aws:PrincipalTag/studio}/*\n`,
])('prints the access tables of the examples, with the names of their constructs: %j', (line) => {
  expect(described(exampleAppWithFlags({ 'aws:cdk:enable-path-metadata': true }))).toContain(line);
});

test('prints the pools of a stage, and of a template every one', () => {
  const app = cliApp();
  const stack = new Stack(new Stage(app, 'Prod'), 'Shop');
  new CfnIdentityPool(stack, 'One', { allowUnauthenticatedIdentities: false });
  new CfnIdentityPool(stack, 'Two', { allowUnauthenticatedIdentities: false });
  expect(described(app)).toMatch(
    /=== .*template\.json\n\nProd\/Shop\/One\n\nguests\n[\s\S]*Prod\/Shop\/Two\n\nguests\n/,
  );
});

test('knows the account and the region that a stack says it goes to', () => {
  const app = cliApp();
  const stack = new Stack(app, 'Shop', { env: { account: '111111111111', region: 'eu-west-1' } });
  const userPool = new UserPool(stack, 'Users');
  const client = new CfnUserPoolClient(stack, 'Web', { userPoolId: userPool.userPoolId });
  const pool = new CfnIdentityPool(stack, 'Pool', {
    allowUnauthenticatedIdentities: false,
    cognitoIdentityProviders: [{ providerName: userPool.userPoolProviderName, clientId: client.ref }],
  });
  new CfnIdentityPoolRoleAttachment(stack, 'Attachment', {
    identityPoolId: pool.ref,
    roles: { authenticated: `arn:aws:iam::${stack.account}:role/from-elsewhere` },
  });
  expect(described(app)).toContain(
    'user pool <Shop/Users>, client <Shop/Web>\n  all -> arn:aws:iam::111111111111:role/from-elsewhere\n',
  );
});

test('fails when there is no identity pool', () => {
  const { directory } = cliApp().synth();
  const { status, stderr } = spawnSync(
    'npx',
    ['tsx', '--tsconfig', 'tsconfig.dev.json', 'examples/support/print-pools.ts', directory],
    { cwd: join(__dirname, '..'), encoding: 'utf8' },
  );
  expect({ status, stderr }).toEqual({ status: 1, stderr: `no identity pool in ${directory}\n` });
});
