import type { Text } from '../../../model/text';
import { both, either, type Tri } from '../../../model/tri';
import { outcomeOf } from './decide';
import { Decision } from './decision';
import { explain, type Layer, principalText } from './explain';
import type { Policy } from './policy';
import { prepare } from './request';
import type { RequestContext } from './request-context';
import type { Statement } from './statement';

/** An identity provider hands somebody on, to assume a role. */
export interface TrustRequest {
  /** `sts:AssumeRoleWithWebIdentity`; with session tags also `sts:TagSession`, each asked for on its own. */
  readonly action: Text;
  /** The identity provider, such as `cognito-identity.amazonaws.com`. */
  readonly federated: Text;
  readonly context: RequestContext;
}

/**
 * Whether the trust policy of a role lets somebody in. Nothing else has a say: who is not signed in has no policies.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/role-trust-and-permissions.html
 */
export function trustAllows(trust: Policy, { action, federated, context }: TrustRequest): Decision {
  const request = prepare({ action, resource: '*', context });
  const names = (statement: Statement): Tri => statement.principals?.listed.namesFederated(federated) ?? 'unknown';
  let allow: Tri = 'no';
  let deny: Tri = 'no';
  for (const statement of trust.statements) {
    const applies = both(names(statement), statement.test(request));
    allow = statement.effect === 'Deny' ? allow : either(allow, applies);
    deny = statement.effect === 'Allow' ? deny : either(deny, applies);
  }
  const layer: Layer = {
    name: 'trust policy',
    policies: [trust],
    explainPrincipal: (statement) => ({ matches: names(statement), text: principalText(statement, federated) }),
  };
  return new Decision(outcomeOf(deny, allow), (outcome) => explain([layer], request, outcome, []));
}
