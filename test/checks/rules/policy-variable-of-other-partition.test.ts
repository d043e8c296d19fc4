import { policyVariableOfOtherPartition } from '../../../src/checks/private/rules/policy-variable-of-other-partition';
import { findingsOf, verdictOf } from '../support';
import { allow, granted, guestGranted } from '../templates';

const COMMERCIAL = 'cognito-identity.amazonaws.com';
const GOV = 'cognito-identity-us-gov.amazonaws.com';

function own(principal: string): object {
  return allow('s3:GetObject', `arn:aws:s3:::files/\${${principal}:sub}/*`);
}

test.each([
  [GOV, 'eu-west-1', 'fires'],
  [COMMERCIAL, 'us-gov-west-1', 'fires'],
  [GOV, 'us-gov-east-1', 'fires'],
  ['cognito-identity.amazon.com', undefined, 'fires'],
  [COMMERCIAL, 'eu-west-1', 'stays silent'],
  [GOV, 'us-gov-west-1', 'stays silent'],
  [GOV, undefined, 'stays silent'],
  ['cognito-identity.cn-north-1.amazonaws.com.cn', 'cn-north-1', 'stays silent'],
])('a variable of %s in %s: %s', (principal, region, verdict) => {
  expect(verdictOf(policyVariableOfOtherPartition, granted(own(principal)), { region })).toBe(verdict);
});

test('fires on the key of a condition, and on a policy of guests', () => {
  const condition = { StringEquals: { [`${GOV}:aud`]: 'x' } };
  expect(verdictOf(policyVariableOfOtherPartition, guestGranted(allow('s3:GetObject', '*', condition)))).toBe('fires');
});

test('stays silent on other variables', () => {
  const resource = `arn:aws:s3:::files/\${aws:PrincipalTag/tenant}/\${saml:sub}`;
  expect(verdictOf(policyVariableOfOtherPartition, granted(allow('s3:GetObject', resource)))).toBe('stays silent');
});

test('can not tell where the role may not be this pool’s', () => {
  const resources = granted(own(GOV));
  resources.Roles.Properties.IdentityPoolId = { Ref: 'Nothing' };
  expect(verdictOf(policyVariableOfOtherPartition, resources)).toBe('can not tell');
});

test('a finding has the right name', () => {
  expect(findingsOf(policyVariableOfOtherPartition, granted(own(GOV)))).toMatchObject([
    { at: 'Role', what: `own: reads ${GOV}:sub`, fix: `${COMMERCIAL}:sub` },
  ]);
});
