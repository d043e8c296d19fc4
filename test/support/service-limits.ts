import type { Json } from './stacks';

/**
 * What Cognito, IAM and STS take, written down once more from their API references, so that the library's own limits are
 * not what they are checked against.
 *
 * @see https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_CreateIdentityPool.html
 * @see https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_SetIdentityPoolRoles.html
 * @see https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_SetPrincipalTagAttributeMap.html
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateGroup.html
 */
const TEXTS: Record<string, RegExp> = {
  clientId: /^[\w_]{1,128}$/,
  providerName: /^(?!https:)[\w._:/-]{1,128}$/,
  developerProviderName: /^[\w._-]{1,100}$/,
  loginProvider:
    /^(www\.amazon\.com|graph\.facebook\.com|accounts\.google\.com|appleid\.apple\.com|api\.twitter\.com)$/,
  appId: /^[\w.;_/-]{1,128}$/,
  oidcArn: /^(?=.{20,2048}$)arn:aws[\w-]*:iam::\d{12}:oidc-provider\/[\w./:%~@!&'()+,;=-]+$/,
  samlArn: /^(?=.{20,2048}$)arn:aws[\w-]*:iam::\d{12}:saml-provider\/[\w._-]+$/,
  roleArn: /^(?=.{20,2048}$)arn:aws[\w-]*:iam::\d{12}:role\/.+$/,
  mappedName: /^.{1,128}$/s,
  claim: /^[\p{L}\p{M}\p{S}\p{N}\p{P}]{1,64}$/u,
  value: /^.{1,128}$/s,
  matchType: /^(Equals|Contains|StartsWith|NotEqual)$/,
  resolution: /^(AuthenticatedRole|Deny)$/,
  type: /^(Token|Rules)$/,
  roleKind: /^(authenticated|unauthenticated)$/,
  tagKey: /^(?!aws:)[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/iu,
  tagClaim: /^.{1,256}$/s,
  groupName: /^[\p{L}\p{M}\p{S}\p{N}\p{P}]{1,128}$/u,
  groupDescription: /^.{0,2048}$/s,
};

/** A template value as the list of its parts: literals joined, everything else as JSON. Two values are equal when their parts are. */
export function partsOf(value: Json): string {
  const parts = (v: Json): string[] =>
    typeof v === 'string'
      ? [v]
      : v?.['Fn::Join']
        ? v['Fn::Join'][1].flatMap(parts)
        : [`\u0000${JSON.stringify(v)}\u0000`];
  return parts(value).join('');
}

export class LimitReader {
  /** What the template has that AWS would refuse. */
  public readonly mistakes: string[] = [];
  private readonly resources: [string, Json][];

  constructor(template: Json) {
    this.resources = Object.entries(template.Resources);
    this.readPool();
    this.readAttachment();
    this.readTags();
    this.readGroups();
  }

  public of(type: string): [string, Json][] {
    return this.resources.filter(([, resource]) => resource.Type === type).map(([id, r]) => [id, r.Properties ?? {}]);
  }

  public get pool(): Json {
    return this.of('AWS::Cognito::IdentityPool')[0][1];
  }

  public get attachment(): Json {
    return this.of('AWS::Cognito::IdentityPoolRoleAttachment')[0][1];
  }

  /** The names under which the pool knows its providers in role mappings, and in tag maps. */
  public get names(): { readonly mapping: string[]; readonly tags: string[] } {
    const { CognitoIdentityProviders = [], SupportedLoginProviders = {} } = this.pool;
    const { OpenIdConnectProviderARNs = [], SamlProviderARNs = [] } = this.pool;
    const others = [...OpenIdConnectProviderARNs, ...SamlProviderARNs, ...Object.keys(SupportedLoginProviders)];
    return {
      mapping: [
        ...CognitoIdentityProviders.map((p: Json) => `${partsOf(p.ProviderName)}:${partsOf(p.ClientId)}`),
        ...others.map(partsOf),
      ],
      tags: [...CognitoIdentityProviders.map((p: Json) => partsOf(p.ProviderName)), ...others.map(partsOf)],
    };
  }

  private readPool(): void {
    const { pool } = this;
    for (const { ClientId, ProviderName } of pool.CognitoIdentityProviders ?? []) {
      this.text('clientId', ClientId);
      this.text('providerName', ProviderName);
    }
    this.count('social providers', Object.keys(pool.SupportedLoginProviders ?? {}), 0, 10);
    for (const [name, appId] of Object.entries(pool.SupportedLoginProviders ?? {})) {
      this.text('loginProvider', name);
      // The secret is in Secrets Manager, and its reference is longer than any secret.
      this.text('appId', String(appId).replace(/\{\{resolve:.*?\}\}/, 'secret'));
    }
    for (const arn of pool.OpenIdConnectProviderARNs ?? []) {
      this.text('oidcArn', arn);
    }
    for (const arn of pool.SamlProviderARNs ?? []) {
      this.text('samlArn', arn);
    }
    if (pool.DeveloperProviderName !== undefined) {
      this.text('developerProviderName', pool.DeveloperProviderName);
    }
    this.unique('provider', this.names.mapping);
  }

  private readAttachment(): void {
    this.count('attachments', this.of('AWS::Cognito::IdentityPoolRoleAttachment'), 1, 1);
    const { Roles, RoleMappings = {} } = this.attachment;
    for (const [kind, arn] of Object.entries(Roles)) {
      this.text('roleKind', kind);
      this.text('roleArn', arn);
    }
    const mappings = Object.values<Json>(RoleMappings);
    this.count('role mappings', mappings, 0, 10);
    if (mappings.length > 0 && this.pool.AllowClassicFlow !== false) {
      this.mistakes.push('role mappings in the classic flow');
    }
    this.unique(
      'mapping',
      mappings.map((m) => partsOf(m.IdentityProvider)),
    );
    for (const mapping of mappings) {
      this.readMapping(mapping, Roles);
    }
  }

  private readMapping(mapping: Json, roles: Json): void {
    this.text('mappedName', mapping.IdentityProvider);
    this.text('type', mapping.Type);
    this.text('resolution', mapping.AmbiguousRoleResolution);
    if (!this.names.mapping.includes(partsOf(mapping.IdentityProvider))) {
      this.mistakes.push(`${partsOf(mapping.IdentityProvider)} is mapped and not on the pool`);
    }
    if (mapping.AmbiguousRoleResolution === 'AuthenticatedRole' && !roles.authenticated) {
      this.mistakes.push('no role to fall back on');
    }
    if (mapping.Type === 'Token') {
      this.count('rules beside a token', mapping.RulesConfiguration?.Rules ?? [], 0, 0);
      return;
    }
    const rules: Json[] = mapping.RulesConfiguration.Rules;
    this.count('rules', rules, 1, 25);
    for (const { Claim, MatchType, Value, RoleARN } of rules) {
      this.text('claim', Claim);
      this.text('matchType', MatchType);
      this.text('value', Value);
      this.text('roleArn', RoleARN);
    }
  }

  private readTags(): void {
    const maps = this.of('AWS::Cognito::IdentityPoolPrincipalTag').map(([, map]) => map);
    this.unique(
      'tag map',
      maps.map((map) => partsOf(map.IdentityProviderName)),
    );
    for (const map of maps) {
      this.text('mappedName', map.IdentityProviderName);
      if (!this.names.tags.includes(partsOf(map.IdentityProviderName))) {
        this.mistakes.push(`${partsOf(map.IdentityProviderName)} has tags and is not on the pool`);
      }
      const entries = Object.entries(map.PrincipalTags ?? {});
      this.count('tags', entries, 0, 50);
      for (const [tag, claim] of entries) {
        this.text('tagKey', tag);
        this.text('tagClaim', claim);
      }
    }
  }

  private readGroups(): void {
    const groups = this.of('AWS::Cognito::UserPoolGroup').map(([, group]) => group);
    for (const { GroupName, Description, Precedence = 0 } of groups) {
      this.text('groupName', GroupName);
      this.text('groupDescription', Description ?? '');
      if (typeof Precedence === 'number' && !(Number.isInteger(Precedence) && Precedence >= 0)) {
        this.mistakes.push(`precedence ${Precedence}`);
      }
    }
    this.unique(
      'group',
      groups.map((group) => `${partsOf(group.UserPoolId)} ${partsOf(group.GroupName)}`),
    );
  }

  /** An intrinsic is not judged: it is not the text. */
  private text(limit: keyof typeof TEXTS, value: unknown): void {
    if (value === undefined || (typeof value === 'string' && !TEXTS[limit].test(value))) {
      this.mistakes.push(`${limit} is ${JSON.stringify(value)}`);
    }
  }

  private count(what: string, list: unknown[], min: number, max: number): void {
    if (list.length < min || list.length > max) {
      this.mistakes.push(`${list.length} ${what}`);
    }
  }

  private unique(what: string, names: string[]): void {
    if (new Set(names).size !== names.length) {
      this.mistakes.push(`one ${what} twice among ${names.join(', ')}`);
    }
  }
}
