// One app in several languages: app.py and app.go make the same template. `npx projen test:python` compares them.
import { App, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { UserPool } from 'aws-cdk-lib/aws-cognito';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import {
  GuestAccess,
  IdentityPool,
  IdentityProvider,
  type IdentityProviderBindOptions,
  type IdentityProviderConfig,
  type IIdentityProvider,
  PoolRole,
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
  providers: [IdentityProvider.userPool(users, { clients: [web] })],
  guestAccess: GuestAccess.enabled({ role: PoolRole.create({ roleName: 'visitors' }) }),
  tags: { cost_centre: '1234' },
  removalPolicy: RemovalPolicy.DESTROY,
});
pool.addProvider(new Backend());

const files = new Bucket(stack, 'Files');
files.grantRead(pool.authenticatedRole);
files.grantReadWrite(pool.addRole('Editors', { description: 'Who may change files' }));
app.synth();
