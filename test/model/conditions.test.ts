// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Fn::Sub writes its placeholders like this.
import { IdentityPoolModel } from '../../src/model/identity-pool-model';
import { source } from '../support/models';
import type { Json } from '../support/stacks';

const TRUE = { 'Fn::Equals': ['a', 'a'] };
const FALSE = { 'Fn::Equals': ['a', 'b'] };
const OPEN = { 'Fn::Equals': [{ Ref: 'Mystery' }, 'a'] };

/** true, false, or undefined for what can not be told. */
function decide(condition: Json, others: Json = {}): boolean | undefined {
  const template = {
    Parameters: {
      Mystery: { Type: 'String' },
      Stage: { Type: 'String', Default: 'prod' },
      Optional: { Type: 'String', Default: '' },
    },
    Conditions: { ...others, Asked: condition },
    Resources: { Bucket: { Type: 'AWS::S3::Bucket' } },
  };
  const value = IdentityPoolModel.ofTemplates([source(template)]).valueIn('S', { 'Fn::If': ['Asked', true, false] });
  return typeof value === 'boolean' ? value : undefined;
}

const CASES: [string, Json, boolean | undefined][] = [
  ['equal texts', TRUE, true],
  ['other texts', FALSE, false],
  ['a number and its text', { 'Fn::Equals': [1, '1'] }, true],
  ['a parameter and its default', { 'Fn::Equals': [{ Ref: 'Stage' }, 'prod'] }, true],
  ['a parameter that is empty by default', { 'Fn::Equals': [{ Ref: 'Optional' }, ''] }, true],
  ['a text made of one that is empty by default', { 'Fn::Equals': [{ 'Fn::Sub': '${Optional}' }, ''] }, undefined],
  ['the region', { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'us-gov-west-1'] }, false],
  ['a parameter without a value', OPEN, undefined],
  [
    'a parameter without a value, and itself',
    { 'Fn::Equals': [{ Ref: 'Mystery' }, { 'Fn::Sub': '${Mystery}' }] },
    true,
  ],
  ['an unknown with another end', { 'Fn::Equals': [{ 'Fn::Sub': '${Mystery}-a' }, 'x-b'] }, false],
  ['a resource and a text', { 'Fn::Equals': [{ Ref: 'Bucket' }, ''] }, false],
  ['lists', { 'Fn::Equals': [['a'], ['a']] }, undefined],
  ['one operand', { 'Fn::Equals': ['a'] }, undefined],
  ['not true', { 'Fn::Not': [TRUE] }, false],
  ['not open', { 'Fn::Not': [OPEN] }, undefined],
  ['true and true', { 'Fn::And': [TRUE, TRUE] }, true],
  ['true and false', { 'Fn::And': [TRUE, FALSE] }, false],
  ['open and false', { 'Fn::And': [OPEN, FALSE] }, false],
  ['open and true', { 'Fn::And': [OPEN, TRUE] }, undefined],
  ['false or false', { 'Fn::Or': [FALSE, FALSE] }, false],
  ['open or true', { 'Fn::Or': [OPEN, TRUE] }, true],
  ['open or false', { 'Fn::Or': [OPEN, FALSE] }, undefined],
  ['an empty list', { 'Fn::And': [] }, undefined],
  ['another condition', { Condition: 'Other' }, true],
  ['a condition nobody wrote', { Condition: 'Nobody' }, undefined],
  ['itself', { 'Fn::Not': [{ Condition: 'Asked' }] }, undefined],
  ['a function that is none of conditions', { 'Fn::Contains': [['a'], 'a'] }, undefined],
  ['two functions at once', { ...TRUE, 'Fn::Not': [TRUE] }, undefined],
  ['true itself', true, undefined],
  ['a text', 'true', undefined],
];

test.each(CASES)('%s', (_, condition, expected) => {
  expect(decide(condition, { Other: TRUE })).toBe(expected);
});

test('conditions that go round by way of each other can not be told', () => {
  expect(decide({ Condition: 'Other' }, { Other: { 'Fn::Not': [{ Condition: 'Asked' }] } })).toBeUndefined();
});

test('what goes round does not matter where the rest decides', () => {
  expect(decide({ 'Fn::Or': [TRUE, { Condition: 'Asked' }] })).toBe(true);
});

test('conditions a thousand levels deep can not be told, and do no harm', () => {
  let deep: Json = TRUE;
  for (let level = 0; level < 1000; level++) {
    deep = { 'Fn::Not': [deep] };
  }
  expect(decide(deep)).toBeUndefined();
});
