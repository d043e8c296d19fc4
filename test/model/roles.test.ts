// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Fn::Sub writes its placeholders like this.
import { IdentityPoolModel } from '../../src/model/identity-pool-model';
import { legible, modelOf, source } from '../support/models';
import type { Json } from '../support/stacks';

const REST = {
  Parameters: { Mystery: { Type: 'String' } },
  Conditions: { Open: { 'Fn::Equals': [{ Ref: 'Mystery' }, 'x'] } },
};
const MYSTERY = '<unknown: parameter Mystery of S has no value>';
const DOCUMENT = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }] };
const ADMIN = 'arn:aws:iam::aws:policy/AdministratorAccess';

function role(properties: Json = {}, rest: Json = {}): Json {
  return { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: DOCUMENT, ...properties }, ...rest };
}

function policy(type: string, properties: Json, rest: Json = {}): Json {
  return {
    Type: `AWS::IAM::${type}`,
    Properties: { PolicyDocument: DOCUMENT, PolicyName: 'p', ...properties },
    ...rest,
  };
}

function model(resources: Json): IdentityPoolModel {
  return modelOf(resources, REST);
}

/** The policies of the role `Role`: which for certain, which perhaps, and what else there may be. */
function policiesOfRole(resources: Json): Json {
  const found = model(resources).roles.find((x) => x.source.logicalId === 'Role');
  const { attached, externalArns, gaps } = found?.policies ?? { attached: [], externalArns: [], gaps: ['no role'] };
  const named = (isSure: boolean) =>
    attached.filter(({ doubts }) => (doubts.length === 0) === isSure).map((x) => x.policy.source.logicalId);
  return legible({ sure: named(true), possible: named(false), externalArns, gaps });
}

const NONE = { sure: [], possible: [], externalArns: [], gaps: [] };

test('a role says who it is and whom it trusts', () => {
  const trust = {
    Statement: [{ Principal: { Federated: 'x' }, Condition: { StringEquals: { aud: { Ref: 'Pool' } } } }],
  };
  const [{ source, conditions, arn, name, path, account, trust: read, maxSessionDuration, tags }] = model({
    Pool: { Type: 'AWS::Cognito::IdentityPool' },
    Role: role({
      RoleName: 'people',
      Path: '/app/',
      AssumeRolePolicyDocument: trust,
      MaxSessionDuration: '7200',
      Tags: [{ Key: 'a', Value: 'b' }],
    }),
  }).roles;
  expect(legible({ source, conditions, arn, name, path, account, trust: read, maxSessionDuration, tags })).toEqual({
    source: { stack: 'S', logicalId: 'Role', type: 'AWS::IAM::Role' },
    conditions: [],
    arn: 'arn:aws:iam::111111111111:role/app/people',
    name: 'people',
    path: '/app/',
    account: '111111111111',
    trust: { Statement: [{ Principal: { Federated: 'x' }, Condition: { StringEquals: { aud: '<S/Pool.Ref>' } } }] },
    maxSessionDuration: 7200,
    tags: { items: [{ key: 'a', value: 'b' }], gaps: [] },
  });
});

test.each<[string, Json, Json]>([
  ['a text of JSON', JSON.stringify(DOCUMENT), DOCUMENT],
  [
    'a text of JSON with a reference in it',
    { 'Fn::Sub': '{"Statement":[{"Resource":"${Bucket}"}]}' },
    { Statement: [{ Resource: '<S/Bucket.Ref>' }] },
  ],
  [
    'a text of JSON with an unknown in it',
    { 'Fn::Sub': '{"Statement":"${Mystery}"}' },
    '<unknown: AssumeRolePolicyDocument of S/Role is not a policy>',
  ],
  ['another text', 'x', '<unknown: AssumeRolePolicyDocument of S/Role is not a policy>'],
  [
    'a text of too many levels',
    `${'{"a":'.repeat(500)}1${'}'.repeat(500)}`,
    '<unknown: AssumeRolePolicyDocument of S/Role is not a policy>',
  ],
  ['an unknown', { Ref: 'Mystery' }, MYSTERY],
  ['nothing', undefined, '<unknown: AssumeRolePolicyDocument of S/Role is not a policy>'],
])('a policy document may be %s', (_, document, expected) => {
  const read = model({ Role: role({ AssumeRolePolicyDocument: document }), Bucket: { Type: 'AWS::S3::Bucket' } });
  expect(legible(read.roles[0].trust)).toEqual(expected);
});

