import type {
  AttachedPolicy,
  PolicyModel,
  PoolModel,
  ProviderModel,
  RoleModel,
  RolePolicies,
} from '../../../model/elements';
import type { IdentityPoolModel } from '../../../model/identity-pool-model';
import { readable, type Text } from '../../../model/text';
import type { Audience } from '../../../private/trust-policy';
import type { Finding } from '../rule';
import { type ReachedRole, type RoleNaming, reachedRoles, roleNamings } from './reached-roles';
import { remember } from './remember';
import { readPolicy, type Statement } from './statements';

/** A role that users of a pool may get, with what the app knows of its policies. */
export interface PermittedRole {
  readonly pool: PoolModel;
  readonly audience: Audience;
  readonly through: readonly ProviderModel[];
  readonly arn: Text;
  readonly policies: RolePolicies;
  /** Undefined for a role that no template makes. */
  readonly role?: RoleModel;
  readonly doubt?: string;
}

/** A policy of a role that users of a pool may get. */
export interface Permission extends Omit<PermittedRole, 'policies'> {
  readonly policy: PolicyModel;
  readonly statements: readonly Statement[];
}

/** What a rule has to say about one policy. */
export interface Remark {
  readonly what: string;
  readonly fix?: string;
  readonly untold?: string;
}

export const permittedRoles = remember((model: IdentityPoolModel): readonly PermittedRole[] => [
  ...reachedRoles(model).map((reached) => ({ ...reached, arn: reached.role.arn, policies: reached.role.policies })),
  ...importedRoles(model),
]);

export const permissions = remember((model: IdentityPoolModel): readonly Permission[] =>
  permittedRoles(model).flatMap(({ policies, ...holder }) =>
    policies.attached.map(({ policy, doubts }: AttachedPolicy) => ({
      ...holder,
      policy,
      statements: readPolicy(policy.document).statements,
      doubt: holder.doubt ?? doubts[0],
    })),
  ),
);

/** The policies of one role, as the users of one pool have it. */
export function permissionsOf(model: IdentityPoolModel, { role, pool }: ReachedRole): readonly Permission[] {
  return (byRole(model).get(role) ?? []).filter((permission) => permission.pool === pool);
}

const byRole = remember((model: IdentityPoolModel) => {
  const found = new Map<RoleModel | undefined, Permission[]>();
  for (const permission of permissions(model)) {
    found.set(permission.role, [...(found.get(permission.role) ?? []), permission]);
  }
  return found;
});

/** One finding for each policy a rule has something to say about, however many roles have it. */
export function policyFindings(
  model: IdentityPoolModel,
  remarksOn: (permission: Permission) => readonly Remark[],
): Finding[] {
  const found = new Map<PoolModel, Map<PolicyModel, Finding>>();
  for (const permission of permissions(model)) {
    const finding = findingOf(permission, remarksOn(permission));
    if (finding) {
      const ofPool = found.get(permission.pool) ?? new Map<PolicyModel, Finding>();
      found.set(permission.pool, ofPool);
      const known = ofPool.get(permission.policy);
      ofPool.set(permission.policy, known && known.untold === undefined ? known : finding);
    }
  }
  return [...found.values()].flatMap((ofPool) => [...ofPool.values()]);
}

/** What is certain outweighs what is not. */
function findingOf({ policy, pool, doubt }: Permission, remarks: readonly Remark[]): Finding | undefined {
  const certain = remarks.filter(({ untold }) => untold === undefined);
  const shown = certain.length > 0 ? certain : remarks;
  return shown.length === 0
    ? undefined
    : {
        at: policy.source,
        pool: pool.source,
        property: policy.source.type === 'AWS::IAM::Role' ? 'Properties.Policies' : 'Properties.PolicyDocument',
        what: `${nameOf(policy)}: ${[...new Set(shown.map(({ what }) => what))].join('; ')}`,
        fix: shown[0].fix,
        untold: shown[0].untold ?? doubt,
      };
}

/** A policy as people know it. */
export function nameOf({ name, source }: PolicyModel): string {
  return name === undefined ? source.logicalId : readable(name);
}

function importedRoles(model: IdentityPoolModel): readonly PermittedRole[] {
  const first = new Map<string, PermittedRole>();
  for (const naming of roleNamings(model)) {
    const role = importedRole(naming);
    if (role) {
      const { stack, logicalId } = naming.pool.source;
      const key = [stack, logicalId, naming.audience, naming.arn].join(' ');
      first.set(key, first.get(key) ?? role);
    }
  }
  return [...first.values()];
}

function importedRole({ pool, audience, through, arn, found, doubt }: RoleNaming): PermittedRole | undefined {
  return found.kind === 'imported' ? { pool, audience, through, arn, policies: found.role.policies, doubt } : undefined;
}
