import { CheckSeverity } from '../../check-finding';
import { IdentityPoolChangeKind } from '../../identity-pool-change';

/** What comes of a kind of change. */
export interface Consequence {
  readonly severity: CheckSeverity;
  /** Who is locked out, who loses and who gains. */
  readonly affected: string;
  /** How to do it without locking anybody out. */
  readonly advice: string;
  /** The page it rests on. */
  readonly source: string;
}

const GUIDE = 'https://docs.aws.amazon.com/cognito/latest/developerguide';
const CLOUDFORMATION = 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference';
const POOLS = `${GUIDE}/identity-pools.html`;
const FLOWS = `${GUIDE}/authentication-flow.html`;
const ROLES = `${GUIDE}/role-based-access-control.html`;
const TAGS = `${GUIDE}/using-attributes-for-access-control.html`;
const ATTACHMENT = `${CLOUDFORMATION}/aws-resource-cognito-identitypoolroleattachment.html`;
const USER_POOL_CLIENT = `${CLOUDFORMATION}/aws-properties-cognito-identitypool-cognitoidentityprovider.html`;

const { ERROR, WARNING } = CheckSeverity;

/** What comes of each kind of change. An error locks somebody out for certain, or fails the deployment. */
export const CONSEQUENCES: { readonly [kind in IdentityPoolChangeKind]: Consequence } = {
  [IdentityPoolChangeKind.POOL_DELETED]: {
    severity: ERROR,
    affected: 'everybody: all identity ids are lost for good, and with them the way to whatever is stored under them',
    advice:
      'keep the resource and its logical id (`overrideLogicalId()` where the construct moved), or deploy `DeletionPolicy: Retain` first',
    source: POOLS,
  },
  [IdentityPoolChangeKind.POOL_LEFT_BEHIND]: {
    severity: WARNING,
    affected:
      'nobody loses an identity, but whatever leaves the template with the pool goes: without its role attachment it hands ' +
      'out no credentials. A new pool in its place gives everybody a new identity id',
    advice: 'keep the logical id where the pool only moved; to take it back later, import it into a stack',
    source: `${CLOUDFORMATION}/aws-attribute-deletionpolicy.html`,
  },
  [IdentityPoolChangeKind.PROVIDER_REMOVED]: {
    severity: ERROR,
    affected:
      'whoever signs in with it, and has no other sign-in linked to the same identity, gets no credentials any more',
    advice:
      'let people link another sign-in to their identity first, by sending both tokens together, and remove it when nobody uses it',
    source: FLOWS,
  },
  [IdentityPoolChangeKind.CLIENT_REMOVED]: {
    severity: ERROR,
    affected: 'whoever signs in with an app that uses this client gets no credentials any more',
    advice: 'add the new client beside the old one, and remove the old one when no app in use has it',
    source: USER_POOL_CLIENT,
  },
  [IdentityPoolChangeKind.APP_ID_CHANGED]: {
    severity: ERROR,
    affected: 'whoever signed up with the old app is shut out, and signs up anew with the new one',
    advice: 'keep the app id; a second app of the same provider can be an OpenID Connect provider beside it',
    source: POOLS,
  },
  [IdentityPoolChangeKind.DEVELOPER_PROVIDER_RENAMED]: {
    severity: ERROR,
    affected:
      'everybody your backend signs in: Cognito does not change the name once it is set, and AWS does not document what the deployment makes of it',
    advice: 'keep the name, or make a second pool',
    source: `${GUIDE}/developer-authenticated-identities.html`,
  },
  [IdentityPoolChangeKind.GUESTS_TURNED_OFF]: {
    severity: ERROR,
    affected:
      'guests: credentials they have last up to an hour, then they get none. One who signs in before keeps the identity',
    advice: 'ship an app that makes guests sign in, while their identity is still theirs',
    source: POOLS,
  },
  [IdentityPoolChangeKind.CLASSIC_FLOW_TURNED_OFF]: {
    severity: ERROR,
    affected:
      'users of apps that call GetOpenIdToken, and assume a role by themselves. Apps that call GetCredentialsForIdentity do not notice',
    advice:
      'look for GetOpenIdToken in the code of all apps in use, and in CloudTrail where data events of the pool are on',
    source: FLOWS,
  },
  [IdentityPoolChangeKind.CLASSIC_FLOW_TURNED_ON]: {
    severity: WARNING,
    affected: 'every user gains: an app can now choose among all roles that trust the pool',
    advice: 'leave it off; with it on, let roles trust only those users who shall have them',
    source: FLOWS,
  },
  [IdentityPoolChangeKind.TOKEN_CHECK_TURNED_ON]: {
    severity: WARNING,
    affected:
      'users of the client who were signed out everywhere or deleted lose access at once, and not when their token ends',
    advice: 'nothing: this is the safer setting',
    source: USER_POOL_CLIENT,
  },
  [IdentityPoolChangeKind.TOKEN_CHECK_TURNED_OFF]: {
    severity: WARNING,
    affected:
      'users of the client who were signed out everywhere or deleted gain: they get credentials until their token ends',
    advice: 'leave it on',
    source: USER_POOL_CLIENT,
  },
  [IdentityPoolChangeKind.ATTACHMENT_REMOVED]: {
    severity: ERROR,
    affected: 'everybody: the pool has no roles left, so nobody gets credentials. No identity is lost',
    advice: 'keep the role attachment in the template for as long as the pool is used',
    source: ATTACHMENT,
  },
  [IdentityPoolChangeKind.ATTACHMENT_RECREATED]: {
    severity: ERROR,
    affected:
      'nobody: a pool takes one attachment, CloudFormation makes the new one first, and the deployment fails with "already exists"',
    advice: 'keep the logical id (`overrideLogicalId()` where the construct moved)',
    source: ATTACHMENT,
  },
  [IdentityPoolChangeKind.DEFAULT_ROLE_REMOVED]: {
    severity: ERROR,
    affected: 'whoever would get this role gets no credentials any more',
    advice: 'keep a role there, be it one without permissions',
    source: ROLES,
  },
  [IdentityPoolChangeKind.DEFAULT_ROLE_CHANGED]: {
    severity: WARNING,
    affected: 'whoever gets this role loses what only the old one may do, and gains what the new one may do',
    advice: 'compare the permissions of both roles, and see that the new one trusts this pool',
    source: ROLES,
  },
  [IdentityPoolChangeKind.ROLE_MAPPING_ADDED]: {
    severity: WARNING,
    affected: 'users of the provider who had the default role get what the mapping says, be it a refusal',
    advice: 'begin with a mapping that falls back on the default role, and let it refuse once every user is covered',
    source: ROLES,
  },
  [IdentityPoolChangeKind.ROLE_MAPPING_REMOVED]: {
    severity: WARNING,
    affected:
      'users of the provider lose the roles of their groups and rules, and all get the default role; who was refused gains it',
    advice: 'see that the default role may do no more than the least of these users shall',
    source: ROLES,
  },
  [IdentityPoolChangeKind.ROLE_MAPPING_TYPE_CHANGED]: {
    severity: WARNING,
    affected: 'all users of the provider: their role comes from elsewhere now',
    advice: 'compare, for every group and every rule, which role its users get',
    source: ROLES,
  },
  [IdentityPoolChangeKind.ROLE_RESOLUTION_DENIES]: {
    severity: ERROR,
    affected:
      'users of the provider of whom no rule is true, or whose token names no role, get no credentials any more; they had the default role',
    advice: 'add a rule or a group for them first',
    source: ROLES,
  },
  [IdentityPoolChangeKind.ROLE_RESOLUTION_ALLOWS]: {
    severity: WARNING,
    affected:
      'users of the provider of whom no rule is true, or whose token names no role, gain the default role; they were refused',
    advice: 'see that the default role may do no more than the least of these users shall',
    source: ROLES,
  },
  [IdentityPoolChangeKind.RULE_ADDED]: {
    severity: WARNING,
    affected: 'whoever it is true of, unless a rule before it is true as well, gets its role and loses what they had',
    advice: 'put it last, where only those are concerned of whom no other rule is true',
    source: ROLES,
  },
  [IdentityPoolChangeKind.RULE_REMOVED]: {
    severity: WARNING,
    affected:
      'whoever had its role gets that of a later rule which is true of them, or else the default role or a refusal',
    advice: 'see which rule comes next for them',
    source: ROLES,
  },
  [IdentityPoolChangeKind.RULE_ROLE_CHANGED]: {
    severity: WARNING,
    affected: 'whoever gets its role loses what only the old one may do, and gains what the new one may do',
    advice: 'compare the permissions of both roles, and see that the new one trusts this pool',
    source: ROLES,
  },
  [IdentityPoolChangeKind.RULES_REORDERED]: {
    severity: WARNING,
    affected: 'users of whom both rules are true: the first one counts',
    advice: 'keep the order, or make the rules exclude each other',
    source: ROLES,
  },
  [IdentityPoolChangeKind.TAG_MAP_REMOVED]: {
    severity: WARNING,
    affected:
      'users of the provider: whatever is allowed by `aws:PrincipalTag` is refused, and whatever is denied by it is no longer denied',
    advice: 'take the tags out of all policies first',
    source: TAGS,
  },
  [IdentityPoolChangeKind.TAG_MAP_RECREATED]: {
    severity: ERROR,
    affected:
      'users of the provider: CloudFormation makes the new map first, while the old one of the same pool and provider is still ' +
      'there. The deployment fails, or deleting the old map takes the tags away',
    advice: 'keep the logical id (`overrideLogicalId()` where the construct moved)',
    source: `${CLOUDFORMATION}/aws-resource-cognito-identitypoolprincipaltag.html`,
  },
  [IdentityPoolChangeKind.DEFAULT_TAGS_CHANGED]: {
    severity: WARNING,
    affected:
      "users of the provider: policies that read the tags of Cognito's own making, or those of yours, may no longer apply",
    advice: 'name the tags you need in a map of your own',
    source: `${GUIDE}/provider-mappings.html`,
  },
  [IdentityPoolChangeKind.TAG_REMOVED]: {
    severity: WARNING,
    affected:
      'users of the provider: whatever is allowed by this tag is refused, and whatever is denied by it is no longer denied',
    advice: 'take the tag out of all policies first',
    source: TAGS,
  },
  [IdentityPoolChangeKind.TAG_CLAIM_CHANGED]: {
    severity: WARNING,
    affected: 'users of the provider whose two claims differ: policies that read the tag let them reach something else',
    advice: 'add a tag of another name for the new claim, move the policies over, and remove the old tag',
    source: TAGS,
  },
};
