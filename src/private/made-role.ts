import { Stack, Token } from 'aws-cdk-lib';
import { CfnRole, type IPrincipal, Role } from 'aws-cdk-lib/aws-iam';
import type { Construct, IConstruct } from 'constructs';
import type { PoolRoleProps } from '../pool-role';
import { quote, refuse } from './errors';
import { US_GOV_EAST } from './federation';
import { ROLE_PROPS, requireProps } from './known-props';
import { GOV_EAST_ROLE_NAME, IAM_API, ROLE_DESCRIPTION, ROLE_NAME, ROLE_PATH } from './limits';
import { requireSessionDuration, requireText } from './requirements';
import { warn } from './warnings';

export function requireRoleProps(where: IConstruct | string, props: PoolRoleProps): void {
  requireProps(where, props, ROLE_PROPS);
  if (props.roleName !== undefined) {
    requireText(where, 'roleName', props.roleName, ROLE_NAME);
  }
  if (props.path !== undefined) {
    requireText(where, 'path', props.path, ROLE_PATH);
  }
  if (props.description !== undefined) {
    requireText(where, 'description', props.description, ROLE_DESCRIPTION);
  }
  if (props.maxSessionDuration !== undefined) {
    requireSessionDuration(where, props.maxSessionDuration);
  }
}

const namesOfStacks = new WeakMap<Stack, Set<string>>();

/** Of one account for sure. To IAM names are the same in upper and lower case, and under every path. */
export function requireNewRoleName(pool: Construct, roleName: string): void {
  const stack = Stack.of(pool);
  const names = namesOfStacks.get(stack) ?? new Set<string>();
  namesOfStacks.set(stack, names);
  const name = Token.isUnresolved(roleName) ? roleName : roleName.toLowerCase();
  if (names.has(name)) {
    refuse({
      code: 'RoleNameTwice',
      where: pool,
      what: `another role of an identity pool in this stack has roleName ${quote(roleName)}`,
      allowed: `one role of a name in an account, whatever its path (${IAM_API}/API_CreateRole.html)`,
      instead: 'a roleName for each, in a PoolRole.create() for each; or none: CloudFormation makes one',
    });
  }
  names.add(name);
}

/** A role made by a pool, for the users of that pool. */
export function makeRole(
  scope: Construct,
  id: string,
  assumedBy: IPrincipal,
  federated: string,
  props: PoolRoleProps,
): Role {
  const { maxSessionDuration, ...others } = props;
  const role = new Role(scope, id, { ...others, assumedBy });
  if (maxSessionDuration && CfnRole.isCfnRole(role.node.defaultChild)) {
    // Not through the props of Role, which judges a duration that is a token as if it were a number.
    role.node.defaultChild.maxSessionDuration = maxSessionDuration.toSeconds();
  }
  if (federated === US_GOV_EAST && !isShortEnough(props.roleName)) {
    warn(
      role,
      'RoleNameTooLongForGovEast',
      `roleName is ${props.roleName ?? 'left to CloudFormation, which makes long ones'}; in us-gov-east-1 AWS advises at most ` +
        `${GOV_EAST_ROLE_NAME} characters, or the role can not be assumed. Write a roleName of at most ${GOV_EAST_ROLE_NAME} ` +
        'characters (https://docs.aws.amazon.com/govcloud-us/latest/UserGuide/govcloud-cog.html).',
    );
  }
  return role;
}

function isShortEnough(roleName: string | undefined): boolean {
  return roleName !== undefined && (Token.isUnresolved(roleName) || roleName.length <= GOV_EAST_ROLE_NAME);
}
