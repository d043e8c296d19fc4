import { policyVariableEscapeLeft } from '../../../src/checks/private/rules/policy-variable-escape-left';
import { findingsOf, verdictOf } from '../support';
import { allow, granted } from '../templates';

const LEFT = `arn:aws:s3:::files/\${!aws:PrincipalTag/tenant}/*`;

test.each([
  ['in a resource', granted(allow('s3:GetObject', LEFT))],
  [
    'in a condition',
    granted(allow('s3:ListBucket', '*', { StringLike: { 's3:prefix': `\${!aws:PrincipalTag/tenant}/*` } })),
  ],
  ['in Fn::Join', granted(allow('s3:GetObject', { 'Fn::Join': ['', ['arn:aws:s3:::', LEFT]] }))],
])('fires on an escape that is left %s', (_, resources) => {
  expect(findingsOf(policyVariableEscapeLeft, resources)).toMatchObject([
    { at: 'Role', what: `own: \${!aws:PrincipalTag/tenant}`, fix: `\${aws:PrincipalTag/tenant}` },
  ]);
});

test.each([
  ['in Fn::Sub', granted(allow('s3:GetObject', { 'Fn::Sub': LEFT }))],
  ['that is none', granted(allow('s3:GetObject', LEFT.replace('!', '')))],
])('stays silent on an escape %s', (_, resources) => {
  expect(verdictOf(policyVariableEscapeLeft, resources)).toBe('stays silent');
});

test('can not tell where the role may not be this pool’s', () => {
  const resources = granted(allow('s3:GetObject', LEFT));
  resources.Roles.Properties.IdentityPoolId = { Ref: 'Nothing' };
  expect(verdictOf(policyVariableEscapeLeft, resources)).toBe('can not tell');
});
