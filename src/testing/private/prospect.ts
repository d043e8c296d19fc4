import type { Text } from '../../model/text';
import type { SignInRefusal } from '../session-outcome';

/** What the choice of a role may come to. */
export type Prospect =
  | { readonly kind: 'role'; readonly roleArn: Text; readonly why: string }
  | { readonly kind: 'refused'; readonly refusal: SignInRefusal }
  /** Anything may happen. */
  | { readonly kind: 'open'; readonly reason: string };

/**
 * All that a choice may come to. More than one where AWS does not document which, or where a template does not say: whatever
 * holds for every one of them is certain all the same.
 */
export interface Prospects {
  readonly all: readonly Prospect[];
  /** Why there is more than one. */
  readonly doubts: readonly string[];
}

export function certain(prospect: Prospect): Prospects {
  return { all: [prospect], doubts: [] };
}

export function open(reason: string): Prospects {
  return { all: [{ kind: 'open', reason }], doubts: [reason] };
}

/** One of these, and it can not be told which. */
export function oneOf(choices: readonly Prospects[], ...doubts: readonly string[]): Prospects {
  return {
    all: choices.flatMap(({ all }) => all),
    doubts: [...doubts, ...choices.flatMap((choice) => choice.doubts)],
  };
}