describe('the policies of a role', () => {
  test.each<[string, Json, Json]>([
    ['none', { Role: role() }, NONE],
    [
      'inline',
      { Role: role({ Policies: [{ PolicyName: 'p', PolicyDocument: DOCUMENT }] }) },
      { ...NONE, sure: ['Role'] },
    ],
    ['AWS::IAM::Policy', { Role: role(), P: policy('Policy', { Roles: [{ Ref: 'Role' }] }) }, { ...NONE, sure: ['P'] }],
    [
      'AWS::IAM::RolePolicy',
      { Role: role(), P: policy('RolePolicy', { RoleName: { Ref: 'Role' } }) },
      { ...NONE, sure: ['P'] },
    ],
    [
      'AWS::IAM::ManagedPolicy that names the role',
      { Role: role(), P: policy('ManagedPolicy', { Roles: [{ Ref: 'Role' }] }) },
      { ...NONE, sure: ['P'] },
    ],
    [
      'AWS::IAM::ManagedPolicy that the role names',
      { Role: role({ ManagedPolicyArns: [{ Ref: 'P' }] }), P: policy('ManagedPolicy', {}) },
      { ...NONE, sure: ['P'] },
    ],
    [
      'a managed policy that both name',
      { Role: role({ ManagedPolicyArns: [{ Ref: 'P' }] }), P: policy('ManagedPolicy', { Roles: [{ Ref: 'Role' }] }) },
      { ...NONE, sure: ['P'] },
    ],
    [
      'one of the app, by the ARN somebody wrote',
      {
        Role: role({ ManagedPolicyArns: ['arn:aws:iam::111111111111:policy/mine'] }),
        P: policy('ManagedPolicy', { ManagedPolicyName: 'mine' }),
      },
      { ...NONE, sure: ['P'] },
    ],
    [
      'one of AWS',
      { Role: role({ ManagedPolicyArns: [ADMIN] }) },
      { ...NONE, externalArns: [ADMIN], gaps: [`the content of managed policy ${ADMIN} is not in the app`] },
    ],
    ['another role’s', { Role: role(), Other: role(), P: policy('Policy', { Roles: [{ Ref: 'Other' }] }) }, NONE],
    [
      'one by the name of the role',
      { Role: role({ RoleName: 'people' }), P: policy('Policy', { Roles: ['people'] }) },
      { ...NONE, sure: ['P'] },
    ],
    ['one by another name', { Role: role({ RoleName: 'people' }), P: policy('Policy', { Roles: ['others'] }) }, NONE],
    ['one by a name, of a role that has none', { Role: role(), P: policy('Policy', { Roles: ['others'] }) }, NONE],
    [
      'one for a role that is not known',
      { Role: role(), P: policy('Policy', { Roles: [{ Ref: 'Mystery' }] }) },
      { ...NONE, possible: ['P'] },
    ],
    [
      'one for roles that are not known',
      { Role: role(), P: policy('Policy', { Roles: { Ref: 'Mystery' } }) },
      { ...NONE, possible: ['P'] },
    ],
    [
      'one that may not be there',
      { Role: role(), P: policy('Policy', { Roles: [{ Ref: 'Role' }] }, { Condition: 'Open' }) },
      { ...NONE, possible: ['P'] },
    ],
    [
      'one that is there whenever the role is',
      {
        Role: role({}, { Condition: 'Open' }),
        P: policy('Policy', { Roles: [{ Ref: 'Role' }] }, { Condition: 'Open' }),
      },
      { ...NONE, sure: ['P'] },
    ],
    [
      'inline ones that are not known',
      { Role: role({ Policies: { Ref: 'Mystery' } }) },
      { ...NONE, gaps: ['parameter Mystery of S has no value'] },
    ],
    [
      'managed ones that are not known',
      { Role: role({ ManagedPolicyArns: { Ref: 'Mystery' } }) },
      { ...NONE, gaps: ['parameter Mystery of S has no value'] },
    ],
    [
      'a managed one that is not known',
      {
        Role: role({ ManagedPolicyArns: [{ 'Fn::Sub': 'arn:aws:iam::111111111111:policy/${Mystery}' }] }),
        P: policy('ManagedPolicy', { ManagedPolicyName: 'mine' }),
      },
      {
        sure: [],
        possible: ['P'],
        externalArns: [`arn:aws:iam::111111111111:policy/${MYSTERY}`],
        gaps: [`the content of managed policy arn:aws:iam::111111111111:policy/${MYSTERY} is not in the app`],
      },
    ],
    [
      'whatever could not be read',
      { Role: role(), P: { Type: 7 } },
      { ...NONE, gaps: ['S/P: is not a resource: it has no Type'] },
    ],
  ])('%s', (_, resources, expected) => {
    expect(policiesOfRole(resources)).toEqual(expected);
  });

  test('by the name of the role are those of its account only', () => {
    const read = (account: string | undefined) => {
      const ours = source({ Resources: { Role: role({ RoleName: 'people' }) } });
      const theirs = source({ Resources: { P: policy('Policy', { Roles: ['people'] }) } }, { stack: 'T', account });
      return IdentityPoolModel.ofTemplates([ours, theirs]).roles[0].policies.attached.map(({ doubts }) => doubts);
    };
    expect(read('111111111111')).toEqual([[]]);
    expect(read('222222222222')).toEqual([]);
    expect(read(undefined)).toEqual([['people may be of another account']]);
  });

  test('have their name and document', () => {
    const read = model({
      Role: role({
        Policies: [{ PolicyName: 'inline', PolicyDocument: { Statement: { Resource: { Ref: 'Mystery' } } } }],
      }),
      P: policy('ManagedPolicy', { ManagedPolicyName: 'mine', Roles: [{ Ref: 'Role' }] }),
    });
    expect(legible(read.roles[0].policies.attached.map((x) => x.policy))).toEqual([
      expect.objectContaining({ kind: 'inline', name: 'inline', document: { Statement: { Resource: MYSTERY } } }),
      expect.objectContaining({ kind: 'managed', name: 'mine', document: DOCUMENT }),
    ]);
  });

  test.each<[string, Json, Json]>([
    ['none', undefined, undefined],
    ['one of the app', { Ref: 'P' }, { arn: 'arn:aws:iam::111111111111:policy/<S/P.Name>', document: DOCUMENT }],
    [
      'one of outside',
      ADMIN,
      { arn: ADMIN, document: `<unknown: the content of managed policy ${ADMIN} is not in the app>` },
    ],
    [
      'one that may not be there',
      { Ref: 'Q' },
      { arn: 'arn:aws:iam::111111111111:policy/<S/Q.Name>', document: expect.stringContaining('unknown') },
    ],
  ])('end at the permissions boundary: %s', (_, boundary, expected) => {
    const read = model({
      Role: role({ PermissionsBoundary: boundary }),
      P: policy('ManagedPolicy', {}),
      Q: policy('ManagedPolicy', {}, { Condition: 'Open' }),
    });
    const found = read.roles[0].permissionsBoundary;
    expect(found && legible(found)).toEqual(expected);
  });
});

