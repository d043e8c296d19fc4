import type { IConstruct } from 'constructs';
import type { GuestAccessOptions } from '../guest-access';
import type { IdentityPoolProps } from '../identity-pool-props';
import type { IdentityProviderOptions, UserPoolProviderOptions } from '../identity-provider';
import type { ItemIsolationOptions } from '../isolation/item-grants';
import type { ObjectIsolationOptions } from '../isolation/object-grants';
import type { PathIsolationOptions } from '../isolation/path-grants';
import type { TopicIsolationOptions } from '../isolation/topic-grants';
import type { PoolGroupProps } from '../pool-group';
import type { AddedRoleProps } from '../pool-role';
import type { CustomPrincipalTagsOptions } from '../principal-tags';
import type { RoleMappingOptions } from '../role-mapping';
import { quote, refuse } from './errors';

/** Props as this library knows them: the compiler sees to it that none is left out. */
interface Props<T> {
  readonly names: Record<keyof Required<T>, true>;
  /** What to write instead of names that other constructs have for it. */
  readonly elsewhere?: Record<string, string>;
  /**
   * What to write where nothing is given.
   *
   * @default - all of them may be left out
   */
  readonly example?: string;
}

export const IDENTITY_POOL_PROPS: Props<IdentityPoolProps> = {
  names: {
    identityPoolName: true,
    providers: true,
    guestAccess: true,
    authenticatedRole: true,
    allowClassicFlow: true,
    tags: true,
    removalPolicy: true,
    federation: true,
  },
  elsewhere: {
    authenticationProviders: 'providers: [IdentityProvider.userPool(userPool, { clients: [client] })]',
    allowUnauthenticatedIdentities: 'guestAccess: GuestAccess.enabled(), or nothing: guests are off by default',
    unauthenticatedRole: 'guestAccess: GuestAccess.enabled({ role: PoolRole.existing(role) })',
    roleMappings: 'roleMapping of the provider: RoleMapping.fromRules([...]) or RoleMapping.fromToken()',
    roleMapping: 'roleMapping of the provider: RoleMapping.fromRules([...]) or RoleMapping.fromToken()',
    principalTags: "principalTags of the provider: PrincipalTags.custom({ 'tenant': 'custom:tenant' })",
  },
};

export const USER_POOL_OPTIONS: Props<UserPoolProviderOptions> = {
  names: { clients: true, serverSideTokenCheck: true, roleMapping: true, principalTags: true },
  elsewhere: {
    userPoolClient: 'clients: [client]',
    disableServerSideTokenCheck: 'serverSideTokenCheck, the other way round',
  },
  example: '{ clients: [client] }',
};

export const PROVIDER_OPTIONS: Props<IdentityProviderOptions> = { names: { roleMapping: true, principalTags: true } };

export const GUEST_OPTIONS: Props<GuestAccessOptions> = {
  names: { role: true },
  elsewhere: { unauthenticatedRole: 'role: PoolRole.existing(role)' },
};

export const ROLE_PROPS: Props<AddedRoleProps> = {
  names: {
    roleName: true,
    path: true,
    description: true,
    permissionsBoundary: true,
    managedPolicies: true,
    maxSessionDuration: true,
    through: true,
  },
  elsewhere: {
    assumedBy:
      'nothing: the pool writes the trust policy of its roles; or an iam.Role of your own in PoolRole.existing(role)',
    inlinePolicies: 'grants on the role, or role.addToPrincipalPolicy()',
  },
};

export const GROUP_PROPS: Props<PoolGroupProps> = {
  names: { provider: true, groupName: true, precedence: true, description: true, role: true },
  example: "{ provider: handle, groupName: 'admins' }",
};

export const REQUIRED_TAGS_OPTIONS: Props<CustomPrincipalTagsOptions> = { names: { required: true } };

export const ROLE_MAPPING_OPTIONS: Props<RoleMappingOptions> = {
  names: { roleResolution: true },
  elsewhere: { resolveAmbiguousRoles: 'roleResolution: RoleResolution.AUTHENTICATED_ROLE' },
};

export const OBJECT_OPTIONS: Props<ObjectIsolationOptions> = { names: { prefix: true, encryptionKey: true } };

export const ITEM_OPTIONS: Props<ItemIsolationOptions> = {
  names: { keyPrefix: true, indexes: true, encryptionKey: true },
};

export const TOPIC_OPTIONS: Props<TopicIsolationOptions> = { names: { topicPrefix: true, region: true } };

export const PATH_OPTIONS: Props<PathIsolationOptions> = {
  names: { path: true, stage: true },
  example: "{ path: 'users' }",
};

/**
 * Refuses a name that this library would pass over in silence, and that tells what was meant: the compiler does not look for
 * such where a variable is given. Names like none of ours pass: a construct may hand its own props on.
 */
export function requireProps<T>(
  where: IConstruct | string,
  given: T,
  { names, elsewhere = {}, example }: Props<T>,
): void {
  if (typeof given !== 'object' || given === null) {
    refuse({
      code: 'WrongKind',
      where,
      what: `what is asked for is ${quote(given)}`,
      allowed: `an object with ${Object.keys(names).join(', ')}`,
      instead: example ?? 'nothing, for none is required',
    });
  }
  const known = Object.keys(names);
  const written = Object.entries(given).filter(([name, value]) => value !== undefined && !known.includes(name));
  for (const [name] of written) {
    const instead = Object.hasOwn(elsewhere, name) ? elsewhere[name] : known.find((k) => isLike(k, name));
    if (instead !== undefined) {
      refuse({
        code: 'PropUnknown',
        where,
        what: `there is no ${name} here, and what it says would be lost`,
        allowed: `${known.join(', ')} (MIGRATION.md says what became of each name of the stock construct)`,
        instead,
      });
    }
  }
}

/** Whether two names are one but for upper and lower case, and for one or two letters. */
function isLike(known: string, written: string): boolean {
  const [a, b] = [known.toLowerCase(), written.toLowerCase()];
  return distance(a, b) <= (a.length > 5 ? 2 : 1);
}

/** How many letters must be put in, taken out or changed. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (const letter of a) {
    const above = row;
    row = [above[0] + 1];
    for (let column = 1; column <= b.length; column++) {
      const changed = above[column - 1] + (letter === b[column - 1] ? 0 : 1);
      row.push(Math.min(changed, above[column] + 1, row[column - 1] + 1));
    }
  }
  return row[b.length];
}
