import type { Undecided } from './cloudformation/conditions';
import type { Text } from './text';
import type { Listing, OrUnknown, Value } from './value';

/** Where an element of the model stands. */
export interface Source {
  readonly stack: string;
  readonly logicalId: string;
  readonly type: string;
  /** The template's file, where it was read from one. */
  readonly file?: string;
}

/** Something a template makes. What its condition takes out for certain is not in the model at all. */
export interface Element {
  readonly source: Source;
  /** The conditions it stands under that can not be told. Empty for what is certainly there. */
  readonly conditions: readonly Undecided[];
}

/** The conditions an element stands under that its owner does not: for all else it is there whenever its owner is. */
export function openConditions(
  element: Pick<Element, 'conditions'>,
  owner: Pick<Element, 'conditions'>,
): readonly Undecided[] {
  if (element.conditions.length === 0) {
    return element.conditions;
  }
  const given = new Set(owner.conditions.map(({ name }) => name));
  return element.conditions.filter(({ name }) => name === undefined || !given.has(name));
}

export interface Tag {
  readonly key: Text;
  readonly value: Text;
}

/** `AWS::Cognito::IdentityPool`. */
export interface PoolModel extends Element {
  readonly id: Text;
  readonly arn: Text;
  /** Undefined where CloudFormation makes one. */
  readonly name?: Text;
  readonly allowsGuests: OrUnknown<boolean>;
  /** Undefined where the template does not say, which is not the same as false. */
  readonly allowsClassicFlow?: OrUnknown<boolean>;
  readonly providers: Listing<ProviderModel>;
  /** Whether something of the app certainly adds a provider at deployment, of which the gaps say. @default false */
  readonly isAddedTo?: boolean;
  readonly tags: Listing<Tag>;
  /** Which of the properties for Cognito Sync the template sets. */
  readonly syncProperties: readonly string[];
  readonly deletionPolicy?: Text;
  readonly updateReplacePolicy?: Text;
  /** The principal by which IAM knows Cognito, where whoever made the pool was told one. @default - that of its region */
  readonly federatedPrincipal?: string;
  /** What its guests may do besides what this library knows, in patterns of actions. @default - nothing */
  readonly furtherGuestActions?: readonly string[];
}

/** The names by which Cognito knows one provider in different places. */
export interface ProviderNames {
  /** In the role mappings of the role attachment. */
  readonly roleMappingName: Text;
  /** In a map of principal tags. Undefined for developer providers, which bring their tags along. */
  readonly principalTagName?: Text;
  /** The key in `Logins` under which an app sends its token. */
  readonly loginName: Text;
}

/** One way to sign in to one pool. */
export type ProviderModel = ProviderNames &
  (
    | {
        readonly kind: 'user-pool';
        readonly providerName: Text;
        readonly clientId: Text;
        /** Undefined where the template does not say, which means false. */
        readonly serverSideTokenCheck?: OrUnknown<boolean>;
      }
    | { readonly kind: 'social'; readonly providerName: string; readonly appId: Text }
    | { readonly kind: 'open-id-connect' | 'saml'; readonly arn: Text }
    | { readonly kind: 'developer'; readonly providerName: Text }
  );

/** `AWS::Cognito::IdentityPoolRoleAttachment`. */
export interface AttachmentModel extends Element {
  readonly identityPoolId: Text;
  /** The roles by their key, `authenticated` and `unauthenticated` and whatever else stands there. */
  readonly roles: Listing<DefaultRole>;
  readonly roleMappings: Listing<RoleMappingModel>;
}

export interface DefaultRole {
  readonly key: string;
  readonly roleArn: Text;
}

export interface RoleMappingModel {
  /** The key of the map, which names the provider unless the mapping itself does. */
  readonly key: string;
  /** The provider it is for, as Cognito will read it. */
  readonly providerName: Text;
  /** `Token` or `Rules`, or whatever stands there. */
  readonly type?: Text;
  /** `AuthenticatedRole` or `Deny`, or whatever stands there. */
  readonly ambiguousRoleResolution?: Text;
  /** In order. A rule that may be there or not stands with everything unknown. Undefined where there is no rule configuration. */
  readonly rules?: Listing<RuleModel>;
}

/** What is missing in the template is undefined here. */
export interface RuleModel {
  readonly claim?: Text;
  readonly matchType?: Text;
  readonly value?: Text;
  readonly roleArn?: Text;
}

/** `AWS::Cognito::IdentityPoolPrincipalTag`. */
export interface TagMapModel extends Element {
  readonly identityPoolId: Text;
  readonly providerName: Text;
  readonly useDefaults?: OrUnknown<boolean>;
  readonly tags: Listing<MappedTag>;
}

