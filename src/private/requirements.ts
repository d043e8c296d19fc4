import { type Duration, Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { quote, refuse } from './errors';
import { COGNITO_API, IAM_API, QUOTAS, SESSION_SECONDS, type TextLimit } from './limits';

/** Refuses a text outside its limit, at the line that wrote it. Tokens pass: they are not the text. */
export function requireText(where: IConstruct | string, what: string, value: string, limit: TextLimit): void {
  if (Token.isUnresolved(value)) {
    return;
  }
  const min = limit.min ?? 1;
  const wrongLength = value.length > limit.max || value.length < min;
  if (!wrongLength && (limit.pattern?.test(value) ?? true)) {
    return;
  }
  refuse({
    code: limit.code,
    where,
    what: `${what} is ${quote(value)}${wrongLength ? `, ${value.length} characters long` : ''}`,
    allowed: `${min} to ${limit.max} characters: ${limit.characters} (${limit.source})`,
    instead: `for example ${JSON.stringify(limit.example)}`,
  });
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
