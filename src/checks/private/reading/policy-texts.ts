import { isLiteral, piecesOf, type Text } from '../../../model/text';
import { remember } from './remember';
import type { Statement } from './statements';

/** The texts of a statement in which policy variables stand for something. */
export function textsOf({ resources, tests }: Statement): readonly Text[] {
  return [...resources, ...tests.flatMap(({ values }) => values)];
}

/** The keys of the policy variables in a text, as the policy writes them, without their defaults. */
export function variablesIn(text: Text): readonly string[] {
  if (!text.includes('${')) {
    return [];
  }
  return [...text.matchAll(/\$\{([^{}]*)\}/g)].map(([, key]) => key.split(',')[0].trim()).filter(isLiteral);
}

/** The policy variables and condition keys that a statement reads. */
export const keysReadBy = remember((statement: Statement): readonly string[] => [
  ...new Set([...statement.tests.map(({ key }) => key), ...textsOf(statement).flatMap(variablesIn)]),
]);

const PRINCIPAL_TAG = /^aws:PrincipalTag\/(.+)$/i;

/** The principal tags that a statement reads. */
export function tagsReadBy(statement: Statement): readonly string[] {
  return keysReadBy(statement).flatMap((key) => PRINCIPAL_TAG.exec(key)?.[1] ?? []);
}

const OF_COGNITO = /^(cognito-identity[^:]*):(aud|amr|sub)$/i;

/** Cognito's own keys among those a statement reads: the principal before the colon, and what stands after it. */
export function cognitoKeysReadBy(statement: Statement): readonly { key: string; principal: string; name: string }[] {
  return keysReadBy(statement).flatMap((key) => {
    const [, principal, name] = OF_COGNITO.exec(key) ?? [];
    return name === undefined ? [] : [{ key, principal: principal.toLowerCase(), name: name.toLowerCase() }];
  });
}

/** One part of a pattern of a policy. */
export type PatternPart =
  | { readonly kind: 'variable'; readonly key: string }
  | { readonly kind: 'wildcard' }
  | { readonly kind: 'text'; readonly text: string }
  /** What is not known; it may be anything. */
  | { readonly kind: 'unknown' };

/** A pattern, part by part. `${*}` is a star and no wildcard. */
export function patternOf(text: Text): readonly PatternPart[] {
  return piecesOf(text).flatMap((piece): PatternPart[] => {
    if (piece.kind !== 'literal') {
      return [piece.kind === 'symbol' ? { kind: 'text', text: '' } : { kind: 'unknown' }];
    }
    return [...piece.text.matchAll(/\$\{([^{}]*)\}|[*?]|[^*?$]+|\$/g)].map(([part, key]) =>
      key !== undefined
        ? /^[*?$]$/.test(key)
          ? { kind: 'text', text: key }
          : { kind: 'variable', key: key.split(',')[0].trim() }
        : part === '*' || part === '?'
          ? { kind: 'wildcard' }
          : { kind: 'text', text: part },
    );
  });
}
