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

test('the stock construct with a user pool has what it always leaves open, and nothing else', () => {
  const stack = new Stack(new App(), 'Stock');
  const { userPool, client } = userPoolOf(stack);
  new StockIdentityPool(stack, 'Pool', {
    authenticationProviders: { userPools: [new UserPoolAuthenticationProvider({ userPool, userPoolClient: client })] },
  });
  const model = IdentityPoolModel.ofTemplates(templatesOf(stack));
  const findings = CATALOG.flatMap((rule) => findingsIn(rule, model).map(({ at }) => `${rule.id} at ${at}`));
  expect(findings).toEqual([
    expect.stringMatching(/^ClassicFlowNotSaid at Pool/),
    expect.stringMatching(/^PoolRemovalNotSaid at Pool/),
    expect.stringMatching(/^GuestRoleWithoutGuests at PoolDefaultRoleAttachment/),
  ]);
});
