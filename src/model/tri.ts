/** An answer in which "can not tell" is an answer of its own. Kleene's three-valued logic. */
export type Tri = 'yes' | 'no' | 'unknown';

export function not(a: Tri): Tri {
  return a === 'yes' ? 'no' : a === 'no' ? 'yes' : 'unknown';
}

export function both(a: Tri, b: Tri): Tri {
  return a === 'no' || b === 'no' ? 'no' : a === 'yes' && b === 'yes' ? 'yes' : 'unknown';
}

export function either(a: Tri, b: Tri): Tri {
  return a === 'yes' || b === 'yes' ? 'yes' : a === 'no' && b === 'no' ? 'no' : 'unknown';
}

/** Whether all items pass; none at all do. Asks no further once the answer stands. */
export function every<T>(items: readonly T[], test: (item: T) => Tri): Tri {
  let answer: Tri = 'yes';
  for (const item of items) {
    answer = both(answer, test(item));
    if (answer === 'no') {
      break;
    }
  }
  return answer;
}

/** Whether one item passes; of none at all, none does. Asks no further once the answer stands. */
export function some<T>(items: readonly T[], test: (item: T) => Tri): Tri {
  let answer: Tri = 'no';
  for (const item of items) {
    answer = either(answer, test(item));
    if (answer === 'yes') {
      break;
    }
  }
  return answer;
}

/** Caps an answer at "can not tell": what would be a yes, were the rest as it seems. */
export function maybe(a: Tri): Tri {
  return a === 'no' ? 'no' : 'unknown';
}
