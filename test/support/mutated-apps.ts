// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Fn::Sub writes its placeholders like this.
import fc from 'fast-check';
import type { TemplateSource } from '../../src/model/cloudformation/template';
import { source } from './models';
import type { Json } from './stacks';

const trust = (amr: string) => ({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: {
        Federated: { 'Fn::If': ['IsGov', 'cognito-identity-us-gov.amazonaws.com', 'cognito-identity.amazonaws.com'] },
      },
      Action: ['sts:AssumeRoleWithWebIdentity', { 'Fn::If': ['IsProd', 'sts:TagSession', { Ref: 'AWS::NoValue' }] }],
      Condition: {
        StringEquals: { 'cognito-identity.amazonaws.com:aud': { Ref: 'Pool' } },
        'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': amr },
      },
    },
  ],
});

const allow = (action: string, resource: Json) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: action, Resource: resource }],
});

const PARAMETERS = {
  Mystery: { Type: 'String' },
  Stage: { Type: 'String', Default: 'prod' },
  Bucket: { Type: 'String', Default: 'files' },
  Names: { Type: 'CommaDelimitedList', Default: 'people,visitors' },
};

const CONDITIONS = {
  IsProd: { 'Fn::Equals': [{ Ref: 'Stage' }, 'prod'] },
  IsGov: {
    'Fn::Or': [
      { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'us-gov-west-1'] },
      { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'us-gov-east-1'] },
    ],
  },
  IsTest: { 'Fn::And': [{ 'Fn::Not': [{ Condition: 'IsProd' }] }, { 'Fn::Not': [{ Condition: 'IsGov' }] }] },
};

