import { isDeepStrictEqual } from 'node:util';
import { CfnIdentityPoolPrincipalTag } from 'aws-cdk-lib/aws-cognito';
import { CfnRole, type IRole } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { IdentityPool } from '../identity-pool';
import type { PrincipalTags } from '../principal-tags';
import { quote, refuse } from './errors';
import { requireKind } from './kinds';
import { MAPPED_PROVIDER_NAME } from './limits';
import { type KeyedName, LiteralKeys, shownName, stableId } from './provider-key';
import { type ProviderNames, SOCIAL } from './provider-name';
import { type Demand, RequiredTags } from './required-tags';
import { requireText } from './requirements';
import { warn } from './warnings';

/** Claims that hold a list, while a session tag is a single text. */
const LIST_CLAIMS = ['cognito:groups', 'cognito:roles'];

/** The tag maps of one identity pool: one for each user pool, whatever its clients, and one for each other provider. */
export class PoolPrincipalTags {
  public readonly required: RequiredTags;
  private readonly maps = new Map<string, ProviderTags>();
  private readonly keys: LiteralKeys;

  constructor(private readonly pool: IdentityPool) {
    this.keys = new LiteralKeys(pool);
    this.required = new RequiredTags(pool, () => [...this.maps.values()]);
  }

  /** Notes what a provider brought, so that it is known who came through which, and which claims it maps. */
  public add(provider: ProviderNames[], tags?: PrincipalTags): void {
    for (const names of provider) {
      const key = names.login;
      if (!this.maps.has(key)) {
        this.maps.set(key, new ProviderTags(names));
      }
    }
    if (tags) {
      this.map(provider, tags);
    }
    this.required.update();
  }

  /** Maps claims of what a provider brought. Clients of one user pool share one map: whoever says nothing adopts it. */
  public map(provider: ProviderNames[], tags: PrincipalTags): void {
    requireKind(this.pool, 'principalTags', tags);
    const targets = provider.filter((names) => names.tags);
    if (targets.length === 0) {
      refuse({
        code: 'NothingToMap',
        where: this.pool,
        what: 'a developer provider has principalTags',
        allowed: 'tag maps of user pools, social, OpenID Connect and SAML providers',
        instead: "PrincipalTags in your backend's call to GetOpenIdTokenForDeveloperIdentity",
      });
    }
    for (const names of targets) {
      this.mapOne(this.maps.get(names.login) as ProviderTags, names.tags as KeyedName, tags);
    }
    this.required.require(tags.required);
  }

  /** Whether nobody can sign in yet. */
  public get hasNoProvider(): boolean {
    return this.maps.size === 0;
  }

  /** The tags that providers map now. */
  public get mapped(): string[] {
    return [...new Set([...this.maps.values()].flatMap((map) => Object.keys(map.tags?.claims ?? {})))];
  }

  /** Whether some user may bring a tag. A backend may give its users any, and Cognito's own mapping makes nobody knows which. */
  public mayBring(tag: string): boolean {
    return [...this.maps.values()].some((map) => map.mayBring(tag));
  }

  /** A role the provider's users may get: tags are mapped only when it lets them in, or a sign-in between the two fails. */
  public reach(provider: ProviderNames[], role: IRole): void {
    for (const names of provider) {
      this.maps.get(names.login)?.reach(role);
    }
  }

  private mapOne(map: ProviderTags, keyed: KeyedName, tags: PrincipalTags): void {
    const shown = shownName(keyed);
    if (map.tags && !areEqual(map.tags, tags)) {
      refuse({
        code: 'PrincipalTagsDiffer',
        where: this.pool,
        what: `${shown} would have two tag maps: ${inWords(map.tags)} and ${inWords(tags)}`,
        allowed: 'one tag map for each provider; all clients of a user pool share one',
        instead: 'the same PrincipalTags for both, or on one of them alone: the other adopts it',
      });
    }
    if (map.tags) {
      return;
    }
    this.requireNoSecret(keyed, tags);
    requireText(this.pool, 'the name of a provider with principal tags', keyed.name, MAPPED_PROVIDER_NAME);
    this.warnLists(shown, tags);
    map.activate(tags, isActive(tags) ? this.resource(keyed, tags) : undefined);
  }

