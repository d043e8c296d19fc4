import type { Matches, ResourcePolicyModel, Source } from '../../model/elements';
import { readable, unknown } from '../../model/text';
import { isValueObject, type Value } from '../../model/value';
import type { Answer } from './answer';
import { explainDecision } from './explain-decision';
import { decide, type PolicySet } from './policy/decide';
import type { Decision } from './policy/decision';
import { Policy } from './policy/policy';
import type { AuthorizationRequest } from './policy/request';
import type { Doubtful, RolePolicies } from './role-policies';

/** What a role may do, with its boundary and what Cognito puts around the session. */
export class RolePermissions {
  constructor(
    private readonly role: RolePolicies,
    private readonly session: readonly Policy[],
    /** What to call an element of the app in a message. */
    private readonly nameOf: (source: Source) => string,
  ) {}

  /**
   * Decides with every policy that may be there, and with those alone that are: only what holds both ways is certain, and
   * for anything between the two as well.
   */
  public decide(request: AuthorizationRequest, resourcePolicies: Matches<ResourcePolicyModel>): Answer {
    const all = decide(
      request,
      this.policySet(() => true, resourcePolicyOf(resourcePolicies, true, this.nameOf)),
    );
    const doubts = [
      ...this.role.identity.flatMap(({ doubts: ofPolicy }) => ofPolicy),
      ...resourcePolicies.possible.map(whyPossible),
    ];
    if (doubts.length === 0) {
      return answerOf(all);
    }
    const sure = decide(
      request,
      this.policySet(({ doubts: none }) => none.length === 0, resourcePolicyOf(resourcePolicies, false, this.nameOf)),
    );
    return sure.outcome === all.outcome
      ? answerOf(all)
      : { outcome: 'INDETERMINATE', reasons: [...all.reasons, ...doubts.map((doubt) => `not certain: ${doubt}`)] };
  }

  private policySet(isMeant: (policy: Doubtful) => boolean, resource: Policy | undefined): PolicySet {
    return {
      identity: this.role.identity.filter(isMeant).map(({ policy }) => policy),
      boundary: this.role.boundary,
      session: this.session,
      resource,
    };
  }
}

/** The reasons are put into words when somebody reads them. */
function answerOf(decision: Decision): Answer {
  return {
    outcome: decision.outcome,
    get reasons() {
      return explainDecision(decision);
    },
  };
}

function whyPossible({ resourceArn, source, conditions }: ResourcePolicyModel): string {
  const [condition] = conditions;
  return (
    condition?.because ?? `${source.logicalId} may be the policy of another resource than ${readable(resourceArn)}`
  );
}

/** The policies of one resource as one: each of their statements counts. */
function resourcePolicyOf(
  { sure, possible, gaps }: Matches<ResourcePolicyModel>,
  withPossible: boolean,
  nameOf: (source: Source) => string,
): Policy | undefined {
  const policies = withPossible ? [...sure, ...possible] : sure;
  if (policies.length === 0 && gaps.length === 0) {
    return undefined;
  }
  const name = policies.map(({ source }) => nameOf(source)).join(', ');
  const documents: Value[] = [...policies.map(({ document }) => document), ...gaps.map((gap) => unknown(gap))];
  return Policy.read({ name, document: documents.length === 1 ? documents[0] : merged(documents) }, 'resource');
}

function merged(documents: readonly Value[]): Value {
  const versions = new Set(documents.map((document) => (isValueObject(document) ? document.Version : undefined)));
  const [version] = versions;
  if (versions.size > 1 || version === undefined) {
    return unknown('the resource has several policies that are not of one version');
  }
  return {
    Version: version,
    Statement: documents.flatMap((document) => {
      const statement = isValueObject(document) ? document.Statement : document;
      return Array.isArray(statement) ? statement : [statement];
    }) as Value[],
  };
}
