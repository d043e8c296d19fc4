import { QUOTAS } from '../../../private/limits';
import { exampleOf, exampleTrust } from '../example-resources';
import { PAGES } from '../pages';
import { lengthFindings } from '../reading/trust-length';
import type { Rule } from '../rule';

const { trustPolicy: quota, trustPolicyAtMost: atMost } = QUOTAS;

export const trustPolicyLong: Rule = {
  id: 'TrustPolicyLong',
  severity: 'warning',
  title: 'A trust policy is longer than the quota an account starts with',
  why: `Without a raised quota the deployment fails: an account starts with ${quota} characters, and AWS raises that to ${atMost} at most.`,
  fix: 'fewer statements, several roles, or a raised quota for the length of trust policies',
  source: PAGES.iamQuotas,
  example: () => ({
    fires: exampleOf(exampleTrust('authenticated', { Sid: 'x'.repeat(quota) })),
    silent: exampleOf(exampleTrust('authenticated')),
  }),
  isSaidByConstruct: true,
  find: (model) => lengthFindings(model, (length) => length > quota && length <= atMost),
};
