import type { Json } from '../../support/stacks';

export const ACCOUNT = '111111111111';
export const OIDC_ARN = `arn:aws:iam::${ACCOUNT}:oidc-provider/login.example.com`;
export const SAML_ARN = `arn:aws:iam::${ACCOUNT}:saml-provider/corp`;
export const DEVELOPER = 'login.example.app';

/** The names under which role mappings know the providers of the pool. */
export const MAPPING_NAMES: Record<string, Json> = {
  'user-pool': { 'Fn::Join': ['', [{ 'Fn::GetAtt': ['Users', 'ProviderName'] }, ':', { Ref: 'Web' }]] },
  oidc: OIDC_ARN,
  saml: SAML_ARN,
  google: 'accounts.google.com',
  facebook: 'graph.facebook.com',
  amazon: 'www.amazon.com',
  apple: 'appleid.apple.com',
  twitter: 'api.twitter.com',
  developer: DEVELOPER,
};

/** The same for maps of principal tags, which do not tell the clients of a user pool apart. */
export const TAG_NAMES: Record<string, Json> = {
  ...MAPPING_NAMES,
  'user-pool': { 'Fn::GetAtt': ['Users', 'ProviderName'] },
};

/** What a template by hand has beside a pool with every kind of provider. */
export interface PoolTemplate {
  readonly guests?: Json;
  readonly classicFlow?: Json;
  /** The two default roles, by the logical ids of roles. @default - `Auth` and `Guest` */
  readonly defaults?: Record<string, string>;
  /** By the short name of a provider. A rule is `[claim, match type, value, role]`. */
  readonly mappings?: Record<string, { type: string; otherwise?: string; rules?: [string, string, string, string][] }>;
  /** By the short name of a provider: tag to claim. */
  readonly tags?: Record<string, Record<string, string>>;
  /** By name: the role and the precedence. */
  readonly groups?: Record<string, { role?: string; precedence?: number }>;
  /** Statements of a policy, by the role they are for. */
  readonly permissions?: Record<string, Json[]>;
  /** Statements of trust policies in place of those that let the whole audience in. */
  readonly trust?: Record<string, Json[]>;
  /** What else a role has. */
  readonly roleProps?: Record<string, Json>;
  /** Resources of any kind. */
  readonly resources?: Record<string, Json>;
}

export const ROLES = ['Auth', 'Guest', 'Legal', 'Research', 'Admins'];
const FEDERATED = 'cognito-identity.amazonaws.com';

/** A template as somebody writes it by hand. */
export function poolTemplate(given: PoolTemplate = {}): Json {
  return {
    Resources: {
      Users: { Type: 'AWS::Cognito::UserPool' },
      Web: { Type: 'AWS::Cognito::UserPoolClient', Properties: { UserPoolId: { Ref: 'Users' } } },
      Pool: {
        Type: 'AWS::Cognito::IdentityPool',
        Properties: {
          AllowUnauthenticatedIdentities: given.guests ?? false,
          ...('classicFlow' in given ? { AllowClassicFlow: given.classicFlow } : { AllowClassicFlow: false }),
          CognitoIdentityProviders: [
            { ProviderName: { 'Fn::GetAtt': ['Users', 'ProviderName'] }, ClientId: { Ref: 'Web' } },
          ],
          OpenIdConnectProviderARNs: [OIDC_ARN],
          SamlProviderARNs: [SAML_ARN],
          SupportedLoginProviders: {
            'accounts.google.com': 'google-app',
            'graph.facebook.com': 'facebook-app',
            'www.amazon.com': 'amazon-app',
            'appleid.apple.com': 'apple-app',
            'api.twitter.com': 'key;secret',
          },
          DeveloperProviderName: DEVELOPER,
        },
      },
      Attachment: {
        Type: 'AWS::Cognito::IdentityPoolRoleAttachment',
        Properties: {
          IdentityPoolId: { Ref: 'Pool' },
          Roles: mapValues(given.defaults ?? { authenticated: 'Auth', unauthenticated: 'Guest' }, roleArn),
          RoleMappings: Object.fromEntries(
            Object.entries(given.mappings ?? {}).map(([provider, { type, otherwise, rules }]) => [
              provider,
              {
                IdentityProvider: MAPPING_NAMES[provider],
                Type: type,
                AmbiguousRoleResolution: otherwise,
                ...(rules && { RulesConfiguration: { Rules: rules.map(rule) } }),
              },
            ]),
          ),
        },
      },
      ...Object.fromEntries(ROLES.map((id) => [id, role(id, given)])),
      ...Object.fromEntries(
        Object.entries(given.permissions ?? {}).map(([id, Statement]) => [
          `${id}Policy`,
          {
            Type: 'AWS::IAM::Policy',
            Properties: {
              PolicyName: `${id}Policy`,
              Roles: [{ Ref: id }],
              PolicyDocument: { Version: '2012-10-17', Statement },
            },
          },
        ]),
      ),
      ...Object.fromEntries(
        Object.entries(given.tags ?? {}).map(([provider, PrincipalTags], index) => [
          `Tags${index}`,
          {
            Type: 'AWS::Cognito::IdentityPoolPrincipalTag',
            Properties: {
              IdentityPoolId: { Ref: 'Pool' },
              IdentityProviderName: TAG_NAMES[provider],
              PrincipalTags,
              UseDefaults: false,
            },
          },
        ]),
      ),
      ...Object.fromEntries(
        Object.entries(given.groups ?? {}).map(([GroupName, { role: id, precedence }]) => [
          `Group${GroupName}`,
          {
            Type: 'AWS::Cognito::UserPoolGroup',
            Properties: {
              UserPoolId: { Ref: 'Users' },
              GroupName,
              ...(precedence !== undefined && { Precedence: precedence }),
              ...(id !== undefined && { RoleArn: roleArn(id) }),
            },
          },
        ]),
      ),
      ...given.resources,
    },
  };
}

export function roleArn(logicalId: string): Json {
  return { 'Fn::GetAtt': [logicalId, 'Arn'] };
}

/** A statement that lets in whom `amr` names. */
export function trusting(amr: string, actions = ['sts:AssumeRoleWithWebIdentity', 'sts:TagSession']): Json {
  return {
    Effect: 'Allow',
    Principal: { Federated: FEDERATED },
    Action: actions,
    Condition: {
      StringEquals: { [`${FEDERATED}:aud`]: { Ref: 'Pool' } },
      'ForAnyValue:StringLike': { [`${FEDERATED}:amr`]: amr },
    },
  };
}

function role(id: string, { trust = {}, roleProps = {} }: PoolTemplate): Json {
  const Statement =
    trust[id] ??
    (id === 'Guest' ? [trusting('unauthenticated', ['sts:AssumeRoleWithWebIdentity'])] : [trusting('authenticated')]);
  return {
    Type: 'AWS::IAM::Role',
    Properties: { AssumeRolePolicyDocument: { Version: '2012-10-17', Statement }, ...roleProps[id] },
  };
}

function rule([Claim, MatchType, Value, id]: [string, string, string, string]): Json {
  return { Claim, MatchType, Value, RoleARN: roleArn(id) };
}

function mapValues(map: Record<string, string>, as: (value: string) => Json): Json {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, as(value)]));
}
