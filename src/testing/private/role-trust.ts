import { isWhollyUnknown, type Text, unknown } from '../../model/text';
import { both, either, type Tri } from '../../model/tri';
import { type CognitoToken, closedFederationKeys } from './cognito-token';
import { explainDecision } from './explain-decision';
import type { Decision } from './policy/decision';
import type { Policy } from './policy/policy';
import { RequestContext } from './policy/request-context';
import { trustAllows } from './policy/trust-allows';
import type { SessionTags } from './session-tags';

/** Whether a role lets somebody in. */
export interface Trust {
  readonly outcome: Tri;
  readonly reasons: readonly string[];
}

const ASSUME = 'sts:AssumeRoleWithWebIdentity';
const TAG = 'sts:TagSession';

/** Whether the trust policy of a role lets Cognito assume it for this sign-in: to begin a session, and to tag it. */
export function trustOf(policy: Policy, token: CognitoToken, tags: SessionTags): Trust {
  const context = new RequestContext(trustFacts(token, tags));
  const federated = token.doubt === undefined ? token.federated : unknown(token.doubt);
  const ask = (action: string) => trustAllows(policy, { action, federated, context });
  const assume = verdict(ask(ASSUME), ASSUME);
  if (tagging(tags) === 'no' || assume.outcome === 'no') {
    return assume;
  }
  const tag = verdict(ask(TAG), TAG);
  const isNoObstacle = either(tag.outcome, tagging(tags) === 'unknown' ? 'unknown' : 'no');
  return { outcome: both(assume.outcome, isNoObstacle), reasons: [...assume.reasons, ...tag.reasons] };
}

/** Whether the session has a tag at all: if it has, the role must allow that too. */
function tagging({ values, gaps }: SessionTags): Tri {
  const all = [...values.values()];
  if (all.some((value) => !isWhollyUnknown(value))) {
    return 'yes';
  }
  return all.length === 0 && gaps.length === 0 ? 'no' : 'unknown';
}

function trustFacts(token: CognitoToken, tags: SessionTags): ConstructorParameters<typeof RequestContext>[0] {
  const { federated } = token;
  const values: Record<string, Text | readonly Text[]> = {
    [`${federated}:aud`]: token.identityPoolId,
    [`${federated}:sub`]: token.identityId,
    [`${federated}:amr`]: token.amr,
    'sts:RoleSessionName': token.sessionName,
  };
  for (const [key, value] of tags.values) {
    values[`aws:RequestTag/${key}`] = value;
  }
  const isComplete = tags.gaps.length === 0;
  const isCertain = isComplete && [...tags.values.values()].every((value) => !isWhollyUnknown(value));
  if (isCertain && tags.values.size > 0) {
    values['aws:TagKeys'] = [...tags.values.keys()];
  }
  return {
    values,
    closed: [
      ...(isComplete ? ['aws:RequestTag/*'] : []),
      ...(isCertain ? ['aws:TagKeys'] : []),
      ...closedFederationKeys(token),
    ],
  };
}

function verdict(decision: Decision, action: string): Trust {
  const outcome = VERDICTS[decision.outcome];
  const reasons = outcome === 'yes' ? [] : explainDecision(decision);
  return { outcome, reasons: reasons.map((reason) => `${action}: ${reason}`) };
}

const VERDICTS = {
  ALLOWED: 'yes',
  EXPLICITLY_DENIED: 'no',
  IMPLICITLY_DENIED: 'no',
  INDETERMINATE: 'unknown',
} as const;