export interface MappedTag {
  readonly key: string;
  readonly claim: Text;
}

/** `AWS::IAM::Role`. */
export interface RoleModel extends Element {
  readonly arn: Text;
  readonly name: Text;
  readonly path: Text;
  readonly account: Text;
  /** The trust policy, as JSON. */
  readonly trust: Value;
  readonly policies: RolePolicies;
  /** The most the role may do. */
  readonly permissionsBoundary?: BoundaryModel;
  readonly maxSessionDuration?: OrUnknown<number>;
  readonly tags: Listing<Tag>;
}

/** A role that no template of the app makes. Its trust policy is not known, and of its policies only what the app adds. */
export interface ImportedRoleModel {
  readonly arn: Text;
  readonly name: Text;
  readonly policies: RolePolicies;
}

/** What an ARN of a role stands for. */
export type RoleLookup =
  | { readonly kind: 'of-app'; readonly role: RoleModel }
  | { readonly kind: 'imported'; readonly role: ImportedRoleModel }
  /** One of these, or another; which can not be told. */
  | { readonly kind: 'unclear'; readonly arn: Text; readonly candidates: readonly RoleModel[] };

/** The identity policies of a role. */
export interface RolePolicies {
  readonly attached: readonly AttachedPolicy[];
  /** Managed policies of outside the app, whose content is not known. */
  readonly externalArns: readonly Text[];
  /** Why there may be more policies than the attached ones; one reason for each external one as well. */
  readonly gaps: readonly string[];
}

export interface AttachedPolicy {
  readonly policy: PolicyModel;
  /** Why the role may not have the policy after all. Empty for one it certainly has. */
  readonly doubts: readonly string[];
}

/** One policy document with its name. */
export interface PolicyModel extends Element {
  readonly kind: 'inline' | 'managed';
  readonly name?: Text;
  readonly document: Value;
}

export interface BoundaryModel {
  readonly arn: Text;
  /** Unknown for a policy of outside the app. */
  readonly document: Value;
}

/** `AWS::Cognito::UserPool`. */
export interface UserPoolModel extends Element {
  readonly id: Text;
  readonly arn: Text;
  /** As identity pools know it: the issuer without its scheme. */
  readonly providerName: Text;
  /** The attributes the template declares or changes; every user pool has the standard ones besides. */
  readonly attributes: Listing<UserAttribute>;
  /** The attributes by which users sign in instead of a user name, which Cognito makes then. */
  readonly usernameAttributes: Listing<Text>;
  /** The attributes by which users sign in, beside or instead of their user name. */
  readonly signInAttributes: Listing<Text>;
  /** The attributes whose old value stands until the new one is verified. */
  readonly verifiedBeforeUpdate: Listing<Text>;
  /** Whether nobody signs up themselves. Undefined where the template does not say, which means false. */
  readonly isSignUpClosed?: OrUnknown<boolean>;
  /** Whether a Lambda function may change groups and roles before a token is made. */
  readonly hasPreTokenGeneration: OrUnknown<boolean>;
}

export interface UserAttribute {
  /** As claims spell it, with `custom:` before those of the user pool's own. */
  readonly name: Text;
  /** Undefined where the template does not say. */
  readonly isMutable?: OrUnknown<boolean>;
}

/** `AWS::Cognito::UserPoolClient`. */
export interface UserPoolClientModel extends Element {
  readonly id: Text;
  readonly userPoolId: Text;
  /** The attributes its users may change. Undefined where the template leaves that to Cognito. */
  readonly writeAttributes?: Listing<Text>;
  /** The attributes that stand in its tokens. Undefined where the template leaves that to Cognito. */
  readonly readAttributes?: Listing<Text>;
}

/** `AWS::Cognito::UserPoolGroup`. */
export interface GroupModel extends Element {
  readonly userPoolId: Text;
  /** Undefined where CloudFormation makes one. */
  readonly name?: Text;
  /** Lower ones win; undefined loses to any. */
  readonly precedence?: OrUnknown<number>;
  readonly roleArn?: Text;
}

/** A policy that stands on a resource: of a bucket, a queue, a key. */
export interface ResourcePolicyModel extends Element {
  /** The resource it stands on. */
  readonly resourceArn: Text;
  readonly document: Value;
}

/** What belongs to something, as far as it can be told. */
export interface Matches<T> {
  readonly sure: readonly T[];
  /** What may belong to it, or may not be there. */
  readonly possible: readonly T[];
  /** Why there may be others, of which nothing is known. */
  readonly gaps: readonly string[];
}
