import { policyVariableUnbounded } from '../../../src/checks/private/rules/policy-variable-unbounded';
import { findingsOf, verdictOf } from '../support';
import { allow, granted } from '../templates';

const TENANT = `\${aws:PrincipalTag/tenant}`;
const TEAM = `\${aws:PrincipalTag/team}`;
const TABLE = 'arn:aws:dynamodb:eu-west-1:111111111111:table';

test.each([
  [`arn:aws:s3:::files/${TENANT}*`, 'fires'],
  [`arn:aws:s3:::files/${TENANT}-*`, 'fires'],
  [`arn:aws:s3:::files/${TENANT}?/x`, 'fires'],
  [`arn:aws:s3:::files/*${TENANT}/x`, 'fires'],
  [`arn:aws:s3:::files/*-${TENANT}/x`, 'fires'],
  [`arn:aws:s3:::files/${TENANT}${TEAM}/x`, 'fires'],
  [`arn:aws:s3:::files/${TENANT}_${TEAM}/x`, 'fires'],
  [`${TABLE}/${TENANT}*`, 'fires'],
  [`arn:aws:s3:::files/\${aws:PrincipalTag/tenant, 'none'}*`, 'fires'],
  [`arn:aws:s3:::files/${TENANT}/*`, 'stays silent'],
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html: the value of a tag holds none of these.
  [`arn:aws:s3:::files/${TENANT}#*`, 'stays silent'],
  [`arn:aws:s3:::files/*|${TENANT}`, 'stays silent'],
  [`arn:aws:s3:::files/${TENANT}.*`, 'fires'],
  [`arn:aws:s3:::files/${TENANT}/${TEAM}/*`, 'stays silent'],
  [`arn:aws:s3:::files/${TENANT}-files/*`, 'stays silent'],
  [`arn:aws:s3:::files/*/${TENANT}/*`, 'stays silent'],
  [`arn:aws:s3:::files/${TENANT}`, 'stays silent'],
  [`arn:aws:s3:::${TENANT}-files/*`, 'stays silent'],
  [`arn:aws:s3:::files/${TENANT}\${*}`, 'stays silent'],
  [`arn:aws:s3:::files/\${cognito-identity.amazonaws.com:sub}*`, 'stays silent'],
  [{ 'Fn::Join': ['', [`arn:aws:s3:::files/${TENANT}`, { Ref: 'Nothing' }, '*']] }, 'stays silent'],
])('%j: %s', (resource, verdict) => {
  expect(verdictOf(policyVariableUnbounded, granted(allow('s3:GetObject', resource)))).toBe(verdict);
});

test.each([
  ['StringLike', `${TENANT}*`, 'fires'],
  ['ForAnyValue:StringLike', `${TENANT}*`, 'fires'],
  ['StringLike', `${TENANT}/*`, 'stays silent'],
  ['StringEquals', `${TENANT}*`, 'stays silent'],
])('s3:prefix under %s %s: %s', (operator, prefix, verdict) => {
  const condition = { [operator]: { 's3:prefix': prefix } };
  expect(verdictOf(policyVariableUnbounded, granted(allow('s3:ListBucket', '*', condition)))).toBe(verdict);
});

test.each([
  [
    'holds what stands behind it',
    `${TENANT}-*`,
    { StringNotLike: { 'aws:principaltag/tenant': ['.', '*-*'] } },
    'stays silent',
  ],
  [
    'holds what stands before it',
    `*-${TENANT}`,
    { StringNotLike: { 'aws:PrincipalTag/tenant': '*-*' } },
    'stays silent',
  ],
  ['holds something else', `${TENANT}-*`, { StringNotLike: { 'aws:PrincipalTag/tenant': '*_*' } }, 'fires'],
  ['begins with what stands behind it', `${TENANT}-*`, { StringNotLike: { 'aws:PrincipalTag/tenant': '-*' } }, 'fires'],
  ['holds it in another tag', `${TENANT}-*`, { StringNotLike: { 'aws:PrincipalTag/team': '*-*' } }, 'fires'],
  ['holds it, which is what is asked', `${TENANT}-*`, { StringLike: { 'aws:PrincipalTag/tenant': '*-*' } }, 'fires'],
  ['holds nothing', `${TENANT}*`, { StringNotLike: { 'aws:PrincipalTag/tenant': '**' } }, 'fires'],
])('a statement for nobody whose value %s: %s', (_, path, condition, verdict) => {
  const statement = allow('s3:GetObject', `arn:aws:s3:::files/${path}`, condition);
  expect(verdictOf(policyVariableUnbounded, granted(statement))).toBe(verdict);
});

test.each([
  ['a denial', { ...allow('s3:GetObject', `arn:aws:s3:::files/${TENANT}*`), Effect: 'Deny' }],
  ['what is left out', { Effect: 'Allow', Action: 's3:GetObject', NotResource: `arn:aws:s3:::files/${TENANT}*` }],
])('stays silent on %s', (_, statement) => {
  expect(verdictOf(policyVariableUnbounded, granted(statement))).toBe('stays silent');
});

test('can not tell where the role may not be this pool’s', () => {
  const resources = granted(allow('s3:GetObject', `arn:aws:s3:::files/${TENANT}*`));
  resources.Roles.Properties.IdentityPoolId = { Ref: 'Nothing' };
  expect(verdictOf(policyVariableUnbounded, resources)).toBe('can not tell');
});

test('a finding has the pattern', () => {
  const pattern = `arn:aws:s3:::files/${TENANT}*`;
  expect(findingsOf(policyVariableUnbounded, granted(allow('s3:GetObject', pattern)))).toMatchObject([
    { at: 'Role', what: `own: ${pattern}` },
  ]);
});
