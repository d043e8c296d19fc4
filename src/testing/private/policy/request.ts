import type { Text } from '../../../model/text';
import type { Tri } from '../../../model/tri';
import type { RequestContext } from './request-context';
import { foldCase } from './text-parts';

/** Who asks: a role session in the account of the resource. */
export interface RequestPrincipal {
  /** The number of the account. */
  readonly account: Text;
  readonly roleArn: Text;
  /** `arn:aws:sts::<account>:assumed-role/<role>/<session>`. */
  readonly sessionArn: Text;
  /** Through which identity provider the session was begun, such as `cognito-identity.amazonaws.com`. */
  readonly federated: Text;
}

/** What somebody asks to do. */
export interface AuthorizationRequest {
  /** Such as `s3:GetObject`. */
  readonly action: Text;
  /** An ARN, or `*` for an action that has no resource. */
  readonly resource: Text;
  readonly context: RequestContext;
  /** Needed where a policy of the resource is evaluated; without it such a policy can not be told. */
  readonly principal?: RequestPrincipal;
}

/** A request, with what all statements need of it done once. */
export interface PreparedRequest extends AuthorizationRequest {
  readonly foldedAction: Text;
}

/** How one element of a statement fared. */
export interface ElementExplanation {
  readonly matches: Tri;
  /** What was compared with what, or what is unknown and how to supply it. */
  readonly text: string;
}

export function prepare({ action, resource, context, principal }: AuthorizationRequest): PreparedRequest {
  return { action, foldedAction: foldCase(action), resource, context, principal };
}

/** One thing a statement asks of a request. A statement applies when all of them hold. */
export interface StatementElement {
  test(request: PreparedRequest): Tri;
  /** Costs more than the test; nobody calls it before somebody reads the reasons. */
  explain(request: PreparedRequest): ElementExplanation;
}

/** An element that can not be evaluated, whatever the request. */
export function undecidable(reason: string): StatementElement {
  return { test: () => 'unknown', explain: () => ({ matches: 'unknown', text: reason }) };
}
