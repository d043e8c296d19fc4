import { quote, refuse } from '../../private/errors';
import type { AppReading } from './app-reading';
import { RequestContext } from './policy/request-context';
import { type SessionRequest, USUAL_FACTS } from './session-requests';

/** What the sign-in decides; a test that says it again might prove something about nobody. */
const DECIDED_BY_SIGN_IN =
  /^(?:aws:principaltag\/.*|aws:principal(?:arn|account|type)|aws:federatedprovider|cognito-identity[^:]*:(?:aud|sub|amr))$/i;

/** A request as the test wrote it. */
export function requestOf(
  action: string,
  resource: string,
  context: { readonly [key: string]: unknown },
  app: AppReading,
): SessionRequest {
  if (!/^[a-z0-9-]+:[A-Za-z0-9]+$/.test(action)) {
    refuse({
      code: 'RequestInvalid',
      where: 'decide()',
      what: `action is ${quote(action)}`,
      allowed: 'one action of one service, without a wildcard',
      instead: "for example 's3:GetObject'",
    });
  }
  const read = app.textOf(resource, `resource of ${action}`);
  return { action, resource: read, context: contextOf(context, app) };
}

function contextOf(given: { readonly [key: string]: unknown }, app: AppReading): RequestContext {
  const values: Record<string, string | string[]> = {};
  const closed: string[] = [];
  for (const [key, value] of Object.entries(given)) {
    if (DECIDED_BY_SIGN_IN.test(key)) {
      refuse({
        code: 'RequestInvalid',
        where: 'decide()',
        what: `context has ${quote(key)}`,
        allowed: 'what the request brings; who asks is decided by the sign-in',
        instead: 'claims, or another sign-in',
      });
    }
    const texts = (Array.isArray(value) ? value : [value]).map((item) => contextText(key, item, app));
    if (texts.length === 0) {
      closed.push(key);
    } else {
      values[key] = Array.isArray(value) ? texts : texts[0];
    }
  }
  return new RequestContext({ values, closed }, USUAL_FACTS);
}

function contextText(key: string, value: unknown, app: AppReading): string {
  if (typeof value === 'string') {
    return app.textOf(value, `context ${key}`);
  }
  return typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : refuse({
        code: 'RequestInvalid',
        where: 'decide()',
        what: `context has ${quote(key)} as ${JSON.stringify(value) ?? typeof value}`,
        allowed: 'a text, a number, a boolean, or a list of these; an empty list for a key the request does not have',
        instead: "for example context: { 's3:prefix': 'acme/' }",
      });
}
