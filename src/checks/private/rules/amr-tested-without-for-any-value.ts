import { readable } from '../../../model/text';
import { exampleOf, exampleTrust } from '../example-resources';
import { PAGES } from '../pages';
import { isPositive } from '../reading/amr';
import { roleTrusts } from '../reading/role-trust';
import { passing, trustFinding } from '../reading/trust-steps';
import type { Rule } from '../rule';

const CONDITION = {
  StringEquals: {
    'cognito-identity.amazonaws.com:aud': { Ref: 'Pool' },
    'cognito-identity.amazonaws.com:amr': 'authenticated',
  },
};

export const amrTestedWithoutForAnyValue: Rule = {
  id: 'AmrTestedWithoutForAnyValue',
  severity: 'warning',
  title: 'A trust policy tests :amr as if it were one text, or requires the same of all its texts',
  why: 'amr is a list: "authenticated", then the provider. Without ForAnyValue AWS does not say how it is compared, and with ForAllValues the name of the provider fails the test.',
  fix: 'ForAnyValue:StringLike for :amr',
  source: PAGES.trust,
  example: () => ({
    fires: exampleOf(exampleTrust('authenticated', { Condition: CONDITION })),
    silent: exampleOf(exampleTrust('authenticated')),
  }),
  find: (model) =>
    roleTrusts(model).flatMap((trust) => {
      const [test] = passing(trust, 'letsPoolIn')
        .flatMap(({ audienceTests }) => audienceTests)
        .filter((each) => isPositive(each) && each.set !== 'foranyvalue');
      return test
        ? [
            trustFinding(
              trust,
              `${trust.role.source.logicalId} tests ${test.key} with ${test.operator} ${test.values.map(readable).join(', ')}`,
            ),
          ]
        : [];
    }),
};
