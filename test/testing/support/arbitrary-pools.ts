import fc from 'fast-check';
import type { Json } from '../../support/stacks';
import { OIDC_ARN, type PoolTemplate, ROLES, SAML_ARN, trusting } from './pool-template';

/** A bucket whose own policy denies what the policies of roles may allow. */
export const FILES_NOBODY_WRITES: Record<string, Json> = {
  Files: { Type: 'AWS::S3::Bucket' },
  FilesPolicy: {
    Type: 'AWS::S3::BucketPolicy',
    Properties: {
      Bucket: { Ref: 'Files' },
      PolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Deny',
            Principal: '*',
            Action: 's3:PutObject',
            Resource: { 'Fn::Join': ['', [{ 'Fn::GetAtt': ['Files', 'Arn'] }, '/*']] },
          },
        ],
      },
    },
  },
};

export const PROVIDERS = ['user-pool', 'oidc', 'saml', 'google'];

/** Few words, so that rules, claims and tags meet. */
const WORDS = ['a', 'ab', 'A', 'b', 'admin', 'not-admin'];
const CLAIMS = ['team', 'level', 'cognito:groups'];
const word = fc.constantFrom(...WORDS);
const claim = fc.constantFrom(...CLAIMS);
const roleId = fc.constantFrom(...ROLES);
const provider = fc.constantFrom(...PROVIDERS);

export const arbitraryRule: fc.Arbitrary<[string, string, string, string]> = fc.tuple(
  claim,
  fc.constantFrom('Equals', 'NotEqual', 'Contains', 'StartsWith'),
  word,
  roleId,
);

const mapping = fc.oneof(
  fc.record({
    type: fc.constant('Rules'),
    otherwise: fc.constantFrom('AuthenticatedRole', 'Deny'),
    rules: fc.array(arbitraryRule, { minLength: 1, maxLength: 4 }),
  }),
  fc.record({ type: fc.constant('Token'), otherwise: fc.constantFrom('AuthenticatedRole', 'Deny') }),
);

const trust = fc.constantFrom<Json[]>(
  [trusting('authenticated')],
  [trusting('unauthenticated')],
  [trusting('authenticated', ['sts:AssumeRoleWithWebIdentity'])],
  [trusting('login.example.com')],
  [trusting(SAML_ARN), trusting('accounts.google.com')],
  [
    trusting('authenticated'),
    {
      Effect: 'Deny',
      Principal: { Federated: 'cognito-identity.amazonaws.com' },
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: { StringNotLike: { 'aws:RequestTag/team': '?*' } },
    },
  ],
  [trusting(`${OIDC_ARN}:OIDC:*`)],
);

const statement = fc.record({
  Effect: fc.constantFrom('Allow', 'Allow', 'Deny'),
  Action: fc.constantFrom<Json>('s3:GetObject', 's3:*', ['s3:PutObject', 's3:GetObject']),
  Resource: fc.constantFrom<Json>('*', 'arn:aws:s3:::files/*', `arn:aws:s3:::files/\${aws:PrincipalTag/team}/*`, {
    'Fn::Join': ['', [{ 'Fn::GetAtt': ['Files', 'Arn'] }, `/\${aws:PrincipalTag/team}/*`]],
  }),
});

/** Whole pools: providers, rules, tags, groups, what roles trust and what they may do. */
export const arbitraryPool: fc.Arbitrary<PoolTemplate> = fc.record({
  guests: fc.boolean(),
  classicFlow: fc.constantFrom<Json>(true, false, undefined),
  defaults: fc.constantFrom<Record<string, string>>(
    { authenticated: 'Auth', unauthenticated: 'Guest' },
    { authenticated: 'Auth' },
    {},
  ),
  mappings: fc.dictionary(provider, mapping, { maxKeys: 2 }),
  tags: fc.dictionary(provider, fc.dictionary(fc.constantFrom('team', 'level'), claim, { maxKeys: 2 }), { maxKeys: 2 }),
  groups: fc.dictionary(
    fc.constantFrom('admins', 'staff'),
    fc.record({ role: roleId, precedence: fc.nat(2) }, { requiredKeys: [] }),
    { maxKeys: 2 },
  ),
  permissions: fc.dictionary(roleId, fc.array(statement, { minLength: 1, maxLength: 3 }), { maxKeys: 3 }),
  trust: fc.dictionary(roleId, trust, { maxKeys: 3 }),
  roleProps: fc.dictionary(roleId, fc.constant({ Tags: [{ Key: 'team', Value: 'ab' }] }), { maxKeys: 1 }),
  resources: fc.constantFrom<Record<string, Json>>({ Files: { Type: 'AWS::S3::Bucket' } }, FILES_NOBODY_WRITES),
});

/** Who comes, and what is said of them. */
export const arbitrarySignIn = fc.record({
  by: fc.constantFrom('guest', ...PROVIDERS),
  claims: fc.record(
    {
      team: fc.oneof(word, fc.array(word, { maxLength: 2 }), fc.constant('')),
      level: word,
      sub: word,
      'cognito:groups': fc.array(fc.constantFrom('admins', 'staff'), { maxLength: 2 }),
    },
    { requiredKeys: [] },
  ),
  classicRole: fc.option(roleId, { nil: undefined, freq: 8 }),
});

/** Ways to write something of which nobody can tell what it is. */
export const UNKNOWNS: ((value: Json) => Json)[] = [
  () => ({ Ref: 'Nothing' }),
  () => ({ 'Fn::ImportValue': 'elsewhere' }),
  (value) => ({ 'Fn::If': ['Open', value, { Ref: 'AWS::NoValue' }] }),
  (value) => ({ 'Fn::If': ['Open', { Ref: 'AWS::NoValue' }, value] }),
  (value) => ({ 'Fn::If': ['Open', value, 'something else'] }),
];

/** Every value of a template that could be unknown, as the keys that lead to it. Expressions are one value: nobody changes half of one. */
export function placesIn(template: Json): string[][] {
  return Object.keys(template.Resources).flatMap((id) =>
    placesBelow(template.Resources[id].Properties ?? {}, [id, 'Properties']),
  );
}

function placesBelow(value: Json, path: string[]): string[][] {
  if (typeof value !== 'object' || value === null || isExpression(value)) {
    return [];
  }
  return Object.keys(value).flatMap((key) => [[...path, key], ...placesBelow(value[key], [...path, key])]);
}

/** The template with one value of it unknown, in one of some ways. */
export function withUnknown(template: Json, path: string[], how: number): Json {
  const changed = opened(template);
  const parent = path.slice(0, -1).reduce((value, key) => value[key], changed.Resources);
  const key = path[path.length - 1];
  parent[key] = UNKNOWNS[how % UNKNOWNS.length](parent[key]);
  return changed;
}

/** The template with one resource that may not be there. */
export function withCondition(template: Json, id: string): Json {
  const changed = opened(template);
  changed.Resources[id].Condition = 'Open';
  return changed;
}

/** The template with a condition that can not be told. */
function opened(template: Json): Json {
  return {
    ...structuredClone(template),
    Parameters: { Which: { Type: 'String' } },
    Conditions: { Open: { 'Fn::Equals': [{ Ref: 'Which' }, 'x'] } },
  };
}

function isExpression(value: Json): boolean {
  return Object.keys(value).some((key) => key === 'Ref' || key.startsWith('Fn::'));
}
