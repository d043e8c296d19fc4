/** How deep values may lie in each other. Deeper ones are unknown, so that no template can overflow the stack. */
const DEEPEST = 150;

/** The expressions one is in, across all templates of an app. Whoever entered one leaves it again. */
export class Depth {
  private readonly around = new Set<unknown>();

  /** Enters an expression; false where that leads too deep, or round: YAML can tie a list into itself. */
  public enter(expression: unknown): boolean {
    if (this.around.size >= DEEPEST || this.around.has(expression)) {
      return false;
    }
    this.around.add(expression);
    return true;
  }

  public leave(expression: unknown): void {
    this.around.delete(expression);
  }
}

const UNDER_WAY = Symbol('under way');

/**
 * Works each thing of an owner out once, when it is first asked for: the attributes of a resource, the outputs of a template.
 * What needs itself to be worked out never can be.
 */
export class MemoOf<Owner, T> {
  private readonly answers = new Map<Owner, Map<string, T | typeof UNDER_WAY>>();

  constructor(
    private readonly compute: (owner: Owner, key: string) => T,
    private readonly goesRound: (owner: Owner, key: string) => T,
  ) {}

  public get(owner: Owner, key: string): T {
    let answers = this.answers.get(owner);
    if (answers === undefined) {
      answers = new Map();
      this.answers.set(owner, answers);
    }
    const answer = answers.get(key);
    if (answer === UNDER_WAY) {
      return this.goesRound(owner, key);
    }
    if (answer !== undefined || answers.has(key)) {
      return answer as T;
    }
    answers.set(key, UNDER_WAY);
    const worked = this.compute(owner, key);
    answers.set(key, worked);
    return worked;
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
