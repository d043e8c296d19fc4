import { readable } from '../../../model/text';
import { exampleOf, exampleTrust } from '../example-resources';
import { PAGES } from '../pages';
import { hasWildcard, roleTrusts } from '../reading/role-trust';
import { passing, trustFinding } from '../reading/trust-steps';
import type { Rule } from '../rule';

const CONDITION = {
  StringLike: { 'cognito-identity.amazonaws.com:aud': 'eu-west-1:*' },
  'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': 'authenticated' },
};

export const trustOfEveryPool: Rule = {
  id: 'TrustOfEveryPool',
  severity: 'error',
  title: 'A trust policy names identity pools by a wildcard',
  why: 'The ids of the identity pools of other accounts match it as well: whoever makes a pool of their own can assume the role.',
  fix: 'the id of the identity pool under :aud, with StringEquals',
  source: PAGES.bestPractices,
  example: () => ({
    fires: exampleOf(exampleTrust('authenticated', { Condition: CONDITION })),
    silent: exampleOf(exampleTrust('authenticated')),
  }),
  find: (model) =>
    roleTrusts(model).flatMap((trust) => {
      const tests = passing(trust, 'letsPoolIn').flatMap(({ poolTests }) => poolTests);
      const [wide] = tests.filter(hasWildcard);
      return wide
        ? [
            trustFinding(
              trust,
              `${trust.role.source.logicalId} trusts the pools ${wide.values.map(readable).join(', ')} (${wide.operator})`,
            ),
          ]
        : [];
    }),
};
