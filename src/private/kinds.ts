import type { IConstruct } from 'constructs';
import { quote, refuse } from './errors';

const POOL_ROLE = {
  isOne: (x: object) => '_made' in x && 'role' in x,
  allowed: 'a PoolRole',
  instead: () => 'PoolRole.existing(role), PoolRole.create() or PoolRole.none()',
};

const ROLE_MAPPING = 'RoleMapping.fromRules([...]) or RoleMapping.fromToken()';

const HANDLE = {
  isOne: (x: object) => '_added' in x,
  allowed: 'what addProvider() of this pool gave back',
  instead: () => 'const handle = pool.addProvider(provider), and the handle here',
};

/** One thing where a list of them is asked for. */
function listOf(allowed: string, instead: string) {
  return { isOne: Array.isArray, allowed, instead: () => instead };
}

/** What imports a thing, where its name or id is given instead. */
function importOf(x: unknown, call: string, otherwise: string): string {
  return typeof x === 'string' ? `${call}, ${quote(x)})` : otherwise;
}

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
    // The stock construct's has a bind() as well, which takes something else.
    isOne: (x: object) => 'bind' in x && typeof x.bind === 'function' && !isOfStock(x),
    allowed: 'a provider of IdentityProvider, or one with bind() of your own',
    instead: (x: unknown) =>
      typeof x === 'object' && x !== null && ('userPoolRef' in x || isOfStock(x))
        ? 'IdentityProvider.userPool(userPool, { clients: [...] })'
        : 'for example IdentityProvider.google(clientId)',
  },
  bucket: {
    isOne: (x: object) => 'bucketRef' in x,
    allowed: 'a bucket of S3',
    instead: (x: unknown) => importOf(x, "s3.Bucket.fromBucketName(this, 'Bucket'", 'for example new s3.Bucket(...)'),
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
  userPool: {
    isOne: (x: object) => 'userPoolRef' in x,
    allowed: 'a user pool',
    instead: (x: unknown) =>
      importOf(x, "cognito.UserPool.fromUserPoolId(this, 'Users'", 'for example new cognito.UserPool(...)'),
  },
  clients: listOf('a list of clients of the user pool', 'clients: [client]'),
  client: {
    isOne: (x: object) => 'userPoolClientRef' in x,
    allowed: 'a client of the user pool',
    instead: (x: unknown) =>
      importOf(x, "cognito.UserPoolClient.fromUserPoolClientId(this, 'Web'", "for example userPool.addClient('Web')"),
  },
  providers: listOf('a list of providers', 'providers: [provider]'),
  roleMapping: {
    isOne: (x: object) => 'mappingType' in x && 'roleResolution' in x,
    allowed: 'a RoleMapping',
    instead: () => ROLE_MAPPING,
  },
  rules: listOf('a list of rules', 'RoleMapping.fromRules([rule])'),
  principalTags: {
    isOne: (x: object) => 'claims' in x && 'usesDefaults' in x,
    allowed: 'a PrincipalTags',
    instead: () => "PrincipalTags.custom({ 'tenant': 'custom:tenant' })",
  },
  required: listOf('a list of tags', "required: ['tenant']"),
  'provider of a group': HANDLE,
  'provider in through': HANDLE,
  through: listOf('a list of what addProvider() gave back', 'through: [handle]'),
  actions: {
    isOne: Array.isArray,
    allowed: 'a list of actions',
    instead: (x: unknown) => `[${typeof x === 'string' ? quote(x) : "'kinesis:PutRecord'"}]`,
  },
  indexes: listOf('a list of the names of indexes', "indexes: ['byOwner']"),
  grantee: {
    isOne: (x: object) => 'grantPrincipal' in x,
    allowed: 'a role, a group of pool.addGroup(), or another IGrantable',
    instead: (x: unknown) =>
      typeof x === 'object' && x !== null && 'identityPoolRef' in x
        ? 'pool.authenticatedRole, or a role of pool.addRole()'
        : 'for example pool.authenticatedRole',
  },
  table: {
    isOne: (x: object) => 'tableRef' in x,
    allowed: 'a table of DynamoDB',
    instead: (x: unknown) =>
      importOf(x, "dynamodb.TableV2.fromTableName(this, 'Table'", 'for example new dynamodb.TableV2(...)'),
  },
  consumerSecret: {
    isOne: (x: object) => 'unsafeUnwrap' in x && typeof x.unsafeUnwrap === 'function',
    allowed: 'a SecretValue',
    instead: () => "SecretValue.secretsManager('twitter', { jsonField: 'consumerSecret' })",
  },
} as const;

/** `UserPoolAuthenticationProvider` of the stock module. */
function isOfStock(x: object): boolean {
  return 'disableServerSideTokenCheck' in x;
}

/** At the line that wrote it: taken for what it is not, it would silently be a pool without roles, or without guests. */
export function requireKind(where: IConstruct | string, what: keyof typeof KINDS, value: unknown): void {
  const { isOne, allowed, instead } = KINDS[what];
  if (typeof value !== 'object' || value === null || !isOne(value)) {
    // A text may be the secret itself.
    const shown = what === 'consumerSecret' && typeof value === 'string' ? 'a text' : quote(value);
    refuse({ code: 'WrongKind', where, what: `${what} is ${shown}`, allowed, instead: instead(value) });
  }
}
