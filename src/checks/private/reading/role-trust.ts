import type { PoolModel } from '../../../model/elements';
import type { IdentityPoolModel } from '../../../model/identity-pool-model';
import { sameness } from '../../../model/sameness';
import { isLiteral, readable, type Text } from '../../../model/text';
import { both, every, some, type Tri } from '../../../model/tri';
import { isValueObject, type Value } from '../../../model/value';
import { IDENTITY_POOL_ID } from '../../../private/limits';
import { ASSUME, TAG } from '../../../private/trust-policy';
import { isFor } from './action-pattern';
import { type Comers, GUESTS, isPositive, letsIn } from './amr';
import { federationOfPool, type PoolFederation } from './federation-of';
import { type ReachedRole, reachedRoles } from './reached-roles';
import { remember } from './remember';
import { type ConditionTest, readPolicy, type Statement, texts } from './statements';

/** One statement of a trust policy, as one audience of one pool meets it: what an Allow lets in, a Deny keeps out. */
export interface TrustStatement {
  readonly statement: Statement;
  readonly principals: readonly Principal[];
  /** Whether it trusts Cognito, as it presents itself where the pool is. */
  readonly trustsCognito: Tri;
  readonly allowsAssuming: Tri;
  readonly allowsTagging: Tri;
  /** The tests of `aud`. Without one it lets in the tokens of every pool. */
  readonly poolTests: readonly ConditionTest[];
  readonly letsPoolIn: Tri;
  /** The tests of `amr`. Without one it lets everybody in. */
  readonly audienceTests: readonly ConditionTest[];
  readonly letsAudienceIn: Tri;
  readonly letsGuestsIn: Tri;
  /** The keys under a principal that the pool's tokens are not from: no token has them. */
  readonly foreignKeys: readonly string[];
}

export interface Principal {
  /** `Federated`, `AWS`, `Service`, or whatever stands there. */
  readonly kind: string;
  readonly name: Text;
}

/** The trust policy of a role that an audience of a pool may get. */
export interface RoleTrust extends ReachedRole {
  readonly federation: PoolFederation;
  readonly allowing: readonly TrustStatement[];
  readonly denying: readonly TrustStatement[];
  /** Why there may be other statements, or why one may say something else. */
  readonly gaps: readonly string[];
}

/** All trust policies that matter to some pool. */
export const roleTrusts = remember((model: IdentityPoolModel): readonly RoleTrust[] =>
  reachedRoles(model).map((reached) => trustOf(model, reached)),
);

/** The trust policy of a role, as one audience of a pool meets it, whether or not the pool hands the role out. */
export function trustOf(model: IdentityPoolModel, reached: ReachedRole): RoleTrust {
  const federation = federationOfPool(model, reached.pool);
  const { statements, gaps } = readPolicy(reached.role.trust);
  const comers = { audience: reached.audience, logins: reached.through.map(({ loginName }) => loginName) };
  const read = statements.map((statement) => readStatement(statement, reached.pool, federation, comers));
  return {
    ...reached,
    federation,
    gaps,
    allowing: read.filter(({ statement }) => statement.isAllow),
    denying: read.filter(({ statement }) => !statement.isAllow),
  };
}

function readStatement(
  statement: Statement,
  pool: PoolModel,
  federation: PoolFederation,
  comers: Comers,
): TrustStatement {
  const principals = principalsOf(statement.principal);
  const keys = statement.tests.map(({ key }) => isKeyOf(principals, federation, key));
  const poolTests = statement.tests.filter((_, index) => keys[index] === 'aud');
  const audienceTests = statement.tests.filter((_, index) => keys[index] === 'amr');
  const asFarAsRead = (answer: Tri) => (statement.gaps.length > 0 ? both(answer, 'unknown') : answer);
  return {
    statement,
    principals,
    trustsCognito: some(principals, (principal) => isCognito(principal, federation)),
    allowsAssuming: isFor(statement, ASSUME),
    allowsTagging: isFor(statement, TAG),
    poolTests,
    letsPoolIn: asFarAsRead(every(poolTests, (test) => listsPool(test, pool, federation.region))),
    audienceTests,
    letsAudienceIn: asFarAsRead(every(audienceTests, (test) => letsIn(test, comers))),
    letsGuestsIn: asFarAsRead(every(audienceTests, (test) => letsIn(test, GUESTS))),
    foreignKeys: statement.tests.filter((_, index) => keys[index] === 'foreign').map(({ key }) => key),
  };
}

function principalsOf(principal: Value | undefined): readonly Principal[] {
  return isValueObject(principal)
    ? Object.entries(principal).flatMap(([kind, names]) => texts(names).map((name) => ({ kind, name })))
    : texts(principal).map((name) => ({ kind: isLiteral(name) ? 'AWS' : 'unknown', name }));
}

/** A wildcard may take in somebody whom an identity provider vouches for; AWS does not say. */
function isCognito({ kind, name }: Principal, { accepts }: PoolFederation): Tri {
  if (kind === 'Federated') {
    return name === '*' ? 'unknown' : accepts(name);
  }
  return kind === 'unknown' || (kind === 'AWS' && name === '*') ? 'unknown' : 'no';
}

/** Which of Cognito's keys a key is, under the principal that the statement trusts. */
function isKeyOf(
  principals: readonly Principal[],
  federation: PoolFederation,
  key: string,
): 'aud' | 'amr' | 'sub' | 'foreign' | undefined {
  const [, prefix, name] = /^(.*):(aud|amr|sub)$/.exec(key.toLowerCase()) ?? [];
  if (name === undefined) {
    return undefined;
  }
  const trusted = principals.filter((principal) => isCognito(principal, federation) !== 'no');
  const isTrusted = trusted.some(
    (principal) => principal.name === prefix || !isLiteral(principal.name) || principal.name === '*',
  );
  return isTrusted && federation.accepts(prefix) === 'yes'
    ? (name as 'aud' | 'amr' | 'sub')
    : /^cognito-identity[.-]/.test(prefix)
      ? 'foreign'
      : undefined;
}

function listsPool(test: ConditionTest, pool: PoolModel, region: string | undefined): Tri {
  return isPositive(test) ? some(test.values, (value) => isIdOf(value, test, pool, region)) : 'unknown';
}

/** Whether a test takes any pool's id, or any of a region. */
export function hasWildcard(test: ConditionTest): boolean {
  return test.values.some((value) => isWildcard(value, test));
}

function isWildcard(value: Text, { comparison }: ConditionTest): boolean {
  return comparison === 'stringlike' && /[*?]/.test(value);
}

function isIdOf(value: Text, test: ConditionTest, { id }: PoolModel, region: string | undefined): Tri {
  if (isWildcard(value, test)) {
    return 'yes';
  }
  const answer = sameness(value, id);
  if (answer === 'different' && isLiteral(value) && !isLiteral(id) && isIdIn(region, value)) {
    return 'unknown';
  }
  return answer === 'same' ? 'yes' : answer === 'different' ? 'no' : 'unknown';
}

/** Whether somebody wrote down the id of a pool while this one's is known only at deployment: it may be this one. */
function isIdIn(region: string | undefined, value: string): boolean {
  return IDENTITY_POOL_ID.pattern?.test(value) === true && (region === undefined || value.startsWith(`${region}:`));
}

/** Whom a statement trusts, for a message. */
export function inWords(principals: readonly Principal[]): string {
  return principals.map(({ kind, name }) => `${kind} ${readable(name)}`).join(', ') || 'nobody';
}
