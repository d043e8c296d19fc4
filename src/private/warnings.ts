import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { CODE_PREFIX } from './errors';

/**
 * The ids of the warnings this library writes: contract, like the error codes, because people acknowledge them by name.
 * `docs/errors.md` explains each.
 */
export const WARNING_IDS = [
  'ClaimsUndocumented',
  'FederationByRegion',
  'FederationUnconfirmed',
  'GoogleClientIdUnusual',
  'GrantNotAttached',
  'GranteeNotOfUsers',
  'GroupRoleUnreachable',
  'GroupsOfEqualPrecedence',
  'GuestIdentityForgotten',
  'GuestsInClassicFlow',
  'ManyUserPoolClients',
  'NoDeveloperProvider',
  'NobodyCanSignIn',
  'ProviderTrustUnconfirmed',
  'RequiredTagNotEnforced',
  'RoleNameTooLongForGovEast',
  'TagFromList',
  'TagMappingUnknown',
  'TagOfTwoPools',
  'TrustAlsoOthers',
  'TrustNarrower',
  'TrustNotManaged',
  'TrustPolicyLong',
  'TrustUnknown',
] as const;

export type WarningId = (typeof WARNING_IDS)[number];

export function warn(scope: IConstruct, id: WarningId, message: string): void {
  Validations.of(scope).addWarning(`${CODE_PREFIX}:${id}`, message);
}
