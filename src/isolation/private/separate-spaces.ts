import type { IConstruct } from 'constructs';
import type { IIdentityPool } from '../../identity-pool';
import { quote, refuse } from '../../private/errors';
import { symbolic } from '../../private/symbols';

/** A part of a resource that was set aside: all names that begin in one way. */
export interface Space {
  readonly resourceArn: string;
  /** How the names begin. */
  readonly start: string;
  /** Who reaches what in it, in words: two spaces of one kind are one. */
  readonly kind: string;
}

const spacesOfApps = new WeakMap<IConstruct, Map<string, Space[]>>();

/**
 * Refuses a space inside of another one, in the whole app. Users of the one could reach what is kept apart in the other: a
 * tenant called `users` would have all of `private/users/`, and a user called like a tenant what is the tenant's.
 */
export function setAside(pool: IIdentityPool, space: Space): void {
  const { root } = pool.node;
  const spacesOfApp = spacesOfApps.get(root) ?? new Map<string, Space[]>();
  spacesOfApps.set(root, spacesOfApp);
  const resource = JSON.stringify(symbolic(space.resourceArn, pool).value);
  const others = spacesOfApp.get(resource) ?? [];
  if (others.some((other) => other.start === space.start && other.kind === space.kind)) {
    return;
  }
  const other = others.find(({ start }) => start.startsWith(space.start) || space.start.startsWith(start));
  if (other) {
    refuse({
      code: 'IsolationOverlaps',
      where: pool,
      what: `${quote(space.start)} is for ${space.kind}, and ${quote(other.start)} in the same place for ${other.kind}`,
      allowed: 'beginnings of names of which none begins with the other, or one alone',
      instead: 'another prefix for one of the two',
    });
  }
  spacesOfApp.set(resource, [...others, space]);
}