const MAIN = {
  Parameters: PARAMETERS,
  Conditions: CONDITIONS,
  Mappings: { ByStage: { prod: { Role: 'people' }, test: { Role: 'testers' } } },
  Resources: {
    Pool: {
      Type: 'AWS::Cognito::IdentityPool',
      Properties: {
        IdentityPoolName: { 'Fn::Sub': '${Stage}-people' },
        AllowUnauthenticatedIdentities: { 'Fn::If': ['IsProd', false, true] },
        AllowClassicFlow: false,
        DeveloperProviderName: 'login.app',
        SupportedLoginProviders: { 'accounts.google.com': '123' },
        OpenIdConnectProviderARNs: [{ Ref: 'Oidc' }],
        SamlProviderARNs: ['arn:aws:iam::111111111111:saml-provider/corporate'],
        CognitoIdentityProviders: [
          {
            ProviderName: { 'Fn::GetAtt': ['Users', 'ProviderName'] },
            ClientId: { Ref: 'Client' },
            ServerSideTokenCheck: true,
          },
        ],
      },
    },
    Oidc: { Type: 'AWS::IAM::OIDCProvider', Properties: { Url: 'https://idp.example.com' } },
    Users: {
      Type: 'AWS::Cognito::UserPool',
      Properties: { Schema: [{ Name: 'tenant', Mutable: false }], LambdaConfig: { PostConfirmation: 'arn:x' } },
    },
    Client: {
      Type: 'AWS::Cognito::UserPoolClient',
      Properties: { UserPoolId: { Ref: 'Users' }, WriteAttributes: ['email'] },
    },
    Group: {
      Type: 'AWS::Cognito::UserPoolGroup',
      Properties: {
        UserPoolId: { Ref: 'Users' },
        GroupName: 'admins',
        Precedence: 0,
        RoleArn: { 'Fn::GetAtt': ['Named', 'Arn'] },
      },
    },
    Attachment: {
      Type: 'AWS::Cognito::IdentityPoolRoleAttachment',
      Condition: 'IsProd',
      Properties: {
        IdentityPoolId: { Ref: 'Pool' },
        Roles: {
          authenticated: { 'Fn::GetAtt': ['Role', 'Arn'] },
          unauthenticated: { 'Fn::GetAtt': ['Named', 'Arn'] },
        },
        RoleMappings: {
          web: {
            Type: 'Rules',
            AmbiguousRoleResolution: 'Deny',
            IdentityProvider: { 'Fn::Join': [':', [{ 'Fn::GetAtt': ['Users', 'ProviderName'] }, { Ref: 'Client' }]] },
            RulesConfiguration: {
              Rules: [
                { Claim: 'a', MatchType: 'Equals', Value: '1', RoleARN: { 'Fn::GetAtt': ['Named', 'Arn'] } },
                {
                  Claim: 'b',
                  MatchType: 'Contains',
                  Value: { Ref: 'Stage' },
                  RoleARN: 'arn:aws:iam::111111111111:role/elsewhere',
                },
              ],
            },
          },
          'accounts.google.com': { Type: 'Token', AmbiguousRoleResolution: 'AuthenticatedRole' },
        },
      },
    },
    Tags: {
      Type: 'AWS::Cognito::IdentityPoolPrincipalTag',
      Properties: {
        IdentityPoolId: { Ref: 'Pool' },
        IdentityProviderName: { 'Fn::GetAtt': 'Users.ProviderName' },
        PrincipalTags: { team: 'department' },
        UseDefaults: false,
      },
    },
    Role: {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: trust('authenticated'),
        ManagedPolicyArns: [{ Ref: 'Managed' }, 'arn:aws:iam::111111111111:policy/mine'],
        Policies: [
          {
            PolicyName: 'inline',
            PolicyDocument: allow('s3:GetObject', {
              'Fn::Sub': 'arn:${AWS::Partition}:s3:::${Bucket}/${!aws:username}/*',
            }),
          },
        ],
        PermissionsBoundary: { Ref: 'Managed' },
        MaxSessionDuration: 7200,
        Tags: [{ Key: 'a', Value: 'b' }],
      },
    },
    Named: {
      Type: 'AWS::IAM::Role',
      Properties: {
        RoleName: { 'Fn::FindInMap': ['ByStage', { Ref: 'Stage' }, 'Role'] },
        Path: '/app/',
        AssumeRolePolicyDocument: trust('unauthenticated'),
      },
    },
    Managed: {
      Type: 'AWS::IAM::ManagedPolicy',
      Properties: { ManagedPolicyName: 'mine', PolicyDocument: allow('sqs:*', '*') },
    },
    Policy: {
      Type: 'AWS::IAM::Policy',
      Properties: {
        PolicyName: 'p',
        Roles: [{ Ref: 'Role' }, { 'Fn::Select': [0, { Ref: 'Names' }] }],
        PolicyDocument: allow('s3:*', { 'Fn::GetAtt': ['Files', 'Arn'] }),
      },
    },
    Denying: {
      Type: 'AWS::IAM::RolePolicy',
      Condition: 'IsProd',
      Properties: { PolicyName: 'd', RoleName: { Ref: 'Role' }, PolicyDocument: allow('kms:*', '*') },
    },
    Testing: {
      Type: 'AWS::IAM::RolePolicy',
      Condition: 'IsTest',
      Properties: { PolicyName: 't', RoleName: { Ref: 'Role' }, PolicyDocument: allow('*', '*') },
    },
    Files: { Type: 'AWS::S3::Bucket', Properties: { BucketName: { Ref: 'Bucket' } } },
    FilesPolicy: {
      Type: 'AWS::S3::BucketPolicy',
      Properties: { Bucket: { Ref: 'Files' }, PolicyDocument: allow('s3:*', '*') },
    },
    Queue: { Type: 'AWS::SQS::Queue' },
    QueuePolicy: {
      Type: 'AWS::SQS::QueuePolicy',
      Properties: { Queues: [{ Ref: 'Queue' }], PolicyDocument: allow('sqs:*', '*') },
    },
    Permission: {
      Type: 'AWS::Lambda::Permission',
      Properties: { FunctionName: 'f', Principal: '*', Action: 'lambda:*', SourceAccount: { Ref: 'AWS::AccountId' } },
    },
    Nested: {
      Type: 'AWS::CloudFormation::Stack',
      Properties: { Parameters: { PoolId: { Ref: 'Pool' }, RoleName: { Ref: 'Role' } } },
    },
  },
  Outputs: { PoolId: { Value: { Ref: 'Pool' }, Export: { Name: { 'Fn::Sub': '${Stage}-pool' } } } },
};

const NESTED = {
  Parameters: { ...PARAMETERS, PoolId: { Type: 'String' }, RoleName: { Type: 'String' } },
  Conditions: CONDITIONS,
  Resources: {
    Tags: {
      Type: 'AWS::Cognito::IdentityPoolPrincipalTag',
      Properties: {
        IdentityPoolId: { Ref: 'PoolId' },
        IdentityProviderName: 'accounts.google.com',
        PrincipalTags: { team: 'hd' },
      },
    },
    Policy: {
      Type: 'AWS::IAM::Policy',
      Properties: { PolicyName: 'n', Roles: [{ Ref: 'RoleName' }], PolicyDocument: allow('sns:*', '*') },
    },
  },
  Outputs: { Arn: { Value: { 'Fn::GetAtt': ['Policy', 'Id'] } } },
};

