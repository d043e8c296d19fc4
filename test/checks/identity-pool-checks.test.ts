import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { App, NestedStack, Stack, Stage, Validations } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { CfnIdentityPool } from 'aws-cdk-lib/aws-cognito';
import { Construct, type IConstruct } from 'constructs';
import { checks, IdentityPool } from '../../src';
import { IdentityPoolModel } from '../../src/model/identity-pool-model';
import { checkedStack, onlyResource, testStack } from '../support/stacks';

jest.mock('../../src/checks/private/catalog', () => ({
  get CATALOG() {
    return jest.requireActual('../support/made-up-rules').MADE_UP_RULES;
  },
}));

let printed: string;
beforeEach(() => {
  printed = '';
  jest.spyOn(console, 'error').mockImplementation((text) => {
    printed += `${text}\n`;
  });
});
afterEach(() => {
  jest.restoreAllMocks();
});

/** A pool of this library whose name one of the made-up rules has something to say about. */
function pool(scope: Construct, id: string, identityPoolName = 'Bad'): IdentityPool {
  return new IdentityPool(scope, id, { identityPoolName });
}

/** A pool that somebody else made. */
function foreignPool(scope: Construct, id: string, identityPoolName = 'Bad'): CfnIdentityPool {
  return new CfnIdentityPool(scope, id, { identityPoolName, allowUnauthenticatedIdentities: false });
}

/** What is reported when an app is synthesized, be it by failing. */
function report(scope: IConstruct): string {
  try {
    (scope.node.root as App).synth();
    return printed;
  } catch (error) {
    return (error as Error).message;
  }
}

/** The pools that are reported, as the ids of their constructs. */
function reported(scope: IConstruct): string[] {
  return [...report(scope).matchAll(/^ {3}(\S+?)(?:\/Resource)? \(\w+\)/gm)].map(([, path]) => path).sort();
}

/** This library, loaded once more. */
function anotherCopy(): typeof import('../../src') {
  let copy: typeof import('../../src') | undefined;
  jest.isolateModules(() => {
    copy = require('../../src');
  });
  expect(copy?.IdentityPool).not.toBe(IdentityPool);
  return copy as typeof import('../../src');
}

function acknowledge(scope: IConstruct, ruleId: string): void {
  Validations.of(scope).acknowledge({ id: `cdk-cognito-identity-pool::${ruleId}`, reason: 'it is meant' });
}

function explicitly(scope: IConstruct): void {
  Validations.of(scope).addPlugins(new checks.IdentityPoolChecks());
}

describe('what is reported', () => {
  test('says where it is, what is wrong, why, and what to write', () => {
    const stack = checkedStack();
    pool(stack, 'Shop');
    expect(report(stack)).toContain(`ERROR A pool is named Bad.
   Properties.IdentityPoolName: it is "Bad".
   Nobody would sign in.
   See https://example.com/names (cdk-cognito-identity-pool)
   Test/Shop/Resource (Shop563325D0) aws-cdk-lib.aws_cognito.CfnIdentityPool
   Suggested fix: identityPoolName: "Good"
   Acknowledge with 'cdk-cognito-identity-pool::NamedBad'
`);
  });

  test('names the property and the version of this library for machines as well', () => {
    const stack = checkedStack();
    pool(stack, 'Shop', 'Odd');
    const { directory } = (stack.node.root as App).synth();
    const { pluginReports } = JSON.parse(readFileSync(join(directory, 'validation-report.json'), 'utf8'));
    expect(pluginReports).toMatchObject([
      {
        pluginName: 'cdk-cognito-identity-pool',
        pluginVersion: require('../../package.json').version,
        violations: [
          {
            ruleName: 'NamedOdd',
            severity: 'warning',
            violatingConstructs: [
              {
                constructPath: 'Test/Shop/Resource',
                cloudFormationResource: {
                  logicalId: 'Shop563325D0',
                  templatePath: 'Test.template.json',
                  propertyPaths: ['Properties.IdentityPoolName'],
                },
              },
            ],
          },
        ],
      },
    ]);
  });

  test('is nothing at all for pools that are as they should be', () => {
    const stack = checkedStack();
    pool(stack, 'Shop', 'Good');
    expect(report(stack)).toBe('');
  });

  test('writes its name and version into the metadata of stacks, and no rule: a new one changes no template', () => {
    const stack = new Stack(new App({ analyticsReporting: true }), 'Test', { env: { region: 'eu-west-1' } });
    pool(stack, 'Shop', 'Good');
    const { Analytics } = onlyResource(stack, 'AWS::CDK::Metadata').Properties;
    const used = gunzipSync(Buffer.from(Analytics.split(':').pop(), 'base64')).toString();
    expect(used).toContain('policyValidation.cdk-cognito-identity-pool');
    expect(used).not.toContain('Named');
  });
});

