import { isObject, type JsonObject, unreadable } from './json';
import { Statement } from './statement';
import type { PolicyKind } from './statement-grammar';

/** A policy as it stands in a template: parsed JSON of which nothing is taken for granted. */
export interface EvaluatedPolicy {
  /** What to call it in a message. */
  readonly name: string;
  /** Its strings are texts; where a whole value is unknown, an unknown text stands in its place. */
  readonly document: unknown;
}

/** The version of the policy language that has variables; the only other one is 2008-10-17, which is the default too. */
const WITH_VARIABLES = '2012-10-17';
const VERSIONS: readonly unknown[] = [undefined, '2008-10-17', WITH_VARIABLES];

/** A policy, read once and good for any number of requests. */
export class Policy {
  public static read({ name, document }: EvaluatedPolicy, kind: PolicyKind): Policy {
    const mistake = isObject(document) ? mistakeIn(document) : unreadable(document);
    if (mistake !== undefined || !isObject(document)) {
      return new Policy(name, [Statement.unreadable(`${mistake}`)]);
    }
    const sources = Array.isArray(document.Statement) ? document.Statement : [document.Statement];
    const variables = document.Version === WITH_VARIABLES;
    return new Policy(
      name,
      sources.map((source, index) => Statement.parse(source, index, kind, variables)),
    );
  }

  private constructor(
    public readonly name: string,
    public readonly statements: readonly Statement[],
  ) {}
}

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html */
function mistakeIn(document: JsonObject): string | undefined {
  const strange = Object.keys(document).find((name) => !['Version', 'Id', 'Statement'].includes(name));
  if (strange !== undefined) {
    return `there is no element ${strange}`;
  }
  if (!VERSIONS.includes(document.Version)) {
    return `Version: ${unreadable(document.Version)}`;
  }
  const { Statement: statements } = document;
  return statements === undefined || (Array.isArray(statements) && statements.length === 0)
    ? 'IAM takes no policy without a statement'
    : undefined;
}
