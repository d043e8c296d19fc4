import type { JsonObject } from './json';

/** What a policy is attached to: it decides which elements its statements have. */
export type PolicyKind = 'identity' | 'resource' | 'trust';

const ELEMENTS = [
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
];

/**
 * Why IAM does not take a statement, as far as its elements go; `undefined` when it does.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
export function mistakeIn(statement: JsonObject, kind: PolicyKind): string | undefined {
  const strange = Object.keys(statement).find((name) => !ELEMENTS.includes(name));
  if (strange !== undefined) {
    return `there is no element ${strange}`;
  }
  if ('Sid' in statement && typeof statement.Sid !== 'string') {
    return 'Sid is not a text';
  }
  return (
    oneOf(statement, 'Action') ??
    (kind === 'trust' ? noneOf(statement, 'Resource', kind) : oneOf(statement, 'Resource')) ??
    (kind === 'identity' ? noneOf(statement, 'Principal', kind) : oneOf(statement, 'Principal')) ??
    mistakenException(statement, kind)
  );
}

function oneOf(statement: JsonObject, name: string): string | undefined {
  const count = [name, `Not${name}`].filter((element) => element in statement).length;
  return count === 1 ? undefined : `IAM asks for one of ${name} and Not${name}, not ${count === 0 ? 'none' : 'both'}`;
}

function noneOf(statement: JsonObject, name: string, kind: PolicyKind): string | undefined {
  return name in statement || `Not${name}` in statement
    ? `IAM takes no ${name} in ${kind === 'trust' ? 'a trust policy' : 'a policy of an identity'}`
    : undefined;
}

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html */
function mistakenException(statement: JsonObject, kind: PolicyKind): string | undefined {
  return 'NotPrincipal' in statement && (kind === 'trust' || statement.Effect !== 'Deny')
    ? 'IAM takes NotPrincipal only where a resource policy denies'
    : undefined;
}
