import { App, CfnElement, NestedStack, Stack, Stage, Validations } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { CfnIdentityPool } from 'aws-cdk-lib/aws-cognito';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct, type IConstruct } from 'constructs';
import { checks, IdentityPool } from '../../src';
import { checkedStack, testStack } from '../support/stacks';

const { CheckSeverity, IdentityPoolChecks } = checks;

jest.mock('../../src/checks/private/catalog', () => ({
  get CATALOG() {
    return jest.requireActual('../support/made-up-rules').MADE_UP_RULES;
  },
}));

beforeEach(() => {
  jest.spyOn(console, 'error').mockImplementation();
});
afterEach(() => {
  jest.restoreAllMocks();
});

function pool(scope: Construct, id: string, identityPoolName = 'Bad'): IdentityPool {
  return new IdentityPool(scope, id, { identityPoolName });
}

const BAD = { IdentityPoolName: 'Bad', AllowUnauthenticatedIdentities: false };

/** Resources as they stand in a template, without a construct for each. */
class Pasted extends CfnElement {
  constructor(
    scope: Construct,
    id: string,
    private readonly resources: object,
  ) {
    super(scope, id);
  }

  /** @internal */
  public _toCloudFormation(): object {
    return { Resources: this.resources };
  }
}

function acknowledge(scope: IConstruct, ruleId: string): void {
  Validations.of(scope).acknowledge({ id: `cdk-cognito-identity-pool::${ruleId}`, reason: 'it is meant' });
}

/** The constructs that something was found at. */
function found(scope: IConstruct): (string | undefined)[] {
  return IdentityPoolChecks.findings(scope).map(({ constructPath }) => constructPath);
}

describe('what is found', () => {
  test('says all there is to know', () => {
    const stack = checkedStack();
    pool(stack, 'Shop');
    expect(IdentityPoolChecks.findings(stack)).toEqual([
      expect.objectContaining({
        ruleId: 'NamedBad',
        severity: CheckSeverity.ERROR,
        stackPath: 'Test',
        logicalId: 'Shop563325D0',
        property: 'Properties.IdentityPoolName',
        constructPath: 'Test/Shop/Resource',
        description: `A pool is named Bad.
Properties.IdentityPoolName: it is "Bad".
Nobody would sign in.
See https://example.com/names`,
        fix: 'identityPoolName: "Good"',
        message: `ERROR NamedBad at Test/Shop/Resource (Shop563325D0)
  A pool is named Bad.
  Properties.IdentityPoolName: it is "Bad".
  Nobody would sign in.
  See https://example.com/names
  Fix: identityPoolName: "Good"
  Acknowledge with 'cdk-cognito-identity-pool::NamedBad'`,
      }),
    ]);
  });

  test('has errors first, then warnings, then what can not be told', () => {
    const stack = checkedStack();
    for (const name of ['Odd', 'Vague', 'Bad']) {
      pool(stack, name, name);
    }
    expect(IdentityPoolChecks.findings(stack).map(({ severity }) => severity)).toEqual([
      CheckSeverity.ERROR,
      CheckSeverity.WARNING,
      CheckSeverity.INFO,
    ]);
  });

  test('is of every pool, whoever made it', () => {
    const stack = checkedStack();
    new CfnIdentityPool(stack, 'Theirs', { identityPoolName: 'Bad', allowUnauthenticatedIdentities: false });
    expect(found(stack)).toEqual(['Test/Theirs']);
  });

  test('is of pools that no construct made', () => {
    const stack = checkedStack();
    new Pasted(stack, 'Pasted', { Theirs: { Type: 'AWS::Cognito::IdentityPool', Properties: BAD } });
    expect(IdentityPoolChecks.findings(stack)).toMatchObject([{ stackPath: 'Test', logicalId: 'Theirs' }]);
    expect(found(stack)).toEqual([undefined]);
  });

  test('leaves out what a construct of this library has said itself', () => {
    const stack = checkedStack();
    pool(stack, 'Ours', 'Said');
    new CfnIdentityPool(stack, 'Theirs', { identityPoolName: 'Said', allowUnauthenticatedIdentities: false });
    expect(found(stack)).toEqual(['Test/Theirs']);
  });

  test('includes that a rule could not be run', () => {
    const stack = checkedStack();
    pool(stack, 'Shop', 'Crash');
    const [finding, ...others] = IdentityPoolChecks.findings(stack);
    expect(others).toEqual([]);
    expect(finding.severity).toBe(CheckSeverity.WARNING);
    expect(finding.message).toMatch(/^WARNING NamedCrash\n {2}Rule NamedCrash could not be run: Error: no such attach/);
  });

  test('does not depend on the off switch', () => {
    const stack = testStack({}, { 'cdk-cognito-identity-pool:checks': false });
    pool(stack, 'Shop');
    expect(found(stack)).toEqual(['Test/Shop/Resource']);
  });
});

