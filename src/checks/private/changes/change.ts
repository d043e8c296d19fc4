import type { Matches, PoolModel, Source } from '../../../model/elements';
import type { IdentityPoolModel } from '../../../model/identity-pool-model';
import { type Sameness, sameness } from '../../../model/sameness';
import { isOneValue, readable, type Text } from '../../../model/text';
import type { Listing, OrUnknown } from '../../../model/value';
import { CheckSeverity } from '../../check-finding';
import type { IdentityPoolChangeKind } from '../../identity-pool-change';
import { CONSEQUENCES } from './consequences';

/** One thing that changes, in words. */
export interface Change {
  readonly kind: IdentityPoolChangeKind;
  readonly severity: CheckSeverity;
  readonly pool: Source;
  readonly at: Source;
  readonly description: string;
  readonly affected: string;
  readonly advice: string;
}

/** A pool in the template of today, or of tomorrow. */
export interface PoolIn {
  readonly model: IdentityPoolModel;
  readonly pool: PoolModel;
}

/** A pool that stands in both templates. */
export interface PoolInBoth {
  readonly before: PoolIn;
  readonly after: PoolIn;
}

/** Puts one change of the pool into words. */
export type Tell = (kind: IdentityPoolChangeKind, what: string, details?: ChangeDetails) => Change;

/** Looks for changes of a few kinds that belong together. */
export type FindChanges = (pools: PoolInBoth, tell: Tell) => Change[];

/** What is special about one change, beyond what holds for its kind. */
export interface ChangeDetails {
  /** @default - the pool */
  readonly at?: Source;
  /** @default - those of the kind */
  readonly affected?: string;
  /** Why it can not be told whether anything changes. @default - it is certain */
  readonly untold?: string;
}

export function tellOf(pool: Source): Tell {
  return (kind, what, { at = pool, untold, affected } = {}) => ({
    kind,
    severity: untold === undefined ? CONSEQUENCES[kind].severity : CheckSeverity.INFO,
    pool,
    at,
    description: readable(untold === undefined ? what : `can not tell whether ${what}: ${untold}`),
    affected: readable(affected ?? CONSEQUENCES[kind].affected),
    advice: CONSEQUENCES[kind].advice,
  });
}

/** Tells with some details, unless better ones are given. */
export function telling(tell: Tell, details: ChangeDetails): Tell {
  return (kind, what, { at = details.at, untold = details.untold, ...rest } = {}) =>
    tell(kind, what, { at, untold, ...rest });
}

/** What belongs to the pool in the template of today. */
export interface Today<T> {
  readonly item: T;
  /** @default - it is there for certain */
  readonly untold?: string;
}

export function today<T>({ sure, possible }: Matches<T>): Today<T>[] {
  return [
    ...sure.map((item) => ({ item })),
    ...possible.map((item) => ({ item, untold: 'it may not be there today' })),
  ];
}

/** What there is tomorrow. What is only possible then is no loss for what is only possible today, because of `untold`. */
export function tomorrow<T>(
  { sure, possible, gaps }: Matches<T>,
  nameOf: (item: T) => string,
  untold: string | undefined,
): Listing<T> {
  return untold === undefined
    ? { items: sure, gaps: [...possible.map((item) => `${nameOf(item)} may be it`), ...gaps] }
    : { items: [...sure, ...possible], gaps };
}

/** Why something is not certain; undefined when it is. */
export function doubt(reasons: readonly string[]): string | undefined {
  return reasons.length === 0 ? undefined : reasons.join('; ');
}

const ONLY_THE_DEPLOYMENT = 'only the deployment knows';

/** Whether a text changes, and whether that is certain. Undefined when it stays the same. */
export function changeIn(before: Text, after: Text): { readonly untold?: string } | undefined {
  const answer = sameness(before, after);
  return answer === 'same' ? undefined : { untold: answer === 'unknown' ? ONLY_THE_DEPLOYMENT : undefined };
}

/** What becomes of something that is there today. */
export type Fate<T> =
  | { readonly kind: 'kept'; readonly as: T }
  | { readonly kind: 'gone'; readonly untold?: undefined }
  | { readonly kind: 'unclear'; readonly untold: string };

export function fateIn<T>(after: Listing<T>, isIt: (item: T) => Sameness): Fate<T> {
  const kept = after.items.find((item) => isIt(item) === 'same');
  if (kept !== undefined) {
    return { kind: 'kept', as: kept };
  }
  const unclear = after.items.some((item) => isIt(item) === 'unknown') ? [ONLY_THE_DEPLOYMENT] : [];
  const untold = doubt([...unclear, ...after.gaps]);
  return untold === undefined ? { kind: 'gone' } : { kind: 'unclear', untold };
}

/** The sameness of things that have several names. */
export function allSame(names: readonly Sameness[]): Sameness {
  return names.includes('different') ? 'different' : names.includes('unknown') ? 'unknown' : 'same';
}

/** How a switch is turned. Where it can not be told, `untold` says why. */
export interface Turn {
  readonly to: 'on' | 'off';
  readonly untold?: string;
}

/** Undefined when a switch stays as it is. */
export function turnOf(before: OrUnknown<boolean>, after: OrUnknown<boolean>): Turn | undefined {
  if (typeof before === 'boolean' && typeof after === 'boolean') {
    return before === after ? undefined : { to: after ? 'on' : 'off' };
  }
  return before === after && typeof after === 'string' && isOneValue(after)
    ? undefined
    : { to: 'off', untold: ONLY_THE_DEPLOYMENT };
}