describe('the role at an ARN', () => {
  const resources = {
    Role: role({ RoleName: 'people', Path: '/app/' }),
    Unnamed: role(),
    Open: role({ RoleName: { 'Fn::Sub': 'x-${Mystery}' } }),
    P: policy('Policy', { Roles: ['elsewhere'] }),
  };
  const read = model(resources);
  const at = (expression: Json) => read.roleAt(read.valueIn('S', expression) as string);

  test.each<[string, Json, string]>([
    ['a reference', { 'Fn::GetAtt': ['Unnamed', 'Arn'] }, 'Unnamed'],
    ['a reference to one whose name is not known', { 'Fn::GetAtt': ['Open', 'Arn'] }, 'Open'],
    ['its ARN, by hand', 'arn:aws:iam::111111111111:role/app/people', 'Role'],
    ['its ARN, put together', { 'Fn::Sub': 'arn:${AWS::Partition}:iam::${AWS::AccountId}:role/app/${Role}' }, 'Role'],
  ])('is one of the app, by %s', (_, expression, logicalId) => {
    expect(at(expression)).toMatchObject({ kind: 'of-app', role: { source: { logicalId } } });
  });

  test('is an imported one, with the policies the app adds', () => {
    const found = at('arn:aws:iam::111111111111:role/any/path/elsewhere');
    expect(found.kind).toBe('imported');
    expect(found.kind === 'imported' && found.role).toMatchObject({ name: 'elsewhere' });
    expect(
      found.kind === 'imported' && found.role.policies.attached.map((x) => [x.policy.source.logicalId, x.doubts]),
    ).toEqual([['P', []]]);
    expect(found.kind === 'imported' && found.role.policies.gaps).toEqual([
      'no template of the app makes the role, so it may have any policy',
    ]);
  });

  test.each<[string, Json]>([
    ['another account', 'arn:aws:iam::222222222222:role/elsewhere'],
    ['what is no ARN', 'elsewhere'],
  ])('of %s has no policy of the app for certain', (_, arn) => {
    const found = at(arn);
    expect(
      found.kind === 'imported' && found.role.policies.attached.filter(({ doubts }) => doubts.length === 0),
    ).toEqual([]);
  });

  test('is unclear where it may be that of a role whose name is not known', () => {
    expect(at('arn:aws:iam::111111111111:role/x-1')).toMatchObject({
      kind: 'unclear',
      candidates: [{ source: { logicalId: 'Open' } }],
    });
    const anything = at({ Ref: 'Nobody' });
    expect(anything.kind === 'unclear' && anything.candidates.map((x) => x.source.logicalId).sort()).toEqual([
      'Open',
      'Role',
      'Unnamed',
    ]);
  });

  test('is the same from another stack', () => {
    const maker = source({
      Resources: { Role: role() },
      Outputs: { Arn: { Value: { 'Fn::GetAtt': ['Role', 'Arn'] }, Export: { Name: 'r' } } },
    });
    const user = source({ Resources: {} }, { stack: 'T' });
    const both = IdentityPoolModel.ofTemplates([maker, user]);
    expect(both.roleAt(both.valueIn('T', { 'Fn::ImportValue': 'r' }) as string)).toMatchObject({ kind: 'of-app' });
  });
});
