import type { Undecided } from '../cloudformation/conditions';
import { once } from '../cloudformation/memo';
import type { BoundaryModel, ImportedRoleModel, RoleModel, RolePolicies, Source, Tag } from '../elements';
import { isLiteral, type Text, unknown } from '../text';
import type { Listing, OrUnknown, Value } from '../value';
import { type PolicyIndex, readInlinePolicies } from './policy-index';
import type { ResourceReader } from './resource-reader';

/** The account and, after any path, the name. */
const ROLE_ARN = /^arn:[^:]*:iam::([^:]*):role\/(?:.*\/)?([^/]+)$/;

export function readRole(role: ResourceReader, policies: () => PolicyIndex): RoleModel {
  return new RoleOfTemplate(role, policies);
}

/** Most roles of an app are nobody's business here: what costs time is worked out when it is asked for. */
class RoleOfTemplate implements RoleModel {
  public readonly source: Source;
  public readonly conditions: readonly Undecided[];
  public readonly arn: Text;
  public readonly name: Text;
  public readonly account: Text;
  readonly #reader: ResourceReader;
  readonly #allPolicies: () => PolicyIndex;
  #policies?: RolePolicies;
  #tags?: Listing<Tag>;

  constructor(role: ResourceReader, allPolicies: () => PolicyIndex) {
    this.#reader = role;
    this.#allPolicies = allPolicies;
    this.source = role.source;
    this.conditions = role.conditions;
    this.arn = role.attribute('Arn');
    this.name = role.ref();
    this.account = role.resolver.environment.account;
  }

  public get path(): Text {
    return this.#reader.text('Path') ?? '/';
  }

  public get trust(): Value {
    return this.#reader.document('AssumeRolePolicyDocument');
  }

  public get policies(): RolePolicies {
    this.#policies ??= this.#allPolicies().policiesOf({
      name: this.name,
      account: this.account,
      conditions: this.conditions,
      inline: readInlinePolicies(this.#reader),
      managedArns: this.#reader.texts('ManagedPolicyArns'),
    });
    return this.#policies;
  }

  public get permissionsBoundary(): BoundaryModel | undefined {
    const arn = this.#reader.text('PermissionsBoundary');
    return arn === undefined ? undefined : this.#allPolicies().boundary(arn);
  }

  public get maxSessionDuration(): OrUnknown<number> | undefined {
    return this.#reader.number('MaxSessionDuration');
  }

  public get tags(): Listing<Tag> {
    this.#tags ??= this.#reader.tags('Tags');
    return this.#tags;
  }
}

export function importedRole(arn: Text, policies: () => PolicyIndex): ImportedRoleModel {
  const [, account, name] = (isLiteral(arn) && ROLE_ARN.exec(arn)) || [
    arn,
    unknown('the account of an imported role'),
    unknown('the name of an imported role'),
  ];
  const attached = once(() =>
    policies().policiesOf({
      name,
      account,
      conditions: [],
      inline: { items: [], gaps: ['no template of the app makes the role, so it may have any policy'] },
      managedArns: { items: [], gaps: [] },
    }),
  );
  return {
    arn,
    name,
    get policies() {
      return attached();
    },
  };
}
