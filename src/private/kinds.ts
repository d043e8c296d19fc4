import type { IConstruct } from 'constructs';
import { quote, refuse } from './errors';

const POOL_ROLE = {
  isOne: (x: object) => '_made' in x && 'role' in x,
  allowed: 'a PoolRole',
  instead: () => 'PoolRole.existing(role), PoolRole.create() or PoolRole.none()',
};

/**
 * Kinds of things that languages without types mix up, told by what they have: `instanceof` would refuse those of another
 * copy of this library.
 */
const KINDS = {
  authenticatedRole: POOL_ROLE,
  role: POOL_ROLE,
  guestAccess: {
    isOne: (x: object) => 'isEnabled' in x && 'role' in x,
    allowed: 'a GuestAccess',
    instead: () => 'GuestAccess.enabled() or GuestAccess.disabled()',
  },
  provider: {
    isOne: (x: object) => 'bind' in x && typeof x.bind === 'function',
    allowed: 'a provider of IdentityProvider, or one with bind() of your own',
    instead: (x: unknown) =>
      typeof x === 'object' && x !== null && 'userPoolRef' in x
        ? 'IdentityProvider.userPool(userPool, { clients: [...] })'
        : 'for example IdentityProvider.google(clientId)',
  },
  bucket: {
    isOne: (x: object) => 'bucketRef' in x,
    allowed: 'a bucket of S3',
    instead: () => 'for example new s3.Bucket(...)',
  },
  restApi: {
    isOne: (x: object) => 'restApiRef' in x,
    allowed: 'a REST API of API Gateway',
    instead: (x: unknown) =>
      typeof x === 'object' && x !== null && 'apiRef' in x ? 'inHttpApi()' : 'for example new apigateway.RestApi(...)',
  },
  httpApi: {
    isOne: (x: object) => 'apiRef' in x,
    allowed: 'an HTTP API of API Gateway',
    instead: (x: unknown) =>
      typeof x === 'object' && x !== null && 'restApiRef' in x
        ? 'inRestApi()'
        : 'for example new apigatewayv2.HttpApi(...)',
  },
  clients: {
    isOne: Array.isArray,
    allowed: 'a list of clients of the user pool',
    instead: () => 'clients: [client]',
  },
  table: {
    isOne: (x: object) => 'tableRef' in x,
    allowed: 'a table of DynamoDB',
    instead: () => 'for example new dynamodb.TableV2(...)',
  },
  consumerSecret: {
    isOne: (x: object) => 'unsafeUnwrap' in x && typeof x.unsafeUnwrap === 'function',
    allowed: 'a SecretValue',
    instead: () => "SecretValue.secretsManager('twitter', { jsonField: 'consumerSecret' })",
  },
} as const;

/** At the line that wrote it: taken for what it is not, it would silently be a pool without roles, or without guests. */
export function requireKind(where: IConstruct | string, what: keyof typeof KINDS, value: unknown): void {
  const { isOne, allowed, instead } = KINDS[what];
  if (typeof value !== 'object' || value === null || !isOne(value)) {
    // A text may be the secret itself.
    const shown = what === 'consumerSecret' && typeof value === 'string' ? 'a text' : quote(value);
    refuse({ code: 'WrongKind', where, what: `${what} is ${shown}`, allowed, instead: instead(value) });
  }
}
