import { exampleOf, exampleTrust } from '../example-resources';
import { PAGES } from '../pages';
import { roleTrusts } from '../reading/role-trust';
import { passing, trustFinding } from '../reading/trust-steps';
import type { Rule } from '../rule';

const CONDITION = { 'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': 'authenticated' } };

export const trustLacksAudience: Rule = {
  id: 'TrustLacksAudience',
  severity: 'error',
  title: 'A trust policy does not say which identity pool it trusts',
  why: 'Without the condition key :aud the users of every identity pool of every account can assume the role. IAM refuses to make such a role.',
  fix: 'the id of the identity pool under :aud',
  source: PAGES.bestPractices,
  example: () => ({
    fires: exampleOf(exampleTrust('authenticated', { Condition: CONDITION })),
    silent: exampleOf(exampleTrust('authenticated')),
  }),
  find: (model) =>
    roleTrusts(model).flatMap((trust) => {
      const open = passing(trust, 'allowsAssuming').filter(
        ({ poolTests, foreignKeys }) => poolTests.length === 0 && foreignKeys.length === 0,
      );
      const [unread] = open.flatMap(({ statement }) => statement.gaps);
      const isCertain = open.some(({ statement }) => statement.gaps.length === 0);
      return open.length === 0
        ? []
        : [
            trustFinding(
              trust,
              `a statement of ${trust.role.source.logicalId} trusts Cognito without a condition over :aud`,
              isCertain ? undefined : unread,
            ),
          ];
    }),
};
