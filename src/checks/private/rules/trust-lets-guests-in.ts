import { both, some } from '../../../model/tri';
import { exampleAttachment, examplePool, exampleRole, exampleTrust } from '../example-resources';
import { PAGES } from '../pages';
import { CLASSIC_FLOW_UNCLEAR, guestsChooseRoles } from '../reading/guests-choose-roles';
import { type RoleTrust, roleTrusts } from '../reading/role-trust';
import { passing, trustFinding } from '../reading/trust-steps';
import type { Finding, Rule } from '../rule';

const CONDITION = { StringEquals: { 'cognito-identity.amazonaws.com:aud': { Ref: 'Pool' } } };
const GUESTS = examplePool({ AllowUnauthenticatedIdentities: true, AllowClassicFlow: true });

export const trustLetsGuestsIn: Rule = {
  id: 'TrustLetsGuestsIn',
  severity: 'error',
  title: 'Guests of a pool can take the role of its signed-in users',
  why: 'In the classic flow guests choose among all roles that let them in. Whatever is granted to signed-in users, anybody on the internet has.',
  fix: '"authenticated" under :amr, with ForAnyValue:StringLike',
  source: PAGES.authenticationFlow,
  example: () => ({
    fires: {
      Pool: GUESTS,
      Role: exampleRole([exampleTrust('authenticated', { Condition: CONDITION })]),
      Roles: exampleAttachment(),
    },
    silent: { Pool: GUESTS, Role: exampleRole([exampleTrust('authenticated')]), Roles: exampleAttachment() },
  }),
  find: (model) =>
    roleTrusts(model).flatMap((trust) =>
      trust.audience === 'authenticated' ? findIn(trust, guestsChooseRoles(model, trust.pool)) : [],
    ),
};

function findIn(trust: RoleTrust, canChoose: ReturnType<typeof guestsChooseRoles>): Finding[] {
  const letIn = some(passing(trust, 'letsPoolIn'), ({ letsGuestsIn }) => letsGuestsIn);
  const answer = both(canChoose, letIn);
  if (answer === 'no') {
    return [];
  }
  const what = `a statement of ${trust.role.source.logicalId} trusts guests as well: its conditions over :amr do not keep them out`;
  const unclear = letIn === 'unknown' ? 'the conditions over :amr only the deployment knows' : CLASSIC_FLOW_UNCLEAR;
  return [trustFinding(trust, what, answer === 'yes' ? undefined : unclear)];
}
