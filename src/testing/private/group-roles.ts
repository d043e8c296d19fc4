import type { GroupModel } from '../../model/elements';
import type { IdentityPoolModel } from '../../model/identity-pool-model';
import { sameness } from '../../model/sameness';
import { readable, type Text } from '../../model/text';
import type { Claim } from './claims';

/** The two claims that a user pool makes of the groups a user is in. */
export interface RoleClaims {
  readonly roles: Claim;
  readonly preferredRole: Claim;
}

const SUPPLY = "supply it with claims 'cognito:roles' and 'cognito:preferred_role'";

/**
 * The role claims of a user who is in some groups, as the user pool would write them.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-user-groups.html
 */
export function roleClaimsOf(groupNames: readonly Text[], providerName: Text, model: IdentityPoolModel): RoleClaims {
  const userPools = model.userPoolsNamed(providerName);
  const [userPool] = userPools.sure;
  if (userPools.sure.length !== 1) {
    return unknownRoles(
      `user pool ${readable(providerName)} is not in the app, so the roles of its groups are not known`,
    );
  }
  if (userPool.hasPreTokenGeneration !== false) {
    return unknownRoles(`a Lambda function of user pool ${userPool.source.logicalId} may change the roles in a token`);
  }
  // A user pool has one group of a name: where one is certain, no other can turn out to be it.
  const { sure } = model.groupsOf(userPool);
  const groups: GroupModel[] = [];
  for (const name of groupNames) {
    const [group, ...others] = sure.filter((one) => one.name !== undefined && sameness(one.name, name) === 'same');
    if (group === undefined || others.length > 0) {
      return unknownRoles(
        `the role of group ${readable(name)} is not known: the app does not make just one such group`,
      );
    }
    groups.push(group);
  }
  return roleClaims(groups.filter((group) => group.roleArn !== undefined));
}

function roleClaims(groups: readonly GroupModel[]): RoleClaims {
  const roles = distinct(groups.map((group) => group.roleArn as Text));
  if (roles.length === 0) {
    return { roles: { kind: 'absent' }, preferredRole: { kind: 'absent' } };
  }
  return { roles: { kind: 'list', texts: roles }, preferredRole: preferredAmong(groups, roles) };
}

/** The role of the group with the lowest number; none where the best two differ. */
function preferredAmong(groups: readonly GroupModel[], roles: readonly Text[]): Claim {
  if (roles.length === 1) {
    return { kind: 'text', text: roles[0] };
  }
  const unclear = groups.find(({ precedence }) => typeof precedence === 'string');
  if (unclear) {
    return {
      kind: 'unknown',
      reason: `the precedence of group ${readable(unclear.name ?? '')} is not known; ${SUPPLY}`,
    };
  }
  const best = Math.min(...groups.map(rankOf));
  const preferred = distinct(groups.filter((group) => rankOf(group) === best).map((group) => group.roleArn as Text));
  return preferred.length === 1 ? { kind: 'text', text: preferred[0] } : { kind: 'absent' };
}

function rankOf({ precedence }: GroupModel): number {
  return typeof precedence === 'number' ? precedence : Number.POSITIVE_INFINITY;
}

/** Two ARNs that may turn out to be one are told apart here: the model gives one role one text. */
function distinct(texts: readonly Text[]): Text[] {
  return [...new Set(texts)];
}

function unknownRoles(reason: string): RoleClaims {
  const claim: Claim = { kind: 'unknown', reason: `${reason}; ${SUPPLY}` };
  return { roles: claim, preferredRole: claim };
}
