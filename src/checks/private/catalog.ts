import type { Rule } from './rule';
import { amrTestedWithoutForAnyValue } from './rules/amr-tested-without-for-any-value';
import { appIdInvalid } from './rules/app-id-invalid';
import { claimNotAvailable } from './rules/claim-not-available';
import { claimNotReadable } from './rules/claim-not-readable';
import { claimUnknown } from './rules/claim-unknown';
import { classicFlowNotSaid } from './rules/classic-flow-not-said';
import { classicFlowOpensRoles } from './rules/classic-flow-opens-roles';
import { classicFlowWithRoleMapping } from './rules/classic-flow-with-role-mapping';
import { clientIdInvalid } from './rules/client-id-invalid';
import { clientOfAnotherUserPool } from './rules/client-of-another-user-pool';
import { defaultTags } from './rules/default-tags';
import { defaultTagsOfTwitter } from './rules/default-tags-of-twitter';
import { defaultTagsWithOwn } from './rules/default-tags-with-own';
import { developerProviderBesideOthers } from './rules/developer-provider-beside-others';
import { developerProviderNameInvalid } from './rules/developer-provider-name-invalid';
import { groupNamesOverlap } from './rules/group-names-overlap';
import { groupRoleUnreachable } from './rules/group-role-unreachable';
import { groupsComparedWhole } from './rules/groups-compared-whole';
import { groupsOfEqualPrecedence } from './rules/groups-of-equal-precedence';
import { guestActionOutOfReach } from './rules/guest-action-out-of-reach';
import { guestAdministrator } from './rules/guest-administrator';
import { guestPolicyByIdentity } from './rules/guest-policy-by-identity';
import { guestRoleWithoutGuests } from './rules/guest-role-without-guests';
import { guestsInClassicFlow } from './rules/guests-in-classic-flow';
import { guestsMayTooMuch } from './rules/guests-may-too-much';
import { guestsWithoutRole } from './rules/guests-without-role';
import { leadingKeysOpenToScan } from './rules/leading-keys-open-to-scan';
import { loginProviderUnknown } from './rules/login-provider-unknown';
import { manyUserPoolClients } from './rules/many-user-pool-clients';
import { mappedProviderNameTooLong } from './rules/mapped-provider-name-too-long';
import { mappedProviderNotOnPool } from './rules/mapped-provider-not-on-pool';
import { mappingTypeInvalid } from './rules/mapping-type-invalid';
import { noRoleAttachment } from './rules/no-role-attachment';
import { noRoleToFallBackOn } from './rules/no-role-to-fall-back-on';
import { nobodyCanSignIn } from './rules/nobody-can-sign-in';
import { notEqualWithoutClaim } from './rules/not-equal-without-claim';
import { notWhollyRead } from './rules/not-wholly-read';
import { oneRoleForGuestsAndUsers } from './rules/one-role-for-guests-and-users';
import { policyVariableEscapeLeft } from './rules/policy-variable-escape-left';
import { policyVariableNotEscaped } from './rules/policy-variable-not-escaped';
import { policyVariableOfOtherPartition } from './rules/policy-variable-of-other-partition';
import { policyVariableUnbounded } from './rules/policy-variable-unbounded';
import { poolNameInvalid } from './rules/pool-name-invalid';
import { poolRemovalNotSaid } from './rules/pool-removal-not-said';
import { poolTagsInvalid } from './rules/pool-tags-invalid';
import { principalTagInvalid } from './rules/principal-tag-invalid';
import { principalTagNotMapped } from './rules/principal-tag-not-mapped';
import { principalTagsTooLong } from './rules/principal-tags-too-long';
import { providerArnInvalid } from './rules/provider-arn-invalid';
import { providerMappedTwice } from './rules/provider-mapped-twice';
import { providerOfAnotherAccount } from './rules/provider-of-another-account';
import { providerOfAnotherPartition } from './rules/provider-of-another-partition';
import { providerTaggedTwice } from './rules/provider-tagged-twice';
import { providerTwice } from './rules/provider-twice';
import { roleArnInvalid } from './rules/role-arn-invalid';
import { roleNameTooLongForGovEast } from './rules/role-name-too-long-for-gov-east';
import { roleOfAnotherAccount } from './rules/role-of-another-account';
import { roleOfAnotherPartition } from './rules/role-of-another-partition';
import { roleResolutionInvalid } from './rules/role-resolution-invalid';
import { roleTagShowsThrough } from './rules/role-tag-shows-through';
import { rolesKeyUnknown } from './rules/roles-key-unknown';
import { ruleClaimInvalid } from './rules/rule-claim-invalid';
import { ruleCountInvalid } from './rules/rule-count-invalid';
import { ruleMatchTypeInvalid } from './rules/rule-match-type-invalid';
import { ruleUnreachable } from './rules/rule-unreachable';
import { ruleValueInvalid } from './rules/rule-value-invalid';
import { sessionDurationWithoutEffect } from './rules/session-duration-without-effect';
import { severalRoleAttachments } from './rules/several-role-attachments';
import { tagFromList } from './rules/tag-from-list';
import { taggedProviderNotOnPool } from './rules/tagged-provider-not-on-pool';
import { tokenMappingNeedsUserPool } from './rules/token-mapping-needs-user-pool';
import { tokenMappingWithRules } from './rules/token-mapping-with-rules';
import { tokenMappingWithoutEffect } from './rules/token-mapping-without-effect';
import { tokenMappingWithoutGroupRoles } from './rules/token-mapping-without-group-roles';
import { tokenNotCheckedOnServer } from './rules/token-not-checked-on-server';
import { tooManyLoginProviders } from './rules/too-many-login-providers';
import { tooManyPrincipalTags } from './rules/too-many-principal-tags';
import { tooManyRoleMappings } from './rules/too-many-role-mappings';
import { tooManyUserPoolClients } from './rules/too-many-user-pool-clients';
import { trustAlsoOthers } from './rules/trust-also-others';
import { trustByNetwork } from './rules/trust-by-network';
import { trustKeysOfOtherPartition } from './rules/trust-keys-of-other-partition';
import { trustLacksAction } from './rules/trust-lacks-action';
import { trustLacksAmr } from './rules/trust-lacks-amr';
import { trustLacksAudience } from './rules/trust-lacks-audience';
import { trustLacksPrincipal } from './rules/trust-lacks-principal';
import { trustLacksTagSession } from './rules/trust-lacks-tag-session';
import { trustLetsGuestsIn } from './rules/trust-lets-guests-in';
import { trustNotSeen } from './rules/trust-not-seen';
import { trustOfAnotherPool } from './rules/trust-of-another-pool';
import { trustOfEveryPool } from './rules/trust-of-every-pool';
import { trustOfOtherUsers } from './rules/trust-of-other-users';
import { trustPolicyLong } from './rules/trust-policy-long';
import { trustPolicyTooLong } from './rules/trust-policy-too-long';
import { twitterAppIdIncomplete } from './rules/twitter-app-id-incomplete';
import { twitterSecretInTemplate } from './rules/twitter-secret-in-template';
import { userPoolNameInvalid } from './rules/user-pool-name-invalid';
import { userPoolsNotInRegion } from './rules/user-pools-not-in-region';
import { userWritableClaim } from './rules/user-writable-claim';

