import type { IdentityPoolModel } from '../../src/model/identity-pool-model';

// A command-line tool reads templates where no CDK is installed.
jest.mock('aws-cdk-lib', () => {
  throw new Error('the model must not load aws-cdk-lib');
});

test('the model reads templates without the CDK', () => {
  const loaded: { IdentityPoolModel: typeof IdentityPoolModel } = require('../../src/model/identity-pool-model');
  const model = loaded.IdentityPoolModel.ofTemplates([
    { stack: 'S', template: { Resources: { Pool: { Type: 'AWS::Cognito::IdentityPool' } } } },
  ]);
  expect(model.pools).toHaveLength(1);
});
