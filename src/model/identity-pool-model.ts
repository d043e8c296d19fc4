import { once } from './cloudformation/memo';
import { StackLinks } from './cloudformation/stack-links';
import { describeGap, type Gap, type Resource, type Template, type TemplateSource } from './cloudformation/template';
import { TemplateTree } from './cloudformation/template-tree';
import {
  type AttachmentModel,
  type Element,
  type GroupModel,
  type Matches,
  openConditions,
  type PoolModel,
  type ProviderModel,
  type ResourcePolicyModel,
  type RoleLookup,
  type RoleMappingModel,
  type RoleModel,
  type Source,
  type TagMapModel,
  type UserPoolClientModel,
  type UserPoolModel,
} from './elements';
import { POLICY_TYPES, PolicyIndex } from './readers/policy-index';
import { readAttachment, readTagMap } from './readers/read-attachments';
import { readPool } from './readers/read-pools';
import { RESOURCE_POLICY_TYPES, readResourcePolicies, standingOn } from './readers/read-resource-policies';
import { importedRole, readRole } from './readers/read-roles';
import { SEARCH_DOMAIN_TYPES, withSearchDomains } from './readers/read-search-domains';
import { readGroup, readUserPool, readUserPoolClient } from './readers/read-user-pools';
import { ResourceReader, sourceOf } from './readers/resource-reader';
import { readUnreadPolicy, unreadOn, unreadProperty } from './readers/unread-policies';
import { type Sameness, sameness } from './sameness';
import { isKnown, type Text, unknown } from './text';
import { type Found, TextIndex } from './text-index';
import type { Value } from './value';

const POOL = 'AWS::Cognito::IdentityPool';

/**
 * The identity pools of an app as Cognito will see them, with all that decides who gets which role and what the role may do.
 * Read from templates alone, so it is the same for every construct and for none.
 *
 * Nothing is claimed that a template does not say: what only the deployment knows is a symbol or unknown, what may not be
 * there has conditions, what could not be read is a gap. Nothing is worked out before it is asked for.
 */
export class IdentityPoolModel {
  /** Never throws, whatever the templates hold: what can not be read is a gap. */
  public static ofTemplates(sources: readonly TemplateSource[]): IdentityPoolModel {
    return new IdentityPoolModel(new TemplateTree(sources));
  }

  /** What could not be read. Something of each kind may be missing from the model for each of these. */
  public readonly gaps: readonly Gap[];

  private readonly links: StackLinks;
  private readonly gapReasons: readonly string[];
  private readonly policies = once(() => new PolicyIndex(this.readersOf(POLICY_TYPES), this.gapReasons));

  private readonly allPools = once(() => {
    const domains = this.readersOf(SEARCH_DOMAIN_TYPES);
    return this.readersOf([POOL]).map((pool) => withSearchDomains(readPool(pool), domains));
  });
  private readonly allAttachments = this.all(['AWS::Cognito::IdentityPoolRoleAttachment'], readAttachment);
  private readonly allTagMaps = this.all(['AWS::Cognito::IdentityPoolPrincipalTag'], readTagMap);
  private readonly allRoles = this.all(['AWS::IAM::Role'], (role) => readRole(role, this.policies));
  private readonly allUserPools = this.all(['AWS::Cognito::UserPool'], readUserPool);
  private readonly allClients = this.all(['AWS::Cognito::UserPoolClient'], readUserPoolClient);
  private readonly allGroups = this.all(['AWS::Cognito::UserPoolGroup'], readGroup);
  private readonly allResourcePolicies = once(() =>
    this.readersOf(RESOURCE_POLICY_TYPES).flatMap(readResourcePolicies),
  );
  private readonly unreadPolicies = once(() =>
    this.tree.templates.flatMap((template) =>
      [...template.resources.values()].flatMap((resource) => {
        const property = unreadProperty(resource);
        const others = Object.keys(resource.properties ?? {}).filter((name) => name !== property);
        return property === undefined
          ? []
          : this.readersFor([{ template, resource }]).map((reader) => readUnreadPolicy(reader, property, others));
      }),
    ),
  );

  private readonly attachmentsByPool = once(() => new TextIndex(this.attachments, (x) => [x.identityPoolId]));
  private readonly tagMapsByPool = once(() => new TextIndex(this.tagMaps, (x) => [x.identityPoolId]));
  private readonly rolesByArn = once(() => new TextIndex(this.roles, (role) => [role.arn]));
  private readonly clientsByUserPool = once(() => new TextIndex(this.clients, (client) => [client.userPoolId]));
  private readonly groupsByUserPool = once(() => new TextIndex(this.groups, (group) => [group.userPoolId]));
  private readonly userPoolsByName = once(() => new TextIndex(this.userPools, (x) => [x.providerName]));

  private constructor(private readonly tree: TemplateTree) {
    this.links = new StackLinks(tree);
    this.gaps = tree.gaps;
    this.gapReasons = tree.gaps.map(describeGap);
  }

  public get pools(): readonly PoolModel[] {
    return this.allPools();
  }

  /** The pools that a condition takes out, by the parameters and defaults the templates came with. */
  public get poolsLeftOut(): readonly Source[] {
    return this.resourcesOf([POOL])
      .filter(({ template, resource }) => this.links.presenceOf(template, resource) === false)
      .map(({ template, resource }) => sourceOf(template, resource));
  }

  public get attachments(): readonly AttachmentModel[] {
    return this.allAttachments();
  }

  public get tagMaps(): readonly TagMapModel[] {
    return this.allTagMaps();
  }

  public get roles(): readonly RoleModel[] {
    return this.allRoles();
  }

