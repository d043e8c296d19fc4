import { unknown } from '../../model/text';
import {
  DISPUTED_GUEST_ACTIONS,
  type GuestSessionPolicyData,
  INLINE_GUEST_POLICY,
  MANAGED_GUEST_POLICY,
} from '../../private/guest-session-policies';
import type { GuestSessionPolicies } from '../guest-session-policies';
import { Policy } from './policy/policy';

/** The policies that cap a guest's session in the enhanced flow, whatever the role allows. */
export function guestSessionPolicies(given?: GuestSessionPolicies): readonly Policy[] {
  if (given) {
    return [allowing("the session policy given with 'guestSessionPolicies'", given.actions)];
  }
  return [
    ofData(INLINE_GUEST_POLICY),
    ofData(MANAGED_GUEST_POLICY),
    Policy.read(
      {
        name: INLINE_GUEST_POLICY.name,
        document: documentOf(DISPUTED_GUEST_ACTIONS, {
          Condition: unknown('AWS says in one place that guests may use this service, and not in another'),
        }),
      },
      'identity',
    ),
  ];
}

function ofData({ name, asOf, actions }: GuestSessionPolicyData): Policy {
  return allowing(`${name} (as of ${asOf})`, actions);
}

function allowing(name: string, actions: readonly string[]): Policy {
  return Policy.read({ name, document: documentOf(actions) }, 'identity');
}

function documentOf(actions: readonly string[], rest: object = {}): object {
  return {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: actions, Resource: '*', ...rest }],
  };
}
