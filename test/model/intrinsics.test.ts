// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Fn::Sub writes its placeholders like this.
import type { TemplateSource } from '../../src/model/cloudformation/template';
import { IdentityPoolModel } from '../../src/model/identity-pool-model';
import { isKnown } from '../../src/model/text';
import { legible, source } from '../support/models';
import type { Json } from '../support/stacks';

const TEMPLATE = {
  Parameters: {
    Mystery: { Type: 'String' },
    Stage: { Type: 'String', Default: 'prod' },
    Zones: { Type: 'CommaDelimitedList', Default: 'a, b,c' },
    Count: { Type: 'Number', Default: 2 },
    FromStore: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/app/name' },
  },
  Mappings: { Accounts: { 'eu-west-1': { Name: 'europe', List: ['x', 'y'] } } },
  Conditions: {
    IsProd: { 'Fn::Equals': [{ Ref: 'Stage' }, 'prod'] },
    IsTest: { 'Fn::Equals': [{ Ref: 'Stage' }, 'test'] },
    IsMystery: { 'Fn::Equals': [{ Ref: 'Mystery' }, 'x'] },
  },
  Resources: {
    Bucket: { Type: 'AWS::S3::Bucket' },
    Named: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'my-files' } },
    Users: { Type: 'AWS::Cognito::UserPool' },
    Identities: { Type: 'AWS::Cognito::IdentityPool', Properties: { AllowUnauthenticatedIdentities: false } },
    Custom: { Type: 'Custom::Thing' },
    Gone: { Type: 'AWS::S3::Bucket', Condition: 'IsTest' },
  },
};

function evaluated(expression: Json, given: Partial<TemplateSource> = {}): Json {
  return IdentityPoolModel.ofTemplates([source(TEMPLATE, given)]).valueIn('S', expression);
}

const MYSTERY = '<unknown: parameter Mystery of S has no value>';
const IS_MYSTERY = '<unknown: condition IsMystery of S can not be told: parameter Mystery of S has no value>';

