import { sameness } from '../../../model/sameness';
import { isLiteral, readable } from '../../../model/text';
import { exampleOf, exampleTrust } from '../example-resources';
import { PAGES } from '../pages';
import { isOfCognito } from '../reading/federation-of';
import { type Principal, type RoleTrust, roleTrusts, type TrustStatement } from '../reading/role-trust';
import { passing, trustRemark } from '../reading/trust-steps';
import type { Rule } from '../rule';

const BOTH = exampleTrust('authenticated', {
  Principal: { Federated: 'cognito-identity.amazonaws.com', AWS: 'arn:aws:iam::111111111111:root' },
});

export const trustAlsoOthers: Rule = {
  id: 'TrustAlsoOthers',
  severity: 'warning',
  title: 'A role that users of a pool would get trusts somebody else as well',
  why: "What is granted to the pool's users, the others get too.",
  fix: "a role that is this pool's alone",
  source: PAGES.bestPractices,
  example: () => ({ fires: exampleOf(BOTH), silent: exampleOf(exampleTrust('authenticated')) }),
  isSaidByConstruct: true,
  find: (model) =>
    roleTrusts(model).flatMap((trust) => {
      const others = passing(trust, 'letsPoolIn').length > 0 ? othersOf(trust) : [];
      return others.length === 0
        ? []
        : [trustRemark(trust, `${trust.role.source.logicalId} trusts ${[...new Set(others)].join(', ')} as well`)];
    }),
};

function othersOf(trust: RoleTrust): string[] {
  return trust.allowing.flatMap((statement) => [
    ...statement.principals.filter(isNotCognito).map(({ kind, name }) => `${kind} ${readable(name)}`),
    ...(statement.trustsCognito === 'yes' ? otherPools(trust, statement) : []),
  ]);
}

/** One of another partition is not there to be trusted. */
function isNotCognito({ kind, name }: Principal): boolean {
  return kind !== 'Federated' || (isLiteral(name) && !isOfCognito(name));
}

function otherPools({ pool }: RoleTrust, { poolTests }: TrustStatement): string[] {
  return poolTests
    .flatMap(({ values }) => values)
    .filter((value) => sameness(value, pool.id) === 'different' && !/[*?]/.test(value))
    .map((id) => `the pool ${readable(id)}`);
}
