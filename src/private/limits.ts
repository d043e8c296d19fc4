import type { MistakeCode } from './errors';

/** What a service accepts for one text. */
export interface TextLimit {
  readonly code: MistakeCode;
  readonly max: number;
  /**
   * The whole text must match; the length is checked apart, so that the message can tell which.
   *
   * @default - any characters
   */
  readonly pattern?: Pick<RegExp, 'test'>;
  /** The characters, in words. */
  readonly characters: string;
  /** Where the limit is written down. */
  readonly source: string;
  /** A value that would pass. */
  readonly example: string;
  /**
   * What to write instead of a certain value, where it shows what was meant.
   *
   * @default - the example
   */
  readonly remedy?: (value: string) => string | undefined;
  /** @default 1 */
  readonly min?: number;
}

/**
 * A pattern with classes of Unicode, made when it is first needed: five such literals would cost every app 2 ms, as soon as
 * it loads this file.
 */
function unicode(source: string, flags = 'u'): Pick<RegExp, 'test'> {
  let pattern: RegExp | undefined;
  return {
    test: (text) => {
      pattern ??= new RegExp(source, flags);
      return pattern.test(text);
    },
  };
}

export const COGNITO_API = 'https://docs.aws.amazon.com/cognitoidentity/latest/APIReference';
const USER_POOL_API = 'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference';
export const IAM_API = 'https://docs.aws.amazon.com/IAM/latest/APIReference';

export const POOL_NAME: TextLimit = {
  code: 'PoolNameInvalid',
  max: 128,
  pattern: /^[\w\s+=,.@-]+$/,
  characters: 'letters, digits, spaces and _ + = , . @ -',
  source: `${COGNITO_API}/API_CreateIdentityPool.html`,
  example: 'my-identities',
};

export const CLIENT_ID: TextLimit = {
  code: 'ClientIdInvalid',
  max: 128,
  pattern: /^\w+$/,
  characters: 'letters, digits and _',
  source: `${COGNITO_API}/API_CognitoIdentityProvider.html`,
  example: '7tr1l4m8ba1u9pfq3i3fmo4shc',
};

export const PROVIDER_NAME: TextLimit = {
  code: 'ProviderNameInvalid',
  max: 128,
  // The API would let "https://" pass and then never find the provider: the name is the issuer without its scheme.
  pattern: /^(?!https?:)[\w._:/-]+$/,
  characters: 'letters, digits and _ . : / -, without https://',
  source: `${COGNITO_API}/API_CognitoIdentityProvider.html`,
  example: 'cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEfGhI',
};

export const USER_POOL_ID: TextLimit = {
  code: 'UserPoolIdInvalid',
  max: 55,
  pattern: /^[\w-]+_[0-9a-zA-Z]+$/,
  characters: 'a region, _ and letters or digits',
  source: `${USER_POOL_API}/API_UserPoolType.html`,
  example: 'eu-west-1_AbCdEfGhI',
};

export const LOGIN_PROVIDER: TextLimit = {
  code: 'LoginProviderInvalid',
  max: 128,
  pattern: /^(?!https?:)[\w._/-]+$/,
  characters: 'letters, digits and _ . / -, without https://',
  source: `${COGNITO_API}/API_CreateIdentityPool.html`,
  example: 'accounts.google.com',
};

export const LOGIN_PROVIDER_APP_ID: TextLimit = {
  code: 'LoginProviderInvalid',
  max: 128,
  pattern: /^[\w.;_/-]+$/,
  characters: 'letters, digits and . ; _ / -',
  source: `${COGNITO_API}/API_CreateIdentityPool.html`,
  example: '123456789012-abc.apps.googleusercontent.com',
};

/**
 * CloudFormation documents 100, the API model 128; what deploys everywhere is 100. The name stands in the token's `amr` beside
 * `authenticated`: it must not be what tells guests from users.
 */
export const DEVELOPER_PROVIDER_NAME: TextLimit = {
  code: 'DeveloperProviderNameInvalid',
  max: 100,
  pattern: /^(?!(un)?authenticated$)[\w._-]+$/,
  characters: 'letters, digits and . _ -, but not authenticated or unauthenticated',
  source:
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-identitypool.html',
  example: 'login.example.app',
};

