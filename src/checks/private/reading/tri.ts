/** An answer in which "can not tell" is an answer of its own. */
export type Tri = 'yes' | 'no' | 'unknown';

export function both(a: Tri, b: Tri): Tri {
  return a === 'no' || b === 'no' ? 'no' : a === 'yes' && b === 'yes' ? 'yes' : 'unknown';
}

export function either(a: Tri, b: Tri): Tri {
  return a === 'yes' || b === 'yes' ? 'yes' : a === 'no' && b === 'no' ? 'no' : 'unknown';
}

/** Whether one item passes; of none at all, none does. */
export function some<T>(items: readonly T[], test: (item: T) => Tri): Tri {
  let answer: Tri = 'no';
  for (const item of items) {
    answer = either(answer, test(item));
  }
  return answer;
}

/** Whether all items pass; none at all do. */
export function every<T>(items: readonly T[], test: (item: T) => Tri): Tri {
  let answer: Tri = 'yes';
  for (const item of items) {
    answer = both(answer, test(item));
  }
  return answer;
}
