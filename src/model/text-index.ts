import { listAt } from './cloudformation/template';
import { sameness } from './sameness';
import { isKnown, isLiteral, isOneValue, piecesOf, type Text } from './text';

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

/**
 * Finds items by a text of theirs: a name, an id, an ARN. What is known is found at once; only texts that are not known to
 * the last character are compared one by one.
 */
export class TextIndex<T> {
  private readonly entries: readonly Entry<T>[];
  private readonly exact = new Map<Text, T[]>();
  private readonly unclear: readonly Entry<T>[];
  private readonly unclearWithoutSymbol: readonly Entry<T>[];

  constructor(items: readonly T[], textsOf: (item: T) => readonly Text[]) {
    this.entries = items.flatMap((item) => textsOf(item).map((text) => ({ text, item })));
    for (const { text, item } of this.entries) {
      if (isOneValue(text)) {
        listAt(this.exact, text).push(item);
      }
    }
    this.unclear = this.entries.filter(({ text }) => !isKnown(text));
    this.unclearWithoutSymbol = this.unclear.filter(
      ({ text }) => !piecesOf(text).some((piece) => piece.kind === 'symbol'),
    );
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
    const candidates = isLiteral(text) ? this.unclearWithoutSymbol : isKnown(text) ? this.unclear : this.entries;
    return candidates
      .filter((entry) => entry.text !== text || !isOneValue(text))
      .filter((entry) => sameness(entry.text, text) === 'unknown')
      .map(({ item }) => item);
  }
}
