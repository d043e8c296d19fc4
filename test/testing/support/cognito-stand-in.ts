import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { testing } from 'cdk-cognito-identity-pool';
import type { Json } from '../../support/stacks';
import { tokenWith } from './id-tokens';

const { SessionOutcome, SignIn } = testing;

/** What the stand-in sends back. */
interface Reply {
  readonly status: number;
  readonly body: string;
  readonly headers?: Record<string, string>;
}

/** What a client sent: of Cognito's operations by JSON, of STS's by a form. */
type Input = { readonly [member: string]: Json };

/**
 * Cognito identity pools and STS on this machine alone. It knows how they are spoken to, and nothing of what they answer: that
 * is the simulator's.
 */
export class CognitoStandIn {
  public static async serving(simulator: testing.IdentityPoolSimulator): Promise<CognitoStandIn> {
    const standIn = new CognitoStandIn(simulator);
    await new Promise<void>((resolve) => standIn.server.listen(0, '127.0.0.1', resolve));
    return standIn;
  }

  /** The operations that clients called, in order. */
  public readonly calls: string[] = [];

  private readonly server: Server = createServer((request, response) => void this.serve(request, response));

  private readonly operations: { readonly [name: string]: (input: Input) => Reply } = {
    GetId: ({ Logins }) => json({ IdentityId: this.signIn(Logins).identityId }),

    GetCredentialsForIdentity: ({ IdentityId, Logins, CustomRoleArn }) =>
      answerOf(
        this.signIn(Logins, { customRoleArn: CustomRoleArn }),
        (session) =>
          json({ IdentityId, Credentials: { ...credentialsOf(session), SecretKey: 'secret', Expiration: inAnHour() } }),
        refusedInJson,
      ),

    // Which role the client will ask STS for is not known yet. Any other refusal than that of STS is one of Cognito.
    GetOpenIdToken: ({ IdentityId, Logins }) => {
      const session = this.signIn(Logins, { classicFlowRoleArn: 'arn:aws:iam::111111111111:role/Any' });
      return session.refusal === undefined || session.refusal.exception === 'AccessDenied'
        ? json({ IdentityId, Token: tokenWith({ sub: IdentityId, logins: Logins ?? {} }) })
        : refusedInJson(session.refusal);
    },

    AssumeRoleWithWebIdentity: ({ WebIdentityToken, RoleArn }) =>
      answerOf(
        this.signIn(loginsIn(WebIdentityToken), { classicFlowRoleArn: RoleArn }),
        (session) => xml('AssumeRoleWithWebIdentity', credentialsOf(session)),
        refusedInXml,
      ),
  };

  private constructor(private readonly simulator: testing.IdentityPoolSimulator) {}

  public get endpoint(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  public async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { status, body, headers } = this.reply(request, await bodyOf(request));
    response.writeHead(status, headers).end(body);
  }

  private reply({ headers }: IncomingMessage, body: string): Reply {
    const [, target] = String(headers['x-amz-target'] ?? '').split('.');
    const input: Input = target ? JSON.parse(body) : Object.fromEntries(new URLSearchParams(body));
    const operation = target ?? input.Action;
    this.calls.push(operation);
    try {
      return this.operations[operation](input);
    } catch (error) {
      return { status: 501, body: JSON.stringify({ __type: 'NotSimulated', message: String(error) }) };
    }
  }

  private signIn(logins: Json, options: testing.SignInOptions = {}): testing.SimulatedSession {
    const tokens = Object.values<string>(logins ?? {});
    return this.simulator.signIn(
      tokens.length === 0 ? SignIn.asGuest(options) : SignIn.fromIdToken(tokens[0], options),
    );
  }
}

function answerOf(
  session: testing.SimulatedSession,
  granted: (session: testing.SimulatedSession) => Reply,
  refused: (refusal: testing.SignInRefusal) => Reply,
): Reply {
  if (session.outcome === SessionOutcome.INDETERMINATE) {
    throw new Error(session.reasons.join('; '));
  }
  return session.refusal === undefined ? granted(session) : refused(session.refusal);
}

/** The token of the session says who it is: the client hands it on as it is. */
function credentialsOf(session: testing.SimulatedSession) {
  const { roleArn, principalTags } = session;
  return { AccessKeyId: 'ASIAEXAMPLE', SessionToken: JSON.stringify({ roleArn, principalTags }) };
}

function json(body: object): Reply {
  return { status: 200, body: JSON.stringify(body), headers: { 'content-type': 'application/x-amz-json-1.1' } };
}

function refusedInJson({ exception, message }: testing.SignInRefusal): Reply {
  return { ...json({ __type: exception, message }), status: 400 };
}

function xml(operation: string, { AccessKeyId, SessionToken }: ReturnType<typeof credentialsOf>): Reply {
  const expiration = new Date(inAnHour() * 1000).toISOString();
  return {
    status: 200,
    headers: { 'content-type': 'text/xml' },
    body: `<${operation}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><${operation}Result><Credentials>
      <AccessKeyId>${AccessKeyId}</AccessKeyId><SecretAccessKey>secret</SecretAccessKey>
      <SessionToken>${escaped(SessionToken)}</SessionToken><Expiration>${expiration}</Expiration>
      </Credentials></${operation}Result></${operation}Response>`,
  };
}

function refusedInXml({ exception, message = '' }: testing.SignInRefusal): Reply {
  return {
    status: 403,
    headers: { 'content-type': 'text/xml' },
    body: `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type>
      <Code>${exception}</Code><Message>${escaped(message)}</Message></Error></ErrorResponse>`,
  };
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function loginsIn(token: string): Json {
  return JSON.parse(Buffer.from(token.split('.')[1], 'base64url').toString()).logins;
}

/** Seconds since 1970, as Cognito writes times. */
function inAnHour(): number {
  return Math.floor(Date.now() / 1000) + 3600;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) {
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}
