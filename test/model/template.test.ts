// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Fn::Sub writes its placeholders like this.
import { describeGap, Template, type TemplateSource } from '../../src/model/cloudformation/template';
import { TemplateTree } from '../../src/model/cloudformation/template-tree';
import { IdentityPoolModel } from '../../src/model/identity-pool-model';
import { readable } from '../../src/model/text';
import { source } from '../support/models';
import type { Json } from '../support/stacks';

function gapsOf(...sources: TemplateSource[]): string[] {
  return new TemplateTree(sources).gaps.map(describeGap);
}

const BUCKET = { Type: 'AWS::S3::Bucket' };

test('a template is its resources, by id and by type', () => {
  const template = new Template(source({ Resources: { A: BUCKET, B: { Type: 'AWS::SNS::Topic' }, C: BUCKET } }));
  expect([...template.resources.keys()]).toEqual(['A', 'B', 'C']);
  expect(template.resourcesOfType('AWS::S3::Bucket').map((x) => x.logicalId)).toEqual(['A', 'C']);
  expect(template.gaps).toEqual([]);
});

test.each<[string, Json, string]>([
  ['nothing', undefined, 'S: its template can not be read'],
  ['null', null, 'S: is not a template: not a JSON object'],
  ['a text', 'Resources', 'S: is not a template: not a JSON object'],
  ['a list', [{ Resources: {} }], 'S: is not a template: not a JSON object'],
  ['another document', { version: '55.0.0' }, 'S: is not a template: it has no Resources'],
  ['resources in a list', { Resources: [] }, 'S: is not a template: it has no Resources'],
  ['a resource without a type', { Resources: { A: {} } }, 'S/A: is not a resource: it has no Type'],
  ['a resource that is a text', { Resources: { A: 'x' } }, 'S/A: is not a resource: it has no Type'],
  ['a logical id that is none', { Resources: { 'A.B': BUCKET } }, 'S/A.B: a logical id has letters and digits only'],
  [
    'a loop',
    { Resources: { 'Fn::ForEach::Pools': [] } },
    'S/Fn::ForEach::Pools: resources made by Fn::ForEach::Pools are not read',
  ],
  [
    'a module',
    { Resources: { A: { Type: 'My::Own::Thing::MODULE' } } },
    'S/A: resources made by My::Own::Thing::MODULE are not read',
  ],
  [
    'a SAM connector',
    { Resources: { A: { Type: 'AWS::Serverless::Connector' } } },
    'S/A: resources made by AWS::Serverless::Connector are not read',
  ],
  [
    'a macro',
    { Transform: ['AWS::LanguageExtensions', 'Mine'], Resources: {} },
    'S: the transform Mine may change any resource',
  ],
  [
    'an include',
    { Transform: { Name: 'AWS::Include' }, Resources: {} },
    'S: the transform of the template may change any resource',
  ],
  [
    'a nested stack nobody gave',
    { Resources: { A: { Type: 'AWS::CloudFormation::Stack' } } },
    'S/A: the template of this nested stack is not given',
  ],
])('what can not be read is a gap: %s', (_, template, gap) => {
  expect(gapsOf(source(template))).toEqual([gap]);
});

test.each([['AWS::Serverless-2016-10-31'], ['AWS::LanguageExtensions']])('%s changes no identity pool', (transform) => {
  expect(gapsOf(source({ Transform: transform, Resources: {} }))).toEqual([]);
});

test('a gap hides no other resource', () => {
  const template = new Template(source({ Resources: { A: {}, B: BUCKET } }));
  expect([...template.resources.keys()]).toEqual(['B']);
});

test('names that every JavaScript object has are found in no template', () => {
  const model = IdentityPoolModel.ofTemplates([source({ Parameters: {}, Resources: {} })]);
  expect(model.valueIn('S', { Ref: 'constructor' })).toEqual(expect.stringContaining('S has no constructor'));
  expect(model.valueIn('S', { 'Fn::If': ['toString', 'a', 'b'] })).toEqual(
    expect.stringContaining('condition toString of S is not there'),
  );
  expect(JSON.stringify(model.valueIn('S', JSON.parse('{"__proto__":{"a":1}}')))).toBe('{"__proto__":{"a":1}}');
});

test('a template that a program put together is read as far as it is JSON', () => {
  const round: Json = { Type: 'AWS::IAM::Role', Properties: { Path: 7n, Tags: [() => 'x'] } };
  round.Properties.AssumeRolePolicyDocument = { Statement: round };
  round.Properties.RoleName = { 'Fn::Sub': ['${a}', { a: round }] };
  const [role] = IdentityPoolModel.ofTemplates([source({ Resources: { Role: round } })]).roles;
  expect(readable(role.arn)).toBe(
    'arn:aws:iam::111111111111:role<unknown: something in S is not JSON><unknown: a is not a text>',
  );
  expect(role.tags.gaps).toEqual(['something in S is not JSON']);
  expect(JSON.stringify(role.trust)).toContain('refers to itself or lies too deep');
});

test('a stack that is given twice is read once', () => {
  const gaps = gapsOf(source({ Resources: {} }), source({ Resources: { A: BUCKET } }));
  expect(gaps).toEqual(['S: is given twice; the second template is left out']);
});

const PARENT = { Resources: { Nested: { Type: 'AWS::CloudFormation::Stack' }, Bucket: BUCKET } };
const CHILD = { Resources: {} };

test.each<[string, TemplateSource[], string]>([
  [
    'a parent that is not given',
    [source(CHILD, { nestedIn: { stack: 'P', logicalId: 'Nested' } })],
    'S: its parent P/Nested is not given, or has another template',
  ],
  [
    'a parent that is no nested stack',
    [source(PARENT, { stack: 'P' }), source(CHILD, { nestedIn: { stack: 'P', logicalId: 'Bucket' } })],
    'S: its parent P/Bucket is not given, or has another template',
  ],
  [
    'two children of one',
    [
      source(PARENT, { stack: 'P' }),
      source(CHILD, { stack: 'A', nestedIn: { stack: 'P', logicalId: 'Nested' } }),
      source(CHILD, { stack: 'B', nestedIn: { stack: 'P', logicalId: 'Nested' } }),
    ],
    'B: its parent P/Nested is not given, or has another template',
  ],
  ['itself', [source(PARENT, { nestedIn: { stack: 'S', logicalId: 'Nested' } })], 'S: is nested in itself'],
])('a nested stack can not be tied to %s', (_, sources, gap) => {
  expect(gapsOf(...sources)).toContain(gap);
});

test('stacks nested in each other are not followed for ever', () => {
  const gaps = gapsOf(
    source(PARENT, { stack: 'A', nestedIn: { stack: 'B', logicalId: 'Nested' } }),
    source(PARENT, { stack: 'B', nestedIn: { stack: 'A', logicalId: 'Nested' } }),
  );
  expect(gaps).toContain('B: is nested in itself');
});
