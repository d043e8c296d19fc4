import { isLiteral, type Text } from '../../../model/text';
import type { FilledPattern } from './glob';
import { literalPieces, MANY, ONE, type PatternPiece } from './pattern-piece';
import { type PatternPart, partsOf, type Syntax, type Variable } from './pattern-syntax';
import type { RequestContext } from './request-context';
import { foldCase } from './text-parts';

/** A pattern for one request; `unresolved` names a variable of it that has no value there, so that it matches nothing. */
export interface Filling extends FilledPattern {
  readonly unresolved?: string;
}

/** A text of a policy that is matched against texts of requests. Read once, filled in for every request. */
export class Pattern {
  public static parse(source: Text, syntax: Syntax): Pattern {
    return new Pattern(source, partsOf(source, syntax));
  }

  private readonly fixed: Filling | undefined;
  private readonly isPlain: boolean;

  public constructor(
    public readonly source: Text,
    public readonly parts: readonly PatternPart[],
  ) {
    this.isPlain = parts.every((part) => isVariable(part) || isPlainPiece(part));
    this.fixed = parts.some(isVariable) ? undefined : filled(parts as readonly PatternPiece[]);
  }

  /** Puts the values of a request in place of the variables. What is put in is literal, whatever characters it holds. */
  public fill(context: RequestContext): Filling {
    if (this.fixed) {
      return this.fixed;
    }
    const pieces: PatternPiece[] = [];
    let isPlain = this.isPlain;
    for (const part of this.parts) {
      if (!isVariable(part)) {
        pieces.push(part);
        continue;
      }
      const value = valueOfVariable(part, context);
      if (value === undefined) {
        return { pieces: [], isPlain: true, unresolved: part.key };
      }
      isPlain &&= value.every(isPlainPiece);
      pieces.push(...value);
    }
    return { pieces, isPlain };
  }
}

export function isVariable(part: PatternPart): part is Variable {
  return typeof part === 'object' && 'lowerKey' in part;
}

/** A pattern without variables. */
export function filled(pieces: readonly PatternPiece[]): FilledPattern {
  return { pieces, isPlain: pieces.every(isPlainPiece) };
}

/** The same pattern with the case of its characters folded. */
export function folded({ pieces, isPlain }: FilledPattern): FilledPattern {
  return { pieces: pieces.map((piece) => (typeof piece === 'string' ? foldCase(piece) : piece)), isPlain };
}

/** A pattern as people read it. */
export function readablePieces(pieces: readonly PatternPiece[], readable: (text: Text) => string): string {
  return pieces
    .map((piece) => {
      if (typeof piece === 'string') {
        return readable(piece);
      }
      return piece === MANY ? '*' : piece === ONE ? '?' : `<unknown: ${piece.reason}>`;
    })
    .join('');
}

function isPlainPiece(piece: PatternPiece): boolean {
  return typeof piece === 'string' ? isLiteral(piece) : piece === MANY || piece === ONE;
}

/** What stands for a variable; `undefined` when it has no value. */
function valueOfVariable(variable: Variable, context: RequestContext): PatternPiece[] | undefined {
  const found = context.find(variable.lowerKey);
  switch (found.kind) {
    case 'value':
      return literalPieces(found.value);
    case 'list':
      return [{ reason: `${variable.key} has a list of values, and IAM takes no such key as a policy variable` }];
    case 'unknown':
      return [{ reason: found.reason }];
    case 'open':
      return [{ reason: notSupplied(variable.key) }];
    case 'absent':
      return variable.fallback === undefined ? undefined : fallbackPieces(variable);
  }
}

/** IAM does not say whether a wildcard in a default is one. */
function fallbackPieces({ key, fallback = '' }: Variable): PatternPiece[] {
  return /[*?]/.test(fallback)
    ? [{ reason: `IAM does not say what a wildcard in the default of \${${key}} means` }]
    : [fallback];
}

/** How a key of the context that nobody spoke of can be supplied. */
export function notSupplied(key: string): string {
  return `nothing is known about ${key}; supply it with context: { '${key}': ... }`;
}