const OTHER = {
  Parameters: PARAMETERS,
  Conditions: CONDITIONS,
  Resources: {
    Second: {
      Type: 'AWS::Cognito::IdentityPoolRoleAttachment',
      Properties: {
        IdentityPoolId: { 'Fn::ImportValue': 'prod-pool' },
        Roles: { authenticated: 'arn:aws:iam::111111111111:role/app/people' },
      },
    },
    Guests: { Type: 'AWS::Cognito::IdentityPool', Properties: { AllowUnauthenticatedIdentities: true } },
  },
};

/** A valid app of three templates that uses whatever the model reads. */
export function validApp(): TemplateSource[] {
  return [
    source(structuredClone(MAIN), { stack: 'Main', stackName: 'main' }),
    source(structuredClone(NESTED), { stack: 'Main/Nested', nestedIn: { stack: 'Main', logicalId: 'Nested' } }),
    source(structuredClone(OTHER), { stack: 'Other', stackName: 'other' }),
  ];
}

/** A place in a template: the object or list, and the key. */
export interface Place {
  readonly holder: Json;
  readonly key: string;
  readonly above?: Place;
}

export function placesIn(holder: Json, above?: Place, found: Place[] = []): Place[] {
  for (const key of Object.keys(holder)) {
    const place = { holder, key, above };
    found.push(place);
    if (typeof holder[key] === 'object' && holder[key] !== null) {
      placesIn(holder[key], place, found);
    }
  }
  return found;
}

/** The keys that lead to a place. */
export function pathOf({ key, above }: Place): string[] {
  return [...(above ? pathOf(above) : []), key];
}

function nestedLists(depth: number): Json {
  let value: Json = 'x';
  for (let level = 0; level < depth; level++) {
    value = level % 2 === 0 ? [value] : { 'Fn::Join': ['', [value]] };
  }
  return value;
}

const NAMES = [
  'Pool',
  'Role',
  'Users',
  'Nested',
  'Policy',
  'Stage',
  'Mystery',
  'AWS::Region',
  'AWS::NoValue',
  'Nobody',
];
const name = fc.constantFrom(...NAMES);

/** What may stand in a template and should not, and what may and does not often. */
export const garbage: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>(
    null,
    true,
    0,
    -1,
    '',
    'x',
    [],
    {},
    '{{resolve:ssm:/x}}',
    '\uFDD0x\uFDD1',
    'arn:aws:iam::1:role/x',
  ),
  fc.jsonValue(),
  name.map((x) => ({ Ref: x })),
  fc.tuple(name, fc.constantFrom('Arn', 'Ref', 'Outputs.Arn', 'ProviderName')).map((x) => ({ 'Fn::GetAtt': x })),
  fc.array(name).map((x) => ({ 'Fn::Sub': x.map((y) => `\${${y}}`).join('/') })),
  fc
    .tuple(fc.constantFrom('IsProd', 'IsGov', 'IsTest', 'Nobody'), name, name)
    .map(([c, a, b]) => ({ 'Fn::If': [c, { Ref: a }, { Ref: b }] })),
  fc
    .tuple(
      fc.constantFrom('Condition', 'Fn::Not', 'Fn::Equals', 'Fn::Transform', 'Fn::ImportValue', 'Fn::Split'),
      fc.jsonValue(),
    )
    .map(([f, x]) => ({ [f]: x })),
  fc.constantFrom(10, 100, 300, 2000).map(nestedLists),
);

/** How a valid app is changed: which place, and what becomes of it. */
export const mutations = fc.array(
  fc.record({ at: fc.nat(), kind: fc.constantFrom('delete', 'replace', 'wrap'), value: garbage }),
  { minLength: 1, maxLength: 6 },
);

export function mutatedApp(changes: readonly { at: number; kind: string; value: Json }[]): TemplateSource[] {
  const app = validApp();
  const places = app.flatMap(({ template }) => placesIn(template));
  for (const { at, kind, value } of changes) {
    const { holder, key } = places[at % places.length];
    if (kind === 'delete') {
      Array.isArray(holder) ? holder.splice(Number(key), 1) : delete holder[key];
    } else {
      holder[key] = kind === 'wrap' ? [holder[key], value] : value;
    }
  }
  return app;
}
