import type { ImportedRoleModel, RoleModel, Source } from '../../model/elements';
import { readable, unknown } from '../../model/text';
import { Policy } from './policy/policy';

/** The role of a session, made in the app or elsewhere. */
export type AnyRole = RoleModel | ImportedRoleModel;

/** A policy, and why it may not be there after all. */
export interface Doubtful {
  readonly policy: Policy;
  readonly doubts: readonly string[];
}

/** The policies of a role, read once: they are the same for everybody who has it. */
export class RolePolicies {
  public readonly identity: readonly Doubtful[];
  public readonly boundary?: Policy;
  /** Whom the role lets in; of one that is made elsewhere nobody knows. */
  public readonly trust?: Policy;

  /** @param nameOf what to call an element of the app in a message */
  constructor(role: AnyRole, nameOf: (source: Source) => string) {
    const { attached, gaps } = role.policies;
    this.identity = [
      ...attached.map(({ policy, doubts }) => ({
        policy: Policy.read({ name: nameOf(policy.source), document: policy.document }, 'identity'),
        doubts,
      })),
      ...gaps.map((gap) => ({
        policy: Policy.read({ name: 'that is not known', document: unknown(gap) }, 'identity'),
        doubts: [],
      })),
    ];
    if ('trust' in role) {
      this.trust = Policy.read({ name: `of ${nameOf(role.source)}`, document: role.trust }, 'trust');
      const boundary = role.permissionsBoundary;
      this.boundary =
        boundary && Policy.read({ name: readable(boundary.arn), document: boundary.document }, 'identity');
    }
  }
}
