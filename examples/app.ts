import { App, type AppProps } from 'aws-cdk-lib';
import { FederationStack } from './federation';
import { GuestsStack } from './guests';
import { MultiTenantStack } from './multi-tenant';
import { OneUserPoolStack } from './one-user-pool';
import { OwnBackendStack } from './own-backend';
import { TenantsAndGroupsStack } from './tenants-and-groups';
import { TwoRegionsStack } from './two-regions';

/** All examples as one app. */
export function exampleApp(props: AppProps = {}): App {
  const app = new App(props);
  new OneUserPoolStack(app, 'OneUserPool');
  new TwoRegionsStack(app, 'TwoRegions', { env: { region: 'us-east-1' } });
  new GuestsStack(app, 'Guests');
  new TenantsAndGroupsStack(app, 'TenantsAndGroups');
  new MultiTenantStack(app, 'MultiTenant');
  new FederationStack(app, 'Federation');
  new OwnBackendStack(app, 'OwnBackend');
  return app;
}

if (require.main === module) {
  exampleApp().synth();
}
