import { Aws, type ResourceEnvironment, Token } from 'aws-cdk-lib';
import { CfnUserPool, type IUserPoolRef, UserPoolGroup } from 'aws-cdk-lib/aws-cognito';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import { Construct, type IConstruct } from 'constructs';
import type { IdentityPool } from '../identity-pool';
import { PoolGroup, type PoolGroupProps } from '../pool-group';
import { PoolRole } from '../pool-role';
import type { AddedProvider } from './added-provider';
import { quote, refuse } from './errors';
import { requireKind } from './kinds';
import { GROUP_DESCRIPTION, GROUP_NAME } from './limits';
import { requireRoleProps } from './made-role';
import type { PoolRoleMappings } from './pool-role-mappings';
import type { PoolRoles } from './pool-roles';
import { identityOf } from './provider-key';
import { requireText } from './requirements';
import { namesSame, referencedConstruct } from './symbols';
import { warn } from './warnings';

const CREATE_GROUP = 'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateGroup.html';

/** What is remembered of a group, to tell when two are in each other's way. */
interface KnownGroup {
  readonly groupName: string;
  readonly pool: IdentityPool;
  readonly precedence?: number;
  readonly role?: IRole;
  readonly provider: AddedProvider;
}

/** The groups of each user pool of an app, whichever identity pool made them: the user pool has each once. */
const groupsOfApps = new WeakMap<IConstruct, Map<string, KnownGroup[]>>();

/** The user-pool groups one identity pool made roles for. They live beside the pool: their roles must trust it. */
export class PoolGroups {
  private readonly groups: KnownGroup[] = [];

  constructor(
    private readonly pool: IdentityPool,
    private readonly roles: PoolRoles,
    private readonly mappings: PoolRoleMappings,
  ) {}

  public add(id: string, props: PoolGroupProps): PoolGroup {
    const provider = props.provider._added;
    const userPool = this.requireUserPool(provider);
    requireText(this.pool, 'groupName', props.groupName, GROUP_NAME);
    if (props.description !== undefined) {
      requireText(this.pool, 'the description of a group', props.description, GROUP_DESCRIPTION);
    }
    const { groupName, precedence, description, role: roleOfMembers = PoolRole.create() } = props;
    requireKind(this.pool, 'role', roleOfMembers);
    this.requirePrecedence(precedence);
    this.requireReachOf(userPool);
    this.requireNew(userPool, props.groupName);

    const groups =
      (this.pool.node.tryFindChild('Groups') as Construct | undefined) ?? new Construct(this.pool, 'Groups');
    const scope = new Construct(groups, id);
    const role = this.role(scope, provider, roleOfMembers);
    const group = new UserPoolGroup(scope, 'Group', { userPool, groupName, precedence, description, role });
    this.remember({ groupName, pool: this.pool, precedence, role, provider }, userPool);
    return PoolGroup._of(group, groupName, role);
  }

  /** What can be told only when everything was added. */
  public warnAtSynth(): void {
    for (const { groupName, role, provider } of this.groups) {
      if (role && !this.mappings.mayGive(role, provider.logins)) {
        warn(
          this.pool,
          'GroupRoleUnreachable',
          `members of group ${quote(groupName)} never get its role: the identity pool takes no role from their token, and no rule gives it. Write ` +
            'roleMapping: RoleMapping.fromToken() for the user pool.',
        );
      }
    }
  }

  private role(scope: Construct, provider: AddedProvider, role: PoolRole): IRole | undefined {
    if (role._made) {
      requireRoleProps(this.pool, role._made);
    }
    const made = role._made && this.roles.makeForSignedIn(scope, 'Role', role._made, provider.logins);
    const reached = role.role ?? made;
    if (reached) {
      provider.reach(reached);
    }
    return reached;
  }

  private remember(group: KnownGroup, userPool: IUserPoolRef): void {
    const groups = this.ofUserPool(userPool);
    const tied = groups.find(
      (other) =>
        other.role &&
        group.role &&
        namesSame(other.role.roleArn, group.role.roleArn) !== 'same' &&
        other.precedence === group.precedence,
    );
    if (tied) {
      const precedence = group.precedence === undefined ? 'no precedence' : `precedence ${group.precedence}`;
      warn(
        this.pool,
        'GroupsOfEqualPrecedence',
        `groups ${quote(tied.groupName)} and ${quote(group.groupName)} have ${precedence} and different roles: the token of a member of both ` +
          `prefers none (${CREATE_GROUP}). Write a precedence of its own for each.`,
      );
    }
    groups.push(group);
    this.groups.push(group);
  }

