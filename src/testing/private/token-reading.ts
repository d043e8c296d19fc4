import {
  DefaultTokenResolver,
  type IResolvable,
  type IResolveContext,
  Reference,
  Stack,
  StringConcat,
  Tokenization,
} from 'aws-cdk-lib';

/** What a token becomes in the template of one stack. */
export interface TokenExpression {
  /** The stack whose template can say what the expression is worth. Undefined for a token that is of no stack. */
  readonly stack?: Stack;
  /** CloudFormation. */
  readonly expression: unknown;
}

/**
 * Reads a token in the stack of what it refers to: in any other it means something only where that stack happens to use it.
 * Undefined for one that refers to several stacks, which no template can say.
 *
 * @param scope where a token is read that refers to no construct
 */
export function readToken(token: IResolvable, scope: Stack): TokenExpression | undefined {
  const stacks = stacksReferredTo(token, scope);
  if (stacks.size > 1) {
    return undefined;
  }
  const [stack] = stacks;
  return { stack, expression: (stack ?? scope).resolve(token) };
}

function stacksReferredTo(token: IResolvable, scope: Stack): Set<Stack> {
  const stacks = new Set<Stack>();
  class References extends DefaultTokenResolver {
    public override resolveToken(inner: IResolvable, context: IResolveContext, postProcessor: never): unknown {
      if (Reference.isReference(inner)) {
        stacks.add(Stack.of(inner.target));
        return '';
      }
      return super.resolveToken(inner, context, postProcessor);
    }
  }
  Tokenization.resolve(token, { scope, resolver: new References(new StringConcat()), preparing: false });
  return stacks;
}

/** The logical ids an expression names. */
export function logicalIdsIn(expression: unknown): string[] {
  if (typeof expression !== 'object' || expression === null) {
    return [];
  }
  return Object.entries(expression).flatMap(([key, value]) => {
    if (key === 'Ref') {
      return typeof value === 'string' && !value.startsWith('AWS::') ? [value] : [];
    }
    return key === 'Fn::GetAtt' && Array.isArray(value) ? [String(value[0])] : logicalIdsIn(value);
  });
}