const CASES: [string, Json, Json][] = [
  ['a string', 'plain', 'plain'],
  ['policy variables outside Fn::Sub', 'a/${aws:username}', 'a/${aws:username}'],
  ['numbers and booleans', [1, true, null], [1, true, null]],
  ['a map', { a: { Ref: 'Stage' } }, { a: 'prod' }],
  ['Ref of a parameter with a default', { Ref: 'Stage' }, 'prod'],
  ['Ref of a parameter without a value', { Ref: 'Mystery' }, MYSTERY],
  ['Ref of a list parameter', { Ref: 'Zones' }, ['a', 'b', 'c']],
  ['Ref of a number parameter', { Ref: 'Count' }, '2'],
  [
    'Ref of a parameter of Systems Manager',
    { Ref: 'FromStore' },
    '<unknown: parameter FromStore of S is read from Systems Manager>',
  ],
  ['Ref of a resource', { Ref: 'Bucket' }, '<S/Bucket.Ref>'],
  ['Ref of a resource with a name of its own', { Ref: 'Named' }, 'my-files'],
  ['Ref of a custom resource', { Ref: 'Custom' }, '<unknown: S/Custom.Ref is whatever Custom::Thing makes of it>'],
  [
    'Ref of a resource whose condition is false',
    { Ref: 'Gone' },
    '<unknown: S/Gone.Ref is of a resource whose condition is false>',
  ],
  ['Ref of nothing', { Ref: 'Nobody' }, '<unknown: S has no Nobody>'],
  ['Ref of nothing', { Ref: null }, '<unknown: Ref of nothing has no meaning>'],
  ['Ref of an object that is no name', { Ref: { x: 1 } }, '<unknown: Ref of such an object has no meaning>'],
  ['Ref of something else than a name', { Ref: ['x'] }, '<unknown: Ref of such a list has no meaning>'],
  ['AWS::Region', { Ref: 'AWS::Region' }, 'eu-west-1'],
  ['AWS::AccountId', { Ref: 'AWS::AccountId' }, '111111111111'],
  ['AWS::Partition', { Ref: 'AWS::Partition' }, 'aws'],
  ['AWS::URLSuffix', { Ref: 'AWS::URLSuffix' }, 'amazonaws.com'],
  ['AWS::StackName', { Ref: 'AWS::StackName' }, 'S'],
  ['AWS::StackId', { Ref: 'AWS::StackId' }, 'arn:aws:cloudformation:eu-west-1:111111111111:stack/S/<S/AWS::StackId>'],
  ['AWS::NoValue in a map', { a: { Ref: 'AWS::NoValue' }, b: 1 }, { b: 1 }],
  ['AWS::NoValue in a list', ['a', { Ref: 'AWS::NoValue' }, 'b'], ['a', 'b']],
  ['Fn::GetAtt', { 'Fn::GetAtt': ['Bucket', 'Arn'] }, 'arn:aws:s3:::<S/Bucket.Ref>'],
  ['Fn::GetAtt with a dot', { 'Fn::GetAtt': 'Named.Arn' }, 'arn:aws:s3:::my-files'],
  ['Fn::GetAtt of an attribute nobody knows', { 'Fn::GetAtt': ['Bucket', 'DomainName'] }, '<S/Bucket.DomainName>'],
  ['Fn::GetAtt with a Ref', { 'Fn::GetAtt': ['Bucket', { Ref: 'Stage' }] }, '<S/Bucket.prod>'],
  ['Fn::GetAtt of nothing', { 'Fn::GetAtt': ['Nobody', 'Arn'] }, '<unknown: S has no Nobody>'],
  ['Fn::Join', { 'Fn::Join': ['-', ['a', { Ref: 'Stage' }, { Ref: 'Bucket' }]] }, 'a-prod-<S/Bucket.Ref>'],
  ['Fn::Join of a list parameter', { 'Fn::Join': ['+', { Ref: 'Zones' }] }, 'a+b+c'],
  ['Fn::Join with an unknown element', { 'Fn::Join': ['-', ['a', { Ref: 'Mystery' }]] }, `a-${MYSTERY}`],
  [
    'Fn::Join with an element that may not be there',
    { 'Fn::Join': ['-', ['a', { 'Fn::If': ['IsMystery', 'b', { Ref: 'AWS::NoValue' }] }]] },
    IS_MYSTERY,
  ],
  [
    'Fn::Sub',
    { 'Fn::Sub': '${Stage}/${Bucket}/${Named.Arn}/${AWS::Region}' },
    'prod/<S/Bucket.Ref>/arn:aws:s3:::my-files/eu-west-1',
  ],
  ['Fn::Sub with a literal', { 'Fn::Sub': '${!aws:username}/${Stage}' }, '${aws:username}/prod'],
  [
    'Fn::Sub with variables',
    { 'Fn::Sub': ['${Stage}-${X}', { Stage: 'mine', X: { Ref: 'Bucket' } }] },
    'mine-<S/Bucket.Ref>',
  ],
  ['Fn::Sub of a list', { 'Fn::Sub': '${Zones}' }, '<unknown: Zones is not a text>'],
  ['Fn::Select', { 'Fn::Select': [1, ['a', 'b']] }, 'b'],
  ['Fn::Select by a text, of a parameter', { 'Fn::Select': ['2', { Ref: 'Zones' }] }, 'c'],
  ['Fn::Select of too few', { 'Fn::Select': [7, ['a']] }, '<unknown: Fn::Select finds no element 7>'],
  [
    'Fn::Select after an element that may not be there',
    { 'Fn::Select': [1, [{ 'Fn::If': ['IsMystery', 'a', { Ref: 'AWS::NoValue' }] }, 'b', 'c']] },
    IS_MYSTERY,
  ],
  ['Fn::Split', { 'Fn::Split': [':', 'a:b:c'] }, ['a', 'b', 'c']],
  [
    'Fn::Split of an ARN',
    { 'Fn::Select': [5, { 'Fn::Split': [':', { 'Fn::GetAtt': ['Bucket', 'Arn'] }] }] },
    '<S/Bucket.Ref>',
  ],
  ['Fn::Split before an unknown', { 'Fn::Select': [0, { 'Fn::Split': ['/', { 'Fn::Sub': 'a/${Mystery}' }] }] }, 'a'],
  [
    'Fn::Split behind an unknown',
    { 'Fn::Select': [1, { 'Fn::Split': ['/', { 'Fn::Sub': 'a/${Mystery}' }] }] },
    '<unknown: Fn::Select finds no element 1>',
  ],
  ['Fn::Split of what is unknown', { 'Fn::Split': ['/', { Ref: 'Mystery' }] }, MYSTERY],
  ['the region in the id of a user pool', { 'Fn::Select': [0, { 'Fn::Split': ['_', { Ref: 'Users' }] }] }, 'eu-west-1'],
  [
    'the region in the id of an identity pool',
    { 'Fn::Select': [0, { 'Fn::Split': [':', { Ref: 'Identities' }] }] },
    'eu-west-1',
  ],
  [
    'a list that was handed over as one text',
    { 'Fn::Split': ['||', { 'Fn::Join': ['||', [{ Ref: 'Bucket' }, { Ref: 'Users' }]] }] },
    ['<S/Bucket.Ref>', '<S/Users.Ref>'],
  ],
  ['Fn::FindInMap', { 'Fn::FindInMap': ['Accounts', { Ref: 'AWS::Region' }, 'Name'] }, 'europe'],
  ['Fn::FindInMap of a list', { 'Fn::FindInMap': ['Accounts', 'eu-west-1', 'List'] }, ['x', 'y']],
  [
    'Fn::FindInMap with a default',
    { 'Fn::FindInMap': ['Accounts', 'mars', 'Name', { DefaultValue: { Ref: 'Stage' } }] },
    'prod',
  ],
  [
    'Fn::FindInMap without one',
    { 'Fn::FindInMap': ['Accounts', 'mars', 'Name'] },
    '<unknown: S maps nothing at Accounts.mars.Name>',
  ],
  ['Fn::FindInMap by an unknown', { 'Fn::FindInMap': ['Accounts', { Ref: 'Mystery' }, 'Name'] }, MYSTERY],
  ['Fn::If that is true', { 'Fn::If': ['IsProd', 'a', 'b'] }, 'a'],
  ['Fn::If that is false', { 'Fn::If': ['IsTest', { a: 1 }, { b: { Ref: 'Stage' } }] }, { b: 'prod' }],
  ['Fn::If that can not be told', { 'Fn::If': ['IsMystery', 'a', 'b'] }, IS_MYSTERY],
  ['Fn::If that does not matter', { 'Fn::If': ['IsMystery', ['a', { Ref: 'Stage' }], ['a', 'prod']] }, ['a', 'prod']],
  [
    'Fn::If that does not matter, of one unknown',
    { 'Fn::If': ['IsMystery', { Ref: 'Mystery' }, { 'Fn::Sub': '${Mystery}' }] },
    MYSTERY,
  ],
  [
    'Fn::If of a condition nobody wrote',
    { 'Fn::If': ['Nothing', 'a', 'b'] },
    '<unknown: condition Nothing of S is not there>',
  ],
  ['Fn::Base64', { 'Fn::Base64': 'x' }, '<unknown: Fn::Base64 is worked out at deployment>'],
  ['Fn::GetAZs', { 'Fn::GetAZs': '' }, '<unknown: Fn::GetAZs is worked out at deployment>'],
  ['Fn::Transform', { 'Fn::Transform': { Name: 'X' } }, '<unknown: Fn::Transform is worked out at deployment>'],
  [
    'Fn::Transform beside other keys',
    { a: 1, 'Fn::Transform': { Name: 'X' } },
    '<unknown: Fn::Transform stands beside other keys>',
  ],
  ['Fn::ImportValue of what nobody exports', { 'Fn::ImportValue': 'X' }, '<unknown: no template exports X>'],
  [
    'a function that does not exist',
    { 'Fn::constructor': 'x' },
    '<unknown: Fn::constructor is worked out at deployment>',
  ],
  ['a dynamic reference', 'a{{resolve:ssm:/x}}b', 'a<unknown: {{resolve:ssm:/x}} is known only at deployment>b'],
  [
    'a dynamic reference put together',
    { 'Fn::Sub': '{{resolve:ssm:/${Stage}}}' },
    '<unknown: {{resolve:ssm:/prod}} is known only at deployment>',
  ],
];

