import { Token } from 'aws-cdk-lib';
import { CfnRole, type IRole, type PolicyDocument, PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import type { IdentityPool } from '../identity-pool';
import { IdentityPoolPrincipal } from '../identity-pool-principal';
import { refuse } from './errors';
import { mayLetIn, otherThan, requireOneAudience } from './one-audience';
import { referencedConstruct } from './symbols';
import { ASSUME, type Audience, TAG, type Trust, trustedActions, trustStatement } from './trust-policy';
import { readTrust, type TrustStatement } from './trust-reading';
import { warn } from './warnings';

/**
 * Sees to it that a role somebody else made can be handed out by the pool: adds the one statement that is missing, or says
 * what stands in the way. Never widens a trust that names this pool already: whoever wrote a narrower one meant it.
 */
export function admitExistingRole(pool: IdentityPool, role: IRole, audience: Audience): void {
  requireSameAccount(pool, role);
  const trust: Trust = { federated: pool.federation.principal, identityPoolId: pool.identityPoolId, audience };

  const document = editableTrust(role);
  if (!document) {
    admitUneditable(pool, role, trust);
    return;
  }

  const reading = readTrust(document, role, trust);
  const canWaitForPool = pool._deploymentOrder.letsName(role, reading);

  const naming = reading.statements.filter((s) => s.namesPool === 'yes');
  const unclear = reading.statements.filter((s) => s.namesPool === 'unknown');
  requireOneAudience(pool, role, reading, audience);
  warnTrustAlsoOthers(pool, role, reading.statements);

  let isClear = true;
  if (naming.length > 0) {
    allowTagging(document, reading.statements, naming, audience);
    if (!naming.some((s) => s.coversAudience)) {
      warn(
        pool,
        'TrustNarrower',
        `${role.node.path} trusts only some of the ${audience} users of this pool, and the others are refused at sign-in. ` +
          `Its trust policy is left as it is. If all ${audience} users shall get the role, take its own statement out, or add\n` +
          printed(pool, trust),
      );
    }
  } else if (canWaitForPool && unclear.every((s) => s.coversAudience)) {
    principalOf(pool, audience).addToAssumeRolePolicy(document);
  } else if (unclear.length > 0) {
    allowTagging(document, reading.statements, unclear, audience);
    isClear = false;
  } else {
    pool._deploymentOrder.refuseUnnamed(role);
  }
  if (canWaitForPool) {
    pool._deploymentOrder.noteNamedBy(role);
  }

  warnTrustUnknown(pool, role, trust, { isClear, isShared: unclear.some((s) => mayLetIn(s, otherThan(audience))) });

  if (audience === 'authenticated') {
    if (canWaitForPool) {
      pool._requiredTags.enforceIn(document, { federated: pool.federation.principal });
    } else {
      pool._requiredTags.leaveOut(role);
    }
  }
}

function principalOf(pool: IdentityPool, audience: Audience): IdentityPoolPrincipal {
  return audience === 'authenticated' ? IdentityPoolPrincipal.authenticated(pool) : IdentityPoolPrincipal.guest(pool);
}

/** A role that can not be given what it lacks. It may still be one of this app, whose trust policy can be read. */
function admitUneditable(pool: IdentityPool, role: IRole, trust: Trust): void {
  const resource = referencedConstruct(role.roleArn);
  const statements = CfnRole.isCfnRole(resource) ? readUneditable(pool, role, resource, trust) : [];
  if (!statements.some((s) => letsAllIn(s, trust.audience))) {
    warnTrustNotManaged(pool, role, trust);
  }
  if (trust.audience === 'authenticated') {
    pool._requiredTags.leaveOut(role);
  }
}

function readUneditable(pool: IdentityPool, role: IRole, resource: CfnRole, trust: Trust): TrustStatement[] {
  const reading = readTrust(resource.assumeRolePolicyDocument, resource, trust);
  pool._deploymentOrder.letsName(resource, reading);
  const naming = reading.statements.filter((s) => s.namesPool === 'yes');
  requireOneAudience(pool, role, reading, trust.audience);
  const unclear = reading.statements.filter((s) => s.namesPool === 'unknown');
  const isShared = unclear.some((s) => mayLetIn(s, otherThan(trust.audience)));
  warnTrustUnknown(pool, role, trust, { isClear: true, isShared });
  return naming;
}

function letsAllIn(statement: TrustStatement, audience: Audience): boolean {
  return statement.coversAudience && trustedActions(audience).every((action) => statement.allows(action));
}

/** Undefined for imported, lazy and immutable roles, and for those `Role.customizeRoles()` keeps out of the template. */
function editableTrust(role: IRole): PolicyDocument | undefined {
  return Role.isRole(role) && role.node.defaultChild !== undefined ? role.assumeRolePolicy : undefined;
}

/** Adds `sts:TagSession` beside statements that are there already, under their own conditions. Never for guests. */
function allowTagging(
  document: PolicyDocument,
  all: TrustStatement[],
  existing: TrustStatement[],
  audience: Audience,
): void {
  if (!trustedActions(audience).includes(TAG)) {
    return;
  }
  for (const statement of existing.filter((s) => s.allows(ASSUME) && !mayLetIn(s, 'unauthenticated'))) {
    const tagged = all.some((s) => s.allows(TAG) && s.scopeKey === statement.scopeKey);
    if (!tagged) {
      document.addStatements(PolicyStatement.fromJson({ ...statement.source, Sid: undefined, Action: TAG }));
    }
  }
}

function requireSameAccount(pool: IdentityPool, role: IRole): void {
  const account = role.principalAccount ?? role.env.account;
  const [ours, theirs] = [pool.env.account, account];
  if (Token.isUnresolved(ours) || Token.isUnresolved(theirs) || ours === theirs) {
    return;
  }
  refuse({
    code: 'RoleOfAnotherAccount',
    where: pool,
    what: `role ${role.node.path} is of account ${theirs}, the pool is of account ${ours}`,
    allowed: 'roles of the account of the identity pool, because iam:PassRole can not cross accounts',
    instead: `pool.addRole() for a role in account ${ours}, and let that role assume the one of account ${theirs}`,
  });
}

function warnTrustNotManaged(pool: IdentityPool, role: IRole, trust: Trust): void {
  warn(
    pool,
    'TrustNotManaged',
    `the trust policy of ${role.node.path} can not be read or changed here. Every sign-in of ${trust.audience} users fails unless it holds ` +
      `this statement\n${printed(pool, trust)}`,
  );
}

function warnTrustAlsoOthers(pool: IdentityPool, role: IRole, statements: TrustStatement[]): void {
  const others = new Set(statements.flatMap((s) => s.others));
  if (others.size > 0) {
    warn(
      pool,
      'TrustAlsoOthers',
      `${role.node.path} is also trusted to ${[...others].join(', ')}: what is granted to the pool's users, they get too. ` +
        `Write pool.addRole('${role.node.id}') for a role that is this pool's alone.`,
    );
  }
}

/** What the statements that may or may not mean this pool leave open. */
interface Unknowns {
  /** Whether all users of the audience get in for sure, or are kept out on purpose. */
  readonly isClear: boolean;
  /** Whether users of the other audience may get in. */
  readonly isShared: boolean;
}

function warnTrustUnknown(pool: IdentityPool, role: IRole, trust: Trust, { isClear, isShared }: Unknowns): void {
  const { audience } = trust;
  const others = audience === 'authenticated' ? 'guests' : 'signed-in users';
  const unknowns = [
    ...(isClear
      ? []
      : [
          `trusts an identity pool, but whether it is this one, and all its ${audience} users, can not be told before deployment. ` +
            'Where it is not, sign-ins fail.',
        ]),
    ...(isShared
      ? [
          `may let ${others} in, for a statement of its trust policy does not keep them out, and may mean this pool: what is granted ` +
            `to its ${audience} users, they would have too.`,
        ]
      : []),
  ];
  if (unknowns.length > 0) {
    warn(
      pool,
      'TrustUnknown',
      `${role.node.path} ${unknowns.join(' It ')} What it must trust is\n${printed(pool, trust)}`,
    );
  }
}

/** The statement to copy. A pool id that is known only at deployment stands as the construct it is the id of. */
function printed(pool: IdentityPool, trust: Trust): string {
  const identityPoolId = Token.isUnresolved(trust.identityPoolId) ? `<id of ${pool.node.path}>` : trust.identityPoolId;
  return JSON.stringify(trustStatement({ ...trust, identityPoolId }), undefined, 2);
}