/** All rules, in the order of the documentation. */
export const CATALOG: readonly Rule[] = [
  // pool
  poolNameInvalid,
  poolTagsInvalid,
  classicFlowWithRoleMapping,
  classicFlowNotSaid,
  classicFlowOpensRoles,
  nobodyCanSignIn,
  poolRemovalNotSaid,
  // providers
  loginProviderUnknown,
  tooManyLoginProviders,
  appIdInvalid,
  twitterAppIdIncomplete,
  twitterSecretInTemplate,
  clientIdInvalid,
  userPoolNameInvalid,
  clientOfAnotherUserPool,
  userPoolsNotInRegion,
  providerArnInvalid,
  providerOfAnotherAccount,
  providerOfAnotherPartition,
  tooManyUserPoolClients,
  manyUserPoolClients,
  providerTwice,
  tokenNotCheckedOnServer,
  developerProviderNameInvalid,
  developerProviderBesideOthers,
  // attachments
  severalRoleAttachments,
  noRoleAttachment,
  rolesKeyUnknown,
  roleArnInvalid,
  // mappings
  tooManyRoleMappings,
  mappedProviderNotOnPool,
  providerMappedTwice,
  mappedProviderNameTooLong,
  mappingTypeInvalid,
  ruleCountInvalid,
  tokenMappingWithRules,
  roleResolutionInvalid,
  noRoleToFallBackOn,
  tokenMappingNeedsUserPool,
  tokenMappingWithoutEffect,
  ruleClaimInvalid,
  ruleValueInvalid,
  ruleMatchTypeInvalid,
  claimNotAvailable,
  claimUnknown,
  claimNotReadable,
  ruleUnreachable,
  groupsComparedWhole,
  notEqualWithoutClaim,
  // tags
  principalTagInvalid,
  tooManyPrincipalTags,
  principalTagsTooLong,
  taggedProviderNotOnPool,
  providerTaggedTwice,
  defaultTagsOfTwitter,
  defaultTags,
  defaultTagsWithOwn,
  tagFromList,
  principalTagNotMapped,
  roleTagShowsThrough,
  // trust
  trustLacksPrincipal,
  trustLacksAction,
  trustLacksAudience,
  trustOfAnotherPool,
  trustOfEveryPool,
  trustOfOtherUsers,
  trustLacksAmr,
  trustLetsGuestsIn,
  amrTestedWithoutForAnyValue,
  trustLacksTagSession,
  trustKeysOfOtherPartition,
  trustAlsoOthers,
  trustNotSeen,
  trustByNetwork,
  trustPolicyTooLong,
  trustPolicyLong,
  oneRoleForGuestsAndUsers,
  roleOfAnotherAccount,
  roleOfAnotherPartition,
  roleNameTooLongForGovEast,
  sessionDurationWithoutEffect,
  // guests
  guestsInClassicFlow,
  guestsWithoutRole,
  guestRoleWithoutGuests,
  guestActionOutOfReach,
  guestAdministrator,
  guestsMayTooMuch,
  guestPolicyByIdentity,
  // permissions
  policyVariableOfOtherPartition,
  policyVariableNotEscaped,
  policyVariableEscapeLeft,
  policyVariableUnbounded,
  leadingKeysOpenToScan,
  // groups
  tokenMappingWithoutGroupRoles,
  groupRoleUnreachable,
  groupsOfEqualPrecedence,
  groupNamesOverlap,
  userWritableClaim,
  // reading
  notWhollyRead,
];
