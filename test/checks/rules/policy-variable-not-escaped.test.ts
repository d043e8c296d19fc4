import { policyVariableNotEscaped } from '../../../src/checks/private/rules/policy-variable-not-escaped';
import { findingsOf, verdictOf } from '../support';
import { allow, granted } from '../templates';

function sub(text: string): object {
  return granted(allow('s3:GetObject', { 'Fn::Sub': text }));
}

test.each([
  ['the identity id', sub(`arn:aws:s3:::files/\${cognito-identity.amazonaws.com:sub}/*`)],
  ['the identity id in GovCloud', sub(`arn:aws:s3:::files/\${cognito-identity-us-gov.amazonaws.com:sub}/*`)],
  ['a tag', sub(`arn:aws:s3:::files/\${aws:PrincipalTag/tenant}/*`)],
  [
    'a tag in a condition',
    granted(allow('s3:GetObject', '*', { StringEquals: { 's3:prefix': { 'Fn::Sub': `\${aws:username}` } } })),
  ],
])('fires on %s in Fn::Sub', (_, resources) => {
  expect(verdictOf(policyVariableNotEscaped, resources)).toBe('fires');
});

test.each([
  ['an escaped one', sub(`arn:aws:s3:::files/\${!cognito-identity.amazonaws.com:sub}/*`)],
  ['one that Fn::Sub is given', granted(allow('s3:GetObject', { 'Fn::Sub': [`\${x}/*`, { x: 'arn:aws:s3:::x' }] }))],
  ['a pseudo parameter', sub(`arn:\${AWS::Partition}:s3:::files/*`)],
  ['a resource that is not there', sub(`arn:aws:s3:::\${Bucket}/*`)],
  ['one outside Fn::Sub', granted(allow('s3:GetObject', `arn:aws:s3:::files/\${aws:PrincipalTag/tenant}/*`))],
])('stays silent on %s', (_, resources) => {
  expect(verdictOf(policyVariableNotEscaped, resources)).toBe('stays silent');
});

test('can not tell where the role may not be this pool’s', () => {
  const resources = sub(`\${aws:PrincipalTag/tenant}`) as { Roles: { Properties: { IdentityPoolId: unknown } } };
  resources.Roles.Properties.IdentityPoolId = { Ref: 'Nothing' };
  expect(verdictOf(policyVariableNotEscaped, resources)).toBe('can not tell');
});

test('a finding names the variable', () => {
  expect(findingsOf(policyVariableNotEscaped, sub(`\${aws:PrincipalTag/tenant}`))).toMatchObject([
    { at: 'Role', property: 'Properties.Policies', what: `own: \${aws:PrincipalTag/tenant...} in Fn::Sub` },
  ]);
});
