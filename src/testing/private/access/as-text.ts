import type { AccessTable, AccessTableEntry } from '../../access-table';

/** An access table as plain text: first who gets which role, then what the roles may do. */
export function asText({ pool, entries }: AccessTable): string {
  const lines = [pool, ''];
  for (const [provider, ways] of byProvider(entries)) {
    lines.push(provider);
    const shared = sharedTags(ways);
    lines.push(...shared.map((tag) => `  tag ${tag}`));
    lines.push(
      ...ways.flatMap((way) => [
        `  ${way.who} -> ${roleOf(way)}`,
        ...tagsBeside(shared, way).map((tag) => `    tag ${tag}`),
        ...way.problems.map((text) => `    ! ${text}`),
      ]),
    );
    lines.push('');
  }
  for (const { name, through, permissions } of rolesIn(entries)) {
    lines.push(`${name} may`);
    lines.push(...through.map((provider) => `  only through ${provider}`));
    lines.push(...(permissions.length === 0 ? ['  nothing'] : permissions.map((text) => `  ${text}`)));
    lines.push('');
  }
  return lines.join('\n');
}

/** The entries of each provider, in order. */
export function byProvider(entries: readonly AccessTableEntry[]): Map<string, AccessTableEntry[]> {
  const groups = new Map<string, AccessTableEntry[]>();
  for (const entry of entries) {
    groups.set(entry.provider, [...(groups.get(entry.provider) ?? []), entry]);
  }
  return groups;
}

/** The tags of everybody who comes through a provider; none where a tag is required for one role and not for another. */
export function sharedTags(ways: readonly AccessTableEntry[]): readonly string[] {
  const successful = ways.filter(({ role }) => role !== undefined);
  const [{ tags }] = [...successful, ...ways];
  return successful.every((way) => way.tags.join() === tags.join()) ? tags : [];
}

/** The tags of some people, where not all who come through the provider have the same. */
export function tagsBeside(shared: readonly string[], { role, tags }: AccessTableEntry): readonly string[] {
  return role === undefined || shared.length > 0 ? [] : tags;
}

/** A role that somebody gets, and what comes with it. */
export interface RoleInTable extends Pick<AccessTableEntry, 'through' | 'permissions'> {
  readonly name: string;
}

/** Every role, once. One of guests and others is listed once for each: guests may do less with it. */
export function rolesIn(entries: readonly AccessTableEntry[]): RoleInTable[] {
  const roles = new Map<string, RoleInTable>();
  for (const entry of entries) {
    const name = roleIn(entry, entries);
    if (name !== undefined) {
      roles.set(name, { name, through: entry.through, permissions: entry.permissions });
    }
  }
  return [...roles.values()];
}

/** What to call the role of an entry where roles stand once each. */
export function roleIn({ role, provider }: AccessTableEntry, entries: readonly AccessTableEntry[]): string | undefined {
  const isOfGuests = provider === 'guests';
  const isShared = entries.some((other) => other.role === role && (other.provider === 'guests') !== isOfGuests);
  return role !== undefined && isShared && isOfGuests ? `${role} of guests` : role;
}

/** The role, or that there is none. */
export function roleOf({ role, problems }: AccessTableEntry): string {
  return role ?? (problems.length > 0 ? 'no role' : 'refused');
}
