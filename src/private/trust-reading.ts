import type { PolicyDocument } from 'aws-cdk-lib/aws-iam';
import type { IConstruct } from 'constructs';
import { isReferenceSymbol, symbolic } from './symbols';
import { ASSUME, type Audience, TAG, type Trust } from './trust-policy';

/** One Allow statement of a role's trust policy, seen from one identity pool. */
export interface TrustStatement {
  /** As it stands in the document, tokens and all. */
  readonly source: Record<string, unknown>;
  readonly actions: string[];
  /** Whether it trusts this pool. `unknown` when it names a pool by a text, and this pool's id is known only at deployment. */
  readonly namesPool: 'yes' | 'no' | 'unknown';
  /** Which users of the pool it lets in, as far as it says `authenticated` or `unauthenticated`. */
  readonly audiences: Audience[];
  /** Whether every user of the audience in question is let in. */
  readonly coversAudience: boolean;
  /** Equal for statements with the same principal and conditions. */
  readonly scopeKey: string;
  /** Whom it trusts, for a message. */
  readonly trusts: string;
}

export interface TrustReading {
  readonly statements: TrustStatement[];
  /** Every construct the trust policy refers to. */
  readonly targets: IConstruct[];
}

type Json = Record<string, unknown>;

/**
 * Reads a trust policy as one identity pool must see it: a document, or what stands in a template. Statements that deny are
 * left out: they never trust anybody.
 */
export function readTrust(document: PolicyDocument | Json, role: IConstruct, trust: Trust): TrustReading {
  // Not resolved as a whole: a document that was resolved takes no further statements.
  const json: unknown = typeof document.toJSON === 'function' ? document.toJSON() : document;
  const sources = asArray((json as Json | undefined)?.Statement) as Json[];
  const poolId = symbolic(trust.identityPoolId, role).value;
  const targets: IConstruct[] = [];
  const statements: TrustStatement[] = [];
  for (const source of sources) {
    const { value, targets: referenced } = symbolic(source, role);
    targets.push(...referenced);
    const statement = value as Json;
    if (statement.Effect === 'Allow') {
      statements.push(readStatement(source, statement, poolId, trust));
    }
  }
  return { statements, targets };
}

function readStatement(source: Json, statement: Json, poolId: unknown, trust: Trust): TrustStatement {
  const actions = asArray(statement.Action).map(String);
  const tests = testsOf(statement.Condition);
  const [aud, amr] = [`${trust.federated}:aud`, `${trust.federated}:amr`];
  const federated = asArray((statement.Principal as Json | undefined)?.Federated);
  const isCognito = federated.includes(trust.federated) && actions.some((a) => a === ASSUME || a === TAG);
  return {
    source,
    actions,
    namesPool: isCognito ? namesPool(valuesOf(tests, aud), poolId) : 'no',
    audiences: tests.some((t) => t.key === amr)
      ? valuesOf(tests, amr).filter(isAudience)
      : ['authenticated', 'unauthenticated'],
    coversAudience:
      actions.includes(ASSUME) &&
      tests.some((t) => t.key === amr && t.operator.startsWith('ForAnyValue:') && t.values.includes(trust.audience)) &&
      tests.every((t) => t.isPositive && (t.key === aud || t.key === amr)),
    scopeKey: JSON.stringify([statement.Principal, statement.Condition]),
    trusts: JSON.stringify(statement.Principal),
  };
}

/** A text may be this pool's id, unless it refers to something else; without `aud` every pool of every account is trusted. */
function namesPool(audience: unknown[], poolId: unknown): 'yes' | 'no' | 'unknown' {
  if (audience.includes(poolId)) {
    return 'yes';
  }
  return audience.every(isReferenceSymbol) ? 'no' : 'unknown';
}

/** One key of a `Condition` block with its operator. */
interface Test {
  readonly operator: string;
  readonly key: string;
  readonly values: unknown[];
  /** Whether a listed value lets a request in, rather than keeping it out. */
  readonly isPositive: boolean;
}

function testsOf(condition: unknown): Test[] {
  return Object.entries((condition ?? {}) as Record<string, Json>).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]) => ({
      operator,
      key,
      values: asArray(values),
      isPositive: /^(For(Any|All)Values?:)?String(Equals|Like)$/.test(operator),
    })),
  );
}

function valuesOf(tests: Test[], key: string): unknown[] {
  return tests.filter((t) => t.isPositive && t.key === key).flatMap((t) => t.values);
}

function isAudience(x: unknown): x is Audience {
  return x === 'authenticated' || x === 'unauthenticated';
}

function asArray(x: unknown): unknown[] {
  return x === undefined ? [] : Array.isArray(x) ? x : [x];
}
