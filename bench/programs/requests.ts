// What people of many companies ask for, and the policies that answer: conditions, session tags and the user's own id in them.
// Either side gets the very same policies.

const VERSION = '2012-10-17';
export const ACCOUNT = '123456789012';
export const FEDERATED = 'cognito-identity.amazonaws.com';
const TENANT = variable('aws:PrincipalTag/tenant');
const RECEIPTS = 'arn:aws:s3:::receipts';
const BOOKINGS = `arn:aws:dynamodb:eu-west-1:${ACCOUNT}:table/bookings`;

export const ROLE_ARN = `arn:aws:iam::${ACCOUNT}:role/Members`;
export const SESSION_ARN = `arn:aws:sts::${ACCOUNT}:assumed-role/Members/CognitoIdentityCredentials`;
export const POOL_ID = 'eu-west-1:12345678-1234-1234-1234-123456789012';

export const TRUST = {
  Version: VERSION,
  Statement: [
    {
      Effect: 'Allow',
      Principal: { Federated: FEDERATED },
      Action: ['sts:AssumeRoleWithWebIdentity', 'sts:TagSession'],
      Condition: {
        StringEquals: { [`${FEDERATED}:aud`]: POOL_ID },
        'ForAnyValue:StringLike': { [`${FEDERATED}:amr`]: 'authenticated' },
      },
    },
    {
      Effect: 'Deny',
      Principal: { Federated: FEDERATED },
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: { StringNotLike: { 'aws:RequestTag/tenant': '?*' } },
    },
  ],
};

export const PERMISSIONS = {
  Version: VERSION,
  Statement: [
    {
      Effect: 'Allow',
      Action: ['s3:GetObject', 's3:PutObject'],
      Resource: `${RECEIPTS}/tenants/${TENANT}/*`,
      Condition: { StringNotLike: { 'aws:PrincipalTag/tenant': '*/*' } },
    },
    {
      Effect: 'Allow',
      Action: 's3:ListBucket',
      Resource: RECEIPTS,
      Condition: { StringLike: { 's3:prefix': `tenants/${TENANT}/*` } },
    },
    {
      Effect: 'Allow',
      Action: ['dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:PutItem'],
      Resource: BOOKINGS,
      Condition: {
        'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': [TENANT] },
        Null: { 'dynamodb:LeadingKeys': 'false' },
      },
    },
    { Effect: 'Allow', Action: 's3:*', Resource: `${RECEIPTS}/people/${variable(`${FEDERATED}:sub`)}/*` },
    {
      Effect: 'Deny',
      Action: 's3:PutObject',
      Resource: `${RECEIPTS}/tenants/*/closed/*`,
      Condition: { StringNotEquals: { 'aws:PrincipalTag/department': ['legal', 'audit'] } },
    },
    { Effect: 'Deny', Action: '*', Resource: '*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
  ],
};

/** Somebody, and what they ask for. */
export interface Asked {
  readonly identityId: string;
  readonly tenant: string;
  readonly department: string;
  readonly action: string;
  readonly resource: string;
  /** What the request itself brings. */
  readonly context: { readonly [key: string]: string | string[] };
}

/** No two are alike: every one is by another person, of another company. */
export function asked(index: number): Asked {
  const tenant = `company-${index}`;
  const identityId = `eu-west-1:00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
  const other = `company-${index + 1}`;
  const secure = { 'aws:SecureTransport': 'true' };
  const requests: Pick<Asked, 'action' | 'resource' | 'context'>[] = [
    { action: 's3:GetObject', resource: `${RECEIPTS}/tenants/${tenant}/${index}.pdf`, context: secure },
    { action: 's3:GetObject', resource: `${RECEIPTS}/tenants/${other}/${index}.pdf`, context: secure },
    { action: 's3:PutObject', resource: `${RECEIPTS}/tenants/${tenant}/closed/${index}`, context: secure },
    { action: 's3:ListBucket', resource: RECEIPTS, context: { ...secure, 's3:prefix': `tenants/${tenant}/2026` } },
    { action: 'dynamodb:Query', resource: BOOKINGS, context: { ...secure, 'dynamodb:LeadingKeys': [tenant] } },
    { action: 'dynamodb:GetItem', resource: BOOKINGS, context: { ...secure, 'dynamodb:LeadingKeys': [tenant, other] } },
    { action: 's3:DeleteObject', resource: `${RECEIPTS}/people/${identityId}/photo.jpg`, context: secure },
    {
      action: 's3:GetObject',
      resource: `${RECEIPTS}/tenants/${tenant}/${index}.pdf`,
      context: { 'aws:SecureTransport': 'false' },
    },
  ];
  return { identityId, tenant, department: 'sales', ...requests[index % requests.length] };
}

function variable(key: string): string {
  return `\${${key}}`;
}
