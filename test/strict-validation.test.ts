import { setFlagsFromString } from 'node:v8';
import { type App, Stack } from 'aws-cdk-lib';
import { CfnIdentityPool } from 'aws-cdk-lib/aws-cognito';
import { exampleAppWithFlags } from './support/example-templates';

beforeAll(() => {
  process.env.CDK_VALIDATION = 'true';
  // The validation is WebAssembly: V8 would go on optimising it after the last test, and jest take that for a leak.
  setFlagsFromString('--liftoff-only');
});

/** The examples, with whatever CDK core finds in a template an error, its warnings included. */
function strictApp(): App {
  return exampleAppWithFlags({
    '@aws-cdk/core:validateAgainstDefaultRules': true,
    '@aws-cdk/core:strictCfnValidateErrors': true,
  });
}

test("the examples pass CDK core's validation of their templates", () => {
  expect(() => strictApp().synth()).not.toThrow();
});

test('the same validation refuses a pool name that Cognito would refuse', () => {
  const app = strictApp();
  new CfnIdentityPool(new Stack(app, 'Mistaken'), 'Pool', {
    allowUnauthenticatedIdentities: false,
    identityPoolName: 'acme/customers',
  });
  expect(() => app.synth()).toThrow("IdentityPoolName: 'acme/customers' does not match pattern");
});
