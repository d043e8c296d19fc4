import { Token } from 'aws-cdk-lib';
import { Construct, type IConstruct } from 'constructs';

/** Stands before every code and warning id, so that a search for it finds this library. */
export const CODE_PREFIX = 'cdk-cognito-identity-pool';

/**
 * The codes of the errors this library throws. A code is contract: people search for it and tests match it, so it is never
 * renamed. `docs/errors.md` explains each.
 */
export const MISTAKE_CODES = [
  'ActionsInvalid',
  'ApiPathInvalid',
  'ApiStageInvalid',
  'ApiStageUnknown',
  'ChecksFailed',
  'ClaimInvalid',
  'ClaimNotAvailable',
  'ClaimValueInvalid',
  'ClassicFlowWithRoleMapping',
  'ClientIdInvalid',
  'ClientOfAnotherUserPool',
  'DefaultTagsOfTwitter',
  'DeveloperProviderNameInvalid',
  'DeveloperProviderTwice',
  'DirectoryBucket',
  'FederationInvalid',
  'GroupInAnotherAccount',
  'GroupInAnotherRegion',
  'GroupInvalid',
  'GroupNeedsUserPool',
  'GroupTwice',
  'HandleOfAnotherPool',
  'IdentityPoolArnInvalid',
  'IdentityPoolIdInvalid',
  'IndexNameInvalid',
  'IsolationForGuests',
  'IsolationOverlaps',
  'IsolationTagNotMapped',
  'LoginProviderInvalid',
  'LoginProviderTwice',
  'NoAuthenticatedRole',
  'NoClients',
  'NoGroupRole',
  'NoGuestRole',
  'NoRoleToFallBackOn',
  'NoRolesToPass',
  'NoRuleMapping',
  'NotKnownOfImportedPool',
  'NothingToCheck',
  'NothingToMap',
  'OneRoleForGuestsAndUsers',
  'PartitionKeyNotString',
  'PoolNameInvalid',
  'PrefixInvalid',
  'PrincipalTagCount',
  'PrincipalTagInvalid',
  'PrincipalTagsDiffer',
  'PrincipalTagsTooLong',
  'PropUnknown',
  'ProviderArnInvalid',
  'ProviderNameInvalid',
  'ProviderNameTooLong',
  'ProviderOfAnotherAccount',
  'ProviderOfAnotherPartition',
  'ProviderTwice',
  'RequestInvalid',
  'RequiredTagNotMapped',
  'RoleCycle',
  'RoleDescriptionInvalid',
  'RoleMissing',
  'RoleNameInvalid',
  'RoleNameTwice',
  'RoleNotThroughProvider',
  'RoleOfAnotherAccount',
  'RolePathInvalid',
  'RuleMappingEmpty',
  'ScopeInvalid',
  'SecretInTemplate',
  'SessionDurationInvalid',
  'SignInInvalid',
  'SignInProviderUnknown',
  'SimulatorNeedsEnvironment',
  'SimulatorNeedsPool',
  'TagInvalid',
  'TemplateInvalid',
  'ThroughNobody',
  'TokenMappingNeedsUserPool',
  'TokenNotReadable',
  'TooManyLoginProviders',
  'TooManyMappedProviders',
  'TooManyRules',
  'TooManyTags',
  'TooManyUserPoolClients',
  'TopicPrefixInvalid',
  'UserPoolIdInvalid',
  'UserPoolsNotInRegion',
  'WrongKind',
] as const;

export type MistakeCode = (typeof MISTAKE_CODES)[number];

/** One mistake, in the words of the API the user called. */
export interface Mistake {
  readonly code: MistakeCode;
  /** The construct being written; the call, where no construct exists yet. */
  readonly where: IConstruct | string;
  /** What is wrong, with the value. Lower case, no full stop. */
  readonly what: string;
  /** What is allowed. */
  readonly allowed: string;
  /** What to write instead. */
  readonly instead: string;
  /** What stands below, for one mistake that has many places. Has several lines. */
  readonly list?: string;
}

export function describe(mistake: Mistake): string {
  const where = typeof mistake.where === 'string' ? mistake.where : mistake.where.node.path;
  const list = mistake.list === undefined ? '' : `\n\n${mistake.list}`;
  return `[${CODE_PREFIX}:${mistake.code}] ${where}: ${mistake.what}. Allowed: ${mistake.allowed}. Instead: ${mistake.instead}.${list}`;
}

/** The one way this library throws. jsii carries nothing but the message to other languages, so everything stands in it. */
export function refuse(mistake: Mistake): never {
  throw new Error(describe(mistake));
}

/** A value as it reads in a message: quoted, cut where it would flood the terminal, and recognisable when it is a token. */
export function quote(value: unknown): string {
  if (!Construct.isConstruct(value) && Token.isUnresolved(value)) {
    return 'a token (known only at deployment)';
  }
  if (typeof value !== 'string') {
    return typeof value === 'object' && value !== null ? nameOfKind(value) : String(value);
  }
  return value.length > 80
    ? `${JSON.stringify(value.slice(0, 60))}… (${value.length} characters)`
    : JSON.stringify(value);
}

/** Not the object itself: constructs refer to each other in circles. Not its class either: a bundler may have renamed it. */
function nameOfKind(value: object): string {
  if (Array.isArray(value)) {
    return 'a list';
  }
  return Construct.isConstruct(value) ? `the construct ${value.node.path}` : 'an object';
}
