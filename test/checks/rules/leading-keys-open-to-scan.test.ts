import { leadingKeysOpenToScan } from '../../../src/checks/private/rules/leading-keys-open-to-scan';
import { findingsOf, verdictOf } from '../support';
import { allow, granted } from '../templates';

const TABLE = 'arn:aws:dynamodb:eu-west-1:111111111111:table/notes';
const KEY = 'dynamodb:LeadingKeys';
const OWN = { 'ForAllValues:StringEquals': { [KEY]: [`\${cognito-identity.amazonaws.com:sub}`] } };

// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html has the list without Scan.
test.each([
  ['dynamodb:Scan', 'fires'],
  [['dynamodb:GetItem', 'dynamodb:Scan'], 'fires'],
  ['dynamodb:*', 'fires'],
  ['*', 'fires'],
  ['dynamodb:PartiQL*', 'fires'],
  [
    [
      'dynamodb:GetItem',
      'dynamodb:BatchGetItem',
      'dynamodb:Query',
      'dynamodb:PutItem',
      'dynamodb:UpdateItem',
      'dynamodb:DeleteItem',
      'dynamodb:BatchWriteItem',
    ],
    'stays silent',
  ],
  [{ Ref: 'Nothing' }, 'can not tell'],
])('%j under ForAllValues: %s', (action, verdict) => {
  expect(verdictOf(leadingKeysOpenToScan, granted(allow(action, TABLE, OWN)))).toBe(verdict);
});

test.each([
  ['the keys must be there', { ...OWN, Null: { [KEY]: 'false' } }],
  ['the keys must be there, as a boolean', { ...OWN, Null: { [KEY]: false } }],
  ['one key must fit', { ...OWN, 'ForAnyValue:StringLike': { [KEY]: '*' } }],
  ['one key must fit, and nothing else', { 'ForAnyValue:StringEquals': { [KEY]: 'x' } }],
  ['another key is tested', { 'ForAllValues:StringEquals': { 'dynamodb:Attributes': ['name'] } }],
])('stays silent while %s', (_, condition) => {
  expect(verdictOf(leadingKeysOpenToScan, granted(allow('dynamodb:*', TABLE, condition)))).toBe('stays silent');
});

test('fires while keys may be missing', () => {
  const condition = { ...OWN, Null: { [KEY]: 'true' } };
  expect(verdictOf(leadingKeysOpenToScan, granted(allow('dynamodb:*', TABLE, condition)))).toBe('fires');
});

test('stays silent on a denial', () => {
  expect(verdictOf(leadingKeysOpenToScan, granted({ ...allow('dynamodb:*', TABLE, OWN), Effect: 'Deny' }))).toBe(
    'stays silent',
  );
});

test('can not tell while part of the condition can not be read', () => {
  const condition = { ...OWN, Null: { Ref: 'Nothing' } };
  expect(verdictOf(leadingKeysOpenToScan, granted(allow('dynamodb:Scan', TABLE, condition)))).toBe('can not tell');
});

test('a finding names the action', () => {
  expect(findingsOf(leadingKeysOpenToScan, granted(allow('dynamodb:Scan', TABLE, OWN)))).toMatchObject([
    { at: 'Role', what: `own: allows dynamodb:Scan under ForAllValues over ${KEY}` },
  ]);
});