export const OIDC_PROVIDER_ARN: TextLimit = {
  code: 'ProviderArnInvalid',
  min: 20,
  max: 2048,
  // An issuer is a host and a path: `*` and `?` in it would stand for other issuers in a trust policy.
  pattern: /^arn:[\w-]+:iam::\d{12}:oidc-provider\/(?!https?:)[\w.~:/%@!&'()+,;=-]+$/,
  characters: 'the ARN of an IAM OpenID Connect provider, its issuer without https://',
  source: `${COGNITO_API}/API_CreateIdentityPool.html`,
  example: 'arn:aws:iam::123456789012:oidc-provider/idp.example.com',
  remedy: (arn) => {
    if (/^https?:/.test(arn)) {
      return 'the ARN of an iam.OidcProviderNative or iam.OpenIdConnectProvider made for the URL; IdentityProvider.openIdConnect() takes the construct';
    }
    return arn.includes(':saml-provider/') ? 'IdentityProvider.samlArn() for a SAML provider' : undefined;
  },
};

export const SAML_PROVIDER_ARN: TextLimit = {
  code: 'ProviderArnInvalid',
  min: 20,
  max: 2048,
  pattern: /^arn:[\w-]+:iam::\d{12}:saml-provider\/[\w._-]+$/,
  characters: 'the ARN of an IAM SAML provider',
  source: `${COGNITO_API}/API_CreateIdentityPool.html`,
  example: 'arn:aws:iam::123456789012:saml-provider/corporate',
  remedy: (arn) =>
    arn.includes(':oidc-provider/') ? 'IdentityProvider.openIdConnectArn() for an OpenID Connect provider' : undefined,
};

export const TAG_KEY: TextLimit = {
  code: 'TagInvalid',
  max: 128,
  pattern: unicode(String.raw`^(?!aws:)[\p{L}\p{Z}\p{N}_.:/=+\-@]+$`, 'iu'),
  characters: 'letters, digits, spaces and _ . : / = + - @, not starting with aws:',
  source: `${COGNITO_API}/API_TagResource.html`,
  example: 'team',
};

export const TAG_VALUE: TextLimit = {
  code: 'TagInvalid',
  min: 0,
  max: 256,
  pattern: unicode(String.raw`^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$`),
  characters: 'letters, digits, spaces and _ . : / = + - @',
  source: `${COGNITO_API}/API_TagResource.html`,
  example: 'identity',
};

export const ROLE_NAME: TextLimit = {
  code: 'RoleNameInvalid',
  max: 64,
  pattern: /^[\w+=,.@-]+$/,
  characters: 'letters, digits and _ + = , . @ -',
  source: `${IAM_API}/API_CreateRole.html`,
  example: 'signed-in-users',
};

export const ROLE_PATH: TextLimit = {
  code: 'RolePathInvalid',
  max: 512,
  pattern: /^(\/|\/[\x21-\x7e]+\/)$/,
  characters: 'a / at both ends and printable ASCII without spaces between',
  source: `${IAM_API}/API_CreateRole.html`,
  example: '/identity-pools/',
};

export const ROLE_DESCRIPTION: TextLimit = {
  code: 'RoleDescriptionInvalid',
  min: 0,
  max: 1000,
  pattern: /^[\t\n\r\x20-\x7e\xa1-\xff]*$/,
  characters: 'Latin letters, digits, punctuation, tabs and line breaks',
  source: `${IAM_API}/API_CreateRole.html`,
  example: 'What signed-in users may do',
};

export const CLAIM: TextLimit = {
  code: 'ClaimInvalid',
  max: 64,
  pattern: unicode(String.raw`^[\p{L}\p{M}\p{S}\p{N}\p{P}]+$`),
  characters:
    'no spaces; a SAML attribute with a longer name (.../claims/emailaddress, .../claims/nameidentifier) can not be tested by a rule',
  source: `${COGNITO_API}/API_MappingRule.html`,
  example: 'custom:department',
  remedy: (claim) => {
    if (/\s/.test(claim)) {
      return 'a name without spaces';
    }
    return claim.length > 64
      ? 'a shorter name, sent by the identity provider; a tag map takes 256 characters'
      : undefined;
  },
};

export const CLAIM_VALUE: TextLimit = {
  code: 'ClaimValueInvalid',
  max: 128,
  characters: 'any characters',
  source: `${COGNITO_API}/API_MappingRule.html`,
  example: 'legal',
};

/** The name of a provider in a role mapping and in a tag map. */
export const MAPPED_PROVIDER_NAME: TextLimit = {
  code: 'ProviderNameTooLong',
  max: 128,
  characters: 'the name of a provider that has a role mapping or principal tags',
  source: `${COGNITO_API}/API_SetIdentityPoolRoles.html`,
  example: 'arn:aws:iam::123456789012:saml-provider/corporate',
};

/** What STS takes as the key of a session tag. */
export const PRINCIPAL_TAG_KEY: TextLimit = {
  code: 'PrincipalTagInvalid',
  max: 128,
  pattern: unicode(String.raw`^(?!aws:)[\p{L}\p{Z}\p{N}_.:/=+\-@]+$`, 'iu'),
  characters: 'letters, digits, spaces and _ . : / = + - @, not starting with aws:',
  source: 'https://docs.aws.amazon.com/STS/latest/APIReference/API_Tag.html',
  example: 'tenant',
};

export const PRINCIPAL_TAG_CLAIM: TextLimit = {
  code: 'PrincipalTagInvalid',
  max: 256,
  characters: 'the name of a claim in the token',
  source: `${COGNITO_API}/API_SetPrincipalTagAttributeMap.html`,
  example: 'custom:tenant',
};

export const GROUP_NAME: TextLimit = {
  code: 'GroupInvalid',
  max: 128,
  pattern: unicode(String.raw`^[\p{L}\p{M}\p{S}\p{N}\p{P}]+$`),
  characters: 'no spaces',
  source: `${USER_POOL_API}/API_CreateGroup.html`,
  example: 'admins',
};

export const GROUP_DESCRIPTION: TextLimit = {
  code: 'GroupInvalid',
  min: 0,
  max: 2048,
  characters: 'any characters',
  source: `${USER_POOL_API}/API_CreateGroup.html`,
  example: 'People who may publish',
};

export const IDENTITY_POOL_ID: TextLimit = {
  code: 'IdentityPoolIdInvalid',
  max: 55,
  pattern: /^[\w-]+:[0-9a-f-]+$/,
  characters: 'a region, a colon, and lower-case hexadecimal digits and -',
  source: `${COGNITO_API}/API_DescribeIdentityPool.html`,
  example: 'eu-west-1:12345678-1234-1234-1234-123456789012',
  remedy: (id) => {
    if (id.startsWith('arn:')) {
      return 'IdentityPool.fromIdentityPoolArn(), which takes the ARN';
    }
    return /^[a-z]+-[a-z-]+-\d_[0-9a-zA-Z]+$/.test(id)
      ? "the id of the identity pool, with a colon and a GUID after the region; this is a user pool's, for IdentityProvider.userPool()"
      : undefined;
  },
};

/**
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
export const QUOTAS = {
  loginProviders: 10,
  /** What an account starts with. */
  userPoolClients: 50,
  /** What AWS may raise it to. */
  userPoolClientsAtMost: 1000,
  tags: 50,
  mappedProviders: 10,
  rules: 25,
  principalTags: 50,
  /** Tag keys and claim names of one provider together. */
  principalTagBytes: 460,
  /** Characters, without white space: what an account starts with, and what AWS may raise it to. */
  trustPolicy: 2048,
  trustPolicyAtMost: 4096,
} as const;

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html */
export const SESSION_SECONDS = { min: 3600, max: 43_200 } as const;

/**
 * AWS's advice for GovCloud (US-East), where role name and session name share 24 characters.
 *
 * @see https://docs.aws.amazon.com/govcloud-us/latest/UserGuide/govcloud-cog.html
 */
export const GOV_EAST_ROLE_NAME = 20;
