import { Token } from 'aws-cdk-lib';
import type { IUserPoolRef } from 'aws-cdk-lib/aws-cognito';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { IdentityPool } from '../identity-pool';
import type { IdentityProviderConfig } from '../identity-provider-config';
import type { PrincipalTags } from '../principal-tags';
import type { ClaimRule } from '../role-mapping';
import { quote, refuse } from './errors';
import type { PoolPrincipalTags } from './pool-principal-tags';
import type { PoolRoleMappings, ProviderRoleMapping } from './pool-role-mappings';
import type { PoolRoles } from './pool-roles';
import { shownName } from './provider-key';
import type { ProviderNames } from './provider-name';
import { warn } from './warnings';

/** The parts of an identity pool that have a say when a provider is added. */
export interface PoolParts {
  readonly pool: IdentityPool;
  readonly roles: PoolRoles;
  readonly mappings: PoolRoleMappings;
  readonly tags: PoolPrincipalTags;
}

/** One provider on one identity pool, with what was decided for its users. */
export class AddedProvider {
  private readonly mapping?: ProviderRoleMapping;

  constructor(
    private readonly parts: PoolParts,
    public readonly names: ProviderNames[],
    private readonly config: IdentityProviderConfig,
  ) {
    parts.tags.add(names, config.principalTags);
    if (parts.roles.authenticated) {
      parts.tags.reach(names, parts.roles.authenticated);
    }
    if (config.roleMapping) {
      this.mapping = parts.mappings.add(names, config.roleMapping, isUserPool(config));
      for (const rule of this.mapping.firstRules) {
        this.addRule(rule);
      }
    }
  }

  /** The names its tokens come under. */
  public get logins(): string[] {
    return [...new Set(this.names.map(({ login }) => login))];
  }

  /** The user pool, where it is one and says so. */
  public get userPool(): IUserPoolRef | undefined {
    return this.config.userPool;
  }

  public addRule(rule: ClaimRule): void {
    const { pool } = this.parts;
    if (!this.mapping) {
      refuse({
        code: 'NoRuleMapping',
        where: pool,
        what: `a rule for ${this.shownLogins}, which has no role mapping`,
        allowed: 'addRule() on a provider with rules',
        instead: this.names.some(({ mapping }) => mapping)
          ? 'roleMapping: RoleMapping.fromRules([], { roleResolution: ... }), which says what becomes of everybody else'
          : 'no rule: users of a developer provider get the role of signed-in users',
      });
    }
    const { claims } = this.config;
    if (claims && !Token.isUnresolved(rule.claim) && !claims.includes(rule.claim)) {
      refuse({
        code: 'ClaimNotAvailable',
        where: pool,
        what: `a rule of ${this.shownLogins} tests claim ${quote(rule.claim)}`,
        allowed: `${claims.join(', ')}: Cognito knows no other claims of this provider (https://docs.aws.amazon.com/cognito/latest/developerguide/role-based-access-control.html)`,
        instead: 'a rule over one of these, or an IAM OpenID Connect provider',
      });
    }
    this.mapping.requireRoom();
    this.reach(rule.role);
    this.mapping.addRule(rule);
  }

  public mapTags(tags: PrincipalTags): void {
    this.parts.tags.map(this.names, tags);
  }

  /** A role must be able to tell these users by `amr`: warns where AWS does not say what it holds. */
  public warnAmrUnconfirmed(role: string): void {
    for (const names of this.names.filter(({ isAmrConfirmed }) => !isAmrConfirmed)) {
      warn(
        this.parts.pool,
        'ProviderTrustUnconfirmed',
        `role ${role} trusts users by amr ${shownLogin(names)}: AWS documents that amr names the provider, but not in which form for SAML. Try a sign-in ` +
          'before you rely on it; if it is refused, leave `through` out, and the rules alone decide.',
      );
    }
  }

  /** Users of this provider may get a role: it must let them in, and their tags wait for it. */
  public reach(role: IRole): void {
    this.parts.roles.admit(role, this.logins);
    this.parts.tags.reach(this.names, role);
  }

  private get shownLogins(): string {
    return [...new Set(this.names.map(shownLogin))].join(', ');
  }
}

/** The login name, or the provider it is of. */
function shownLogin({ login, tags }: ProviderNames): string {
  return Token.isUnresolved(login) ? shownName(tags ?? { name: login, keySource: login }) : quote(login);
}

/** Whether all a provider brings is clients of user pools. */
function isUserPool(config: IdentityProviderConfig): boolean {
  const { userPoolClients = [], openIdConnectProviderArns = [], samlProviderArns = [] } = config;
  const others = [
    ...openIdConnectProviderArns,
    ...samlProviderArns,
    ...Object.keys(config.supportedLoginProviders ?? {}),
  ];
  return userPoolClients.length > 0 && others.length === 0;
}
