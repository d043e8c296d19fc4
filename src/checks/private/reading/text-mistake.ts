import { isLiteral, literalPartsOf, literalStartOf, readable, type Text } from '../../../model/text';
import type { TextLimit } from '../../../private/limits';
import type { Finding } from '../rule';

/** Where a finding stands. */
export type Place = Pick<Finding, 'at' | 'pool' | 'property'>;

export function within(place: Place, property: string): Place {
  return { ...place, property: `${place.property}.${property}` };
}

/** A finding for a text that breaks a limit of its service for certain. What is known only at deployment counts nothing. */
export function textFindings(place: Place, text: Text | undefined, limit: TextLimit): Finding[] {
  const mistake = text === undefined ? undefined : mistakeIn(text, limit);
  return mistake === undefined ? [] : [{ ...place, what: mistake }];
}

export function mistakeIn(text: Text, { min = 1, max, pattern, characters }: TextLimit): string | undefined {
  const length = leastLength(text);
  if (length > max) {
    return `${quoted(text)} has ${isLiteral(text) ? '' : 'at least '}${length} characters, ${max} are allowed`;
  }
  if (!isLiteral(text)) {
    return undefined;
  }
  if (length < min) {
    return length === 0 ? 'it is empty' : `${quoted(text)} has ${length} characters, at least ${min} are needed`;
  }
  return (pattern?.test(text) ?? true) ? undefined : `${quoted(text)}, where these are allowed: ${characters}`;
}

/** What to write, for every text with the limit. */
export function fixOf({ min = 1, max, characters, example }: TextLimit): string {
  return `${min} to ${max} characters: ${characters}; for example "${example}"`;
}

/** Whether a text can not begin like this, whatever it turns out to be. */
export function certainlyLacksStart(text: Text, start: string): boolean {
  const known = literalStartOf(text);
  return !known.startsWith(start) && (isLiteral(text) || !start.startsWith(known));
}

export function quoted(text: Text): string {
  const shown = readable(text);
  return `"${shown.length > 200 ? `${shown.slice(0, 60)}…` : shown}"`;
}

function leastLength(text: Text): number {
  return literalPartsOf(text).length;
}
