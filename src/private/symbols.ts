import {
  DefaultTokenResolver,
  type IFragmentConcatenator,
  type IResolvable,
  type IResolveContext,
  Reference,
  Token,
  Tokenization,
} from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** Stands for what can not be told yet. */
const UNKNOWN = '?';

/** A value whose references stand as the construct they point to, wherever that construct lives. */
export interface Symbolic {
  readonly value: unknown;
  /** Whether nothing in it has to wait for synthesis. */
  readonly isKnown: boolean;
  /** The constructs the value refers to. */
  readonly targets: IConstruct[];
}

/**
 * Resolves a value without turning references into `{ Ref: ... }`: two stacks may use one logical id for two resources, and
 * before synthesis a reference to another stack still renders as if it were local. A reference becomes `<path.Attribute>`.
 *
 * @param value the value
 * @param scope where it stands
 * @param state whether everything was added, so that lazy values may be asked
 */
export function symbolic(value: unknown, scope: IConstruct, { isWhole = false } = {}): Symbolic {
  const targets: IConstruct[] = [];
  let isKnown = true;
  class References extends DefaultTokenResolver {
    public override resolveToken(token: IResolvable, context: IResolveContext, postProcessor: never): unknown {
      if (Reference.isReference(token)) {
        targets.push(token.target);
        return `<${token.target.node.path}.${token.displayName}>`;
      }
      if (!isWhole && isLazy(token)) {
        isKnown = false;
        return UNKNOWN;
      }
      return super.resolveToken(token, context, postProcessor);
    }
  }
  const resolved = Tokenization.resolve(value, {
    scope,
    resolver: new References(new ReadableConcat()),
    preparing: true,
  });
  return { value: resolved, isKnown, targets };
}

/** Keeps what only CloudFormation can fill in, as `Fn.sub()` writes it: two intrinsics are not one text. */
class ReadableConcat implements IFragmentConcatenator {
  public join(left: unknown, right: unknown): string {
    return [left, right].map(readable).join('');
  }
}

function readable(part: unknown): string {
  if (typeof part !== 'object' || part === null) {
    return part === undefined ? '' : String(part);
  }
  const { Ref: name } = part as { Ref?: string };
  return name === undefined ? JSON.stringify(part) : `\${${name}}`;
}

/** Lazy values answer once and remember it: asking before everything is there would fix a wrong answer for good. */
function isLazy(token: IResolvable): boolean {
  return JSON.stringify(token) === '"<unresolved-lazy>"';
}

/** Whether a resolved text is nothing but a reference. */
export function isReferenceSymbol(x: unknown): boolean {
  return typeof x === 'string' && /^<[^<>]+>$/.test(x);
}

/** The construct a token refers to, when it is a plain reference. */
export function referencedConstruct(token: string): IConstruct | undefined {
  if (!Token.isUnresolved(token)) {
    return undefined;
  }
  const reversed = Tokenization.reverse(token, { failConcat: false });
  return Reference.isReference(reversed) ? reversed.target : undefined;
}

/** Whether two texts name one thing. Unknown where a token hides what it is. */
export type NamesSame = 'same' | 'different' | 'unknown';

export function namesSame(a: string, b: string): NamesSame {
  if (a === b) {
    return 'same';
  }
  const [targetA, targetB] = [referencedConstruct(a), referencedConstruct(b)];
  if (targetA && targetB) {
    return targetA === targetB ? 'same' : 'different';
  }
  return Token.isUnresolved(a) || Token.isUnresolved(b) ? 'unknown' : 'different';
}
