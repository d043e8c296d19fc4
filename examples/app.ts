import { App, type AppProps } from 'aws-cdk-lib';
import { GuestsStack } from './guests';
import { OneUserPoolStack } from './one-user-pool';
import { TwoRegionsStack } from './two-regions';

/** All examples as one app. */
export function exampleApp(props: AppProps = {}): App {
  const app = new App(props);
  new OneUserPoolStack(app, 'OneUserPool');
  new TwoRegionsStack(app, 'TwoRegions', { env: { region: 'us-east-1' } });
  new GuestsStack(app, 'Guests');
  return app;
}

if (require.main === module) {
  exampleApp().synth();
}
