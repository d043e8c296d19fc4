import { trustPolicyLong } from '../../../src/checks/private/rules/trust-policy-long';
import { trustPolicyTooLong } from '../../../src/checks/private/rules/trust-policy-too-long';
import { findingsOf, verdictOf } from '../support';
import { signedIn, trust } from '../templates';

/** A pool whose role has a trust policy of so many characters, the id of the pool with its 46 among them. */
function ofLength(length: number): object {
  const written = (sid: string) => ({ Version: '2012-10-17', Statement: [trust({ Sid: sid })] });
  const reference = JSON.stringify({ Ref: 'Pool' }).length - '"us-east-1:12345678-1234-1234-1234-123456789012"'.length;
  return signedIn([trust({ Sid: 'x'.repeat(length - JSON.stringify(written('')).length + reference) })]);
}

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
test.each([
  [2048, 'stays silent', 'stays silent'],
  [2049, 'fires', 'stays silent'],
  [4096, 'fires', 'stays silent'],
  [4097, 'stays silent', 'fires'],
])('%d characters: the quota %s, the limit %s', (length, quota, limit) => {
  expect(verdictOf(trustPolicyLong, ofLength(length))).toBe(quota);
  expect(verdictOf(trustPolicyTooLong, ofLength(length))).toBe(limit);
});

test('what only the deployment knows is not counted', () => {
  const resources = signedIn([trust({}, [{ Ref: 'Nothing' }, 'x'.repeat(1600)])]);
  expect(verdictOf(trustPolicyLong, resources)).toBe('stays silent');
});

test.each([
  ['the quota', trustPolicyLong, 3000],
  ['the limit', trustPolicyTooLong, 5000],
])('can not tell of %s where the role may not be this pool’s', (_, rule, length) => {
  const resources = ofLength(length) as { Roles: { Properties: { IdentityPoolId: unknown } } };
  resources.Roles.Properties.IdentityPoolId = { Ref: 'Nothing' };
  expect(verdictOf(rule, resources)).toBe('can not tell');
});

test('a finding says how long it is at least', () => {
  expect(findingsOf(trustPolicyTooLong, ofLength(5000))).toMatchObject([
    { at: 'Role', property: 'Properties.AssumeRolePolicyDocument', what: 'at least 5000 characters' },
  ]);
});
