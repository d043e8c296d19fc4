// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Fn::Sub writes its placeholders like this.
import type { TemplateSource } from '../../src/model/cloudformation/template';
import { IdentityPoolModel } from '../../src/model/identity-pool-model';
import { legible, source } from '../support/models';
import type { Json } from '../support/stacks';

const BUCKET = { Type: 'AWS::S3::Bucket' };

function valueIn(stack: string, expression: Json, ...sources: TemplateSource[]): Json {
  return legible(IdentityPoolModel.ofTemplates(sources).valueIn(stack, expression));
}

describe('exports', () => {
  const exporting = (name: Json, condition?: string) => ({
    Parameters: { Prefix: { Type: 'String', Default: 'Net' }, Mystery: { Type: 'String' } },
    Conditions: { No: { 'Fn::Equals': ['a', 'b'] } },
    Resources: { Bucket: BUCKET },
    Outputs: { Name: { Value: { Ref: 'Bucket' }, Export: { Name: name }, ...(condition && { Condition: condition }) } },
  });
  const importer = source({ Resources: {} }, { stack: 'Importer' });
  const imported = (name: Json, ...exporters: TemplateSource[]) =>
    valueIn('Importer', { 'Fn::ImportValue': name }, importer, ...exporters);

  test('are found by their name', () => {
    expect(imported('Net-Bucket', source(exporting('Net-Bucket'), { stack: 'A' }))).toBe('<A/Bucket.Ref>');
  });

  test('are found by a name that is put together', () => {
    expect(imported('Net-Bucket', source(exporting({ 'Fn::Sub': '${Prefix}-Bucket' }), { stack: 'A' }))).toBe(
      '<A/Bucket.Ref>',
    );
  });

  test('are not found from another region, or another account', () => {
    const elsewhere = [{ region: 'us-east-1' }, { account: '222222222222' }];
    for (const environment of elsewhere) {
      expect(imported('X', source(exporting('X'), { stack: 'A', ...environment }))).toBe(
        '<unknown: no template exports X>',
      );
    }
  });

  test('of one name in two regions are told apart', () => {
    const here = source(exporting('X'), { stack: 'A' });
    const there = source(exporting('X'), { stack: 'B', region: 'us-east-1' });
    expect(imported('X', there, here)).toBe('<A/Bucket.Ref>');
  });

  test('of one name in one region are not to be told apart', () => {
    const twice = ['A', 'B'].map((stack) => source(exporting('X'), { stack }));
    expect(imported('X', ...twice)).toBe('<unknown: several templates export X>');
  });

  test('whose condition is false are none', () => {
    expect(imported('X', source(exporting('X', 'No'), { stack: 'A' }))).toBe('<unknown: no template exports X>');
  });

  test('whose name is not known are not found by accident', () => {
    const unnamed = { 'Fn::Base64': { 'Fn::Join': ['', Array(100).fill('a long text')] } };
    expect(imported(unnamed, source(exporting(unnamed), { stack: 'A' }))).toMatch(/^<unknown: no template exports/);
  });
});

