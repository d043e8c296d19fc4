// One app in several languages: app.py and app.go make the same template. `npx projen test:python` compares them.
import { App, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { UserPool } from 'aws-cdk-lib/aws-cognito';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import {
  ClaimRule,
  GuestAccess,
  IdentityPool,
  IdentityProvider,
  type IdentityProviderBindOptions,
  type IdentityProviderConfig,
  type IIdentityProvider,
  PoolRole,
  PrincipalTags,
  RoleMapping,
} from '../../src';

class Backend implements IIdentityProvider {
  public bind(options: IdentityProviderBindOptions): IdentityProviderConfig {
    return { developerProviderName: `login.${options.identityPool.node.id}` };
  }
}

const app = new App();
const stack = new Stack(app, 'Test');
const users = new UserPool(stack, 'Users');
const web = users.addClient('Web');

const pool = new IdentityPool(stack, 'Pool', {
  providers: [new Backend()],
  guestAccess: GuestAccess.enabled({ role: PoolRole.create({ roleName: 'visitors' }) }),
  tags: { cost_centre: '1234' },
  removalPolicy: RemovalPolicy.DESTROY,
});
const members = pool.addProvider(
  IdentityProvider.userPool(users, { clients: [web], roleMapping: RoleMapping.fromToken() }),
);
const staff = pool.addProvider(
  IdentityProvider.samlArn('arn:aws:iam::123456789012:saml-provider/staff', {
    roleMapping: RoleMapping.fromRules([]),
    principalTags: PrincipalTags.custom({ cost_centre: 'costCentre' }, { required: ['cost_centre'] }),
  }),
);

const files = new Bucket(stack, 'Files');
files.grantRead(pool.authenticatedRole);
files.grantReadWrite(pool.addGroup('Admins', { provider: members, groupName: 'admins' }).role);
const editors = pool.addRole('Editors', { description: 'Who may change files', through: [staff] });
files.grantReadWrite(editors);
const costCentres = pool.isolate.byPrincipalTag('cost_centre');
costCentres.inBucket(files, { prefix: 'reports' }).grantRead(editors);
pool.isolate.byIdentityId().inIotCore({ topicPrefix: 'people' }).grantPublishSubscribe();
staff.addRule(ClaimRule.whenEquals('department', 'editorial', editors));
pool.isolate.byIdentityId().inBucket(files, { prefix: 'own' }).grantReadWrite();
app.synth();
