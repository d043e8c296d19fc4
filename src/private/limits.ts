import { type Duration, Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { type MistakeCode, quote, refuse } from './errors';

/** What a service accepts for one text. */
export interface TextLimit {
  readonly code: MistakeCode;
  readonly max: number;
  /** The whole text must match; the length is checked apart, so that the message can tell which. */
  readonly pattern: RegExp;
  /** The characters, in words. */
  readonly characters: string;
  /** Where the limit is written down. */
  readonly source: string;
  /** A value that would pass. */
  readonly example: string;
  /** @default 1 */
  readonly min?: number;
}

const COGNITO_API = 'https://docs.aws.amazon.com/cognitoidentity/latest/APIReference';
const IAM_API = 'https://docs.aws.amazon.com/IAM/latest/APIReference';

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
  source: 'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UserPoolType.html',
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

/** CloudFormation documents 100, the API model 128; what deploys everywhere is 100. */
export const DEVELOPER_PROVIDER_NAME: TextLimit = {
  code: 'DeveloperProviderNameInvalid',
  max: 100,
  pattern: /^[\w._-]+$/,
  characters: 'letters, digits and . _ -',
  source:
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-identitypool.html',
  example: 'login.example.app',
};

export const OIDC_PROVIDER_ARN: TextLimit = {
  code: 'ProviderArnInvalid',
  min: 20,
  max: 2048,
  pattern: /^arn:[\w-]+:iam::\d{12}:oidc-provider\/\S+$/,
  characters: 'the ARN of an IAM OpenID Connect provider',
  source: `${COGNITO_API}/API_CreateIdentityPool.html`,
  example: 'arn:aws:iam::123456789012:oidc-provider/idp.example.com',
};

export const SAML_PROVIDER_ARN: TextLimit = {
  code: 'ProviderArnInvalid',
  min: 20,
  max: 2048,
  pattern: /^arn:[\w-]+:iam::\d{12}:saml-provider\/[\w._-]+$/,
  characters: 'the ARN of an IAM SAML provider',
  source: `${COGNITO_API}/API_CreateIdentityPool.html`,
  example: 'arn:aws:iam::123456789012:saml-provider/corporate',
};

export const TAG_KEY: TextLimit = {
  code: 'TagInvalid',
  max: 128,
  pattern: /^(?!aws:)[\p{L}\p{Z}\p{N}_.:/=+\-@]+$/iu,
  characters: 'letters, digits, spaces and _ . : / = + - @, not starting with aws:',
  source: `${COGNITO_API}/API_TagResource.html`,
  example: 'team',
};

export const TAG_VALUE: TextLimit = {
  code: 'TagInvalid',
  min: 0,
  max: 256,
  pattern: /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u,
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

/** @see https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html */
export const QUOTAS = {
  loginProviders: 10,
  /** What an account starts with. */
  userPoolClients: 50,
  /** What AWS may raise it to. */
  userPoolClientsAtMost: 1000,
  tags: 50,
} as const;

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html */
const SESSION_SECONDS = { min: 3600, max: 43_200 } as const;

/** Refuses a text outside its limit, at the line that wrote it. Tokens pass: they are not the text. */
export function requireText(where: IConstruct | string, what: string, value: string, limit: TextLimit): void {
  if (Token.isUnresolved(value)) {
    return;
  }
  const min = limit.min ?? 1;
  const wrongLength = value.length > limit.max || value.length < min;
  if (!wrongLength && limit.pattern.test(value)) {
    return;
  }
  refuse({
    code: limit.code,
    where,
    what: `${what} is ${quote(value)}${wrongLength ? `, ${value.length} characters long` : ''}`,
    allowed: `${min} to ${limit.max} characters: ${limit.characters} (${limit.source})`,
    instead: `for example ${JSON.stringify(limit.example)}`,
  });
}

export function requireSessionDuration(where: IConstruct | string, duration: Duration): void {
  if (duration.isUnresolved()) {
    return;
  }
  const seconds = duration.toSeconds({ integral: false });
  if (seconds < SESSION_SECONDS.min || seconds > SESSION_SECONDS.max || !Number.isInteger(seconds)) {
    refuse({
      code: 'SessionDurationInvalid',
      where,
      what: `maxSessionDuration is ${seconds} seconds`,
      allowed: `whole seconds from ${SESSION_SECONDS.min} (1 hour) to ${SESSION_SECONDS.max} (12 hours) (${IAM_API}/API_CreateRole.html)`,
      instead: 'for example Duration.hours(1), which is what the enhanced flow gives out in any case',
    });
  }
}