describe('nested stacks', () => {
  const outer = {
    Resources: {
      Bucket: BUCKET,
      Middle: {
        Type: 'AWS::CloudFormation::Stack',
        Properties: { Parameters: { BucketArn: { 'Fn::GetAtt': ['Bucket', 'Arn'] } } },
      },
    },
  };
  const middle = {
    Parameters: { BucketArn: { Type: 'String' } },
    Resources: {
      Inner: {
        Type: 'AWS::CloudFormation::Stack',
        Properties: { Parameters: { BucketArn: { Ref: 'BucketArn' }, Names: 'a,b' } },
      },
    },
    Outputs: { Topic: { Value: { 'Fn::GetAtt': ['Inner', 'Outputs.Topic'] } } },
  };
  const inner = {
    Parameters: {
      BucketArn: { Type: 'String' },
      Names: { Type: 'CommaDelimitedList' },
      Kept: { Type: 'String', Default: 'default' },
      Open: { Type: 'String' },
    },
    Resources: { Topic: { Type: 'AWS::SNS::Topic' } },
    Outputs: { Topic: { Value: { 'Fn::GetAtt': ['Topic', 'TopicName'] } } },
  };
  const app = [
    source(outer, { stack: 'Outer', stackName: 'outer' }),
    source(inner, {
      stack: 'Outer/Middle/Inner',
      nestedIn: { stack: 'Outer/Middle', logicalId: 'Inner' },
      stackName: undefined,
      region: 'us-east-1',
    }),
    source(middle, { stack: 'Outer/Middle', nestedIn: { stack: 'Outer', logicalId: 'Middle' }, stackName: undefined }),
  ];

  test.each<[string, string, Json, Json]>([
    ['a parameter, two levels down', 'Outer/Middle/Inner', { Ref: 'BucketArn' }, 'arn:aws:s3:::<Outer/Bucket.Ref>'],
    ['a list, handed down as one text', 'Outer/Middle/Inner', { Ref: 'Names' }, ['a', 'b']],
    ['what the parent says nothing of', 'Outer/Middle/Inner', { Ref: 'Kept' }, 'default'],
    [
      'what nobody says anything of',
      'Outer/Middle/Inner',
      { Ref: 'Open' },
      '<unknown: parameter Open of Outer/Middle/Inner has no value>',
    ],
    [
      'an output, two levels up',
      'Outer',
      { 'Fn::GetAtt': ['Middle', 'Outputs.Topic'] },
      '<Outer/Middle/Inner/Topic.TopicName>',
    ],
    [
      'an output nobody wrote',
      'Outer',
      { 'Fn::GetAtt': ['Middle', 'Outputs.Nothing'] },
      '<unknown: Outer/Middle has no output Nothing>',
    ],
    ['the region, which is that of the outermost stack', 'Outer/Middle/Inner', { Ref: 'AWS::Region' }, 'eu-west-1'],
    ['the name, as the parent knows it', 'Outer/Middle', { Ref: 'AWS::StackName' }, '<Outer/Middle.Name>'],
    [
      'the id, as the parent knows it',
      'Outer/Middle',
      { Ref: 'AWS::StackId' },
      'arn:aws:cloudformation:eu-west-1:111111111111:stack/<Outer/Middle.Name>/<Outer/Middle.ArnSuffix>',
    ],
    [
      'the same id in the parent',
      'Outer',
      { Ref: 'Middle' },
      'arn:aws:cloudformation:eu-west-1:111111111111:stack/<Outer/Middle.Name>/<Outer/Middle.ArnSuffix>',
    ],
  ])('%s', (_, stack, expression, expected) => {
    expect(valueIn(stack, expression, ...app)).toEqual(expected);
  });

  test('whose template is not given say nothing', () => {
    expect(valueIn('Outer', { 'Fn::GetAtt': ['Middle', 'Outputs.Topic'] }, app[0])).toBe(
      '<unknown: the template of nested stack Outer/Middle is not given>',
    );
  });

  test('that are not there have no outputs', () => {
    const parent = {
      Conditions: { No: { 'Fn::Equals': ['a', 'b'] } },
      Resources: { N: { Type: 'AWS::CloudFormation::Stack', Condition: 'No' } },
    };
    const child = { Resources: {}, Outputs: { Out: { Value: 'x' } } };
    const sources = [source(parent), source(child, { stack: 'C', nestedIn: { stack: 'S', logicalId: 'N' } })];
    expect(valueIn('S', { 'Fn::GetAtt': ['N', 'Outputs.Out'] }, ...sources)).toBe(
      '<unknown: S/N.Outputs.Out is of a resource whose condition is false>',
    );
  });

  test('whose parent is not given do not fall back on defaults', () => {
    expect(valueIn('Outer/Middle/Inner', { Ref: 'Kept' }, app[1])).toBe(
      '<unknown: the parent stack of Outer/Middle/Inner is not given>',
    );
  });

  test('whose parameters are not known do not fall back on defaults', () => {
    const parent = {
      Resources: {
        N: { Type: 'AWS::CloudFormation::Stack', Properties: { Parameters: { 'Fn::Transform': { Name: 'X' } } } },
      },
    };
    const child = source(inner, { stack: 'C', nestedIn: { stack: 'P', logicalId: 'N' } });
    expect(valueIn('C', { Ref: 'Kept' }, source(parent, { stack: 'P' }), child)).toMatch(/^<unknown: /);
  });

  test('that hand each other what they want from each other are unknown', () => {
    const child = { Parameters: { In: { Type: 'String' } }, Resources: {}, Outputs: { Out: { Value: { Ref: 'In' } } } };
    const nested = (other: string) => ({
      Type: 'AWS::CloudFormation::Stack',
      Properties: { Parameters: { In: { 'Fn::GetAtt': [other, 'Outputs.Out'] } } },
    });
    const sources = [
      source({ Resources: { A: nested('B'), B: nested('A') } }),
      source(child, { stack: 'S/A', nestedIn: { stack: 'S', logicalId: 'A' } }),
      source(child, { stack: 'S/B', nestedIn: { stack: 'S', logicalId: 'B' } }),
    ];
    expect(valueIn('S', { 'Fn::GetAtt': ['A', 'Outputs.Out'] }, ...sources)).toMatch(/^<unknown: .* refers to itself/);
  });
});