test.each(CASES)('%s', (_, expression, expected) => {
  expect(legible(evaluated(expression))).toEqual(expected);
});

test.each([
  ['Ref', 'x'],
  ['Fn::GetAtt', 7],
  ['Fn::If', ['IsProd', 'a']],
  ['Fn::Join', 'x'],
  ['Fn::Join', [':', 'x']],
  ['Fn::Join', [{ Ref: 'Stage' }, ['x']]],
  ['Fn::Select', [{ Ref: 'Mystery' }, ['x']]],
  ['Fn::Select', []],
  ['Fn::Split', ['', 'x']],
  ['Fn::Split', [7, 'x']],
  ['Fn::Sub', [{ Ref: 'Stage' }]],
  ['Fn::Sub', ['${A}', 'x']],
  ['Fn::Sub', '${}'],
  ['Fn::FindInMap', 'x'],
  ['Fn::GetStackOutput', 'x'],
  ['Fn::ImportValue', ['x']],
])('is unknown where its argument makes no sense: %s %j', (name, argument) => {
  const value = evaluated({ [name]: argument });
  expect(typeof value === 'string' && isKnown(value)).toBe(false);
});

test('an empty default is no value, unless somebody gives it', () => {
  const template = { Parameters: { Optional: { Type: 'String', Default: '' } } };
  const valueWith = (parameters: Record<string, string>) =>
    IdentityPoolModel.ofTemplates([source(template, { parameters })]).valueIn('S', { Ref: 'Optional' });
  expect(legible(valueWith({}))).toBe('<unknown: parameter Optional of S has no value>');
  expect(valueWith({ Optional: '' })).toBe('');
});

test('given parameters go before defaults', () => {
  expect(evaluated({ Ref: 'Stage' }, { parameters: { Stage: 'test' } })).toBe('test');
  expect(evaluated({ 'Fn::If': ['IsTest', 'a', 'b'] }, { parameters: { Stage: 'test' } })).toBe('a');
});

test('one expression is one value, known or not', () => {
  const twice = { 'Fn::Select': [0, { 'Fn::Split': ['_', { Ref: 'Mystery' }] }] };
  expect(legible(evaluated({ 'Fn::If': ['IsMystery', twice, twice] }))).toBe(MYSTERY);
});
