import { type IResolvable, Tokenization } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { TextLimit } from '../../private/limits';
import { isTokenOfText, requireText } from '../../private/requirements';
import { symbolic } from '../../private/symbols';

/**
 * Refuses a text that may not stand in a pattern. What only the deployment knows passes; what is written around it does not,
 * for one wildcard beside a token opens as much as one alone.
 */
export function requirePatternText(where: IConstruct, what: string, value: string, limit: TextLimit): void {
  if (!isTokenOfText(value)) {
    requireText(where, what, value, limit);
    return;
  }
  const written = withTokensAs('x'.repeat(limit.min ?? 1), value, where);
  requireText(where, what, written, { ...limit, remedy: undefined }, withTokensAs('<token>', value, where));
}

function withTokensAs(standIn: string, text: string, scope: IConstruct): string {
  return Tokenization.reverseString(text)
    .mapTokens({
      mapToken: (token: IResolvable) => {
        const { value, isKnown } = symbolic(token, scope);
        return (isKnown ? literalsIn(value, standIn) : standIn) as never;
      },
    })
    .join({ join: (left, right) => `${left ?? ''}${right ?? ''}` });
}

/** What a token says besides what it leaves to the deployment: `Fn.join()` holds texts of its own. */
function literalsIn(value: unknown, standIn: string): string {
  if (typeof value === 'string') {
    return value.replace(/<[^<>]+>|\$\{AWS::\w+\}/g, standIn);
  }
  const { 'Fn::Join': join } = (value ?? {}) as { 'Fn::Join'?: [string, unknown] };
  return join && Array.isArray(join[1]) ? join[1].map((part) => literalsIn(part, standIn)).join(join[0]) : standIn;
}
