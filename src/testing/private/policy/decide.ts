import { readable } from '../../../model/text';
import { both, either, maybe, not, type Tri } from '../../../model/tri';
import { Decision, type Outcome } from './decision';
import { explain, type Layer, principalText } from './explain';
import { matches, sameText } from './glob';
import { filled } from './pattern';
import { MANY } from './pattern-piece';
import type { Policy } from './policy';
import { type AuthorizationRequest, type PreparedRequest, prepare } from './request';
import { concerns, NO_POLICY, type ResourceVerdict, resourceVerdictOf } from './resource-verdict';
import { type Verdict, verdictOf } from './verdict';

/** The policies that speak of a request of a role session, in one account. */
export interface PolicySet {
  /** Of the role, inline and managed: one of them must allow. */
  readonly identity: readonly Policy[];
  /** The role's permissions boundary; it must allow too. */
  readonly boundary?: Policy;
  /** The session's own policies, if it has any; one of them must allow too. */
  readonly session?: readonly Policy[];
  /** The policy of the resource: of a bucket, a queue, a key; of a role, its trust policy. */
  readonly resource?: Policy;
}

const UNLIMITED: Verdict = { allow: 'yes', deny: 'no' };

/**
 * Decides as AWS does for a role session that reaches for a resource of its own account.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
 */
export function decide(request: AuthorizationRequest, policies: PolicySet): Decision {
  const prepared = prepare(request);
  const { boundary, session = [] } = policies;
  const verdicts: Verdicts = {
    identity: verdictOf(policies.identity, prepared),
    boundary: boundary ? verdictOf([boundary], prepared) : UNLIMITED,
    session: session.length > 0 ? verdictOf(session, prepared) : UNLIMITED,
    resource: policies.resource && resourceVerdictOf(policies.resource, prepared, boundary !== undefined),
  };
  return new Decision(outcomeOf(denialIn(verdicts), allowanceIn(verdicts, prepared)), (outcome) =>
    explain(layersOf(policies, prepared), prepared, outcome, notesFor(outcome, verdicts, prepared)),
  );
}

interface Verdicts {
  readonly identity: Verdict;
  readonly boundary: Verdict;
  readonly session: Verdict;
  readonly resource: ResourceVerdict | undefined;
}

/** A denial that is certain stands, whether or not there may be another one besides. */
export function outcomeOf(deny: Tri, allow: Tri): Outcome {
  if (deny === 'yes') {
    return 'EXPLICITLY_DENIED';
  }
  if (allow === 'no') {
    return 'IMPLICITLY_DENIED';
  }
  return allow === 'yes' && deny === 'no' ? 'ALLOWED' : 'INDETERMINATE';
}

function denialIn({ identity, boundary, session, resource = NO_POLICY }: Verdicts): Tri {
  return [identity.deny, boundary.deny, session.deny, resource.deny].reduce(either);
}

function allowanceIn({ identity, boundary, session, resource }: Verdicts, request: PreparedRequest): Tri {
  const { direct, limited, delegated, perhaps } = resource ?? NO_POLICY;
  const limit = both(boundary.allow, session.allow);
  const own = both(identity.allow, limit);
  const granted = [direct, both(limited, limit), perhaps].reduce(either);
  const usual = [own, granted, maybe(delegated)].reduce(either);
  const resourceDecides = hasLastWord(request);
  if (resourceDecides === 'no') {
    return usual;
  }
  const strict = resource ? either(granted, both(own, delegated)) : 'unknown';
  return resourceDecides === 'yes' || strict === usual ? strict : 'unknown';
}

/**
 * Without a word of the key policy nobody uses a key, and without one of the trust policy nobody assumes a role, whatever
 * their own policies allow.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html
 */
function hasLastWord({ foldedAction, resource }: PreparedRequest): Tri {
  const isGuarded = either(matches(KEY_ACTIONS, foldedAction), matches(ASSUME_ACTIONS, foldedAction));
  return isGuarded === 'no' ? 'no' : both(isGuarded, not(sameText('*', resource)));
}

const KEY_ACTIONS = filled(['kms:', MANY]);
const ASSUME_ACTIONS = filled(['sts:assumerole', MANY]);

function notesFor(outcome: Outcome, { boundary, session, resource }: Verdicts, request: PreparedRequest): string[] {
  if (outcome !== 'INDETERMINATE') {
    return [];
  }
  const notes: string[] = [];
  if (!resource && hasLastWord(request) !== 'no') {
    notes.push(`the policy of ${readable(request.resource)} must allow it too, and it is not known`);
  }
  if (resource && resource.delegated !== 'no') {
    notes.push('the resource policy names the account: AWS does not say whether that lets its roles in');
  }
  if (resource && resource.perhaps !== 'no' && both(boundary.allow, session.allow) !== 'yes') {
    notes.push(
      'the resource policy lets everybody in: AWS does not say whether a boundary or a session policy limits that',
    );
  }
  return notes;
}

function layersOf(policies: PolicySet, request: PreparedRequest): Layer[] {
  const layers: Layer[] = [
    { name: 'identity policy', policies: policies.identity },
    { name: 'permissions boundary', policies: policies.boundary ? [policies.boundary] : [] },
    { name: 'session policy', policies: policies.session ?? [] },
    {
      name: 'resource policy',
      policies: policies.resource ? [policies.resource] : [],
      explainPrincipal: (statement) => ({
        matches: concerns(statement, request, policies.boundary !== undefined),
        text: principalText(statement, request.principal?.sessionArn ?? 'a principal that is not known'),
      }),
    },
  ];
  return layers.filter((layer) => layer.policies.length > 0 || layer.name === 'identity policy');
}
