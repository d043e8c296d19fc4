import { listAt } from './cloudformation/template';
import { lastOwnerOf, sameness } from './sameness';
import { holdsSymbol, isKnown, isLiteral, isOneValue, type Text } from './text';

/** What a text finds. */
export interface Found<T> {
  readonly sure: readonly T[];
  /** Those whose text may turn out to be this one. */
  readonly possible: readonly T[];
}

interface Entry<T> {
  readonly text: Text;
  readonly item: T;
}

type EntriesByOwner<T> = Map<string | undefined, Entry<T>[]>;

/**
 * Finds items by a text of theirs: a name, an id, an ARN. What is known is found at once; only texts that are not known to
 * the last character are compared one by one, and of those only the ones that do not end with another resource's name.
 */
export class TextIndex<T> {
  private readonly exact = new Map<Text, T[]>();
  /** All entries, and those whose text is not wholly known, by the resource whose name the text ends with. */
  private readonly entries: EntriesByOwner<T> = new Map();
  private readonly unclear: EntriesByOwner<T> = new Map();
  private readonly unclearWithoutSymbol: readonly Entry<T>[];

  constructor(items: readonly T[], textsOf: (item: T) => readonly Text[]) {
    for (const item of items) {
      for (const text of textsOf(item)) {
        this.add({ text, item });
      }
    }
    this.unclearWithoutSymbol = (this.unclear.get(undefined) ?? []).filter(({ text }) => !holdsSymbol(text));
  }

  /** Everything with this text. */
  public all(text: Text): Found<T> {
    const sure = isOneValue(text) ? (this.exact.get(text) ?? []) : [];
    return { sure, possible: this.possible(text).filter((item) => !sure.includes(item)) };
  }

  /** What has this text, where the text belongs to one thing only: if it is found, nothing else can be meant. */
  public one(text: Text): Found<T> {
    const sure = isOneValue(text) ? this.exact.get(text) : undefined;
    return sure ? { sure, possible: [] } : { sure: [], possible: this.possible(text) };
  }

  private possible(text: Text): T[] {
    return this.candidates(text)
      .filter((entry) => sameness(entry.text, text) === 'unknown')
      .map(({ item }) => item);
  }

  private add(entry: Entry<T>): void {
    const { text, item } = entry;
    const owner = lastOwnerOf(text);
    listAt(this.entries, owner).push(entry);
    if (!isKnown(text)) {
      listAt(this.unclear, owner).push(entry);
    }
    if (isOneValue(text)) {
      listAt(this.exact, text).push(item);
    }
  }

  /** All that can not be ruled out at a glance. */
  private candidates(text: Text): readonly Entry<T>[] {
    if (isLiteral(text)) {
      return this.unclearWithoutSymbol;
    }
    const entries = isKnown(text) ? this.unclear : this.entries;
    if (entries.size === 0) {
      return [];
    }
    const owner = lastOwnerOf(text);
    return owner === undefined
      ? [...entries.values()].flat()
      : [...(entries.get(undefined) ?? []), ...(entries.get(owner) ?? [])];
  }
}
