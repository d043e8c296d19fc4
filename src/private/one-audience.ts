import type { IRole, PolicyDocument } from 'aws-cdk-lib/aws-iam';
import type { IConstruct } from 'constructs';
import type { IdentityPool } from '../identity-pool';
import { refuse } from './errors';
import { isOnePlace, known, nameOf, type Place } from './place';
import { namesSame } from './symbols';
import type { Audience, Trust } from './trust-policy';
import { readTrust, type TrustReading, type TrustStatement } from './trust-reading';

// Guests and signed-in users never share a role: whatever is granted to it, the whole internet has.

export function otherThan(audience: Audience): Audience {
  return audience === 'authenticated' ? 'unauthenticated' : 'authenticated';
}

export function mayLetIn(statement: TrustStatement, audience: Audience): boolean {
  return statement.letsIn[audience] !== 'no';
}

/** Whom the trust policy of a role lets in already, of this pool, or of another one by name. */
export function requireOneAudience(pool: IdentityPool, role: IRole, reading: TrustReading, audience: Audience): void {
  const other = otherThan(audience);
  const shared = reading.statements.filter((s) => s.namesPool === 'yes' && mayLetIn(s, other));
  const elsewhere = reading.statements.find((s) => s.namesPool !== 'yes' && asksFor(s, other));
  if (shared.length > 0) {
    const trusts = shared.some((s) => s.letsIn[other] === 'yes') ? 'trusts' : 'may trust';
    refuseSharedRole(
      pool,
      `role ${role.node.path} ${trusts} the pool's ${other} users and would be the role of its ${audience} users`,
      `assumedBy: IdentityPoolPrincipal.${audience === 'authenticated' ? audience : 'guest'}(pool), or the condition "ForAnyValue:StringLike": ` +
        `{ "${pool.federation.principal}:amr": "${audience}" } in its trust policy`,
    );
  }
  if (elsewhere) {
    refuseSharedRole(
      pool,
      `role ${role.node.path} trusts ${inWords(elsewhere, other)} and would be the role of this pool's ${audience} users`,
      `a role of its own for the ${audience} users of this pool`,
    );
  }
}

/** The same, where the pool's users are about to be added to a trust policy: whose role it is, it does not say. */
export function requireOneAudienceIn(document: PolicyDocument, where: IConstruct, trust: Trust): void {
  if (document.isEmpty) {
    return;
  }
  const other = otherThan(trust.audience);
  const stranger = readTrust(document, where, trust).statements.find(
    (s) => asksFor(s, other) || (s.namesPool === 'yes' && s.letsIn[other] === 'yes'),
  );
  if (stranger) {
    refuseSharedRole(
      where,
      `a trust policy that trusts ${inWords(stranger, other)} would trust this pool's ${trust.audience} users as well`,
      'a role of its own for each',
    );
  }
}

/** Whom the pool is told to give one role. */
export function requireSeparateRoles(
  pool: IdentityPool,
  authenticated: IRole | undefined,
  guest: IRole | undefined,
): void {
  if (authenticated && guest && isOneRole(authenticated, guest)) {
    refuseSharedRole(
      pool,
      `role ${guest.node.path} would be the role of guests and of signed-in users`,
      `GuestAccess.enabled() with a role of its own beside authenticatedRole: PoolRole.existing(${guest.node.id})`,
    );
  }
}

/** Whom a rule or a group gives the role of guests. */
export function requireNotOfGuests(pool: IdentityPool, role: IRole, guest: IRole | undefined): void {
  if (guest && isOneRole(role, guest)) {
    refuseSharedRole(
      pool,
      `role ${guest.node.path} would be the role of guests and of signed-in users`,
      "a role for these users: pool.addRole('Members')",
    );
  }
}

/** Whether two are one role, as far as can be told: a role may be imported by its name here and by its ARN there. */
export function isOneRole(a: IRole, b: IRole): boolean {
  return a.node === b.node || namesSame(a.roleArn, b.roleArn) === 'same' || isOnePlace(placeOf(a), placeOf(b));
}

function placeOf(role: IRole): Place {
  return { name: nameOf('role', role.roleName, role), account: known(role.principalAccount ?? role.env.account) };
}

/** Whether a statement lets an audience in on purpose: one without `amr` may be meant for the other alone. */
function asksFor(statement: TrustStatement, audience: Audience): boolean {
  return statement.testsAmr && statement.letsIn[audience] === 'yes';
}

function inWords({ namesPool, others }: TrustStatement, audience: Audience): string {
  const pools = others.map((users) => users.replace(/^the users/, `the ${audience} users`));
  return namesPool === 'yes' || pools.length === 0 ? `${audience} users` : pools.join(' and ');
}

function refuseSharedRole(where: IConstruct, what: string, instead: string): never {
  return refuse({
    code: 'OneRoleForGuestsAndUsers',
    where,
    what,
    allowed:
      'one role for guests and another for signed-in users: whatever is granted to a role of guests, anybody on the internet has',
    instead,
  });
}
