import { type Text, unknownReasons } from '../../../model/text';
import { isWhollyUnknown } from './text-parts';

/** What is known of the condition keys of a request. */
export interface ContextFacts {
  /**
   * One value, or a list for a key that can have several. A value of which nothing is known is written
   * `unknown(reason)`: whether the key is there at all is then unknown too.
   */
  readonly values: Readonly<Record<string, Text | readonly Text[]>>;
  /**
   * The keys of which all is known: one without a value is known to be absent. An item that ends in `*` stands for all keys
   * that begin so, such as `aws:PrincipalTag/*`. Of any other key without a value nothing is known.
   */
  readonly closed: readonly string[];
}

/** What a request says of one key. `open`: nobody said anything about it. */
export type Found =
  | { readonly kind: 'value'; readonly value: Text }
  | { readonly kind: 'list'; readonly values: readonly Text[] }
  | { readonly kind: 'absent' }
  | { readonly kind: 'open' }
  | { readonly kind: 'unknown'; readonly reason: string };

const ABSENT: Found = { kind: 'absent' };
const OPEN: Found = { kind: 'open' };

/**
 * The condition keys of a request. Key names do not tell case apart.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html
 */
export class RequestContext {
  private readonly found: Map<string, Found>;
  private readonly closed: readonly string[];

  public constructor(
    { values, closed }: ContextFacts,
    /** What holds besides; the facts go before. */
    private readonly base?: RequestContext,
  ) {
    this.found = new Map();
    for (const key of Object.keys(values)) {
      const lowerKey = key.toLowerCase();
      this.found.set(lowerKey, this.found.has(lowerKey) ? givenTwice(key) : foundOf(values[key]));
    }
    this.closed = closed;
  }

  public find(lowerKey: string): Found {
    return this.lookUp(lowerKey) ?? (this.isClosed(lowerKey) ? ABSENT : OPEN);
  }

  private lookUp(lowerKey: string): Found | undefined {
    return this.found.get(lowerKey) ?? this.base?.lookUp(lowerKey);
  }

  private isClosed(lowerKey: string): boolean {
    return this.closed.some((item) => closes(item.toLowerCase(), lowerKey)) || (this.base?.isClosed(lowerKey) ?? false);
  }
}

function closes(item: string, lowerKey: string): boolean {
  return item.endsWith('*') ? lowerKey.startsWith(item.slice(0, -1)) : item === lowerKey;
}

function foundOf(value: Text | readonly Text[]): Found {
  if (typeof value !== 'string') {
    return { kind: 'list', values: value };
  }
  return isWhollyUnknown(value)
    ? { kind: 'unknown', reason: unknownReasons(value).join('; ') }
    : { kind: 'value', value };
}

/** AWS warns of tag keys that differ in case only, and does not say which one a policy then sees. */
function givenTwice(key: string): Found {
  return { kind: 'unknown', reason: `${key} is given twice, in different case` };
}