test('the plugin tells its name, its version and its rules', () => {
  expect(new checks.IdentityPoolChecks()).toMatchObject({
    name: 'cdk-cognito-identity-pool',
    version: require('../../package.json').version,
    ruleIds: ['NamedOdd', 'NamedVague', 'NamedCrash', 'NamedBad', 'NamedSaid'],
  });
});

describe('a synthesis', () => {
  test.each(['Odd', 'Vague', 'Crash'])('succeeds when nothing worse is found than: %s', (name) => {
    const stack = checkedStack();
    pool(stack, 'Shop', name);
    expect(() => (stack.node.root as App).synth()).not.toThrow();
    expect(printed).toContain('(cdk-cognito-identity-pool)');
  });

  test('fails when there is an error', () => {
    const stack = checkedStack();
    pool(stack, 'Shop');
    expect(() => Template.fromStack(stack)).toThrow('ERROR A pool is named Bad.');
  });

  test('fails again when it is repeated', () => {
    const stack = checkedStack();
    pool(stack, 'Shop');
    const first = report(stack);
    expect(first).toContain('ERROR A pool is named Bad.');
    expect(report(stack)).toBe(first);
  });

  test('says what can not be told as information', () => {
    const stack = checkedStack();
    pool(stack, 'Shop', 'Vague');
    expect(report(stack)).toContain(
      'INFO Perhaps: A pool is named Vague. Can not tell: the name may be another one.\n',
    );
  });
});

describe('a rule that breaks down', () => {
  test('is reported, and the others still speak', () => {
    const stack = checkedStack();
    pool(stack, 'First', 'Crash');
    pool(stack, 'Second', 'Bad');
    const text = report(stack);
    expect(text).toContain('WARNING Rule NamedCrash could not be run: Error: no such attachment.');
    expect(text).toContain('Suggested fix: please report it');
    expect(text).toContain('ERROR A pool is named Bad.');
  });

  test('can be acknowledged, like any other', () => {
    const stack = checkedStack();
    pool(stack, 'Shop', 'Crash');
    acknowledge(stack, 'NamedCrash');
    expect(report(stack)).toBe('');
  });

  test('is no reason to fail, even when it takes all of them with it', () => {
    const stack = checkedStack();
    pool(stack, 'Shop');
    jest.spyOn(IdentityPoolModel, 'ofTemplates').mockImplementation(() => {
      throw new Error('out of paper');
    });
    expect(report(stack)).toContain('WARNING The checks could not be run: Error: out of paper.');
  });
});

