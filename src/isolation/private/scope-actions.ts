import type { IConstruct } from 'constructs';
import { quote, refuse } from '../../private/errors';
import { requireKind } from '../../private/kinds';
import { serviceOf } from './scope-pattern';

/** Refuses actions nobody has looked at one by one, and those the ARN can not be a resource of. */
export function requireActions(where: IConstruct, actions: string[], arnPattern: string): void {
  requireKind(where, 'actions', actions);
  const service = serviceOf(arnPattern);
  const odd = actions.filter((action) => !isActionOf(action, service));
  if (odd.length > 0 || actions.length === 0) {
    refuse({
      code: 'ActionsInvalid',
      where,
      what: actions.length === 0 ? 'actions is empty' : `actions has ${quote(odd[0])}`,
      allowed: `actions ${service ? `of ${service}, which is the service of the ARN` : 'of one service'}, each by its name: no wildcard, for it would allow what AWS adds later`,
      instead: `for example ['${service ?? 'kinesis'}:${service === undefined || service === 'kinesis' ? 'PutRecord' : '<Action>'}']`,
    });
  }
}

function isActionOf(action: unknown, service: string | undefined): boolean {
  const [, prefix] = (typeof action === 'string' && /^([a-z0-9-]+):[A-Za-z0-9]+$/.exec(action)) || [];
  return prefix !== undefined && (service === undefined || prefix === service);
}