  private requireUserPool(provider: AddedProvider): IUserPoolRef {
    return (
      provider.userPool ??
      refuse({
        code: 'GroupNeedsUserPool',
        where: this.pool,
        what: `a group of provider ${provider.logins.map(quote).join(', ')}`,
        allowed: 'groups of user pools: other providers have none',
        instead: "a rule over a claim: handle.addRule(ClaimRule.whenEquals('groups', 'admins', role))",
      })
    );
  }

  private requirePrecedence(precedence: number | undefined): void {
    if (
      precedence !== undefined &&
      !(typeof precedence === 'number' && Token.isUnresolved(precedence)) &&
      (!Number.isInteger(precedence) || precedence < 0 || precedence > 2 ** 31 - 1)
    ) {
      refuse({
        code: 'GroupInvalid',
        where: this.pool,
        what: `precedence is ${quote(precedence)}`,
        allowed: `whole numbers from 0 to ${2 ** 31 - 1} (${CREATE_GROUP})`,
        instead: '0 for the group that decides first',
      });
    }
  }

  private requireNew(userPool: IUserPoolRef, groupName: string): void {
    const twin = this.ofUserPool(userPool).find((other) => other.groupName === groupName);
    if (twin) {
      const isOurs = twin.pool === this.pool;
      refuse({
        code: 'GroupTwice',
        where: this.pool,
        what: `group ${quote(groupName)} is added twice${isOurs ? '' : `, first by identity pool ${twin.pool.node.path}`}`,
        allowed: 'each group of a user pool once',
        instead: isOurs
          ? 'what the first addGroup() gave back'
          : "the group of the first, and rules over cognito:groups for this pool: handle.addRule(ClaimRule.whenContains('cognito:groups', 'admins', role))",
      });
    }
  }

  /** CloudFormation makes the group where the stack is, and finds no user pool of another account or region there. */
  private requireReachOf(userPool: IUserPoolRef): void {
    const [theirs, ours] = [homeOf(userPool), this.pool.env];
    if (areDifferent(theirs.account, ours.account)) {
      refuse({
        code: 'GroupInAnotherAccount',
        where: this.pool,
        what: `a group of user pool ${userPool.node.path}, which is of account ${theirs.account}, while the pool is of account ${ours.account}`,
        allowed: 'groups of user pools of the account of the identity pool',
        instead: "rules over cognito:groups: handle.addRule(ClaimRule.whenContains('cognito:groups', 'admins', role))",
      });
    }
    if (areDifferent(theirs.region, ours.region)) {
      refuse({
        code: 'GroupInAnotherRegion',
        where: this.pool,
        what: `a group of user pool ${userPool.node.path}, which is in ${theirs.region}, while the pool is in ${ours.region}`,
        allowed: 'groups of user pools in the region of the identity pool',
        instead:
          "pool.addRole() with a fixed roleName, and a UserPoolGroup in the user pool's stack with the role imported by its ARN",
      });
    }
  }

  private ofUserPool(userPool: IUserPoolRef): KnownGroup[] {
    const { root } = this.pool.node;
    const ofApp = groupsOfApps.get(root) ?? new Map<string, KnownGroup[]>();
    groupsOfApps.set(root, ofApp);
    const identity = identityOf(userPool.userPoolRef.userPoolId, this.pool);
    const groups = ofApp.get(identity) ?? [];
    ofApp.set(identity, groups);
    return groups;
  }
}

/** An imported user pool says its region in its id; its `env` may be that of the stack that imports it. */
function homeOf(userPool: IUserPoolRef): ResourceEnvironment {
  const { userPoolId } = userPool.userPoolRef;
  const resource = referencedConstruct(userPoolId);
  if (CfnUserPool.isCfnUserPool(resource)) {
    return resource.env;
  }
  const region = Token.isUnresolved(userPoolId) ? Aws.REGION : userPoolId.slice(0, userPoolId.lastIndexOf('_'));
  return { account: userPool.env.account, region };
}

/** Whether both are known, and are not the same. */
function areDifferent(a: string, b: string): boolean {
  return !Token.isUnresolved(a) && !Token.isUnresolved(b) && a !== b;
}
