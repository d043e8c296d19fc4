import { exampleOf, exampleTrust } from '../example-resources';
import { PAGES, SIGN_IN_FAILS } from '../pages';
import { roleTrusts } from '../reading/role-trust';
import { passing, trustFinding } from '../reading/trust-steps';
import type { Rule } from '../rule';

const CONDITION = {
  StringEquals: { 'cognito-identity-us-gov.amazonaws.com:aud': { Ref: 'Pool' } },
  'ForAnyValue:StringLike': { 'cognito-identity-us-gov.amazonaws.com:amr': 'authenticated' },
};

export const trustKeysOfOtherPartition: Rule = {
  id: 'TrustKeysOfOtherPartition',
  severity: 'error',
  title: 'The condition keys of a trust policy do not begin with the principal it trusts',
  why: `Cognito's keys begin with its federated principal, which differs by partition; a token has no others. ${SIGN_IN_FAILS}`,
  fix: 'the federated principal before :aud and :amr',
  source: PAGES.govCloud,
  example: () => ({
    fires: exampleOf(exampleTrust('authenticated', { Condition: CONDITION })),
    silent: exampleOf(exampleTrust('authenticated')),
  }),
  find: (model) =>
    roleTrusts(model).flatMap((trust) => {
      const keys = passing(trust, 'allowsAssuming').flatMap(({ foreignKeys }) => foreignKeys);
      return keys.length === 0
        ? []
        : [
            trustFinding(
              trust,
              `${trust.role.source.logicalId} tests ${[...new Set(keys)].join(', ')}; the keys of ${trust.federation.principal} are ` +
                `${trust.federation.principal}:aud and :amr`,
            ),
          ];
    }),
};
