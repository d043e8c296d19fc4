import { readable } from '../../../model/text';
import { exampleOf, exampleTrust } from '../example-resources';
import { PAGES, SIGN_IN_FAILS } from '../pages';
import { roleTrusts } from '../reading/role-trust';
import { lackAt } from '../reading/trust-steps';
import type { Rule } from '../rule';

const CONDITION = {
  StringEquals: { 'cognito-identity.amazonaws.com:aud': 'eu-west-1_AbCdEfGhI' },
  'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': 'authenticated' },
};

export const trustOfAnotherPool: Rule = {
  id: 'TrustOfAnotherPool',
  severity: 'error',
  title: 'A role that users of a pool would get trusts another identity pool',
  why: `The condition key :aud holds the id of the identity pool. ${SIGN_IN_FAILS}`,
  fix: 'the id of this identity pool under :aud',
  source: PAGES.trust,
  example: () => ({
    fires: exampleOf(exampleTrust('authenticated', { Condition: CONDITION })),
    silent: exampleOf(exampleTrust('authenticated')),
  }),
  find: (model) =>
    roleTrusts(model).flatMap((trust) =>
      lackAt(trust, 'letsPoolIn', (statements) => {
        const listed = statements.flatMap(({ poolTests }) => poolTests.flatMap(({ values }) => values));
        return `${trust.role.source.logicalId} trusts the pool ${listed.map(readable).join(', ')}, not ${readable(trust.pool.id)}`;
      }),
    ),
};
