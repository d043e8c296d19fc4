import { isLiteral, type Text } from '../../../model/text';
import { some, type Tri } from '../../../model/tri';
import type { Statement } from './statements';

/** Whether a statement is for an action, resources and conditions aside. */
export function isFor({ actions, isNotAction }: Statement, action: string): Tri {
  const named = some(actions, (pattern) => matchesAction(pattern, action));
  return !isNotAction || named === 'unknown' ? named : named === 'yes' ? 'no' : 'yes';
}

function matchesAction(pattern: Text, action: string): Tri {
  return isLiteral(pattern) ? (overlap(pattern.toLowerCase(), action.toLowerCase()) ? 'yes' : 'no') : 'unknown';
}

const WILDCARD = /[*?]/;

/** Whether there is a text that both patterns match; a pattern without wildcards is its own only text. */
export function overlap(a: string, b: string): boolean {
  if (!WILDCARD.test(a) && !WILDCARD.test(b)) {
    return a === b;
  }
  const seen = new Set<number>();
  const meet = (i: number, j: number): boolean => {
    const at = i * (b.length + 1) + j;
    if (seen.has(at)) {
      return false;
    }
    seen.add(at);
    const [x, y] = [a[i], b[j]];
    if (x === undefined && y === undefined) {
      return true;
    }
    return (
      (x === '*' && (meet(i + 1, j) || (y !== undefined && meet(i, j + 1)))) ||
      (y === '*' && (meet(i, j + 1) || (x !== undefined && meet(i + 1, j)))) ||
      (x !== undefined && y !== undefined && (x === y || x === '?' || y === '?') && meet(i + 1, j + 1))
    );
  };
  return meet(0, 0);
}
