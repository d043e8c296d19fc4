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
  ['another key is tested', { 'ForAllValues:StringEquals': { 'dynamodb:Attributes': ['name'] } }],
])('stays silent while %s', (_, condition) => {
  expect(verdictOf(leadingKeysOpenToScan, granted(allow('dynamodb:*', TABLE, condition)))).toBe('stays silent');
});

test.each([
  ['a scan, which has no keys', 'dynamodb:Scan', { StringEqualsIfExists: { [KEY]: 'x' } }, 'fires'],
  ['all actions', 'dynamodb:*', { StringEqualsIfExists: { [KEY]: 'x' } }, 'fires'],
  ['a scan, with ForAnyValue', 'dynamodb:Scan', { 'ForAnyValue:StringEqualsIfExists': { [KEY]: 'x' } }, 'fires'],
  ['a query', 'dynamodb:Query', { StringEqualsIfExists: { [KEY]: 'x' } }, 'stays silent'],
  ['a scan, where the key must be there', 'dynamodb:Scan', { StringEquals: { [KEY]: 'x' } }, 'stays silent'],
  [
    'a batch, of which one key must fit',
    'dynamodb:BatchGetItem',
    { 'ForAnyValue:StringEquals': { [KEY]: 'x' } },
    'fires',
  ],
  ['one key that must fit', 'dynamodb:GetItem', { 'ForAnyValue:StringEquals': { [KEY]: 'x' } }, 'stays silent'],
  [
    'a scan, of which one key must fit',
    'dynamodb:Scan',
    { 'ForAnyValue:StringEquals': { [KEY]: 'x' } },
    'stays silent',
  ],
  ['what is not known', { Ref: 'Nothing' }, { 'ForAnyValue:StringEquals': { [KEY]: 'x' } }, 'can not tell'],
])('of %s: %j under %j: %s', (_, action, condition, verdict) => {
  expect(verdictOf(leadingKeysOpenToScan, granted(allow(action, TABLE, condition)))).toBe(verdict);
});

describe('a denial beside it', () => {
  const denial = (actions: unknown, changes: object = {}) => ({
    Effect: 'Deny',
    Action: actions,
    Resource: TABLE,
    ...changes,
  });
  const KEYLESS = ['dynamodb:Scan', 'dynamodb:PartiQL*'];

  test.each([
    ['of both', denial(KEYLESS), 'stays silent'],
    ['of both, on everything', denial(KEYLESS, { Resource: '*' }), 'stays silent'],
    ['of one', denial('dynamodb:Scan'), 'fires'],
    ['on something else', denial(KEYLESS, { Resource: `${TABLE}2` }), 'fires'],
    ['under a condition', denial(KEYLESS, { Condition: { Bool: { 'aws:SecureTransport': 'false' } } }), 'fires'],
    ['of what is not known', denial({ Ref: 'Nothing' }), 'fires'],
  ])('%s: %j: %s', (_, statement, verdict) => {
    expect(verdictOf(leadingKeysOpenToScan, granted(allow('dynamodb:*', TABLE, OWN), statement))).toBe(verdict);
  });
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
    { at: 'Role', what: `own: allows dynamodb:Scan under ForAllValues:StringEquals over ${KEY}` },
  ]);
});
