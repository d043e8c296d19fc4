// biome-ignore-all lint/suspicious/noTemplateCurlyInString: policies write their variables like this.
import { ClientAttributes, StringAttribute, UserPool } from 'aws-cdk-lib/aws-cognito';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { IdentityPool, IdentityProvider, PrincipalTags } from '../../src';
import { IdentityPoolChecks } from '../../src/checks';
import { type Json, testStack } from '../support/stacks';
import { allow } from './templates';

/** How policies keep users to their own things: by a tag of their session, and by their identity id. */
const BY = {
  tag: '${aws:PrincipalTag/tenant}',
  identity: '${cognito-identity.amazonaws.com:sub}',
} as const;

/** What a value must be, to stand between two slashes: something, and no other folder. */
const IS_A_FOLDER = {
  StringLike: { 'aws:PrincipalTag/tenant': '?*' },
  StringNotLike: { 'aws:PrincipalTag/tenant': ['*/*', '.', '..'] },
};

const BUCKET = 'arn:aws:s3:::files';
const TABLE = 'arn:aws:dynamodb:eu-west-1:111111111111:table/notes';
const KEY = 'arn:aws:kms:eu-west-1:111111111111:key/11111111-2222-3333-4444-555555555555';
const IOT = 'arn:aws:iot:eu-west-1:111111111111';

/** The statements that let somebody at their own things. */
function ownThings(own: string, isFolder: Json): [string, Json][] {
  return [
    ['objects', allow(['s3:GetObject', 's3:PutObject'], `${BUCKET}/private/${own}/*`, isFolder)],
    [
      'a list of objects',
      allow('s3:ListBucket', BUCKET, {
        ...isFolder,
        StringLike: { ...isFolder?.StringLike, 's3:prefix': [`private/${own}/`, `private/${own}/*`] },
      }),
    ],
    [
      'the start of a list of objects',
      allow('s3:ListBucket', BUCKET, {
        ...isFolder,
        StringEquals: { 's3:prefix': ['', 'private/', `private/${own}/`], 's3:delimiter': '/' },
      }),
    ],
    [
      'items',
      allow(['dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:PutItem', 'dynamodb:BatchGetItem'], TABLE, {
        'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': [own] },
        Null: { 'dynamodb:LeadingKeys': 'false' },
      }),
    ],
    [
      'items under keys with more in them',
      allow('dynamodb:Query', [TABLE, `${TABLE}/index/*`], {
        ...isFolder,
        'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [`${own}#*`] },
        Null: { 'dynamodb:LeadingKeys': 'false' },
      }),
    ],
    [
      'what a key encrypts for them',
      allow(['kms:Decrypt', 'kms:GenerateDataKey'], KEY, { StringEquals: { 'kms:EncryptionContext:tenant': own } }),
    ],
    [
      'objects a key encrypts for them',
      allow('kms:Decrypt', KEY, {
        ...isFolder,
        StringLike: { ...isFolder?.StringLike, 'kms:EncryptionContext:aws:s3:arn': `${BUCKET}/private/${own}/*` },
      }),
    ],
    ['topics', allow('iot:Publish', `${IOT}:topic/private/${own}/*`, isFolder)],
    ['a client', allow('iot:Connect', `${IOT}:client/${own}`)],
    ['a path of an API', allow('execute-api:Invoke', `arn:aws:execute-api:*:*:abc/*/GET/${own}/*`, isFolder)],
  ];
}

/** A pool that maps the tag, whose users can not write it, with a statement for its users. */
function findingsWith(statement: Json, isRequired: boolean): string[] {
  const stack = testStack({ env: { account: '111111111111', region: 'eu-west-1' } });
  const users = new UserPool(stack, 'Users', { customAttributes: { tenant: new StringAttribute() } });
  const client = users.addClient('Web', {
    writeAttributes: new ClientAttributes().withStandardAttributes({ fullname: true }),
  });
  const pool = new IdentityPool(stack, 'Pool', {
    providers: [
      IdentityProvider.userPool(users, {
        clients: [client],
        principalTags: isRequired
          ? PrincipalTags.custom({ tenant: 'custom:tenant' }, { required: ['tenant'] })
          : PrincipalTags.custom({ tenant: 'custom:tenant' }),
      }),
    ],
  });
  pool.authenticatedRole.addToPrincipalPolicy(PolicyStatement.fromJson(statement));
  return IdentityPoolChecks.findings(stack).map(({ message }) => message);
}

describe.each([
  ['that must be there', true],
  ['that may not be there', false],
])('nothing is found in a policy by a tag %s, over', (_, isRequired) => {
  test.each(ownThings(BY.tag, IS_A_FOLDER))('%s', (__, statement) => {
    expect(findingsWith(statement, isRequired)).toEqual([]);
  });
});

describe('nothing is found in a policy by the identity id, over', () => {
  test.each(ownThings(BY.identity, undefined))('%s', (_, statement) => {
    expect(findingsWith(statement, false)).toEqual([]);
  });
});

// The same statements, each with its mistake.
test.each<[string, Json, string]>([
  [
    'no slash behind the tag',
    allow('s3:GetObject', `${BUCKET}/private/${BY.tag}*`, IS_A_FOLDER),
    'PolicyVariableUnbounded',
  ],
  [
    'no slash before the star of a list',
    allow('s3:ListBucket', BUCKET, { StringLike: { 's3:prefix': `private/${BY.tag}*` } }),
    'PolicyVariableUnbounded',
  ],
  ['another tag', allow('s3:GetObject', `${BUCKET}/\${aws:PrincipalTag/team}/*`), 'PrincipalTagNotMapped'],
  [
    'scans without keys',
    allow('dynamodb:Scan', TABLE, { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': [BY.tag] } }),
    'LeadingKeysOpenToScan',
  ],
])('a mistake is still found: %s', (_, statement, check) => {
  expect(findingsWith(statement, true)).toEqual([expect.stringContaining(check)]);
});
