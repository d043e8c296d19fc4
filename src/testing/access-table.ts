import { accessEntries } from './private/access/access-entries';
import { asMarkdown } from './private/access/as-markdown';
import { asMermaid } from './private/access/as-mermaid';
import { asText } from './private/access/as-text';
import type { AppPool } from './private/app-pool';

/** One way to a role of an identity pool. */
export interface AccessTableEntry {
  /** Through which provider people come, or `guests` for those who come through none. */
  readonly provider: string;

  /** Which of them this is about: a rule, a group, or all others. */
  readonly who: string;

  /** What becomes of their claims: `tag <- claim`. Empty where no claim becomes a tag. */
  readonly tags: string[];

  /**
   * The role they get.
   *
   * @default - none: the sign-in is refused
   */
  readonly role?: string;

  /** The providers whose users the role lets in, where it does not let in those of every provider. */
  readonly through: string[];

  /** Why the sign-in fails or may fail, and what can not be told. Empty where it works. */
  readonly problems: string[];

  /** What the role may do, statement by statement, with everything that limits it. */
  readonly permissions: string[];
}

/**
 * Who gets which role of an identity pool, and what the role may do: the pool on one page, for people to read.
 *
 * It lists what the policies say. Whether one request is allowed, `SimulatedSession` decides.
 */
export class AccessTable {
  /** @internal */
  public static _of(pool: AppPool): AccessTable {
    return new AccessTable(pool.path ?? pool.source.logicalId, accessEntries(pool));
  }

  /** The pool: the path of its construct, or its logical id. */
  public readonly pool: string;

  /** The ways to the roles: provider by provider, in the order in which Cognito tries them. */
  public readonly entries: AccessTableEntry[];

  private constructor(pool: string, entries: AccessTableEntry[]) {
    this.pool = pool;
    this.entries = entries;
  }

  /** The table as plain text. */
  public toText(): string {
    return asText(this);
  }

  /** The table as Markdown, for a file that stands beside the code. */
  public toMarkdown(): string {
    return asMarkdown(this);
  }

  /** A diagram in the language of Mermaid: providers, roles, and what the roles reach. */
  public toMermaid(): string {
    return asMermaid(this);
  }
}
