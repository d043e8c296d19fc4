import { exampleOf, exampleTrust } from '../example-resources';
import { PAGES, SIGN_IN_FAILS } from '../pages';
import { roleTrusts } from '../reading/role-trust';
import { lackAt, principalsInWords } from '../reading/trust-steps';
import type { Rule } from '../rule';

export const trustLacksPrincipal: Rule = {
  id: 'TrustLacksPrincipal',
  severity: 'error',
  title:
    'A role that users of a pool would get does not trust Cognito, as it presents itself in the region of the pool',
  why: SIGN_IN_FAILS,
  fix: 'a statement that trusts the federated principal of Cognito',
  source: PAGES.trust,
  example: () => ({
    fires: exampleOf({ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }),
    silent: exampleOf(exampleTrust('authenticated')),
  }),
  find: (model) =>
    roleTrusts(model).flatMap((trust) =>
      lackAt(trust, 'trustsCognito', (statements) => {
        const { principal, region } = trust.federation;
        const place = region === undefined ? '' : ` in ${region}`;
        return `${trust.role.source.logicalId} trusts ${principalsInWords(statements)}; Cognito is Federated ${principal}${place}`;
      }),
    ),
};