  public get userPools(): readonly UserPoolModel[] {
    return this.allUserPools();
  }

  public get clients(): readonly UserPoolClientModel[] {
    return this.allClients();
  }

  public get groups(): readonly GroupModel[] {
    return this.allGroups();
  }

  public get resourcePolicies(): readonly ResourcePolicyModel[] {
    return this.allResourcePolicies();
  }

  /** The role attachments of a pool, wherever in the app they stand. Cognito takes one. */
  public attachmentsOf(pool: PoolModel): Matches<AttachmentModel> {
    return this.belonging(pool, this.attachmentsByPool().all(pool.id));
  }

  /** The maps of principal tags of a pool, wherever in the app they stand. */
  public tagMapsOf(pool: PoolModel): Matches<TagMapModel> {
    return this.belonging(pool, this.tagMapsByPool().all(pool.id));
  }

  /** The role mappings that Cognito follows for one provider of a pool. */
  public roleMappingsOf(pool: PoolModel, provider: ProviderModel): Matches<RoleMappingModel> {
    const { sure, possible, gaps } = this.attachmentsOf(pool);
    const mappings = {
      sure: sure.flatMap(({ roleMappings }) => roleMappings.items),
      possible: possible.flatMap(({ roleMappings }) => roleMappings.items),
      gaps: [...gaps, ...[...sure, ...possible].flatMap(({ roleMappings }) => roleMappings.gaps)],
    };
    return narrowed(mappings, ({ providerName }) => sameness(providerName, provider.roleMappingName));
  }

  /** The maps of principal tags that Cognito follows for one provider of a pool. A developer provider has none. */
  public tagMapsFor(pool: PoolModel, provider: ProviderModel): Matches<TagMapModel> {
    const { principalTagName } = provider;
    return principalTagName === undefined
      ? { sure: [], possible: [], gaps: [] }
      : narrowed(this.tagMapsOf(pool), ({ providerName }) => {
          const answer = sameness(providerName, principalTagName);
          // AWS's own samples name an OpenID Connect provider by its issuer here, and no page says what comes of it.
          return answer === 'different' && sameness(providerName, provider.loginName) !== 'different'
            ? 'unknown'
            : answer;
        });
  }

  /** The role an ARN names. */
  public roleAt(arn: Text): RoleLookup {
    const { sure, possible } = this.rolesByArn().one(arn);
    if (sure.length === 1) {
      return { kind: 'of-app', role: sure[0] };
    }
    return sure.length + possible.length > 0 || !isKnown(arn)
      ? { kind: 'unclear', arn, candidates: [...sure, ...possible] }
      : { kind: 'imported', role: importedRole(arn, this.policies) };
  }

  /** The user pools that go by a provider name. */
  public userPoolsNamed(providerName: Text): Matches<UserPoolModel> {
    return { ...this.userPoolsByName().one(providerName), gaps: this.gapReasons };
  }

  public clientsOf(userPool: UserPoolModel): Matches<UserPoolClientModel> {
    return this.belonging(userPool, this.clientsByUserPool().all(userPool.id));
  }

  public groupsOf(userPool: UserPoolModel): Matches<GroupModel> {
    return this.belonging(userPool, this.groupsByUserPool().all(userPool.id));
  }

  /** The policies that stand on the resource an ARN names, or on the one it is a part of; those that are not read are gaps. */
  public resourcePoliciesOf(arn: Text): Matches<ResourcePolicyModel> {
    const found = this.belonging({ conditions: [] }, standingOn(this.resourcePolicies, arn));
    return { ...found, gaps: [...found.gaps, ...unreadOn(this.unreadPolicies(), arn)] };
  }

  /** The value of any expression, as it would be in the template of a stack. */
  public valueIn(stack: string, expression: unknown): Value {
    const template = this.tree.templateOf(stack);
    const value = template && this.links.resolverOf(template).value(expression);
    return value ?? unknown(template ? 'it stands for nothing' : `there is no template of stack ${stack}`);
  }

  /** What is certainly there whenever its owner is; the rest is only possible. */
  private belonging<T extends Element>(owner: Pick<Element, 'conditions'>, { sure, possible }: Found<T>): Matches<T> {
    const isThere = (element: T) => openConditions(element, owner).length === 0;
    return {
      sure: sure.filter(isThere),
      possible: [...sure.filter((element) => !isThere(element)), ...possible],
      gaps: this.gapReasons,
    };
  }

  private all<T>(types: readonly string[], read: (reader: ResourceReader) => T): () => readonly T[] {
    return once(() => this.readersOf(types).map(read));
  }

  private readersOf(types: readonly string[]): ResourceReader[] {
    return this.readersFor(this.resourcesOf(types));
  }

  private readersFor(found: readonly { template: Template; resource: Resource }[]): ResourceReader[] {
    return found.flatMap(({ template, resource }) => {
      const conditions = this.links.presenceOf(template, resource);
      return conditions === false ? [] : [new ResourceReader(resource, this.links.resolverOf(template), conditions)];
    });
  }

  private resourcesOf(types: readonly string[]): { template: Template; resource: Resource }[] {
    return this.tree.templates.flatMap((template) =>
      types.flatMap((type) => template.resourcesOfType(type).map((resource) => ({ template, resource }))),
    );
  }
}

/** Those of some matches that are meant. */
function narrowed<T>({ sure, possible, gaps }: Matches<T>, isMeant: (item: T) => Sameness): Matches<T> {
  return {
    sure: sure.filter((item) => isMeant(item) === 'same'),
    possible: [
      ...sure.filter((item) => isMeant(item) === 'unknown'),
      ...possible.filter((item) => isMeant(item) !== 'different'),
    ],
    gaps,
  };
}
