import { readable, type Text } from '../../../model/text';
import { exampleUsers } from '../example-resources';
import { PAGES } from '../pages';
import { policyFindings, type Remark } from '../reading/permissions';
import { type PatternPart, patternOf } from '../reading/policy-texts';
import type { Statement } from '../reading/statements';
import type { Rule } from '../rule';

function resource(path: string): object {
  return exampleUsers({ Effect: 'Allow', Action: 's3:GetObject', Resource: `arn:aws:s3:::files/${path}` });
}

export const policyVariableUnbounded: Rule = {
  id: 'PolicyVariableUnbounded',
  severity: 'warning',
  title: 'A policy variable runs into a wildcard',
  why: 'Without a delimiter between them the value of one user matches the beginning of that of another: acme reaches acme-europe, and an empty value reaches everything.',
  fix: `a slash or colon on both sides of the variable, such as \${aws:PrincipalTag/tenant}/*; or StringNotLike, for values that hold what stands there`,
  source: PAGES.policyVariables,
  example: () => ({
    fires: resource(`\${aws:PrincipalTag/tenant}*`),
    silent: resource(`\${aws:PrincipalTag/tenant}/*`),
  }),
  find: (model) => policyFindings(model, ({ statements }) => statements.flatMap(remarksOn)),
};

/** Where somebody gets in: a denial that is too wide keeps out. */
function remarksOn(statement: Statement): Remark[] {
  return statement.isAllow
    ? patternsOf(statement)
        .filter((pattern) => isUnbounded(patternOf(pattern), statement))
        .map((pattern) => ({ what: readable(pattern) }))
    : [];
}

function patternsOf({ resources, isNotResource, tests }: Statement): readonly Text[] {
  const patterns = tests.filter(({ comparison }) => /^(stringlike|arnlike|arnequals)$/.test(comparison));
  return [...(isNotResource ? [] : resources), ...patterns.flatMap(({ values }) => values)];
}

function isUnbounded(parts: readonly PatternPart[], statement: Statement): boolean {
  return parts.some((part, index) => {
    if (part.kind !== 'variable' || isOfCognito(part.key)) {
      return false;
    }
    const [before, after] = [parts.slice(0, index).reverse(), parts.slice(index + 1)];
    return (
      (runsInto(after) && !refuses(statement, part.key, textOf(after[0]).charAt(0))) ||
      (runsInto(before) && !refuses(statement, part.key, textOf(before[0]).slice(-1)))
    );
  });
}

/** Identity ids and ids of pools are all of one form: none begins as another one ends. */
function isOfCognito(key: string): boolean {
  return /^cognito-identity/i.test(key);
}

/** What keeps two values apart: a slash, a colon, and whatever can not stand in the value of a tag at all. */
const DELIMITER = /[^\p{L}\p{Z}\p{N}_.=+\-@]/u;

/** Whether a wildcard or another variable comes before anything that keeps them apart. What is not known may do so. */
function runsInto(neighbours: readonly PatternPart[]): boolean {
  const next = neighbours.find((part) => part.kind !== 'text' || DELIMITER.test(part.text));
  return next !== undefined && (next.kind === 'wildcard' || next.kind === 'variable');
}

/** Whether a statement is for nobody whose value holds a character: then that one keeps values apart as well. */
function refuses({ tests }: Statement, key: string, character: string): boolean {
  return (
    character !== '' &&
    tests.some(
      (test) =>
        test.comparison === 'stringnotlike' &&
        test.key.toLowerCase() === key.toLowerCase() &&
        test.values.includes(`*${character}*`),
    )
  );
}

function textOf(part: PatternPart | undefined): string {
  return part?.kind === 'text' ? part.text : '';
}