describe('where is looked', () => {
  let app: App;
  let inApp: Stack;
  let inStage: Stack;
  beforeEach(() => {
    app = new App();
    inApp = new Stack(app, 'Shop');
    inStage = new Stack(new Stage(app, 'Dev'), 'Shop');
    pool(inApp, 'Pool');
    pool(new NestedStack(inStage, 'Below'), 'Pool');
  });

  test('everywhere in the app, in Stages and nested stacks as well', () => {
    expect(found(app)).toEqual(['Shop/Pool/Resource', 'Dev/Shop/Below/Pool/Resource']);
  });

  test('at and below the scope alone', () => {
    expect(found(inApp)).toEqual(['Shop/Pool/Resource']);
    expect(found(inStage)).toEqual(['Dev/Shop/Below/Pool/Resource']);
    expect(found(inApp.node.findChild('Pool'))).toEqual(['Shop/Pool/Resource']);
  });

  test('not in a stack whose name merely begins the same', () => {
    pool(new Stack(app, 'ShopOfHorrors'), 'Pool');
    expect(found(inApp)).toEqual(['Shop/Pool/Resource']);
  });

  test('in a stack that is in a Stage, where Template.fromStack() finds nothing', () => {
    expect(() => Template.fromStack(inStage)).not.toThrow();
    expect(found(inStage)).toEqual(['Dev/Shop/Below/Pool/Resource']);
  });
});

describe('acknowledged findings', () => {
  test.each<[string, (stack: Stack) => IConstruct]>([
    ['the pool', (stack) => stack.node.findChild('Shop')],
    ['its resource', (stack) => stack.node.findChild('Shop').node.defaultChild as CfnIdentityPool],
    ['the app', (stack) => stack.node.root],
  ])('are left out, be it on %s', (_, on) => {
    const stack = checkedStack();
    pool(stack, 'Shop');
    acknowledge(on(stack), 'NamedBad');
    expect(found(stack)).toEqual([]);
  });

  test('are not those of a neighbour, nor of another rule', () => {
    const stack = checkedStack();
    acknowledge(pool(stack, 'One'), 'NamedBad');
    acknowledge(pool(stack, 'Two'), 'NamedOdd');
    expect(found(stack)).toEqual(['Test/Two/Resource']);
  });

  test('can be of a rule that could not be run, and of a pool no construct made', () => {
    const stack = checkedStack();
    pool(stack, 'Shop', 'Crash');
    new Pasted(stack, 'Pasted', { Theirs: { Type: 'AWS::Cognito::IdentityPool', Properties: BAD } });
    acknowledge(stack.node.root, 'NamedCrash');
    acknowledge(stack.node.root, 'NamedBad');
    expect(found(stack)).toEqual([]);
  });
});

describe('a synthesis that fails', () => {
  test('because of these checks does not keep anybody from asking, and still fails afterwards', () => {
    const stack = checkedStack();
    pool(stack, 'Shop');
    expect(found(stack)).toEqual(['Test/Shop/Resource']);
    expect(() => (stack.node.root as App).synth()).toThrow('A pool is named Bad.');
  });

  test('for want of an app is said to be none', () => {
    const stack = new Stack(new Construct(undefined as never, ''), 'Shop');
    pool(stack, 'Pool');
    expect(() => found(stack)).toThrow(
      '[cdk-cognito-identity-pool:NothingToCheck] the tree: its root is neither an App nor a Stage',
    );
  });

  test('for any other reason is that reason', () => {
    const stack = checkedStack();
    pool(stack, 'Shop');
    stack.node.addValidation({ validate: () => ['there is no more room'] });
    expect(() => found(stack)).toThrow('there is no more room');
  });

  test('because of another plugin is that plugin, unless these checks fail as well', () => {
    const app = new App();
    pool(new Stack(app, 'Shop'), 'Pool', 'Odd');
    const violatingResources = [{ constructPath: 'Shop', locations: [] }];
    const violations = [{ ruleName: 'Rude', description: 'it is rude', violatingResources }];
    Validations.of(app).addPlugins({ name: 'manners', validate: () => ({ success: false, violations }) });
    expect(() => found(app)).toThrow('it is rude');
    pool(new Stack(app, 'Other'), 'Pool', 'Bad');
    expect(found(app)).toEqual(['Other/Pool/Resource', 'Shop/Pool/Resource']);
  });
});

