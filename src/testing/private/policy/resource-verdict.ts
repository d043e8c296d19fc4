import { both, either, maybe, type Tri } from '../../../model/tri';
import type { Policy } from './policy';
import { type Naming, PERHAPS } from './principal-element';
import type { PreparedRequest } from './request';
import type { Statement } from './statement';

/**
 * What the policy of a resource says of a role session of its own account.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
 */
export interface ResourceVerdict {
  readonly deny: Tri;
  /** It allows the session by its own ARN, or everybody with the right `aws:PrincipalArn`. Nothing but a Deny limits that. */
  readonly direct: Tri;
  /** It allows the role, or everybody. The role's boundary and the session's policies limit that. */
  readonly limited: Tri;
  /** It allows the account, which hands the decision on to the account's own policies. */
  readonly delegated: Tri;
  /** It may allow the session in a way whose limits AWS does not explain. Never a yes. */
  readonly perhaps: Tri;
}

export const NO_POLICY: ResourceVerdict = { deny: 'no', direct: 'no', limited: 'no', delegated: 'no', perhaps: 'no' };

export function resourceVerdictOf(policy: Policy, request: PreparedRequest, hasBoundary: boolean): ResourceVerdict {
  return policy.statements
    .map((statement) => verdictOfStatement(statement, request, hasBoundary))
    .reduce(joined, NO_POLICY);
}

function verdictOfStatement(statement: Statement, request: PreparedRequest, hasBoundary: boolean): ResourceVerdict {
  const applies = statement.test(request);
  if (applies === 'no') {
    return NO_POLICY;
  }
  if (statement.effect !== 'Allow') {
    const concerned = both(applies, concerns(statement, request, hasBoundary));
    return { ...NO_POLICY, deny: concerned, perhaps: statement.effect === 'Deny' ? 'no' : maybe(concerned) };
  }
  const naming = namingIn(statement, request);
  const toEverybody = both(applies, naming.everyone);
  const isDirect = statement.requiresPrincipalArn;
  return {
    deny: 'no',
    direct: either(both(applies, naming.session), isDirect ? toEverybody : 'no'),
    limited: both(applies, either(naming.role, naming.everyone)),
    delegated: both(applies, naming.account),
    perhaps: either(both(applies, naming.otherwise), isDirect ? 'no' : maybe(toEverybody)),
  };
}

function isNamed(naming: Naming): Tri {
  return [naming.session, naming.role, naming.account, naming.everyone, naming.otherwise].reduce(either);
}

/**
 * Whether a `NotPrincipal` leaves a session out of nothing. AWS may look for the account, the role and the session, one after
 * the other, so the session is safe only where all three are listed; with a permissions boundary it never is.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
 */
function isNotExcepted(naming: Naming, hasBoundary: boolean): Tri {
  if (hasBoundary) {
    return 'yes';
  }
  const isSafe = either(naming.everyone, [naming.session, naming.role, naming.account].reduce(both));
  const isListed = isNamed(naming);
  return isSafe === 'yes' ? 'no' : isListed === 'no' ? 'yes' : 'unknown';
}

function joined(a: ResourceVerdict, b: ResourceVerdict): ResourceVerdict {
  return {
    deny: either(a.deny, b.deny),
    direct: either(a.direct, b.direct),
    limited: either(a.limited, b.limited),
    delegated: either(a.delegated, b.delegated),
    perhaps: either(a.perhaps, b.perhaps),
  };
}

/** Whether a statement is about the one who asks. */
export function concerns(statement: Statement, request: PreparedRequest, hasBoundary: boolean): Tri {
  const naming = namingIn(statement, request);
  return statement.principals?.areExcepted ? isNotExcepted(naming, hasBoundary) : isNamed(naming);
}

function namingIn(statement: Statement, request: PreparedRequest): Naming {
  return statement.principals?.listed.namingOf(request.principal) ?? PERHAPS;
}
