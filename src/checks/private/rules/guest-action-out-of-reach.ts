import { isLiteral } from '../../../model/text';
import {
  DISPUTED_GUEST_ACTIONS,
  INLINE_GUEST_POLICY,
  MANAGED_GUEST_POLICY,
} from '../../../private/guest-session-policies';
import { exampleGuests } from '../example-resources';
import { PAGES } from '../pages';
import { overlap } from '../reading/action-pattern';
import { type Permission, policyFindings, type Remark } from '../reading/permissions';
import type { Rule } from '../rule';

const CAP = [...INLINE_GUEST_POLICY.actions, ...MANAGED_GUEST_POLICY.actions];

export const guestActionOutOfReach: Rule = {
  id: 'GuestActionOutOfReach',
  severity: 'warning',
  title: 'A role of guests allows what guests can not do',
  why:
    'In the enhanced flow Cognito caps what guests may do by two session policies. They are denied what neither of them allows, ' +
    `whatever the role says (as this library knows them, of ${INLINE_GUEST_POLICY.asOf} and ${MANAGED_GUEST_POLICY.asOf}).`,
  fix:
    'the grant on a role of signed-in users, or a call of your backend. Where AWS lets guests do it by now, the action in the ' +
    'context key cdk-cognito-identity-pool:furtherGuestActions, or in furtherGuestActions of findingsInTemplate()',
  source: PAGES.iamRoles,
  example: () => ({
    fires: exampleGuests({ Effect: 'Allow', Action: 'states:StartExecution', Resource: '*' }),
    silent: exampleGuests({ Effect: 'Allow', Action: 'rum:PutRumEvents', Resource: '*' }),
  }),
  find: (model) => policyFindings(model, remarksOn),
};

/** In the classic flow there is no cap. */
function remarksOn({ pool, audience, statements }: Permission): Remark[] {
  if (audience !== 'unauthenticated' || pool.allowsClassicFlow === true) {
    return [];
  }
  return statements
    .filter(({ isAllow, isNotAction }) => isAllow && !isNotAction)
    .flatMap(({ actions }) => actions.filter(isLiteral))
    .filter((action) => !isWithin(action, [...CAP, ...(pool.furtherGuestActions ?? [])]))
    .map((action) => ({
      what: `allows ${action}`,
      untold: isWithin(action, DISPUTED_GUEST_ACTIONS)
        ? 'AWS says in one place that guests may use this service, and not in another: try it'
        : undefined,
    }));
}

function isWithin(action: string, allowed: readonly string[]): boolean {
  return allowed.some((pattern) => overlap(action.toLowerCase(), pattern.toLowerCase()));
}