describe('assertNone()', () => {
  test('passes where nothing is found', () => {
    const stack = checkedStack();
    pool(stack, 'Shop', 'Good');
    expect(() => IdentityPoolChecks.assertNone(stack)).not.toThrow();
  });

  test.each(['Bad', 'Odd', 'Vague', 'Crash'])('fails on every severity: %s', (name) => {
    const stack = checkedStack();
    pool(stack, 'Shop', name);
    expect(() => IdentityPoolChecks.assertNone(stack)).toThrow(
      '[cdk-cognito-identity-pool:ChecksFailed] Test: one finding. ' +
        'Allowed: those that were acknowledged. Instead: mend or acknowledge each.\n\n',
    );
  });

  test('lists all that was found', () => {
    const stack = checkedStack();
    pool(stack, 'One', 'Odd');
    pool(stack, 'Two', 'Bad');
    const [error, warning] = IdentityPoolChecks.findings(stack);
    expect(() => IdentityPoolChecks.assertNone(stack.node.root)).toThrow(
      `the app: 2 findings. Allowed: those that were acknowledged. Instead: mend or acknowledge each.

${error.message}

${warning.message}`,
    );
  });

  test('fails where there is no pool: nothing was asserted', () => {
    const stack = checkedStack();
    pool(stack, 'Shop', 'Good');
    const bucket = new Bucket(stack, 'Bucket');
    expect(() => IdentityPoolChecks.assertNone(bucket)).toThrow(
      '[cdk-cognito-identity-pool:NothingToCheck] Test/Bucket: there is no identity pool at or below it',
    );
    expect(() => IdentityPoolChecks.assertNone(new App())).toThrow('NothingToCheck] the app: ');
    expect(() => IdentityPoolChecks.assertNone(new App())).toThrow('Instead: add the pool first.');
  });
});

describe('findingsInTemplate()', () => {
  const template = (name: unknown) => ({
    Parameters: { Name: { Type: 'String', Default: 'Good' } },
    Resources: { Pool: { Type: 'AWS::Cognito::IdentityPool', Properties: { IdentityPoolName: name } } },
  });

  test('finds what is wrong in a template of CloudFormation', () => {
    expect(IdentityPoolChecks.findingsInTemplate(template('Bad'))).toMatchObject([
      { ruleId: 'NamedBad', severity: CheckSeverity.ERROR, stackPath: 'Template', logicalId: 'Pool' },
    ]);
  });

  test('takes no pool for one of this library', () => {
    expect(IdentityPoolChecks.findingsInTemplate(template('Said'))).toHaveLength(1);
  });

  test('gives parameters their default, or the value that is said', () => {
    const parametrized = template({ Ref: 'Name' });
    expect(IdentityPoolChecks.findingsInTemplate(parametrized)).toEqual([]);
    expect(IdentityPoolChecks.findingsInTemplate(parametrized, { parameters: { Name: 'Bad' } })).toHaveLength(1);
  });

  test.each([
    ['region', 'AWS::Region', { region: 'Bad' }],
    ['account', 'AWS::AccountId', { account: 'Bad' }],
  ])('knows the %s that is said', (_, parameter, options) => {
    expect(IdentityPoolChecks.findingsInTemplate(template({ Ref: parameter }), options)).toHaveLength(1);
  });

  test('finds nothing where there is nothing', () => {
    expect(IdentityPoolChecks.findingsInTemplate({ Resources: {} })).toEqual([]);
  });
});
