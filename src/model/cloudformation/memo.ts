/** How deep values may lie in each other. Deeper ones are unknown, so that no template can overflow the stack. */
const DEEPEST = 150;

/** Counts how deep one is, across all templates of an app. */
export class Depth {
  private level = 0;

  /** Goes one level down, unless that is too deep. */
  public within<T>(compute: () => T, tooDeep: () => T): T {
    if (this.level >= DEEPEST) {
      return tooDeep();
    }
    this.level++;
    try {
      return compute();
    } finally {
      this.level--;
    }
  }
}

/** Works each thing out once, when it is first asked for. What needs itself to be worked out never can be. */
export class Memo<T> {
  private readonly answers = new Map<string, T>();
  private readonly underWay = new Set<string>();

  public get(key: string, compute: () => T, goesRound: () => T): T {
    const answer = this.answers.get(key);
    if (answer !== undefined || this.answers.has(key)) {
      return answer as T;
    }
    if (this.underWay.has(key)) {
      return goesRound();
    }
    this.underWay.add(key);
    try {
      const worked = compute();
      this.answers.set(key, worked);
      return worked;
    } finally {
      this.underWay.delete(key);
    }
  }
}

/** A value that is worked out when it is first asked for. */
export function once<T>(compute: () => T): () => T {
  let answer: { readonly value: T } | undefined;
  return () => {
    answer ??= { value: compute() };
    return answer.value;
  };
}
