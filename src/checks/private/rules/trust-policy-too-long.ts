import { QUOTAS } from '../../../private/limits';
import { exampleOf, exampleTrust } from '../example-resources';
import { PAGES } from '../pages';
import { lengthFindings } from '../reading/trust-length';
import type { Rule } from '../rule';

export const trustPolicyTooLong: Rule = {
  id: 'TrustPolicyTooLong',
  severity: 'error',
  title: 'A trust policy is longer than IAM takes',
  why: `IAM takes ${QUOTAS.trustPolicyAtMost} characters at most, whatever the quota of the account: the deployment fails.`,
  fix: 'fewer statements, or several roles',
  source: PAGES.iamQuotas,
  example: () => ({
    fires: exampleOf(exampleTrust('authenticated', { Sid: 'x'.repeat(QUOTAS.trustPolicyAtMost) })),
    silent: exampleOf(exampleTrust('authenticated')),
  }),
  find: (model) => lengthFindings(model, (length) => length > QUOTAS.trustPolicyAtMost),
};
