import type { RoleLookup } from '../../src/model/elements';
import type { IdentityPoolModel } from '../../src/model/identity-pool-model';
import { sameness } from '../../src/model/sameness';
import { isKnown, type Text } from '../../src/model/text';
import { isUnknown, type Value } from '../../src/model/value';

/** Everything a model says, so that nothing is left that was never worked out. */
export function everythingOf(model: IdentityPoolModel): string {
  const arns = [
    ...model.attachments.flatMap((x) => x.roles.items.map(({ roleArn }) => roleArn)),
    ...model.groups.flatMap(({ roleArn }) => (roleArn === undefined ? [] : [roleArn])),
  ];
  return JSON.stringify([
    model.gaps,
    model.pools.map((pool) => [
      pool,
      model.attachmentsOf(pool),
      model.tagMapsOf(pool),
      pool.providers.items.map((x) => [
        model.roleMappingsOf(pool, x),
        model.tagMapsFor(pool, x),
        model.userPoolsNamed(x.loginName),
      ]),
    ]),
    model.poolsLeftOut,
    model.attachments,
    model.tagMaps,
    model.roles.map(({ path, trust, policies, permissionsBoundary, maxSessionDuration, tags, ...worked }) => [
      [path, trust, policies, permissionsBoundary, maxSessionDuration, tags],
      worked,
    ]),
    arns.map((arn) => model.roleAt(arn)),
    model.userPools.map((x) => [x, model.clientsOf(x), model.groupsOf(x)]),
    model.resourcePolicies.map((x) => [x, model.resourcePoliciesOf(x.resourceArn)]),
  ]);
}

/** Whether a text may turn out to be another: where it is known, it must be it. */
export function mayBe(text: Text, other: Text): boolean {
  return isKnown(text) ? text === other : sameness(text, other) !== 'different';
}

/** Whether a value may turn out to be another. An unknown element of a list may also turn out to be none. */
export function mayBeValue(value: Value | undefined, other: Value | undefined): boolean {
  if (isUnknown(value)) {
    return true;
  }
  if (typeof value === 'string' && typeof other === 'string') {
    return mayBe(value, other);
  }
  if (Array.isArray(value) && Array.isArray(other)) {
    return mayBeList(value, other);
  }
  if (typeof value === 'object' && value !== null && typeof other === 'object' && other !== null) {
    const [mine, theirs] = [value as { [key: string]: Value }, other as { [key: string]: Value }];
    return (
      Object.keys(theirs).every((key) => Object.hasOwn(mine, key)) &&
      Object.keys(mine).every((key) => mayBeValue(mine[key], theirs[key]))
    );
  }
  return value === other;
}

function mayBeList(list: readonly Value[], other: readonly Value[]): boolean {
  if (list.length === 0) {
    return other.length === 0;
  }
  const [first, ...rest] = list;
  return (
    (isUnknown(first) && mayBeList(rest, other)) ||
    (other.length > 0 && mayBeValue(first, other[0]) && mayBeList(rest, other.slice(1)))
  );
}

export interface Claimed {
  readonly source: { readonly stack: string; readonly logicalId: string };
}

export function idOf({ source }: Claimed): string {
  return `${source.stack}/${source.logicalId}`;
}

export function roleIdOf(lookup: RoleLookup): string {
  return lookup.kind === 'of-app' ? idOf(lookup.role) : lookup.kind;
}
