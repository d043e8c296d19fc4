import type { IRole } from 'aws-cdk-lib/aws-iam';
import { quote } from './private/errors';
import { requireKind } from './private/kinds';
import { ROLE_MAPPING_OPTIONS, requireProps } from './private/known-props';
import { CLAIM, CLAIM_VALUE } from './private/limits';
import { requireRole, requireRuleCount, requireText } from './private/requirements';

/**
 * Which role a user gets when no rule matches, or when the token names no role.
 *
 * @see https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_RoleMapping.html
 */
export enum RoleResolution {
  /** No credentials: the sign-in is refused. */
  DENY = 'Deny',

  /** The role of the pool's signed-in users. */
  AUTHENTICATED_ROLE = 'AuthenticatedRole',
}

/**
 * How a rule compares a claim with its value.
 *
 * AWS does not document whether upper and lower case differ, nor how a claim that is a list is compared.
 *
 * @see https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_MappingRule.html
 */
export enum ClaimMatch {
  /** The claim is the value. */
  EQUALS = 'Equals',

  /** The value stands somewhere in the claim. */
  CONTAINS = 'Contains',

  /** The claim begins with the value. */
  STARTS_WITH = 'StartsWith',

  /** The claim is there and is something else. A user without the claim does not match. */
  NOT_EQUALS = 'NotEqual',
}

/**
 * Gives a role to users whose token has a certain claim.
 *
 * Only test claims that users can not write themselves: for a user pool, attributes that its client may not write.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/role-based-access-control.html#using-rules-to-assign-roles-to-users
 */
export class ClaimRule {
  /**
   * Users whose claim is exactly the value.
   *
   * Throws when the claim or the value is one Cognito refuses, and when there is no role.
   *
   * @param claim the name of the claim in the token, 1 to 64 characters without spaces
   * @param value what it must be, 1 to 128 characters
   * @param role the role they get: one of the pool's, or one of this app
   */
  public static whenEquals(claim: string, value: string, role: IRole): ClaimRule {
    return new ClaimRule(claim, ClaimMatch.EQUALS, value, role);
  }

  /**
   * Users whose claim has the value in it: `cognito:groups` has the name of a group. Mind that `admin` stands in
   * `superadmin` as well.
   *
   * Throws when the claim or the value is one Cognito refuses, and when there is no role.
   *
   * @param claim the name of the claim in the token, 1 to 64 characters without spaces
   * @param value what it must hold, 1 to 128 characters
   * @param role the role they get: one of the pool's, or one of this app
   */
  public static whenContains(claim: string, value: string, role: IRole): ClaimRule {
    return new ClaimRule(claim, ClaimMatch.CONTAINS, value, role);
  }

  /**
   * Users whose claim begins with the value.
   *
   * Throws when the claim or the value is one Cognito refuses, and when there is no role.
   *
   * @param claim the name of the claim in the token, 1 to 64 characters without spaces
   * @param value what it must begin with, 1 to 128 characters
   * @param role the role they get: one of the pool's, or one of this app
   */
  public static whenStartsWith(claim: string, value: string, role: IRole): ClaimRule {
    return new ClaimRule(claim, ClaimMatch.STARTS_WITH, value, role);
  }

  /**
   * Users who have the claim, with something else in it. Users without the claim do not match.
   *
   * Throws when the claim or the value is one Cognito refuses, and when there is no role.
   *
   * @param claim the name of the claim in the token, 1 to 64 characters without spaces
   * @param value what it must not be, 1 to 128 characters
   * @param role the role they get: one of the pool's, or one of this app
   */
  public static whenNotEquals(claim: string, value: string, role: IRole): ClaimRule {
    return new ClaimRule(claim, ClaimMatch.NOT_EQUALS, value, role);
  }

  /** The name of the claim. */
  public readonly claim: string;

  /** How the claim is compared. */
  public readonly match: ClaimMatch;

  /** What the claim is compared with. */
  public readonly value: string;

  /** The role of users who match. */
  public readonly role: IRole;

  private constructor(claim: string, match: ClaimMatch, value: string, role: IRole) {
    requireText('ClaimRule', 'claim', claim, CLAIM);
    requireText('ClaimRule', `the value for claim ${quote(claim)}`, value, CLAIM_VALUE);
    requireRole('ClaimRule', role);
    this.claim = claim;
    this.match = match;
    this.value = value;
    this.role = role;
  }
}

/** What becomes of users for whom a role mapping names no role. */
export interface RoleMappingOptions {
  /**
   * The role of users when no rule matches, or when the token names no role.
   *
   * @default RoleResolution.DENY
   */
  readonly roleResolution?: RoleResolution;
}

/** What a role mapping goes by. */
export enum RoleMappingType {
  /** The role the token prefers. */
  TOKEN = 'Token',

  /** Rules over the claims in the token. */
  RULES = 'Rules',
}

/**
 * How the users of one provider get another role than the pool's default one.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/role-based-access-control.html
 */
export class RoleMapping {
  /**
   * The role that the user pool writes into the token: `cognito:preferred_role`, from the user's groups. Make the groups
   * with `pool.addGroup()`.
   *
   * @param options what becomes of users in no group with a role
   */
  public static fromToken(options: RoleMappingOptions = {}): RoleMapping {
    requireProps('RoleMapping.fromToken()', options, ROLE_MAPPING_OPTIONS);
    return new RoleMapping(options.roleResolution ?? RoleResolution.DENY);
  }

  /**
   * The role of the first rule that matches, in the order given. More can be added with `addRule()` of the provider's handle.
   *
   * Throws for more than 25 rules.
   *
   * @param rules the first rules, up to 25; none where all are added later
   * @param options what becomes of users whom no rule matches
   */
  public static fromRules(rules: ClaimRule[], options: RoleMappingOptions = {}): RuleMapping {
    requireKind('RoleMapping.fromRules()', 'rules', rules);
    requireProps('RoleMapping.fromRules()', options, ROLE_MAPPING_OPTIONS);
    return RuleMapping._of(rules, options.roleResolution ?? RoleResolution.DENY);
  }

  /** What becomes of users for whom the mapping names no role. */
  public readonly roleResolution: RoleResolution;

  /**
   * Only for the factories of this class.
   *
   * @param roleResolution what becomes of users for whom the mapping names no role
   */
  protected constructor(roleResolution: RoleResolution) {
    this.roleResolution = roleResolution;
  }

  /** What the mapping goes by. */
  public get mappingType(): RoleMappingType {
    return RoleMappingType.TOKEN;
  }
}

/** A role mapping by rules: what every provider takes. */
export class RuleMapping extends RoleMapping {
  /** @internal */
  public static _of(rules: ClaimRule[], roleResolution: RoleResolution): RuleMapping {
    return new RuleMapping(rules, roleResolution);
  }

  /** The rules it starts with, in their order. */
  public readonly rules: ClaimRule[];

  private constructor(rules: ClaimRule[], roleResolution: RoleResolution) {
    super(roleResolution);
    requireRuleCount('RoleMapping.fromRules()', rules.length);
    this.rules = Object.freeze([...rules]) as ClaimRule[];
  }

  public override get mappingType(): RoleMappingType {
    return RoleMappingType.RULES;
  }
}
