import type { IConstruct } from 'constructs';
import type { IIdentityPool } from '../../identity-pool';
import { quote, refuse } from '../../private/errors';
import { isOnePlace, type Place } from '../../private/place';
import { symbolic } from '../../private/symbols';
import { warn } from '../../private/warnings';

/** A part of a resource that was set aside: all names that begin in one way. */
export interface Space {
  readonly place: Place;
  readonly resourceArn: string;
  /** How the names begin. */
  readonly start: string;
  /** Who reaches what in it, in words: two spaces of one kind are one. */
  readonly kind: string;
  /** @default - users are not told apart by a tag */
  readonly tag?: string;
}

/** A space of some pool, with texts in place of tokens. */
interface TakenSpace extends Space {
  readonly pool: string;
}

/** On the app itself: two copies of this library in one app share it. */
const SPACES = Symbol.for('cdk-cognito-identity-pool.IsolatedSpaces');

/**
 * Refuses a space inside of another one, in the whole app. Users of the one could reach what is kept apart in the other: a
 * tenant called `users` would have all of `private/users/`, and a user called like a tenant what is the tenant's.
 */
export function setAside(pool: IIdentityPool, space: Space): void {
  const taken = spacesOfApp(pool.node.root);
  const own: TakenSpace = {
    ...space,
    resourceArn: textOf(space.resourceArn, pool),
    pool: textOf(pool.identityPoolId, pool),
  };
  const others = taken.filter(({ place }) => isOnePlace(place, own.place));
  const twins = others.filter((other) => other.start === own.start && other.kind === own.kind);
  if (twins.length > 0) {
    noteTwins(pool, own, twins);
    taken.push(own);
    return;
  }
  const other = others.find(({ start }) => start.startsWith(own.start) || own.start.startsWith(start));
  if (other) {
    refuse({
      code: 'IsolationOverlaps',
      where: pool,
      what: `${quote(own.start)} is for ${own.kind}, and ${quote(other.start)} in the same place for ${other.kind}`,
      allowed: 'beginnings of names of which none begins with the other, or one alone',
      instead: 'another prefix for one of the two',
    });
  }
  taken.push(own);
}

/** Identity ids are of one pool alone; a tag of two pools is one only where both mean the same by it. */
function noteTwins(pool: IIdentityPool, own: TakenSpace, twins: TakenSpace[]): void {
  const isNew = !twins.some((twin) => twin.pool === own.pool);
  if (own.tag !== undefined && isNew && twins.some(({ resourceArn }) => resourceArn === own.resourceArn)) {
    warn(
      pool,
      'TagOfTwoPools',
      `${own.kind} is given ${quote(own.start)}, which another identity pool isolates by the same tag: whoever brings a value of ` +
        `${own.tag} there has what users of this pool with that value have. Acknowledge it where ${own.tag} means the same in both; ` +
        'otherwise take another prefix.',
    );
  }
}

function spacesOfApp(root: IConstruct): TakenSpace[] {
  const marked = root as IConstruct & { [SPACES]?: TakenSpace[] };
  if (!marked[SPACES]) {
    Object.defineProperty(marked, SPACES, { value: [] });
  }
  return marked[SPACES] as TakenSpace[];
}

function textOf(value: string, pool: IIdentityPool): string {
  return JSON.stringify(symbolic(value, pool).value);
}
