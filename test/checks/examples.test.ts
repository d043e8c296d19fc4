import { App, Stack } from 'aws-cdk-lib';
import {
  IdentityPool as StockIdentityPool,
  UserPoolAuthenticationProvider,
} from 'aws-cdk-lib/aws-cognito-identitypool';
import { CATALOG } from '../../src/checks/private/catalog';
import { templatesOf } from '../../src/model/cdk-templates';
import { IdentityPoolModel } from '../../src/model/identity-pool-model';
import { exampleAppWithFlags } from '../support/example-templates';
import { userPoolOf } from '../support/stacks';
import { findingsIn } from './support';

const examples = IdentityPoolModel.ofTemplates(templatesOf(exampleAppWithFlags()));

test('the examples have pools to check', () => {
  expect(examples.pools.length).toBeGreaterThanOrEqual(6);
});

test.each(CATALOG.map((rule) => [rule.id, rule] as const))('%s has nothing to say of the examples', (_, rule) => {
  expect(findingsIn(rule, examples)).toEqual([]);
});

test('the stock construct with a user pool and its defaults', () => {
  const stack = new Stack(new App(), 'Stock');
  const { userPool, client } = userPoolOf(stack);
  new StockIdentityPool(stack, 'Pool', {
    authenticationProviders: { userPools: [new UserPoolAuthenticationProvider({ userPool, userPoolClient: client })] },
  });
  const model = IdentityPoolModel.ofTemplates(templatesOf(stack));
  expect(CATALOG.flatMap((rule) => findingsIn(rule, model).map((finding) => [rule.id, finding]))).toEqual([]);
});
