import type { PolicyDocument } from 'aws-cdk-lib/aws-iam';
import type { IConstruct } from 'constructs';
import { isReferenceSymbol, symbolic } from './symbols';
import { ASSUME, type Audience, TAG, type Trust } from './trust-policy';

type Answer = 'yes' | 'no' | 'unknown';

/** One statement of a role's trust policy that may trust somebody, seen from one identity pool. */
export interface TrustStatement {
  /** As it stands in the document, tokens and all. */
  readonly source: Record<string, unknown>;
  /** Whether it trusts this pool. `unknown` where it names no pool, or one by a text: this pool's id is known only at deployment. */
  readonly namesPool: Answer;
  /** Which users it lets in. `no` only where a test of `amr` keeps all of them out. */
  readonly letsIn: Record<Audience, Answer>;
  /** Whether it says by `amr` whom it lets in. */
  readonly testsAmr: boolean;
  /** Whether every user of the audience in question is let in. */
  readonly coversAudience: boolean;
  /** Equal for statements with the same principal and conditions. */
  readonly scopeKey: string;
  /** Whom it trusts beside this pool, for a message. */
  readonly others: string[];
  /** Whether an action is allowed for sure. */
  allows(action: string): boolean;
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
export function readTrust(document: unknown, role: IConstruct, trust: Trust): TrustReading {
  // Not resolved as a whole: a document that was resolved takes no further statements.
  const json = isSerializable(document) ? document.toJSON() : document;
  const sources = isObject(json) ? asArray(json.Statement) : [];
  const poolId = symbolic(trust.identityPoolId, role).value;
  const targets: IConstruct[] = [];
  const statements: TrustStatement[] = [];
  for (const source of sources) {
    const { value, targets: referenced } = symbolic(source, role);
    targets.push(...referenced);
    if (!isObject(value) || value.Effect !== 'Deny') {
      statements.push(readStatement(source as Json, value, poolId, trust));
    }
  }
  return { statements, targets };
}

function readStatement(source: Json, statement: unknown, poolId: unknown, trust: Trust): TrustStatement {
  if (!isObject(statement) || statement.Effect !== 'Allow') {
    return unreadable(source, statement);
  }
  const principal = isObject(statement.Principal) ? statement.Principal : {};
  const isCognito = asArray(principal.Federated).includes(trust.federated) && mayAllow(statement, [ASSUME, TAG]);
  const tests = testsOf(statement.Condition);
  const shown = JSON.stringify(statement.Principal ?? '*');
  if (isCognito && !tests) {
    return unreadable(source, statement);
  }
  const allows = (action: string) => asArray(statement.Action).some((a) => matches(a, action, WITHOUT_CASE) === 'yes');
  const [aud, amr] = ['aud', 'amr'].map((key) => (tests ?? []).filter((t) => isKey(t, `${trust.federated}:${key}`)));
  const pools = poolsOf(aud, poolId);
  const isCognitoAlone = Object.values(principal).flatMap(asArray).length === 1;
  return {
    source,
    namesPool: isCognito ? pools.namesPool : 'no',
    letsIn: { authenticated: letsSignedInUsersIn(amr), unauthenticated: letsGuestsIn(amr) },
    testsAmr: isCognito && amr.length > 0,
    coversAudience:
      allows(ASSUME) &&
      amr.length > 0 &&
      amr.every((t) => t.isForAnyValue && t.values.some((v) => matches(v, trust.audience, t) === 'yes')) &&
      aud.every((t) => t.isPositive) &&
      tests?.length === aud.length + amr.length,
    scopeKey: scopeKeyOf(statement),
    others: isCognito ? [...pools.others, ...(isCognitoAlone ? [] : [shown])] : [shown],
    allows,
  };
}

/** May trust anybody, and is never taken for right. */
function unreadable(source: Json, statement: unknown): TrustStatement {
  return {
    source,
    namesPool: 'unknown',
    letsIn: { authenticated: 'unknown', unauthenticated: 'unknown' },
    testsAmr: false,
    coversAudience: false,
    scopeKey: scopeKeyOf(isObject(statement) ? statement : {}),
    others: [],
    allows: () => false,
  };
}

function scopeKeyOf(statement: Json): string {
  return JSON.stringify([statement.Principal, statement.Condition]);
}

function mayAllow(statement: Json, actions: string[]): boolean {
  return (
    statement.NotAction !== undefined ||
    asArray(statement.Action).some((a) => actions.some((action) => matches(a, action, WITHOUT_CASE) !== 'no'))
  );
}

/** All tests must hold, so the narrowest says which pools are trusted; where there is none, every pool of every account is. */
function poolsOf(aud: Test[], poolId: unknown): { namesPool: Answer; others: string[] } {
  const readings = aud.filter((t) => t.isPositive && t.values.length > 0).map((t) => poolsOfTest(t, poolId));
  const [narrowest] = readings.sort((a, b) => a.others.length - b.others.length);
  if (!narrowest) {
    return { namesPool: 'unknown', others: ['the users of every identity pool'] };
  }
  const namesPool =
    (['no', 'unknown'] as const).find((answer) => readings.some((r) => r.namesPool === answer)) ?? 'yes';
  return { namesPool, others: narrowest.others };
}

/** A text may be this pool's id, unless it refers to something else. Of several texts, one alone can be. */
function poolsOfTest({ values, isLike }: Test, poolId: unknown): { namesPool: Answer; others: string[] } {
  const beside = [...new Set(values)].filter((v) => v !== poolId);
  const texts = beside.filter((v) => !isReferenceSymbol(v));
  const isOurs = values.includes(poolId);
  const mayBeOurs = !isOurs && texts.length === 1 && !(isLike && String(texts[0]).includes('*'));
  const others = mayBeOurs ? beside.filter(isReferenceSymbol) : beside;
  return {
    namesPool: isOurs ? 'yes' : texts.length > 0 ? 'unknown' : 'no',
    others: others.map((v) => `the users of identity pool ${typeof v === 'string' ? v : JSON.stringify(v)}`),
  };
}

/** A guest's `amr` is `unauthenticated` and nothing else. */
function letsGuestsIn(amr: Test[]): Answer {
  return letsIn(amr, (value, test) => matches(value, 'unauthenticated', test));
}

/** The `amr` of whoever signed in holds names of providers too, so every other value may let some of them in. */
function letsSignedInUsersIn(amr: Test[]): Answer {
  return letsIn(amr, (value, test) => {
    if (typeof value === 'string' && !WITH_GAPS.test(value) && matches(value, 'unauthenticated', test) === 'yes') {
      return 'no';
    }
    return matches(value, 'authenticated', test) === 'yes' ? 'yes' : 'unknown';
  });
}

/** All tests must hold: one that keeps everybody out is enough. */
function letsIn(amr: Test[], judge: (value: unknown, test: Test) => Answer): Answer {
  const answers = amr.map((test): Answer => {
    const values = test.values.map((value) => judge(value, test));
    if (!test.isForAnyValue || values.length === 0) {
      return 'unknown';
    }
    return (['yes', 'unknown'] as const).find((answer) => values.includes(answer)) ?? 'no';
  });
  return (['no', 'unknown'] as const).find((answer) => answers.includes(answer)) ?? 'yes';
}

interface Matching {
  /** Whether `*` and `?` stand for other characters. */
  readonly isLike: boolean;
  readonly ignoresCase: boolean;
}

const WITHOUT_CASE: Matching = { isLike: true, ignoresCase: true };

/** One key of a `Condition` block with its operator. */
interface Test extends Matching {
  readonly key: string;
  readonly values: unknown[];
  /** Whether a listed value lets a request in, rather than keeping it out. */
  readonly isPositive: boolean;
  /** Whether it is positive, and holds for a list as soon as one of its values is listed. */
  readonly isForAnyValue: boolean;
}

/** Undefined where the block is not one that can be read. */
function testsOf(condition: unknown): Test[] | undefined {
  if (condition === undefined) {
    return [];
  }
  if (!isObject(condition) || !Object.values(condition).every(isObject)) {
    return undefined;
  }
  return Object.entries(condition as Record<string, Json>).flatMap(([operator, keys]) => {
    const positive = /^(?:(ForAnyValue|ForAllValues):)?String(Equals|Like|EqualsIgnoreCase)$/.exec(operator);
    return Object.entries(keys).map(([key, values]) => ({
      key,
      values: asArray(values),
      isPositive: positive !== null,
      isForAnyValue: positive?.[1] === 'ForAnyValue',
      isLike: positive?.[2] === 'Like',
      ignoresCase: positive?.[2] === 'EqualsIgnoreCase',
    }));
  });
}

function isKey(test: Test, key: string): boolean {
  return test.key.toLowerCase() === key.toLowerCase();
}

/** Where a text may stand for others: wildcards, policy variables, references, and values that are not there yet. */
const WITH_GAPS = /\*|\?|\$\{[^}]*\}|<[^<>]*>/;

/** Whether a value of a policy matches a text. A `?` may be a value that is not there yet, as long as it likes. */
function matches(value: unknown, text: string, { isLike, ignoresCase }: Matching): Answer {
  if (typeof value !== 'string') {
    return 'unknown';
  }
  const gaps = isLike ? WITH_GAPS : new RegExp(WITH_GAPS.source.replace('\\*|', ''));
  const literals = value.split(gaps).map((literal) => literal.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  if (!new RegExp(`^${literals.join('.*')}$`, ignoresCase ? 'i' : '').test(text)) {
    return 'no';
  }
  return /[?<$]/.test(value) ? 'unknown' : 'yes';
}

function isSerializable(x: unknown): x is Pick<PolicyDocument, 'toJSON'> {
  return isObject(x) && typeof x.toJSON === 'function';
}

function isObject(x: unknown): x is Json {
  return typeof x === 'object' && x !== null && !Array.isArray(x);
}

function asArray(x: unknown): unknown[] {
  return x === undefined ? [] : Array.isArray(x) ? x : [x];
}
