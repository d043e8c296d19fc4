import { decide } from './support/policy-evaluator';
import type { Json } from './support/stacks';

// The evaluator the other tests lean on, against examples of AWS's own pages.

const decision = (Effect: string, Condition: Json, context: Json = {}) =>
  decide([{ Effect, Action: 's3:GetObject', Resource: '*', Condition }], {
    action: 's3:GetObject',
    resource: 'arn:aws:s3:::amzn-s3-demo-bucket/key',
    context,
  });
const isTrue = (condition: Json, context: Json = {}) => decision('Allow', condition, context) === 'allowed';

test.each<[string, Json, Json, boolean]>([
  ['StringEquals: a missing key', { StringEquals: { 'aws:RequestTag/a': 'x' } }, {}, false],
  [
    'StringEquals: one of several values',
    { StringEquals: { 'aws:RequestTag/a': ['x', 'y'] } },
    { 'aws:RequestTag/a': 'y' },
    true,
  ],
  [
    'StringEquals: the key in other case',
    { StringEquals: { 'aws:RequestTag/A': 'y' } },
    { 'aws:requesttag/a': 'y' },
    true,
  ],
  [
    'StringEquals: the value in other case',
    { StringEquals: { 'aws:RequestTag/a': 'Y' } },
    { 'aws:RequestTag/a': 'y' },
    false,
  ],
  ['StringNotLike: a missing key', { StringNotLike: { 'aws:RequestTag/a': '?*' } }, {}, true],
  ['StringNotLike: an empty value', { StringNotLike: { 'aws:RequestTag/a': '?*' } }, { 'aws:RequestTag/a': '' }, true],
  ['StringNotLike: one character', { StringNotLike: { 'aws:RequestTag/a': '?*' } }, { 'aws:RequestTag/a': 'x' }, false],
  ['StringNotEquals: none of several', { StringNotEquals: { k: ['x', 'y'] } }, { k: 'y' }, false],
  // The table of "Evaluation logic for condition set operators": PostDateTime and UserName against three values.
  [
    'ForAllValues: one is not listed',
    { 'ForAllValues:StringLike': { k: ['PostDateTime', 'Message', 'Tags'] } },
    { k: ['PostDateTime', 'UserName'] },
    false,
  ],
  [
    'ForAllValues: all are listed',
    { 'ForAllValues:StringLike': { k: ['PostDateTime', 'Message', 'Tags'] } },
    { k: ['PostDateTime', 'Tags'] },
    true,
  ],
  ['ForAllValues: a missing key', { 'ForAllValues:StringLike': { k: 'x' } }, {}, true],
  [
    'ForAllValues, negated: none is listed',
    { 'ForAllValues:StringNotEquals': { k: ['x', 'y'] } },
    { k: ['a', 'b'] },
    true,
  ],
  [
    'ForAllValues, negated: one is listed',
    { 'ForAllValues:StringNotEquals': { k: ['x', 'y'] } },
    { k: ['a', 'y'] },
    false,
  ],
  ['ForAllValues, negated: a missing key', { 'ForAllValues:StringNotEquals': { k: 'x' } }, {}, true],
  [
    'ForAnyValue: one is listed',
    { 'ForAnyValue:StringLike': { k: ['ID', 'PostDateTime'] } },
    { k: ['UserName', 'PostDateTime'] },
    true,
  ],
  [
    'ForAnyValue: none is listed',
    { 'ForAnyValue:StringLike': { k: ['ID', 'PostDateTime'] } },
    { k: ['UserName'] },
    false,
  ],
  ['ForAnyValue: a missing key', { 'ForAnyValue:StringEquals': { k: 'x' } }, {}, false],
  ['several keys are all needed', { StringEquals: { a: 'x', b: 'y' } }, { a: 'x' }, false],
  ['several operators are all needed', { StringEquals: { a: 'x' }, StringLike: { b: 'y' } }, { a: 'x', b: 'y' }, true],
])('%s', (_, condition, context, expected) => {
  expect(isTrue(condition, context)).toBe(expected);
});

test('a denial wins over what allows', () => {
  const allow = { Effect: 'Allow', Action: '*', Resource: '*' };
  const deny = { Effect: 'Deny', Action: 's3:Get*', Resource: 'arn:aws:s3:::amzn-s3-demo-bucket/*' };
  const at = (resource: string) => decide([allow, deny], { action: 's3:GetObject', resource });
  expect(at('arn:aws:s3:::amzn-s3-demo-bucket/key')).toBe('explicitly denied');
  expect(at('arn:aws:s3:::another-bucket/key')).toBe('allowed');
  expect(decide([deny], { action: 's3:PutObject', resource: '*' })).toBe('implicitly denied');
});

test.each<[string, Json, Json]>([
  ['an operator it does not know', { Bool: { a: 'true' } }, {}],
  ['several values without a set operator, which AWS does not document', { StringEquals: { a: 'x' } }, { a: ['x'] }],
])('fails for %s', (_, condition, context) => {
  expect(() => decision('Deny', condition, context)).toThrow();
});

test('fails for a part of a statement it does not know', () => {
  expect(() => decide([{ Effect: 'Deny', NotAction: 's3:*' }], { action: 's3:GetObject' })).toThrow('not understood');
});
