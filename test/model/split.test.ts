// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Fn::Sub writes its placeholders like this.
import type { TemplateSource } from '../../src/model/cloudformation/template';
import { IdentityPoolModel } from '../../src/model/identity-pool-model';
import { isKnown } from '../../src/model/text';
import { legible, source } from '../support/models';
import type { Json } from '../support/stacks';

const TEMPLATE = {
  Parameters: { Mystery: { Type: 'String' } },
  Resources: {
    Users: { Type: 'AWS::Cognito::UserPool' },
    Oidc: { Type: 'AWS::IAM::OIDCProvider', Properties: { Url: 'https://idp.example.com/tenant' } },
    Role: { Type: 'AWS::IAM::Role' },
    Bucket: { Type: 'AWS::S3::Bucket' },
  },
};

/** Nobody says where the template goes. */
const NOWHERE = { account: undefined, region: undefined };

function evaluated(expression: Json, given: Partial<TemplateSource> = NOWHERE): Json {
  return IdentityPoolModel.ofTemplates([source(TEMPLATE, given)]).valueIn('S', expression);
}

function cut(index: number, delimiter: string, text: Json): Json {
  return { 'Fn::Select': [index, { 'Fn::Split': [delimiter, text] }] };
}

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html: an account has digits, a partition no colon.
test.each<[string, Json, string]>([
  ['the issuer of an OpenID Connect provider', cut(1, ':oidc-provider/', { Ref: 'Oidc' }), 'idp.example.com/tenant'],
  ['the name of a role, by its slash', cut(1, '/', { 'Fn::GetAtt': ['Role', 'Arn'] }), '<S/Role.Ref>'],
  ['the service of an ARN', cut(2, ':', { 'Fn::GetAtt': ['Role', 'Arn'] }), 'iam'],
  [
    'what follows account and region',
    cut(5, ':', { 'Fn::Sub': 'arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group' }),
    'log-group',
  ],
  ['what follows the URL suffix', cut(1, '/', { 'Fn::Sub': 's3.${AWS::URLSuffix}/key' }), 'key'],
])('a text of a stack that goes nobody knows where is cut: %s', (_, expression, expected) => {
  expect(legible(evaluated(expression))).toBe(expected);
});

test.each<[string, Json]>([
  ['of letters, at a letter of a region', cut(1, 'e', { 'Fn::Sub': '${AWS::Region}eu' })],
  ['at a digit of an account', cut(1, '1', { 'Fn::Sub': '${AWS::AccountId}-1' })],
  ['at what begins before a region, and ends in it', cut(1, ':eu', { 'Fn::Sub': 'a:${AWS::Region}:eu' })],
  ['at what begins in a region, and ends after it', cut(1, 'x/', { 'Fn::Sub': '${AWS::Region}/x/' })],
  ['at what may be a whole region between two slashes', cut(1, '/eu/', { 'Fn::Sub': '/${AWS::Region}/b/eu/' })],
  ['at a delimiter of a length nobody writes', cut(1, ':'.repeat(101), { 'Fn::Sub': '${AWS::Region}/a' })],
  ['at a slash, of a parameter', cut(1, '/', { 'Fn::Sub': '${Mystery}/a' })],
])('a text is not cut where the delimiter may stand in what is not known: %s', (_, expression) => {
  expect(isKnown(evaluated(expression))).toBe(false);
});

describe('the name of a user pool, written by its parts', () => {
  const attribute = { 'Fn::GetAtt': ['Users', 'ProviderName'] };

  test.each<[string, Json, Json]>([
    ['region and id', { 'Fn::Sub': 'cognito-idp.${AWS::Region}.amazonaws.com/${Users}' }, attribute],
    ['region, suffix and id', { 'Fn::Sub': 'cognito-idp.${AWS::Region}.${AWS::URLSuffix}/${Users}' }, attribute],
    [
      'the region of the id',
      { 'Fn::Sub': ['cognito-idp.${Region}.amazonaws.com/${Users}', { Region: cut(0, '_', { Ref: 'Users' }) }] },
      attribute,
    ],
    [
      'with a client',
      { 'Fn::Join': ['', ['cognito-idp.', { Ref: 'AWS::Region' }, '.amazonaws.com/', { Ref: 'Users' }, ':abc']] },
      { 'Fn::Join': [':', [attribute, 'abc']] },
    ],
    [
      'with https',
      { 'Fn::Sub': 'https://cognito-idp.${AWS::Region}.amazonaws.com/${Users}' },
      { 'Fn::GetAtt': ['Users', 'ProviderURL'] },
    ],
  ])('is that of its attribute: %s', (_, parts, expected) => {
    expect(evaluated(parts)).toBe(evaluated(expected));
    expect(evaluated(parts, {})).toBe(evaluated(expected, {}));
  });

  test.each<[string, Json]>([
    ['another region', { 'Fn::Sub': 'cognito-idp.eu-west-1.amazonaws.com/${Users}' }],
    ['another service', { 'Fn::Sub': 'cognito-idp-fips.${AWS::Region}.amazonaws.com/${Users}' }],
    ['another resource', { 'Fn::Sub': 'cognito-idp.${AWS::Region}.amazonaws.com/${Bucket}' }],
    ['a region nobody can tell', { 'Fn::Sub': 'cognito-idp.${Mystery}.amazonaws.com/${Users}' }],
  ])('is not, with %s', (_, parts) => {
    expect(evaluated(parts)).not.toBe(evaluated(attribute));
  });
});
