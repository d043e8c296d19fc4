import type { CheckSeverity } from './check-finding';
import type { Change } from './private/changes/change';

/** What a deployment changes for people who use a pool already. `docs/changes.md` explains each. */
export enum IdentityPoolChangeKind {
  /** The pool is deleted, with all identities. */
  POOL_DELETED = 'PoolDeleted',

  /** The pool leaves the template and stays on AWS. */
  POOL_LEFT_BEHIND = 'PoolLeftBehind',

  /** A way to sign in is taken away. */
  PROVIDER_REMOVED = 'ProviderRemoved',

  /** A client of a user pool is taken away, and others of the same user pool stay. */
  CLIENT_REMOVED = 'ClientRemoved',

  /** A social provider is asked for users of another app. */
  APP_ID_CHANGED = 'AppIdChanged',

  /** The developer provider has another name. */
  DEVELOPER_PROVIDER_RENAMED = 'DeveloperProviderRenamed',

  /** Guests are turned off. */
  GUESTS_TURNED_OFF = 'GuestsTurnedOff',

  /** The classic flow is turned off. */
  CLASSIC_FLOW_TURNED_OFF = 'ClassicFlowTurnedOff',

  /** The classic flow is turned on. */
  CLASSIC_FLOW_TURNED_ON = 'ClassicFlowTurnedOn',

  /** Cognito begins to ask the user pool whether a token is still good. */
  TOKEN_CHECK_TURNED_ON = 'TokenCheckTurnedOn',

  /** Cognito no longer asks the user pool whether a token is still good. */
  TOKEN_CHECK_TURNED_OFF = 'TokenCheckTurnedOff',

  /** The pool loses its role attachment. */
  ATTACHMENT_REMOVED = 'AttachmentRemoved',

  /** The role attachment has another logical id. */
  ATTACHMENT_RECREATED = 'AttachmentRecreated',

  /** There is no default role any more for signed-in users or for guests. */
  DEFAULT_ROLE_REMOVED = 'DefaultRoleRemoved',

  /** Signed-in users or guests get another default role. */
  DEFAULT_ROLE_CHANGED = 'DefaultRoleChanged',

  /** The users of a provider get their role by a mapping now. */
  ROLE_MAPPING_ADDED = 'RoleMappingAdded',

  /** The users of a provider get the default role now. */
  ROLE_MAPPING_REMOVED = 'RoleMappingRemoved',

  /** The users of a provider get their role by rules and no longer by their token, or the other way round. */
  ROLE_MAPPING_TYPE_CHANGED = 'RoleMappingTypeChanged',

  /** Users for whom the mapping finds no role are refused now. */
  ROLE_RESOLUTION_DENIES = 'RoleResolutionDenies',

  /** Users for whom the mapping finds no role get the default role now. */
  ROLE_RESOLUTION_ALLOWS = 'RoleResolutionAllows',

  /** A rule is added. */
  RULE_ADDED = 'RuleAdded',

  /** A rule is taken away. */
  RULE_REMOVED = 'RuleRemoved',

  /** A rule gives another role. */
  RULE_ROLE_CHANGED = 'RuleRoleChanged',

  /** Rules change places that may both be true of a user. */
  RULES_REORDERED = 'RulesReordered',

  /** The users of a provider carry no tags any more. */
  TAG_MAP_REMOVED = 'TagMapRemoved',

  /** The tag map has another logical id. */
  TAG_MAP_RECREATED = 'TagMapRecreated',

  /** The tags of Cognito's own making begin or end. */
  DEFAULT_TAGS_CHANGED = 'DefaultTagsChanged',

  /** A tag is taken away. */
  TAG_REMOVED = 'TagRemoved',

  /** A tag is made of another claim. */
  TAG_CLAIM_CHANGED = 'TagClaimChanged',
}

/** One thing a deployment changes for people who use a pool already. */
export class IdentityPoolChange {
  /** @internal */
  public static _of(change: Change): IdentityPoolChange {
    return new IdentityPoolChange(change);
  }

  /** What kind of change it is. */
  public readonly kind: IdentityPoolChangeKind;

  /**
   * An error: somebody who gets credentials today certainly gets none, or the deployment fails. A warning: somebody gets
   * other permissions, or may be refused. Info: it can not be told whether anything changes.
   */
  public readonly severity: CheckSeverity;

  /** The logical id of the identity pool. */
  public readonly poolLogicalId: string;

  /** The logical id of the resource that changes, in the old template. */
  public readonly logicalId: string;

  /** What changes, with the values. */
  public readonly description: string;

  /** Who is locked out, who loses and who gains. */
  public readonly affected: string;

  /** How to do it without locking anybody out. */
  public readonly advice: string;

  private constructor(change: Change) {
    this.kind = change.kind;
    this.severity = change.severity;
    this.poolLogicalId = change.pool.logicalId;
    this.logicalId = change.at.logicalId;
    this.description = change.description;
    this.affected = change.affected;
    this.advice = change.advice;
  }

  /** All of it, for people. Has several lines. */
  public get message(): string {
    return [
      `${this.severity.toUpperCase()} ${this.kind} at ${this.logicalId}: ${this.description}.`,
      `  Affected: ${this.affected}.`,
      `  Advice: ${this.advice}.`,
    ].join('\n');
  }
}
