import { readable } from '../../../model/text';
import { exampleOf, exampleTrust } from '../example-resources';
import { PAGES, SIGN_IN_FAILS } from '../pages';
import { roleTrusts } from '../reading/role-trust';
import { lackAt } from '../reading/trust-steps';
import type { Rule } from '../rule';

export const trustLacksAction: Rule = {
  id: 'TrustLacksAction',
  severity: 'error',
  title: 'A role that users of a pool would get trusts Cognito, but not with sts:AssumeRoleWithWebIdentity',
  why: `Cognito hands a role out by that action. ${SIGN_IN_FAILS}`,
  fix: 'sts:AssumeRoleWithWebIdentity as an action of the statement that trusts Cognito',
  source: PAGES.trust,
  example: () => ({
    fires: exampleOf(exampleTrust('authenticated', { Action: 'sts:AssumeRole' })),
    silent: exampleOf(exampleTrust('authenticated')),
  }),
  find: (model) =>
    roleTrusts(model).flatMap((trust) =>
      lackAt(trust, 'allowsAssuming', (trusting) => {
        const actions = trusting.flatMap(({ statement }) => statement.actions).map(readable);
        return `${trust.role.source.logicalId} allows ${actions.join(', ') || 'nothing'}`;
      }),
    ),
};
