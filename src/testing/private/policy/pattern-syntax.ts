import { piecesOf, type Text, unknownReasons } from '../../../model/text';
import { type Hole, MANY, ONE, type PatternPiece } from './pattern-piece';
import { SYMBOL_CLOSE, SYMBOL_OPEN, UNKNOWN_CLOSE, UNKNOWN_OPEN } from './text-parts';

/** A policy variable, `${key}` or `${key, 'default'}`. */
export interface Variable {
  /** As the policy writes it. */
  readonly key: string;
  readonly lowerKey: string;
  readonly fallback: string | undefined;
}

export type PatternPart = PatternPiece | Variable;

export interface Syntax {
  /** Whether `*` and `?` stand for other characters here. */
  readonly wildcards: boolean;
  /** Whether `${...}` is a variable here: only in policies of `Version` 2012-10-17. */
  readonly variables: boolean;
}

const SYMBOL = `${SYMBOL_OPEN}[^${SYMBOL_CLOSE}]*${SYMBOL_CLOSE}`;
const UNKNOWN = `${UNKNOWN_OPEN}[^${UNKNOWN_CLOSE}]*${UNKNOWN_CLOSE}`;
const MARKS = SYMBOL_OPEN + SYMBOL_CLOSE + UNKNOWN_OPEN + UNKNOWN_CLOSE;
const TO_BRACE = `(?:[^}${MARKS}]|${SYMBOL}|${UNKNOWN})*`;

/**
 * The tokens of a pattern, the first that fits. What is unknown may complete a variable that is begun before it or end one
 * that is closed behind it, so it takes the `$` and the text up to the brace along.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
const WITH_VARIABLES = new RegExp(
  [
    String.raw`\$\{(?<escaped>[*?$])\}`,
    String.raw`\$\{(?<key>[^\s$\{}',${MARKS}](?:[^$\{}',${MARKS}]*[^\s$\{}',${MARKS}])?)(?:, '(?<fallback>[^'$\{}${MARKS}]*)')?\}`,
    String.raw`(?<broken>\$\{${TO_BRACE}\}?)`,
    String.raw`(?<hole>\$?${UNKNOWN}(?:${TO_BRACE}\})?)`,
    '(?<wildcard>[*?])',
    String.raw`(?<literal>(?:[^*?$${MARKS}]|${SYMBOL})+|\$)`,
  ].join('|'),
  'g',
);

const WITHOUT_VARIABLES = new RegExp(
  [`(?<hole>${UNKNOWN})`, `(?<wildcard>[*?])`, `(?<literal>(?:[^*?${MARKS}]|${SYMBOL})+)`].join('|'),
  'g',
);

/** What no text has in it that is nothing but characters. */
const SPECIAL = new RegExp(`[*?$${SYMBOL_OPEN}${UNKNOWN_OPEN}]`);

/** Reads a text of a policy into the parts it is matched by. */
export function partsOf(source: Text, syntax: Syntax): PatternPart[] {
  if (source !== '' && !SPECIAL.test(source)) {
    return [source];
  }
  const tokens = source.matchAll(syntax.variables ? WITH_VARIABLES : WITHOUT_VARIABLES);
  const parts: PatternPart[] = [];
  for (const { groups } of tokens) {
    const part = partOf(groups as Groups, syntax);
    const last = parts.at(-1);
    if (typeof part === 'string' && typeof last === 'string') {
      parts[parts.length - 1] = last + part;
    } else {
      parts.push(part);
    }
  }
  return parts;
}

type Groups = Readonly<
  Record<'escaped' | 'key' | 'fallback' | 'broken' | 'hole' | 'wildcard' | 'literal', string | undefined>
>;

function partOf(token: Groups, syntax: Syntax): PatternPart {
  if (token.key !== undefined) {
    return { key: token.key, lowerKey: token.key.toLowerCase(), fallback: token.fallback };
  }
  if (token.broken !== undefined || token.hole !== undefined) {
    return holeOf(token.broken ?? (token.hole as string));
  }
  if (token.wildcard !== undefined && syntax.wildcards) {
    return token.wildcard === '*' ? MANY : ONE;
  }
  return (token.escaped ?? token.wildcard ?? token.literal) as string;
}

function holeOf(text: Text): Hole {
  const [piece, ...others] = piecesOf(text);
  if (piece.kind === 'unknown' && others.length === 0) {
    return { reason: piece.reason, name: piece.name };
  }
  const reasons = unknownReasons(text);
  return { reason: reasons.length > 0 ? reasons.join('; ') : `${text} is no policy variable that IAM documents` };
}
