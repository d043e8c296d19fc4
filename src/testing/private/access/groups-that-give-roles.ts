import type { GroupModel, ProviderModel } from '../../../model/elements';
import type { IdentityPoolModel } from '../../../model/identity-pool-model';
import { readable, type Text } from '../../../model/text';

/** Groups whose members get a role through their token, the one that goes before the others first. */
export interface RoleGroups {
  readonly groups: readonly { readonly who: string; readonly roleArn: Text }[];
  /** Why there may be other roles in a token. */
  readonly gaps: readonly string[];
}

/** @see https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-user-groups.html */
export function groupsThatGiveRoles(provider: ProviderModel, model: IdentityPoolModel): RoleGroups {
  if (provider.kind !== 'user-pool') {
    return { groups: [], gaps: ['AWS documents roles in tokens for user pools only'] };
  }
  const [userPool] = model.userPoolsNamed(provider.providerName).sure;
  if (userPool === undefined) {
    return { groups: [], gaps: ['the user pool is not in the app, so its groups are not known'] };
  }
  const { sure, possible, gaps } = model.groupsOf(userPool);
  const groups = [...sure, ...possible]
    .filter((group) => group.roleArn !== undefined)
    .sort((a, b) => rankOf(a) - rankOf(b))
    .map((group) => ({ who: describe(group), roleArn: group.roleArn as Text }));
  const lambda = userPool.hasPreTokenGeneration === false ? [] : ['a Lambda function may change the roles in a token'];
  return { groups, gaps: [...gaps, ...lambda] };
}

function describe({ name, precedence, source }: GroupModel): string {
  const shown = name === undefined ? source.logicalId : readable(name);
  return `group ${shown}${precedence === undefined ? '' : `, precedence ${precedence}`}`;
}

function rankOf({ precedence }: GroupModel): number {
  return typeof precedence === 'number' ? precedence : Number.POSITIVE_INFINITY;
}
