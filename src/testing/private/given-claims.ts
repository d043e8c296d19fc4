import { Token } from 'aws-cdk-lib';
import type { AppReading } from './app-reading';
import type { Claim } from './claims';

/** The claims of a sign-in as the test wrote them. What is `undefined` is not there. */
export function readClaims(given: { readonly [claim: string]: unknown }, app: AppReading): ReadonlyMap<string, Claim> {
  return new Map(
    Object.entries(given)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, readClaim(name, value, app)]),
  );
}

function readClaim(name: string, value: unknown, app: AppReading): Claim {
  const where = `claim ${name}`;
  if (typeof value === 'string') {
    return { kind: 'text', text: app.textOf(value, where) };
  }
  if (Array.isArray(value) && value.every((item) => typeof item === 'string') && !Token.isUnresolved(value)) {
    return { kind: 'list', texts: value.map((item) => app.textOf(item, where)) };
  }
  return {
    kind: 'unknown',
    reason: `claim ${name} is ${kindOf(value)}, and AWS does not document what it does with that; supply it as text`,
  };
}

function kindOf(value: unknown): string {
  if (value === null) {
    return 'null';
  }
  return Array.isArray(value) ? 'a list of other things than texts' : `a value of type ${typeof value}`;
}
