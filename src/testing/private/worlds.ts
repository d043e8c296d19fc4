import type { PoolModel, Source } from '../../model/elements';
import type { IdentityPoolModel } from '../../model/identity-pool-model';
import { readable } from '../../model/text';
import type { SignInRefusal } from '../session-outcome';
import type { CognitoToken } from './cognito-token';
import type { Policy } from './policy/policy';
import type { Prospect, Prospects } from './prospect';
import { refusal } from './refusals';
import type { AnyRole, RolePolicies } from './role-policies';
import { trustOf } from './role-trust';
import type { SessionTags } from './session-tags';

/** Credentials somebody gets. */
export interface Credentials {
  readonly kind: 'credentials';
  readonly role: AnyRole;
  readonly tags: SessionTags;
  /** Why it is this role. */
  readonly why: string;
}

/** What a sign-in may come to, once the role has had its say. */
export type World =
  | Credentials
  | { readonly kind: 'refused'; readonly refusal: SignInRefusal }
  | { readonly kind: 'open'; readonly reason: string };

/** All that a sign-in may come to; with one world it is certain. */
export interface Worlds {
  readonly all: readonly World[];
  readonly doubts: readonly string[];
}

/** What a session begins with, apart from its role. */
export interface Beginning {
  readonly model: IdentityPoolModel;
  readonly pool: PoolModel;
  readonly token: CognitoToken;
  /** More than one where it can not be told which tags there are. */
  readonly tags: readonly SessionTags[];
  readonly isClassic: boolean;
  readonly policiesOf: (role: AnyRole) => RolePolicies;
  /** What to call an element of the app in a message. */
  readonly nameOf: (source: Source) => string;
}

/** Whether the chosen role lets the sign-in assume it. */
export function worldsOf(prospects: Prospects, beginning: Beginning): Worlds {
  const doubts = [...prospects.doubts];
  if (beginning.tags.length > 1) {
    doubts.push('AWS does not say whether a claim that is empty becomes an empty tag or none');
  }
  const all = prospects.all.flatMap((prospect) => worldsOfProspect(prospect, beginning, doubts));
  return { all, doubts: [...new Set(doubts)] };
}

function worldsOfProspect(prospect: Prospect, beginning: Beginning, doubts: string[]): World[] {
  if (prospect.kind !== 'role') {
    return [prospect];
  }
  const found = beginning.model.roleAt(prospect.roleArn);
  if (found.kind === 'unclear') {
    const reason = `which role ${readable(prospect.roleArn)} is can not be told`;
    doubts.push(reason);
    return [{ kind: 'open', reason }];
  }
  return beginning.tags.flatMap((tags) => {
    const credentials: Credentials = { kind: 'credentials', role: found.role, tags, why: prospect.why };
    const { trust: policy } = beginning.policiesOf(found.role);
    if (policy === undefined) {
      const reason = `no template of the app makes role ${readable(found.role.arn)}, so its trust policy is not known`;
      doubts.push(reason);
      return [credentials, refusedBy(found.role, [reason], beginning)];
    }
    const trust = trustOf(policy, beginning.token, tags);
    if (trust.outcome === 'no') {
      const required = requiredTags(policy, beginning.token, tags);
      return [refusedBy(found.role, required.length > 0 ? required : trust.reasons, beginning)];
    }
    doubts.push(...tags.doubts);
    if (trust.outcome === 'yes') {
      return tags.doubts.length === 0 ? [credentials] : [credentials, refusedBy(found.role, tags.doubts, beginning)];
    }
    doubts.push(...trust.reasons);
    return [credentials, refusedBy(found.role, trust.reasons, beginning)];
  });
}

/** Any value that a tag may have. */
const SOME_VALUE = 'x';

/** The tags that a role refuses the sign-in for want of, where that is all it asks. */
function requiredTags(policy: Policy, token: CognitoToken, tags: SessionTags): string[] {
  const missing = [...(tags.missing ?? [])];
  const isLetInWith = (keys: readonly string[]) => {
    const values = new Map([...tags.values, ...keys.map((key): [string, string] => [key, SOME_VALUE])]);
    return trustOf(policy, token, { ...tags, values }).outcome !== 'no';
  };
  const keys = missing.map(([key]) => key);
  return isLetInWith(keys)
    ? missing.flatMap(([key, why]) =>
        isLetInWith(keys.filter((other) => other !== key)) ? [] : [`tag ${key} is required; ${why}`],
      )
    : [];
}

/** Through Cognito every refusal of STS reads the same. */
function refusedBy(role: AnyRole, reasons: readonly string[], { isClassic, nameOf }: Beginning): World {
  return {
    kind: 'refused',
    refusal: refusal(
      isClassic ? 'notTrusted' : 'configuration',
      `role ${'source' in role ? nameOf(role.source) : readable(role.arn)} does not let this sign-in assume it: ${reasons.join('; ')}`,
    ),
  };
}
