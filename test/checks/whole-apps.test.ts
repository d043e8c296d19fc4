import { App, NestedStack, Stack, Stage, Validations } from 'aws-cdk-lib';
import { CfnIdentityPoolRoleAttachment } from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';
import { IdentityPool, IdentityProvider } from '../../src';
import { IdentityPoolChecks } from '../../src/checks';
import { userPoolOf } from '../support/stacks';

/** A pool for the users of a user pool. */
function poolIn(stack: Stack, id = 'Pool'): IdentityPool {
  const { userPool, client } = userPoolOf(stack, `${id}Users`);
  return new IdentityPool(stack, id, { providers: [IdentityProvider.userPool(userPool, { clients: [client] })] });
}

/** The mistake that only a whole app shows: a second attachment, wherever it stands. */
function attachAgain(scope: Construct, pool: IdentityPool): void {
  new CfnIdentityPoolRoleAttachment(scope, `Again${pool.node.id}`, {
    identityPoolId: pool.identityPoolId,
    roles: { authenticated: pool.authenticatedRole.roleArn },
  });
}

/** What a synthesis prints or throws. */
function synthesized(app: App): string {
  const printed: string[] = [];
  const spy = jest.spyOn(console, 'error').mockImplementation((text) => void printed.push(String(text)));
  try {
    app.synth();
  } catch (error) {
    printed.push(String(error));
  } finally {
    spy.mockRestore();
  }
  return printed.join('\n');
}

const FOUND = 'A pool has more than one role attachment';

test('200 stacks with a pool each, and one mistake: it is found, alone, in seconds', () => {
  const app = new App();
  const pools = Array.from({ length: 200 }, (_, index) => poolIn(new Stack(app, `Stack${index}`)));
  attachAgain(new Stack(app, 'Last'), pools[123]);
  const started = Date.now();
  const found = IdentityPoolChecks.findings(app).map(({ ruleId, constructPath }) => [ruleId, constructPath]);
  expect(found).toEqual([['SeveralRoleAttachments', 'Last/AgainPool']]);
  expect(Date.now() - started).toBeLessThan(60_000);
});

test.each<[string, (app: App) => [Stack, Construct]]>([
  ['a stack and another', (app) => [new Stack(app, 'A'), new Stack(app, 'B')]],
  [
    'a stack, and a nested stack in a nested stack of it',
    (app) => {
      const stack = new Stack(app, 'A');
      return [stack, new NestedStack(new NestedStack(stack, 'Below'), 'Below')];
    },
  ],
  [
    'a nested stack in a nested stack, and the stack above',
    (app) => {
      const stack = new Stack(app, 'A');
      return [new NestedStack(new NestedStack(stack, 'Below'), 'Below'), stack];
    },
  ],
  [
    'two nested stacks, each two levels deep',
    (app) => {
      const stack = new Stack(app, 'A');
      const [one, two] = ['One', 'Two'].map((id) => new NestedStack(new NestedStack(stack, id), 'Below'));
      return [one, two];
    },
  ],
  [
    'two stacks of a Stage in a Stage',
    (app) => {
      const stage = new Stage(new Stage(app, 'Prod'), 'Europe');
      return [new Stack(stage, 'A'), new Stack(stage, 'B')];
    },
  ],
])('one pool with two attachments, in %s', (_, places) => {
  const app = new App();
  const [first, second] = places(app);
  attachAgain(second, poolIn(first));
  expect(synthesized(app)).toContain(FOUND);
  expect(IdentityPoolChecks.findings(app).map(({ ruleId }) => ruleId)).toEqual(['SeveralRoleAttachments']);
});

test('Stages that are alike are apart: a pool of one has nothing to do with that of the other', () => {
  const app = new App();
  for (const id of ['Dev', 'Prod']) {
    poolIn(new Stack(new Stage(app, id), 'Shop'));
  }
  expect(synthesized(app)).toBe('');
});

test('a stack without an app', () => {
  const stack = new Stack();
  attachAgain(stack, poolIn(stack));
  expect(synthesized(stack.node.root as App)).toContain(FOUND);
});

test('an error that is acknowledged on one attachment still stands on the neighbour', () => {
  const stack = new Stack(new App(), 'Shop');
  for (const id of ['One', 'Two']) {
    attachAgain(stack, poolIn(stack, id));
  }
  const id = 'cdk-cognito-identity-pool::SeveralRoleAttachments';
  Validations.of(stack.node.findChild('AgainOne')).acknowledge({ id, reason: 'The old one is deleted by hand' });
  const report = synthesized(stack.node.root as App);
  expect(report).toContain('Shop/AgainTwo');
  expect(report).not.toContain('Shop/AgainOne');
});

test('the report names the construct, the resource, the property, what is wrong and what to write', () => {
  const stack = new Stack(new App(), 'Shop');
  const pool = poolIn(stack);
  attachAgain(stack, pool);
  const logicalId = stack.resolve(pool.roleAttachment.logicalId);
  const report = synthesized(stack.node.root as App);
  for (const part of [
    'Shop/AgainPool (AgainPool)',
    'Properties.IdentityPoolId: ',
    `has the role attachment ${logicalId}`,
    'Suggested fix: one AWS::Cognito::IdentityPoolRoleAttachment with all roles',
    "Acknowledge with 'cdk-cognito-identity-pool::SeveralRoleAttachments'",
  ]) {
    expect(report).toContain(part);
  }
});