describe('which pools are checked', () => {
  test('by itself, those of this library alone', () => {
    const stack = checkedStack();
    pool(stack, 'Ours');
    foreignPool(stack, 'Theirs');
    expect(reported(stack)).toEqual(['Test/Ours']);
  });

  test('none, where there is none of this library', () => {
    const stack = checkedStack();
    foreignPool(stack, 'Theirs');
    expect(report(stack)).toBe('');
  });

  test('all of the app, with the plugin added', () => {
    const stack = checkedStack();
    pool(stack, 'Ours');
    foreignPool(stack, 'Theirs');
    explicitly(stack.node.root);
    expect(reported(stack)).toEqual(['Test/Ours', 'Test/Theirs']);
  });

  test('all of a Stage, with the plugin added there', () => {
    const app = new App();
    const stages = ['Dev', 'Prod'].map((id) => new Stage(app, id));
    for (const stage of stages) {
      foreignPool(new Stack(stage, 'Shop'), 'Theirs');
    }
    explicitly(stages[1]);
    expect(reported(app)).toEqual(['Prod/Shop/Theirs']);
  });

  test.each<[string, (app: App) => Construct]>([
    ['a nested stack', (app) => new NestedStack(new Stack(app, 'Shop'), 'Below')],
    ['a nested stack in a nested stack', (app) => new NestedStack(new NestedStack(new Stack(app, 'S'), 'B'), 'C')],
    ['a Stage', (app) => new Stack(new Stage(app, 'Dev'), 'Shop')],
    ['a Stage in a Stage', (app) => new Stack(new Stage(new Stage(app, 'Dev'), 'Europe'), 'Shop')],
    [
      'a nested stack in a Stage in a Stage',
      (app) => new NestedStack(new Stack(new Stage(new Stage(app, 'Dev'), 'Europe'), 'Shop'), 'Below'),
    ],
  ])('those in %s', (_, place) => {
    const app = new App();
    const scope = place(app);
    pool(scope, 'Pool');
    expect(reported(app)).toEqual([`${scope.node.path}/Pool`]);
  });

  test('those of hundreds of stacks, each once', () => {
    const app = new App();
    const ids = Array.from({ length: 200 }, (_, index) => `Stack${index}`);
    for (const id of ids) {
      pool(new Stack(app, id), 'Pool');
    }
    expect(reported(app)).toEqual(ids.map((id) => `${id}/Pool`).sort());
  });

  test('those of a stack without an app', () => {
    const stack = new Stack();
    pool(stack, 'Pool');
    expect(reported(stack)).toEqual(['Default/Pool']);
  });

  test('none, where the root is a Stage: CDK core runs no plugins there', () => {
    const stage = new Stage(undefined as never, 'Alone');
    pool(new Stack(stage, 'Shop'), 'Pool');
    expect(() => stage.synth()).not.toThrow();
    expect(printed).toBe('');
  });

  test('none, where the root is just a construct, which is never synthesized', () => {
    const root = new Construct(undefined as never, '');
    expect(() => pool(new Stack(root, 'Shop'), 'Pool')).not.toThrow();
  });

  test('not by what the construct of this library has said itself', () => {
    const stack = checkedStack();
    pool(stack, 'Ours', 'Said');
    foreignPool(stack, 'Theirs', 'Said');
    explicitly(stack.node.root);
    expect(reported(stack)).toEqual(['Test/Theirs']);
  });
});

describe('the off switch', () => {
  test.each([false, 'false'])('is a context key of the app: %j', (value) => {
    const stack = testStack({}, { 'cdk-cognito-identity-pool:checks': value });
    pool(stack, 'Shop');
    expect(report(stack)).toBe('');
    expect(existsSync(join((stack.node.root as App).outdir, 'validation-report.json'))).toBe(false);
  });

  test('stays on for every other value', () => {
    const stack = testStack({}, { 'cdk-cognito-identity-pool:checks': true });
    pool(stack, 'Shop');
    expect(reported(stack)).toEqual(['Test/Shop']);
  });

  test.each([
    ['first', ['Off', 'On']],
    ['last', ['On', 'Off']],
  ])('can be for one Stage, and be it made %s', (_, ids) => {
    const app = new App();
    for (const id of ids) {
      const stage = new Stage(app, id);
      if (id === 'Off') {
        stage.node.setContext('cdk-cognito-identity-pool:checks', false);
      }
      pool(new Stack(stage, 'Shop'), 'Pool');
    }
    expect(reported(app)).toEqual(['On/Shop/Pool']);
  });

  test('is not for a plugin that was added by hand', () => {
    const stack = testStack({}, { 'cdk-cognito-identity-pool:checks': false });
    pool(stack, 'Shop');
    explicitly(stack.node.root);
    expect(reported(stack)).toEqual(['Test/Shop']);
  });
});

