import { readable } from '../../../model/text';
import { exampleOf, exampleTrust } from '../example-resources';
import { PAGES, SIGN_IN_FAILS } from '../pages';
import { roleTrusts } from '../reading/role-trust';
import { lackAt } from '../reading/trust-steps';
import type { Rule } from '../rule';

const CONDITION = {
  StringEquals: { 'cognito-identity.amazonaws.com:aud': { Ref: 'Pool' } },
  'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': 'unauthenticated' },
};

export const trustOfOtherUsers: Rule = {
  id: 'TrustOfOtherUsers',
  severity: 'error',
  title: 'A role trusts other users of the pool than those who would get it',
  why: `The condition key :amr says "authenticated" for who signed in and "unauthenticated" for guests. ${SIGN_IN_FAILS}`,
  fix: '"authenticated" for the role of signed-in users, "unauthenticated" for the role of guests',
  source: PAGES.trust,
  example: () => ({
    fires: exampleOf(exampleTrust('authenticated', { Condition: CONDITION })),
    silent: exampleOf(exampleTrust('authenticated')),
  }),
  find: (model) =>
    roleTrusts(model).flatMap((trust) =>
      lackAt(trust, 'letsAudienceIn', (statements) => {
        const tests = statements.flatMap(({ audienceTests }) => audienceTests);
        const listed = tests.map(({ operator, values }) => `${operator} ${values.map(readable).join(', ')}`);
        const who = trust.audience === 'authenticated' ? 'signed-in users' : 'guests';
        return `${trust.role.source.logicalId} would be the role of ${who}, and tests amr with ${listed.join('; ')}`;
      }),
    ),
};
