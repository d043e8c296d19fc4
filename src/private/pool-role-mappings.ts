import type { CfnIdentityPoolRoleAttachment } from 'aws-cdk-lib/aws-cognito';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { IdentityPool } from '../identity-pool';
import { type ClaimRule, type RoleMapping, RoleMappingType, RoleResolution, type RuleMapping } from '../role-mapping';
import { describe, refuse } from './errors';
import { COGNITO_API, MAPPED_PROVIDER_NAME, QUOTAS } from './limits';
import { LiteralKeys, shownName } from './provider-key';
import type { ProviderNames } from './provider-name';
import { requireRuleCount, requireText } from './requirements';
import { namesSame } from './symbols';

type RoleMappingProperty = CfnIdentityPoolRoleAttachment.RoleMappingProperty;

/** Under which conditions a pool may have role mappings. */
export interface PoolRoleMappingsOptions {
  readonly allowsClassicFlow: boolean;
  readonly hasAuthenticatedRole: () => boolean;
}

/** The role mappings of one identity pool, one for each name Cognito gives a mapped provider. */
export class PoolRoleMappings {
  private readonly mappings: ProviderRoleMapping[] = [];
  private readonly options: PoolRoleMappingsOptions;
  private readonly keys: LiteralKeys;

  constructor(
    private readonly pool: IdentityPool,
    options: PoolRoleMappingsOptions,
  ) {
    this.options = options;
    this.keys = new LiteralKeys(pool);
  }

  /** Maps the users of what one provider brought. */
  public add(provider: ProviderNames[], mapping: RoleMapping, isUserPool: boolean): ProviderRoleMapping {
    const names = provider.flatMap((names) => names.mapping ?? []);
    if (names.length === 0) {
      refuse({
        code: 'NothingToMap',
        where: this.pool,
        what: 'a provider without a name in role mappings has a roleMapping',
        allowed:
          'role mappings of user pools, social, OpenID Connect and SAML providers; a developer provider has none',
        instead: 'no roleMapping: users of a developer provider get the role of signed-in users',
      });
    }
    for (const { name } of names) {
      requireText(this.pool, 'the name of a provider with a role mapping', name, MAPPED_PROVIDER_NAME);
    }
    if (mapping.mappingType === RoleMappingType.TOKEN && !isUserPool) {
      refuse({
        code: 'TokenMappingNeedsUserPool',
        where: this.pool,
        what: 'a provider that is no user pool has roleMapping: RoleMapping.fromToken()',
        allowed: 'RoleMapping.fromToken() for user pools: no other token has cognito:preferred_role',
        instead: 'RoleMapping.fromRules([...])',
      });
    }
    this.requireEnhancedFlow();
    this.requireRoleToFallBackOn(mapping);
    this.requireQuota(names.length);
    const logins = provider.map(({ login }) => login);
    const entries = names.map((keyed) => ({ key: this.keys.take(keyed), name: keyed.name, shown: shownName(keyed) }));
    const added = new ProviderRoleMapping(this.pool, entries, logins, mapping);
    this.mappings.push(added);
    return added;
  }

  /** Whether users who come under one of the login names may get a role by their token or by a rule. */
  public mayGive(role: IRole, logins: string[]): boolean {
    return this.mappings.some(
      (mapping) => mapping.logins.some((login) => logins.includes(login)) && mapping.mayGive(role),
    );
  }

  /** As the role attachment has them: under a literal key, with the provider's name beside it, for a name may be a token. */
  public render(): { [key: string]: RoleMappingProperty } | undefined {
    const entries = this.mappings.flatMap((mapping) =>
      mapping.entries.map(({ key, name }): [string, RoleMappingProperty] => [key, mapping.render(name)]),
    );
    return entries.length > 0 ? Object.fromEntries(entries) : undefined;
  }

  /** What can be told only when everything was added. */
  public mistakes(): string[] {
    return this.mappings
      .filter((mapping) => mapping.isEmpty)
      .map((mapping) =>
        describe({
          code: 'RuleMappingEmpty',
          // Core puts the path of the pool before it.
          where: mapping.shownName,
          what: 'its role mapping has no rules',
          allowed: `1 to ${QUOTAS.rules} rules (${COGNITO_API}/API_RulesConfigurationType.html)`,
          instead:
            'handle.addRule(ClaimRule.whenEquals(...)), or no roleMapping, which gives every user the role of signed-in users',
        }),
      );
  }

