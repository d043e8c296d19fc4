import { isLiteral, piecesOf, readable, type Text, textOfPiece } from '../../model/text';
import { quote, refuse } from '../../private/errors';
import type { AppReading } from './app-reading';
import { RequestContext } from './policy/request-context';
import { type SessionRequest, USUAL_FACTS } from './session-requests';

/** What the sign-in decides; a test that says it again might prove something about nobody. */
const DECIDED_BY_SIGN_IN =
  /^(?:aws:principaltag\/.*|aws:principal(?:arn|account|type)|aws:federatedprovider|cognito-identity[^:]*:(?:aud|sub|amr))$/i;

/** A request as the test wrote it, and the method it wrote. */
export interface GivenRequest {
  readonly call: string;
  readonly action: string;
  readonly resource: string;
  readonly context: { readonly [key: string]: unknown };
}

/** A request in the words of the app. */
export function requestOf({ call, action, resource, context }: GivenRequest, app: AppReading): SessionRequest {
  if (typeof action !== 'string' || !/^[a-z0-9-]+:[A-Za-z0-9]+$/.test(action)) {
    refuse({
      code: 'RequestInvalid',
      where: call,
      what: `action is ${quote(action)}`,
      allowed: 'one action of one service, without a wildcard',
      instead: "for example 's3:GetObject'",
    });
  }
  if (typeof resource !== 'string') {
    refuse({
      code: 'RequestInvalid',
      where: call,
      what: `resource of ${action} is ${quote(resource)}`,
      allowed: 'the ARN of one resource, as a text or token; * for an action without one',
      instead: "for example bucket.arnForObjects('acme/x'), or the ARN of the construct, such as bucket.bucketArn",
    });
  }
  const read = app.textOf(resource, `resource of ${action}`);
  return { action, resource: oneResource(read, call, app), context: contextOf(context, call, app) };
}

/** How a text says `*`, `?` or `$` itself, as policies do. */
const SPELLED = /\$\{([*?$])\}/g;

/** Whoever asks names one resource. A pattern would be compared as if `*` were part of the name, and nobody may reach that. */
function oneResource(resource: Text, call: string, app: AppReading): Text {
  if (resource === '*') {
    return resource;
  }
  const pieces = piecesOf(resource).map(textOfPiece);
  if (pieces.some((piece) => isLiteral(piece) && /[*?]/.test(piece.replace(SPELLED, '')))) {
    refuse({
      code: 'RequestInvalid',
      where: call,
      what: app.app.legible(`resource is ${readable(resource)}, which is a pattern`),
      allowed: `one resource; a * or ? that stands in its name is written as in a policy, '\${*}' and '\${?}'`,
      instead:
        "one of what the pattern means: bucket.arnForObjects('acme/x'), api.arnForExecuteApi('GET', '/x', api.deploymentStage.stageName)",
    });
  }
  return pieces.map((piece) => (isLiteral(piece) ? piece.replace(SPELLED, '$1') : piece)).join('');
}

function contextOf(given: { readonly [key: string]: unknown }, call: string, app: AppReading): RequestContext {
  const values: Record<string, string | string[]> = {};
  const closed: string[] = [];
  for (const [key, value] of Object.entries(given)) {
    if (DECIDED_BY_SIGN_IN.test(key)) {
      refuse({
        code: 'RequestInvalid',
        where: call,
        what: `context has ${quote(key)}`,
        allowed: 'what the request brings; who asks is decided by the sign-in',
        instead: 'claims, or another sign-in',
      });
    }
    const texts = (Array.isArray(value) ? value : [value]).map((item) => contextText(key, item, call, app));
    if (texts.length === 0) {
      closed.push(key);
    } else {
      values[key] = Array.isArray(value) ? texts : texts[0];
    }
  }
  return new RequestContext({ values, closed }, USUAL_FACTS);
}

function contextText(key: string, value: unknown, call: string, app: AppReading): string {
  if (typeof value === 'string') {
    return app.textOf(value, `context ${key}`);
  }
  return typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : refuse({
        code: 'RequestInvalid',
        where: call,
        what: `context has ${quote(key)} as ${JSON.stringify(value) ?? typeof value}`,
        allowed: 'a text, a number, a boolean, or a list of these; an empty list for a key the request does not have',
        instead: "for example context: { 's3:prefix': 'acme/' }",
      });
}