  /** Twitter's `aud` is the consumer key and secret, and Cognito's own mapping makes a tag of it. */
  private requireNoSecret(keyed: KeyedName, tags: PrincipalTags): void {
    const maps = tags.usesDefaults || Object.values(tags.claims).includes('aud');
    if (maps && keyed.name === SOCIAL.twitter) {
      refuse({
        code: 'DefaultTagsOfTwitter',
        where: this.pool,
        what: `${inWords(tags)} for Twitter makes a session tag of the consumer secret, which is in aud`,
        allowed:
          'PrincipalTags.custom() without aud for Twitter (https://docs.aws.amazon.com/cognito/latest/developerguide/provider-mappings.html)',
        instead: "PrincipalTags.custom({ 'userId': 'sub' })",
      });
    }
  }

  private resource(keyed: KeyedName, tags: PrincipalTags): CfnIdentityPoolPrincipalTag {
    const scope =
      (this.pool.node.tryFindChild('PrincipalTags') as Construct | undefined) ??
      new Construct(this.pool, 'PrincipalTags');
    return new CfnIdentityPoolPrincipalTag(scope, this.keys.take(keyed, stableId), {
      identityPoolId: this.pool.identityPoolId,
      identityProviderName: keyed.name,
      useDefaults: tags.usesDefaults,
      principalTags: tags.usesDefaults ? undefined : tags.claims,
    });
  }

  private warnLists(shown: string, tags: PrincipalTags): void {
    const lists = Object.entries(tags.claims).filter(([, claim]) => LIST_CLAIMS.includes(claim));
    for (const [tag, claim] of lists) {
      warn(
        this.pool,
        'TagFromList',
        `tag ${tag} of ${shown} is mapped from ${claim}, which is a list, and a session tag is one text: AWS does not document what becomes of ` +
          'it. Map a claim with one value, or give roles by group with RoleMapping.fromToken().',
      );
    }
  }
}

/** What is known of the tags of one provider's users. */
class ProviderTags implements Demand {
  public tags?: PrincipalTags;
  public readonly login: string;
  public readonly isAmrConfirmed: boolean;
  private resource?: CfnIdentityPoolPrincipalTag;
  private readonly isDeveloper: boolean;
  private readonly roles = new Set<CfnRole>();

  constructor(names: ProviderNames) {
    this.login = names.login;
    this.isAmrConfirmed = names.isAmrConfirmed;
    this.isDeveloper = names.tags === undefined;
  }

  /** IAM compares the keys of tags without regard to case. */
  public mayBring(tag: string): boolean {
    const { usesDefaults = false, claims = {} } = this.tags ?? {};
    const keys = Object.keys(claims).map((key) => key.toLowerCase());
    return this.isDeveloper || usesDefaults || keys.includes(tag.toLowerCase());
  }

  public requires(tag: string): boolean {
    return this.tags?.required.includes(tag) ?? false;
  }

  public activate(tags: PrincipalTags, resource: CfnIdentityPoolPrincipalTag | undefined): void {
    this.tags = tags;
    this.resource = resource;
    for (const role of this.roles) {
      resource?.addResourceDependency(role);
    }
  }

  public reach(role: IRole): void {
    const resource = role.node.defaultChild;
    if (CfnRole.isCfnRole(resource) && !this.roles.has(resource)) {
      this.roles.add(resource);
      this.resource?.addResourceDependency(resource);
    }
  }
}

function isActive(tags: PrincipalTags): boolean {
  return tags.usesDefaults || Object.keys(tags.claims).length > 0;
}

function inWords(tags: PrincipalTags): string {
  if (tags.usesDefaults) {
    return 'PrincipalTags.defaults()';
  }
  if (!isActive(tags)) {
    return 'PrincipalTags.inactive()';
  }
  const claims = Object.entries(tags.claims).map(([tag, claim]) => `${JSON.stringify(tag)}: ${quote(claim)}`);
  const required = tags.required.length > 0 ? `, { required: ${JSON.stringify(tags.required)} }` : '';
  return `PrincipalTags.custom({ ${claims.join(', ')} }${required})`;
}

function areEqual(a: PrincipalTags, b: PrincipalTags): boolean {
  return (
    a.usesDefaults === b.usesDefaults &&
    isDeepStrictEqual(a.claims, b.claims) &&
    isDeepStrictEqual(new Set(a.required), new Set(b.required))
  );
}
