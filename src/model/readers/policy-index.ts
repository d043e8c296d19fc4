import type { Undecided } from '../cloudformation/conditions';
import { once } from '../cloudformation/memo';
import {
  type AttachedPolicy,
  type BoundaryModel,
  openConditions,
  type PolicyModel,
  type RolePolicies,
} from '../elements';
import { sameness } from '../sameness';
import { isLiteral, readable, type Text, unknown } from '../text';
import { TextIndex } from '../text-index';
import { type Listing, mapItems, textOf, type Value, type ValueObject } from '../value';
import { documentOf, type ResourceReader } from './resource-reader';

/** The types of the policies that are resources of their own. */
export const POLICY_TYPES: readonly string[] = ['AWS::IAM::ManagedPolicy', 'AWS::IAM::Policy', 'AWS::IAM::RolePolicy'];

/** What a role says about its policies itself, and what finds the policies that name it. */
export interface PolicyHolder {
  readonly name: Text;
  readonly account: Text;
  readonly conditions: readonly Undecided[];
  readonly inline: Listing<PolicyModel>;
  readonly managedArns: Listing<Text>;
}

/** A policy that names the roles it is for. */
interface Grant {
  readonly policy: PolicyModel;
  readonly roleNames: Listing<Text>;
  readonly account: Text;
}

interface ManagedPolicy {
  readonly policy: PolicyModel;
  readonly arn: Text;
}

/** Which policies of the app a role has, whichever side says so. */
export class PolicyIndex {
  private readonly byRoleName: TextIndex<Grant>;
  private readonly toAnybody: readonly Grant[];
  private readonly managed: TextIndex<ManagedPolicy>;

  /**
   * @param readers those of `POLICY_TYPES`
   * @param gaps why there may be policies that nobody has read
   */
  constructor(
    readers: readonly ResourceReader[],
    private readonly gaps: readonly string[],
  ) {
    const grants = readers.map(readGrant);
    this.byRoleName = new TextIndex(grants, ({ roleNames }) => roleNames.items);
    this.toAnybody = grants.filter(({ roleNames }) => roleNames.gaps.length > 0);
    this.managed = new TextIndex(
      readers.flatMap((reader, index) =>
        reader.source.type === 'AWS::IAM::ManagedPolicy'
          ? [{ policy: grants[index].policy, arn: reader.attribute('Arn') }]
          : [],
      ),
      ({ arn }) => [arn],
    );
  }

  public policiesOf(holder: PolicyHolder): RolePolicies {
    const found = new Map<PolicyModel, readonly string[]>();
    const attach = (policy: PolicyModel, doubts: readonly string[]) => {
      const all = [...doubts, ...openConditions(policy, holder).map(({ because }) => because)];
      const known = found.get(policy);
      found.set(policy, known === undefined || all.length < known.length ? all : known);
    };
    for (const policy of holder.inline.items) {
      attach(policy, []);
    }
    for (const { policy, doubts } of this.namedFor(holder)) {
      attach(policy, doubts);
    }
    const externalArns = holder.managedArns.items.filter((arn) => {
      const { sure, possible } = this.managed.one(arn);
      sure.forEach(({ policy }) => {
        attach(policy, []);
      });
      possible.forEach(({ policy }) => {
        attach(policy, [`${readable(arn)} may be another policy`]);
      });
      return sure.length === 0;
    });
    return {
      attached: [...found].map(([policy, doubts]) => ({ policy, doubts })),
      externalArns,
      gaps: [...this.gaps, ...holder.inline.gaps, ...holder.managedArns.gaps, ...externalArns.map(whyExternal)],
    };
  }

  /** The document of a permissions boundary. */
  public boundary(arn: Text): BoundaryModel {
    const { sure } = this.managed.one(arn);
    const [found] = sure;
    return {
      arn,
      document: found && found.policy.conditions.length === 0 ? found.policy.document : unknown(whyExternal(arn)),
    };
  }

  private *namedFor({ name, account }: PolicyHolder): Iterable<AttachedPolicy> {
    const { sure, possible } = this.byRoleName.all(name);
    for (const grant of sure) {
      // A name somebody wrote names a role of that name in every account.
      const sameAccount = isLiteral(name) ? sameness(grant.account, account) : 'same';
      if (sameAccount !== 'different') {
        yield {
          policy: grant.policy,
          doubts: sameAccount === 'same' ? [] : [`${readable(name)} may be of another account`],
        };
      }
    }
    for (const grant of possible) {
      yield { policy: grant.policy, doubts: [`the roles it names may not be ${readable(name)}`] };
    }
    for (const grant of this.toAnybody) {
      yield { policy: grant.policy, doubts: grant.roleNames.gaps };
    }
  }
}

/** The policies written into a role. */
export function readInlinePolicies(role: ResourceReader): Listing<PolicyModel> {
  return mapItems(role.records('Policies'), (policy: ValueObject) => ({
    ...role.element,
    kind: 'inline',
    name: textOf(policy.PolicyName, 'PolicyName'),
    document: documentOf(policy.PolicyDocument, `a policy of ${role.place}`),
  }));
}

function readGrant(reader: ResourceReader): Grant {
  const isManaged = reader.source.type === 'AWS::IAM::ManagedPolicy';
  const document = once(() => reader.document('PolicyDocument'));
  return {
    policy: {
      ...reader.element,
      kind: isManaged ? 'managed' : 'inline',
      name: reader.text(isManaged ? 'ManagedPolicyName' : 'PolicyName'),
      get document(): Value {
        return document();
      },
    },
    roleNames:
      reader.source.type === 'AWS::IAM::RolePolicy'
        ? { items: [reader.requiredText('RoleName')], gaps: [] }
        : reader.texts('Roles'),
    account: reader.resolver.environment.account,
  };
}

function whyExternal(arn: Text): string {
  return `the content of managed policy ${readable(arn)} is not in the app`;
}
