import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import fc from 'fast-check';
import { IdentityPoolChanges, IdentityPoolChecks } from '../../src/checks';
import { judge } from '../../src/checks/private/judge';
import type { TemplateSource } from '../../src/model/cloudformation/template';
import { IdentityPoolModel } from '../../src/model/identity-pool-model';
import { garbage, mutatedApp, mutations, validApp } from '../support/mutated-apps';
import type { Json } from '../support/stacks';
import { pool, signedIn, trust } from './templates';

/** Enough to notice a mistake at once; `FUZZ_RUNS=10000` looks longer. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 300);

/** What the checks say of some templates, and of how many of themselves. */
function said(sources: readonly TemplateSource[]): { found: string[]; brokenDown: string[] } {
  const judgements = judge(IdentityPoolModel.ofTemplates(sources), { isAsked: () => true, isOurs: () => false });
  return {
    found: judgements.filter(({ place }) => place !== undefined).map(({ ruleId }) => ruleId),
    brokenDown: judgements.filter(({ place }) => place === undefined).map(({ description }) => description),
  };
}

function idsIn(template: Json): string[] {
  return IdentityPoolChecks.findingsInTemplate(template, { region: 'eu-west-1' }).map(({ ruleId }) => ruleId);
}

test('the app that is changed below has something to be found', () => {
  expect(said(validApp()).found).toContain('SeveralRoleAttachments');
});

test('no template makes a check break down', () => {
  fc.assert(
    fc.property(mutations, (changes) => {
      expect(said(mutatedApp(changes)).brokenDown).toEqual([]);
    }),
    { numRuns: RUNS },
  );
});

test('nothing that stands in the place of a template makes a check break down', () => {
  fc.assert(
    fc.property(fc.array(garbage), (templates) => {
      const sources = templates.map((template, i) => ({ stack: `S${i}`, template }));
      expect(said(sources).brokenDown).toEqual([]);
    }),
    { numRuns: RUNS },
  );
});

describe('what is found of a pool beside which stands', () => {
  const Bad = pool({ AllowUnauthenticatedIdentities: true });
  const circle: { Resources: Json } = { Resources: { Bad } };
  circle.Resources.Around = { Type: 'AWS::IAM::Role', Properties: circle };

  test.each<[string, Json]>([
    ['a circle of references', { A: { Ref: 'B' }, B: { Type: 'AWS::IAM::Role', Properties: { Path: { Ref: 'B' } } } }],
    ['a template in a template, without end', circle.Resources],
    [
      'an intrinsic function nobody knows',
      { X: { Type: 'AWS::IAM::Role', Properties: { Path: { 'Fn::Newest': 1 } } } },
    ],
    ['what is no resource', { X: 'nothing', Y: null, Z: [] }],
    ['policies that are none', { X: { Type: 'AWS::IAM::Policy', Properties: { PolicyDocument: 7, Roles: 'x' } } }],
  ])('%s, is said all the same', (_, resources) => {
    expect(idsIn({ Resources: { Bad, ...resources } })).toContain('NoRoleAttachment');
  });

  test('conditions on everything, is said as far as it can be told', () => {
    const Condition = 'Sometimes';
    const resources = Object.fromEntries(
      Object.entries<Json>(signedIn([trust({ Action: 'sts:AssumeRole' })])).map(([id, x]) => [id, { ...x, Condition }]),
    );
    const template = {
      Parameters: { Anything: { Type: 'String' } },
      Conditions: { [Condition]: { 'Fn::Equals': [{ Ref: 'Anything' }, 'yes'] } },
      Resources: resources,
    };
    expect(idsIn(template)).toContain('TrustLacksAction');
  });
});

test('a template of 5 MB is checked in seconds, to its last resource', () => {
  const filling = Object.fromEntries(
    Array.from({ length: 5000 }, (_, n) => [
      `Role${n}`,
      {
        Type: 'AWS::IAM::Role',
        Properties: { AssumeRolePolicyDocument: { Statement: [trust()] }, Path: 'x'.repeat(800) },
      },
    ]),
  );
  const template = { Resources: { ...filling, Pool: pool({ AllowUnauthenticatedIdentities: true }) } };
  expect(JSON.stringify(template).length).toBeGreaterThan(5_000_000);
  const started = Date.now();
  expect(idsIn(template)).toContain('NoRoleAttachment');
  expect(Date.now() - started).toBeLessThan(10_000);
});

test('of a resource without a type it is said that it can not be read', () => {
  const findings = IdentityPoolChecks.findingsInTemplate({ Resources: { Pool: { Type: 7 } } });
  expect(findings.map(({ ruleId, severity }) => [ruleId, severity])).toEqual([['NotWhollyRead', 'info']]);
  expect(findings[0].message).toContain('Template/Pool: is not a resource: it has no Type');
});

describe('what is no template is refused', () => {
  const stack = new Stack();
  const good = { Resources: {} };
  const shapes: [string, Json, string, string][] = [
    ['JSON text', JSON.stringify(good), 'a text', 'JSON.parse() of it'],
    [
      'the answer of get-template',
      { TemplateBody: good, StagesAvailable: [] },
      'the answer of get-template',
      'its TemplateBody.',
    ],
    [
      'one of YAML',
      { TemplateBody: 'Resources: {}' },
      'the answer of get-template',
      'its TemplateBody, parsed: it is a text',
    ],
    ['a Template', Template.fromStack(stack), 'a Template of aws-cdk-lib/assertions', 'template.toJSON()'],
    ['a stack', stack, 'the construct Default without Resources', 'Template.fromStack(stack).toJSON()'],
    ['nothing', undefined, 'undefined', 'JSON.parse() of a file'],
    ['null', null, 'null', 'JSON.parse() of a file'],
    ['a list', [good], 'a list', 'JSON.parse() of a file'],
    ['an empty object', {}, 'an object without Resources', 'JSON.parse() of a file'],
    ['a list of resources', { Resources: [] }, 'an object without Resources', 'JSON.parse() of a file'],
  ];

  test.each(shapes)('by findingsInTemplate(): %s', (_, value, what, instead) => {
    const said = `[cdk-cognito-identity-pool:TemplateInvalid] IdentityPoolChecks.findingsInTemplate(): template is ${what}`;
    expect(() => IdentityPoolChecks.findingsInTemplate(value)).toThrow(said);
    expect(() => IdentityPoolChecks.findingsInTemplate(value)).toThrow(instead);
  });

  test.each(shapes)('by between(), on either side: %s', (_, value, what, instead) => {
    expect(() => IdentityPoolChanges.between(value, good)).toThrow(`between(): oldTemplate is ${what}`);
    expect(() => IdentityPoolChanges.between(good, value)).toThrow(`between(): newTemplate is ${what}`);
    expect(() => IdentityPoolChanges.between(good, value)).toThrow(instead);
  });
});

test('a template without pools is no reason to say anything', () => {
  expect(idsIn({ Resources: { Users: { Type: 'AWS::Cognito::UserPool' } } })).toEqual([]);
});
