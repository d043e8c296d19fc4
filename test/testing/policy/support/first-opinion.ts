import { decide } from '../../../../src/testing/private/policy/decide';
import type { Outcome } from '../../../../src/testing/private/policy/decision';
import { Policy } from '../../../../src/testing/private/policy/policy';
import { RequestContext } from '../../../../src/testing/private/policy/request-context';
import type { PolicyKind } from '../../../../src/testing/private/policy/statement-grammar';
import type { GeneratedCase } from './arbitrary-policies';

/** What our evaluator says of a case; every key of its context is known, unless `closed` says otherwise. */
export function firstOpinion(given: GeneratedCase, closed: readonly string[] = ['*']): Outcome {
  const context = new RequestContext({ values: given.context, closed });
  const { action, resource, principal, resourcePolicy } = given;
  return decide(
    { action, resource, principal, context },
    {
      identity: given.identity.map((document) => read(document, 'identity')),
      boundary: given.boundary && read(given.boundary, 'identity'),
      session: given.session && [read(given.session, 'identity')],
      resource: resourcePolicy && read(resourcePolicy, 'resource'),
    },
  ).outcome;
}

function read(document: unknown, kind: PolicyKind): Policy {
  return Policy.read({ name: kind, document }, kind);
}