describe('nothing is reported twice', () => {
  const EVERYTHING = ['Dev/Shop/Ours', 'Dev/Shop/Theirs', 'Shop/Ours', 'Shop/Theirs'];

  /** An app with pools of both kinds, in a Stage and outside; `add` adds plugins at every step. */
  function appWith(add: (scope: App | Stage, step: 'before' | 'after') => void): App {
    const app = new App();
    add(app, 'before');
    const stage = new Stage(app, 'Dev');
    for (const scope of [app, stage]) {
      const stack = new Stack(scope, 'Shop');
      pool(stack, 'Ours');
      foreignPool(stack, 'Theirs');
    }
    add(stage, 'after');
    add(app, 'after');
    return app;
  }

  test.each<[string, (scope: App | Stage, step: 'before' | 'after') => boolean]>([
    ['the plugin is added before any pool', (scope, step) => App.isApp(scope) && step === 'before'],
    ['the plugin is added after all pools', (scope, step) => App.isApp(scope) && step === 'after'],
    ['the plugin is added twice', (scope) => App.isApp(scope)],
    ['the plugin is added to a Stage and the app', (_, step) => step === 'after'],
    ['the plugin is added everywhere', () => true],
  ])('when %s', (_, isAdded) => {
    const app = appWith((scope, step) => isAdded(scope, step) && explicitly(scope));
    expect(reported(app)).toEqual(EVERYTHING);
  });

  test('when an instance is added to two scopes', () => {
    const plugin = new checks.IdentityPoolChecks();
    const app = appWith((scope, step) => step === 'after' && Validations.of(scope).addPlugins(plugin));
    expect(reported(app)).toEqual(EVERYTHING);
  });

  test('when a Stage has the plugin, and the app its own', () => {
    const app = appWith((scope) => !App.isApp(scope) && explicitly(scope));
    expect(reported(app)).toEqual(EVERYTHING.filter((path) => path !== 'Shop/Theirs'));
  });

  test('when there are two copies of this library', () => {
    const copy = anotherCopy();
    const app = new App();
    const stack = new Stack(app, 'Shop');
    pool(stack, 'One');
    new copy.IdentityPool(stack, 'Two', { identityPoolName: 'Bad' });
    foreignPool(stack, 'Theirs');
    Validations.of(app).addPlugins(new copy.checks.IdentityPoolChecks(), new checks.IdentityPoolChecks());
    expect(reported(app)).toEqual(['Shop/One', 'Shop/Theirs', 'Shop/Two']);
  });

  test('and a copy of this library judges the pools of another', () => {
    const copy = anotherCopy();
    const stack = checkedStack();
    new copy.IdentityPool(stack, 'Two', { identityPoolName: 'Bad' });
    pool(stack, 'One');
    expect(reported(stack)).toEqual(['Test/One', 'Test/Two']);
  });

  test('when a failed synthesis is repeated: it says the same', () => {
    const app = appWith((scope) => explicitly(scope));
    expect(reported(app)).toEqual(EVERYTHING);
    expect(reported(app)).toEqual(EVERYTHING);
  });
});

describe('acknowledging', () => {
  test('an error of one pool leaves its neighbour alone', () => {
    const stack = checkedStack();
    acknowledge(pool(stack, 'One'), 'NamedBad');
    pool(stack, 'Two');
    expect(reported(stack)).toEqual(['Test/Two']);
  });

  test.each<[string, (scopes: { app: App; stack: Stack; pool: IdentityPool }) => IConstruct]>([
    ['the pool', (scopes) => scopes.pool],
    ['its resource', (scopes) => scopes.pool.node.defaultChild as CfnIdentityPool],
    ['its stack', ({ stack }) => stack],
    ['the app', ({ app }) => app],
  ])('an error can be done on %s, and lets the synthesis succeed', (_, on) => {
    const app = new App();
    const stack = new Stack(app, 'Shop');
    acknowledge(on({ app, stack, pool: pool(stack, 'Pool') }), 'NamedBad');
    expect(() => app.synth()).not.toThrow();
    expect(printed).toBe('');
  });

  test('works in nested stacks', () => {
    const stack = checkedStack();
    const [one, two] = ['One', 'Two'].map((id) => new NestedStack(stack, id));
    pool(one, 'Pool');
    acknowledge(pool(two, 'Pool'), 'NamedBad');
    expect(reported(stack)).toEqual(['Test/One/Pool']);
  });

  test('one rule leaves the others alone', () => {
    const stack = checkedStack();
    acknowledge(pool(stack, 'One'), 'NamedOdd');
    expect(reported(stack)).toEqual(['Test/One']);
  });
});
