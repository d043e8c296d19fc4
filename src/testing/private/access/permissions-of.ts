import { readable } from '../../../model/text';
import { isValueList, isValueObject, type Value, type ValueObject } from '../../../model/value';
import type { App } from '../app';
import type { AnyRole } from '../role-policies';

/** What the policies of a role say, statement by statement, and what limits them. */
export function permissionsOf(role: AnyRole, isOfGuests: boolean, app: App): string[] {
  const { attached, gaps } = role.policies;
  const statements = attached.flatMap(({ policy, doubts }) =>
    statementsIn(policy.document).map((statement) => [describe(statement), ...doubts].join(', not certain: ')),
  );
  const boundary = 'permissionsBoundary' in role ? role.permissionsBoundary : undefined;
  const limits = [
    ...gaps.map((gap) => `perhaps more: ${gap}`),
    ...(boundary ? [`at most what ${readable(boundary.arn)} allows`] : []),
    ...(isOfGuests && statements.length > 0 ? ["at most what Cognito's session policies for guests allow"] : []),
  ];
  return [...statements, ...limits].map((text) => app.legible(text));
}

function statementsIn(document: Value): readonly Value[] {
  const statement = isValueObject(document) ? document.Statement : document;
  return isValueList(statement) ? statement : statement === undefined ? [] : [statement];
}

function describe(statement: Value): string {
  if (!isValueObject(statement)) {
    return `what can not be read: ${shown(statement)}`;
  }
  const { Effect, Condition } = statement;
  const conditions = Condition === undefined ? [] : [`if ${shownCondition(Condition)}`];
  return [
    ...(Effect === 'Allow' ? [] : [Effect === 'Deny' ? 'never' : `perhaps (${shown(Effect)})`]),
    oneOf(statement, 'Action', ''),
    oneOf(statement, 'Resource', 'on '),
    ...conditions,
  ].join(' ');
}

function oneOf(statement: ValueObject, name: string, before: string): string {
  const excepted = statement[`Not${name}`];
  return excepted === undefined ? `${before}${shown(statement[name])}` : `${before}everything but ${shown(excepted)}`;
}

function shownCondition(condition: Value): string {
  if (!isValueObject(condition)) {
    return shown(condition);
  }
  return Object.entries(condition)
    .flatMap(([operator, keys]) =>
      isValueObject(keys)
        ? Object.entries(keys).map(([key, value]) => `${key} ${operator} ${shown(value)}`)
        : [`${operator} ${shown(keys)}`],
    )
    .join(' and ');
}

function shown(value: Value | undefined): string {
  if (isValueList(value)) {
    return value.map(shown).join(', ');
  }
  return typeof value === 'string' ? readable(value) : (JSON.stringify(value) ?? 'nothing');
}
