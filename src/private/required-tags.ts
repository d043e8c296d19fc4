import { Lazy, Token } from 'aws-cdk-lib';
import { Effect, FederatedPrincipal, type IRole, type PolicyDocument } from 'aws-cdk-lib/aws-iam';
import type { IdentityPool } from '../identity-pool';
import { quote } from './errors';
import { SealedStatement } from './sealed-statement';
import { symbolic } from './symbols';
import { ASSUME, denialConditions, type LackingTag } from './trust-policy';
import { type WarningId, warn } from './warnings';

type Json = Record<string, unknown>;

/** What one provider demands of its users. */
export interface Demand {
  /** The name of the provider in `amr`. */
  readonly login: string;
  readonly isAmrConfirmed: boolean;
  requires(tag: string): boolean;
}

/** Whom a statement denies, of those who lack a tag: a condition on `amr`. */
interface Denial {
  readonly operator: string;
  readonly logins: () => string[];
}

/** How a trust policy trusts the users of a pool. */
export interface TrustOfUsers {
  readonly federated: string;
  /**
   * The login names of the only providers it trusts.
   *
   * @default - all of them
   */
  readonly through?: string[];
}

/** A trust policy that keeps the required tags. */
interface Guarded {
  readonly document: PolicyDocument;
  readonly federated: string;
  /** The login names it is limited to. */
  through?: Set<string>;
  readonly written: Set<string>;
}

/**
 * The tags without which nobody gets credentials, kept by the trust policies of all roles signed-in users can get.
 *
 * For each tag, one statement denies whoever lacks it and came through none of the providers that do not require it: a
 * sign-in of a form that is not known is refused. Where there are such providers, a second one denies whoever lacks it and
 * came through a provider that does: `amr` names all logins that were linked, and one of each kind would get past the first.
 */
export class RequiredTags {
  private readonly tags = new Set<string>();
  private readonly trusts: Guarded[] = [];
  private readonly outOfReach = new Set<IRole>();
  private readonly warned = new Set<string>();

  /**
   * @param pool the identity pool
   * @param demands what its providers demand until now
   */
  constructor(
    private readonly pool: IdentityPool,
    private readonly demands: () => Demand[],
  ) {}

  /** Nobody signs in without these tags, from now on. */
  public require(tags: string[]): void {
    for (const tag of tags) {
      this.tags.add(tag);
    }
    this.update();
  }

  /** Adds what trust policies lack, because a tag or a provider has come. */
  public update(): void {
    for (const guarded of this.trusts) {
      for (const tag of this.tags) {
        this.write(guarded, tag);
      }
    }
  }

  /**
   * @param document the trust policy of a role that signed-in users may get
   * @param users how it trusts them
   */
  public enforceIn(document: PolicyDocument, { federated, through }: TrustOfUsers): void {
    const known = this.trusts.find((guarded) => guarded.document === document && guarded.federated === federated);
    if (!known) {
      this.trusts.push({ document, federated, through: through && new Set(through), written: new Set() });
    } else if (!through) {
      known.through = undefined;
    }
    this.update();
  }

  /** A role whose trust policy can not be written from here. */
  public leaveOut(role: IRole): void {
    this.outOfReach.add(role);
  }

  /** What can be told only when everything was added: an app may be synthesized more than once, and is told once. */
  public warnAtSynth(): void {
    for (const tag of this.tags) {
      for (const role of this.outOfReach) {
        this.warnNotEnforced(role, tag);
      }
      if (this.exempt(tag).length > 0) {
        this.warnAmrUnconfirmed(tag);
      }
    }
  }

  private write(guarded: Guarded, tag: string): void {
    for (const { operator, logins } of this.denials(tag, guarded)) {
      const key = `${operator} ${tag}`;
      if (!guarded.written.has(key)) {
        guarded.written.add(key);
        const amr = { [operator]: Lazy.uncachedList({ produce: logins }) };
        const { federated } = guarded;
        const conditions = { federated, identityPoolId: this.pool.identityPoolId, tag, amr };
        guarded.document.addStatements(denialOf(conditions));
      }
    }
  }

  private denials(tag: string, guarded?: Guarded): Denial[] {
    const exempt = () => this.exempt(tag, guarded?.through);
    // Guests have no claims; naming them keeps the list from being empty as well.
    const unlessExempt = { operator: 'ForAllValues:StringNotEquals', logins: () => ['unauthenticated', ...exempt()] };
    const ifRequired = { operator: 'ForAnyValue:StringEquals', logins: () => this.requiring(tag) };
    return exempt().length > 0 ? [unlessExempt, ifRequired] : [unlessExempt];
  }

  private requiring(tag: string): string[] {
    return loginsOf(this.demands().filter((demand) => demand.requires(tag)));
  }

  private exempt(tag: string, through?: Set<string>): string[] {
    const demands = this.demands();
    const requiring = new Set(demands.filter((demand) => demand.requires(tag)).map(({ login }) => login));
    return loginsOf(demands.filter(({ login }) => !requiring.has(login) && (through?.has(login) ?? true)));
  }

  private warnNotEnforced(role: IRole, tag: string): void {
    const { pool } = this;
    const id = Token.isUnresolved(pool.identityPoolId) ? `<id of ${pool.node.path}>` : pool.identityPoolId;
    const statements = this.printed(tag, id).map((json) => JSON.stringify(symbolic(json, pool).value, undefined, 2));
    this.warnOnce(
      'RequiredTagNotEnforced',
      `tag ${tag} is required, and the trust policy of ${role.node.path} can not be written from here: it lets users without the tag in, unless ` +
        `it holds this\n${statements.join(',\n')}\nOr take a role of pool.addRole().`,
    );
  }

  /** What a trust policy would hold at this moment. */
  private printed(tag: string, identityPoolId: string): Json[] {
    const federated = this.pool.federation.principal;
    return this.denials(tag).map(({ operator, logins }) =>
      denialOf({ federated, identityPoolId, tag, amr: { [operator]: logins() } }).toJSON(),
    );
  }

  private warnAmrUnconfirmed(tag: string): void {
    for (const { login } of this.demands().filter((demand) => !demand.isAmrConfirmed)) {
      this.warnOnce(
        'ProviderTrustUnconfirmed',
        `tag ${tag} is required of users of some providers alone, and ${quote(login)} is told from the others by amr: AWS documents that amr ` +
          'names the provider, but not in which form for SAML. Try sign-ins without the tag, with a second login linked as well, before you ' +
          'rely on it; or require the tag for all providers.',
      );
    }
  }

  private warnOnce(id: WarningId, message: string): void {
    if (!this.warned.has(message)) {
      this.warned.add(message);
      warn(this.pool, id, message);
    }
  }
}

function denialOf(lacking: LackingTag): SealedStatement {
  return new SealedStatement({
    effect: Effect.DENY,
    principals: [new FederatedPrincipal(lacking.federated)],
    actions: [ASSUME],
    conditions: denialConditions(lacking),
  });
}

function loginsOf(demands: Demand[]): string[] {
  return [...new Set(demands.map(({ login }) => login))];
}