  private requireEnhancedFlow(): void {
    if (this.options.allowsClassicFlow) {
      refuse({
        code: 'ClassicFlowWithRoleMapping',
        where: this.pool,
        what: 'a provider has a roleMapping, and allowClassicFlow is true',
        allowed:
          'role mappings in the enhanced flow alone: Cognito refuses the classic flow of a pool that has any ' +
          '(https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flow.html)',
        instead: 'allowClassicFlow: false, or a second identity pool for the classic flow',
      });
    }
  }

  private requireRoleToFallBackOn(mapping: RoleMapping): void {
    if (mapping.roleResolution === RoleResolution.AUTHENTICATED_ROLE && !this.options.hasAuthenticatedRole()) {
      refuse({
        code: 'NoRoleToFallBackOn',
        where: this.pool,
        what: 'roleResolution is AUTHENTICATED_ROLE, and there is no role for signed-in users, because of authenticatedRole: PoolRole.none()',
        allowed: 'RoleResolution.AUTHENTICATED_ROLE on a pool that has the role',
        instead: 'RoleResolution.DENY, or authenticatedRole: PoolRole.create()',
      });
    }
  }

  private requireQuota(more: number): void {
    const count = this.mappings.flatMap((mapping) => mapping.entries).length + more;
    if (count > QUOTAS.mappedProviders) {
      refuse({
        code: 'TooManyMappedProviders',
        where: this.pool,
        what: `${count} providers with a role mapping, each client of a user pool counted as one`,
        allowed: `at most ${QUOTAS.mappedProviders} (https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html)`,
        instead: 'a second identity pool, or fewer clients',
      });
    }
  }
}

/** The name of a mapped provider, and the literal it stands under in the template. */
interface MappedName {
  readonly key: string;
  readonly name: string;
  /** The provider, for a message. */
  readonly shown: string;
}

/** The role mapping of one provider. */
export class ProviderRoleMapping {
  private readonly rules: ClaimRule[] = [];

  constructor(
    private readonly pool: IdentityPool,
    public readonly entries: MappedName[],
    public readonly logins: string[],
    private readonly mapping: RoleMapping,
  ) {}

  public get isByRules(): boolean {
    return this.mapping.mappingType === RoleMappingType.RULES;
  }

  public get isEmpty(): boolean {
    return this.isByRules && this.rules.length === 0;
  }

  /** The rules the mapping was made with. They are not in force until they are added, one by one, like those that come later. */
  public get firstRules(): ClaimRule[] {
    return (this.mapping as Partial<RuleMapping>).rules ?? [];
  }

  /** The provider, for a message. */
  public get shownName(): string {
    return this.entries[0].shown;
  }

  public mayGive(role: IRole): boolean {
    return !this.isByRules || this.rules.some((rule) => namesSame(rule.role.roleArn, role.roleArn) !== 'different');
  }

  public requireRoom(): void {
    if (!this.isByRules) {
      refuse({
        code: 'NoRuleMapping',
        where: this.pool,
        what: `${this.shownName} takes its roles from the token`,
        allowed: 'addRule() on a provider with rules: Cognito takes a role from the token or from rules',
        instead: 'roleMapping: RoleMapping.fromRules([])',
      });
    }
    requireRuleCount(this.pool, this.rules.length + 1);
  }

  public addRule(rule: ClaimRule): void {
    this.rules.push(rule);
  }

  public render(identityProvider: string): RoleMappingProperty {
    return {
      identityProvider,
      type: this.mapping.mappingType,
      ambiguousRoleResolution: this.mapping.roleResolution,
      rulesConfiguration: this.isByRules
        ? {
            rules: this.rules.map(({ claim, match, value, role }) => ({
              claim,
              matchType: match,
              value,
              roleArn: role.roleArn,
            })),
          }
        : undefined,
    };
  }
}
