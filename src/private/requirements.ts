import { type Duration, Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { type Mistake, quote, refuse } from './errors';
import { COGNITO_API, IAM_API, QUOTAS, SESSION_SECONDS, type TextLimit } from './limits';

/** Not what CDK core asks of any value: to it everything with a `resolve()` is a token, a stack too. */
export function isTokenOfText(value: unknown): boolean {
  return typeof value === 'string' && Token.isUnresolved(value);
}

/** Refuses a text outside its limit, at the line that wrote it. Tokens pass: they are not the text. */
export function requireText(
  where: IConstruct | string,
  what: string,
  value: string,
  limit: TextLimit,
  shown: string = value,
): void {
  if (fits(value, limit) || isTokenOfText(value)) {
    return;
  }
  const allowed = `${limit.min ?? 1} to ${limit.max} characters: ${limit.characters} (${limit.source})`;
  requireGiven(value, { code: limit.code, where, what, allowed, example: limit.example });
  refuse({
    code: limit.code,
    where,
    what: `${what} is ${quote(shown)}${hasLengthOf(value, limit) ? '' : `, ${value.length} characters long`}`,
    allowed,
    instead: limit.remedy?.(value) ?? `for example ${JSON.stringify(limit.example)}`,
  });
}

/** Asked before all else: a pool can have a thousand texts, and hardly ever a wrong one. */
function fits(value: unknown, limit: TextLimit): boolean {
  return typeof value === 'string' && hasLengthOf(value, limit) && (limit.pattern?.test(value) ?? true);
}

function hasLengthOf({ length }: string, { min = 1, max }: TextLimit): boolean {
  return length >= min && length <= max;
}

/** A text somebody must have given. */
export interface GivenText extends Omit<Mistake, 'instead'> {
  readonly example: string;
}

/** The compiler says it is a text; `process.env.X!`, context keys and languages without types may say otherwise. */
export function requireGiven(value: unknown, { example, what, ...mistake }: GivenText): void {
  if (typeof value !== 'string') {
    refuse({
      ...mistake,
      what: `${what} is ${quote(value)}`,
      instead: `a text, for example ${JSON.stringify(example)} (is an environment variable or a context key not set?)`,
    });
  }
}

/** At the line that forgot it: read later, an absent role is an error of somebody else's, or a silent none. */
export function requireRole(where: IConstruct | string, role: unknown): void {
  // Not read: a lazy role is made as soon as somebody asks for its ARN.
  if (typeof role !== 'object' || role === null || !('roleArn' in role)) {
    refuse({
      code: 'RoleMissing',
      where,
      what: `role is ${quote(role)}`,
      allowed: 'a role of IAM',
      instead: "for example new iam.Role(...), or pool.addRole('Editor') in a rule",
    });
  }
}

export function requireSessionDuration(where: IConstruct | string, duration: Duration): void {
  if (duration.isUnresolved()) {
    return;
  }
  const seconds = duration.toSeconds({ integral: false });
  if (seconds < SESSION_SECONDS.min || seconds > SESSION_SECONDS.max || !Number.isInteger(seconds)) {
    refuse({
      code: 'SessionDurationInvalid',
      where,
      what: `maxSessionDuration is ${seconds} seconds`,
      allowed: `whole seconds from ${SESSION_SECONDS.min} (1 hour) to ${SESSION_SECONDS.max} (12 hours) (${IAM_API}/API_CreateRole.html)`,
      instead: 'for example Duration.hours(1), which is what the enhanced flow gives out in any case',
    });
  }
}

export function requireRuleCount(where: IConstruct | string, count: number): void {
  if (count > QUOTAS.rules) {
    refuse({
      code: 'TooManyRules',
      where,
      what: `${count} rules for one provider`,
      allowed: `at most ${QUOTAS.rules} (${COGNITO_API}/API_RulesConfigurationType.html)`,
      instead: 'fewer rules, or RoleMapping.fromToken() with groups, which have no such limit',
    });
  }
}
