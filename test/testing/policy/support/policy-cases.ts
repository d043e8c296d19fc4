import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { symbol, unknown } from '../../../../src/model/text';
import { decide } from '../../../../src/testing/private/policy/decide';
import type { Decision } from '../../../../src/testing/private/policy/decision';
import { Policy } from '../../../../src/testing/private/policy/policy';
import type { RequestPrincipal } from '../../../../src/testing/private/policy/request';
import { RequestContext } from '../../../../src/testing/private/policy/request-context';
import { trustAllows } from '../../../../src/testing/private/policy/trust-allows';

/** Policies, what they come from, and what they must answer. */
export interface CaseGroup {
  readonly rule: string;
  readonly source: string;
  readonly policies: {
    readonly identity?: unknown[];
    readonly boundary?: unknown;
    readonly session?: unknown[];
    readonly resource?: unknown;
    readonly trust?: unknown;
  };
  readonly requests: CaseRequest[];
}

export interface CaseRequest {
  readonly name: string;
  readonly action: string;
  readonly resource?: string;
  readonly federated?: string;
  readonly principal?: RequestPrincipal;
  readonly context?: Record<string, string | string[]>;
  /** The keys of which all is known; all keys, where it is left out. */
  readonly closed?: string[];
  readonly expected: string;
  /** Must stand in one of the reasons. */
  readonly reason?: string;
}

const CASES = join(__dirname, '..', 'cases');

/** The groups of every file; `<<S/B.Arn>>` in them is a reference, `<?why?>` what is unknown, `<?why@Name?>` with a name. */
export function caseFiles(): [string, CaseGroup[]][] {
  return readdirSync(CASES).map((file) => [file, JSON.parse(readFileSync(join(CASES, file), 'utf8'), revived)]);
}

function revived(_: string, value: unknown): unknown {
  if (typeof value === 'string') {
    return text(value);
  }
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).map(([key, item]) => [text(key), item]))
    : value;
}

function text(written: string): string {
  return written
    .replace(/<<(.+?)>>/g, (_, name) => symbol(name))
    .replace(/<\?(.+?)(?:@(\w+))?\?>/g, (_, why, name) => unknown(why, name));
}

export function answer({ policies }: CaseGroup, request: CaseRequest): Decision {
  const context = new RequestContext({ values: request.context ?? {}, closed: request.closed ?? ['*'] });
  if ('trust' in policies) {
    const trust = Policy.read({ name: 'T', document: policies.trust }, 'trust');
    return trustAllows(trust, { action: request.action, federated: request.federated ?? '', context });
  }
  return decide(
    { action: request.action, resource: request.resource ?? '*', principal: request.principal, context },
    {
      identity: (policies.identity ?? []).map((document, index) =>
        Policy.read({ name: `I${index}`, document }, 'identity'),
      ),
      boundary:
        'boundary' in policies ? Policy.read({ name: 'B', document: policies.boundary }, 'identity') : undefined,
      session: policies.session?.map((document, index) => Policy.read({ name: `S${index}`, document }, 'identity')),
      resource:
        'resource' in policies ? Policy.read({ name: 'R', document: policies.resource }, 'resource') : undefined,
    },
  );
}