describe('Fn::GetStackOutput', () => {
  const producer = { Resources: { Bucket: BUCKET }, Outputs: { Name: { Value: { Ref: 'Bucket' } } } };
  const consumer = source({ Resources: {} }, { stack: 'Consumer' });
  const asked = { StackName: 'producer', OutputName: 'Name' };
  const there = source(producer, { stack: 'P', stackName: 'producer', region: 'us-east-1' });

  test.each<[string, Json, string]>([
    ['finds the output of a stack of another region', { ...asked, Region: 'us-east-1' }, '<P/Bucket.Ref>'],
    ['looks in its own region unless it is told another', asked, '<unknown: no template is of stack producer>'],
    ['knows no stack of another name', { ...asked, StackName: 'x' }, '<unknown: no template is of stack x>'],
    ['tells stacks of one name in two accounts apart', { ...asked, Region: 'eu-west-3' }, '<Q/Bucket.Ref>'],
    ['asks another account by way of a role', { ...asked, Region: 'eu-west-2', RoleArn: 'x' }, '<U/Bucket.Ref>'],
    [
      'asks no other account without one',
      { ...asked, Region: 'eu-west-2' },
      '<unknown: no template is of stack producer>',
    ],
    ['knows no other output', { ...asked, OutputName: 'x', Region: 'us-east-1' }, '<unknown: P has no output x>'],
  ])('%s', (_, argument, expected) => {
    const more = [
      { stack: 'Q', region: 'eu-west-3' },
      { stack: 'T', region: 'eu-west-3', account: '222222222222' },
      { stack: 'U', region: 'eu-west-2', account: '222222222222' },
    ].map((where) => source(producer, { stackName: 'producer', ...where }));
    expect(valueIn('Consumer', { 'Fn::GetStackOutput': argument }, consumer, there, ...more)).toBe(expected);
  });
});

describe('values that CDK writes for another region', () => {
  const writer = (region: string) => ({
    Resources: {
      Users: { Type: 'AWS::Cognito::UserPool' },
      Writer: {
        Type: 'Custom::CrossRegionExportWriter',
        Properties: { WriterProps: { region, exports: { '/cdk/exports/R/x': { Ref: 'Users' } } } },
      },
    },
  });
  const reader = source(
    { Resources: { Reader: { Type: 'Custom::CrossRegionExportReader' } } },
    { stack: 'R', region: 'us-east-1' },
  );
  const read = { 'Fn::GetAtt': ['Reader', '/cdk/exports/R/x'] };

  test('are those of the writer', () => {
    expect(valueIn('R', read, reader, source(writer('us-east-1'), { stack: 'W' }))).toBe('<W/Users.Ref>');
  });

  test('are not those of a writer for a third region', () => {
    expect(valueIn('R', read, reader, source(writer('eu-west-3'), { stack: 'W' }))).toBe(
      '<unknown: no stack writes /cdk/exports/R/x>',
    );
  });

  test('are not to be told apart where two write them', () => {
    const writers = ['W', 'V'].map((stack) => source(writer('us-east-1'), { stack }));
    expect(valueIn('R', read, reader, ...writers)).toBe('<unknown: several stacks write /cdk/exports/R/x>');
  });
});

test('a value of a stack that is not given is unknown', () => {
  expect(valueIn('Nobody', 'x')).toBe('<unknown: there is no template of stack Nobody>');
});
