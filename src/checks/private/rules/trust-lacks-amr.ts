import type { IdentityPoolModel } from '../../../model/identity-pool-model';
import { exampleOf, exampleTrust } from '../example-resources';
import { PAGES } from '../pages';
import { guestsChooseRoles } from '../reading/guests-choose-roles';
import { type RoleTrust, roleTrusts, type TrustStatement } from '../reading/role-trust';
import { passing, trustFinding } from '../reading/trust-steps';
import type { Rule } from '../rule';

const CONDITION = { StringEquals: { 'cognito-identity.amazonaws.com:aud': { Ref: 'Pool' } } };

export const trustLacksAmr: Rule = {
  id: 'TrustLacksAmr',
  severity: 'warning',
  title: 'A trust policy does not tell guests from signed-in users',
  why: 'It takes no more than guests and the classic flow turned on, by whoever and whenever, and anybody on the internet has what signed-in users have.',
  fix: '"authenticated" or "unauthenticated" under :amr, with ForAnyValue:StringLike',
  source: PAGES.trust,
  example: () => ({
    fires: exampleOf(exampleTrust('authenticated', { Condition: CONDITION })),
    silent: exampleOf(exampleTrust('authenticated')),
  }),
  find: (model) =>
    roleTrusts(model)
      .filter(
        (trust) =>
          isForBoth(trust) && !trust.denying.some((denial) => keepsGuestsOut(denial, trust)) && !isLeak(model, trust),
      )
      .map((trust) =>
        trustFinding(trust, `a statement of ${trust.role.source.logicalId} trusts guests and signed-in users alike`),
      ),
};

/** What lacks :aud as well is another rule's, whose fix has both. */
function isForBoth(trust: RoleTrust): boolean {
  return passing(trust, 'letsPoolIn').some(
    ({ statement, poolTests, audienceTests, letsAudienceIn, letsGuestsIn, foreignKeys }) =>
      statement.gaps.length === 0 &&
      foreignKeys.length === 0 &&
      poolTests.length > 0 &&
      (audienceTests.length === 0 ||
        (trust.audience === 'authenticated' && letsAudienceIn !== 'no' && letsGuestsIn === 'yes')),
  );
}

/** A denial of guests, whatever else they bring. */
function keepsGuestsOut(denial: TrustStatement, { audience }: RoleTrust): boolean {
  const { statement, poolTests, audienceTests } = denial;
  return (
    audience === 'authenticated' &&
    statement.gaps.length === 0 &&
    statement.tests.length === poolTests.length + audienceTests.length &&
    (['trustsCognito', 'allowsAssuming', 'letsPoolIn', 'letsGuestsIn'] as const).every((step) => denial[step] === 'yes')
  );
}

/** Then it is an error, and another rule's. */
function isLeak(model: IdentityPoolModel, { audience, pool }: RoleTrust): boolean {
  return audience === 'authenticated' && guestsChooseRoles(model, pool) !== 'no';
}
