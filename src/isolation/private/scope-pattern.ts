import { Token, Tokenization } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { quote, refuse } from '../../private/errors';
import { type Distinction, occurrencesOf } from './distinction';

/** Stands for what only the deployment knows: no delimiter, no wildcard that anybody could see. */
const UNKNOWN = '\ufffd';

const VARIABLES = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html';

/** Refuses an ARN in which the variable would not keep users apart. */
export function requireScope(where: IConstruct, arnPattern: string, { variable, call, tag }: Distinction): void {
  const mistake = mistakeIn(arnPattern, variable);
  if (mistake) {
    refuse({
      code: 'ScopeInvalid',
      where,
      what: `isolate.${call}.scope(${quoteReadable(arnPattern)}): ${mistake}`,
      allowed: `an ARN whose resource has ${variable} between fixed characters, no wildcard before it, a slash or colon between it and a wildcard after it, and no other policy variable (${VARIABLES})`,
      instead: `for example \`arn:aws:kinesis:eu-west-1:111122223333:stream/events-\${isolation.variable}\``,
    });
  }
  // Identity ids are Cognito's, a region and a UUID: nothing of the account is called so by chance.
  if (tag !== undefined && isNameAlone(arnPattern, variable)) {
    refuse({
      code: 'ScopeInvalid',
      where,
      what: `isolate.${call}.scope(${quoteReadable(arnPattern)}): the variable alone is the name of the resource, so that a value payroll reaches whatever of the account is called payroll`,
      allowed: 'a letter or digit beside the variable in its part of the ARN, or a name of yours in a part before it',
      instead: `for example ${quoteReadable(arnPattern.replace(variable, `tenant-${variable}`))}`,
    });
  }
}

/** In these a name stands where others have the type of the resource: `arn:aws:s3:::bucket/key`. */
const NAME_COMES_FIRST = /^arn:[^:]+:(?:s3::|(?:sns|execute-api):[^:]*:[^:]*):/;

/** Whether nothing of the app's own limits which resources of the account the variable may name. */
function isNameAlone(arnPattern: string, variable: string): boolean {
  const pattern = withoutTokens(arnPattern);
  const [{ before, after }] = occurrencesOf(variable, (resourceOf(pattern) as string).replace(/^:/, ''));
  const parts = before.split(/[/:]/);
  const namesBefore = parts.slice(NAME_COMES_FIRST.test(pattern) || pattern.startsWith(UNKNOWN) ? 0 : 1, -1);
  const [rest] = after.split(variable).join('').split(/[/:]/);
  return ![...namesBefore, parts[parts.length - 1], rest].some((part) => /[\p{L}\p{N}\ufffd]/u.test(part));
}

function mistakeIn(arnPattern: unknown, variable: string): string | undefined {
  if (typeof arnPattern !== 'string') {
    return 'it is no text';
  }
  const pattern = withoutTokens(arnPattern);
  const resource = resourceOf(pattern);
  if (resource === undefined) {
    return 'it is no ARN of one service';
  }
  const occurrences = occurrencesOf(variable, resource);
  if (occurrences.length === 0) {
    return `the resource lacks ${variable}`;
  }
  if (pattern.split(variable).join('').includes('$')) {
    return 'it has another policy variable';
  }
  if (
    occurrences.some(({ before, after }) => !isDelimiter(before.slice(-1)) || !(after === '' || isDelimiter(after[0])))
  ) {
    return 'no fixed character stands beside the variable';
  }
  const [{ before, after }] = occurrences;
  if (/[*?]/.test(before)) {
    return 'a wildcard stands before the variable';
  }
  if (/^[^/:]*[*?]/.test(after)) {
    return 'no slash or colon stands between the variable and the wildcard';
  }
  return undefined;
}

/** What comes after the account, its colon with it, in which alone policy variables are filled in. An ARN that a token begins is taken for whole. */
function resourceOf(pattern: string): string | undefined {
  if (pattern.startsWith(UNKNOWN)) {
    return pattern;
  }
  return /^arn:[^:$]+:[^:$*?]+:[^:$]*:[^:$]*(:.*)$/s.exec(pattern)?.[1];
}

/** The service an ARN is of; not told where only the deployment knows. */
export function serviceOf(arnPattern: string): string | undefined {
  const service = /^arn:[^:]+:([^:]+):/.exec(withoutTokens(arnPattern))?.[1];
  return service?.includes(UNKNOWN) ? undefined : service;
}

/** What no value is taken for, and no part of one: letters and digits are. */
function isDelimiter(character: string): boolean {
  return /^[^\p{L}\p{N}\s*?${}\ufffd]$/u.test(character);
}

function withoutTokens(text: string): string {
  return Token.isUnresolved(text)
    ? Tokenization.reverseString(text)
        .mapTokens({ mapToken: () => UNKNOWN as never })
        .join({ join: (left, right) => `${left ?? ''}${right ?? ''}` })
    : text;
}

function quoteReadable(pattern: unknown): string {
  return typeof pattern === 'string'
    ? JSON.stringify(withoutTokens(pattern).replaceAll(UNKNOWN, '<token>'))
    : quote(pattern);
}
