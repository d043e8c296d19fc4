import type { AccessTable, AccessTableEntry } from '../../access-table';

/** An access table as plain text: first who gets which role, then what the roles may do. */
export function asText({ pool, entries }: AccessTable): string {
  const lines = [pool, ''];
  for (const [provider, ways] of byProvider(entries)) {
    lines.push(provider);
    lines.push(...ways[0].tags.map((tag) => `  tag ${tag}`));
    lines.push(
      ...ways.flatMap((way) => [`  ${way.who} -> ${roleOf(way)}`, ...way.problems.map((text) => `    ! ${text}`)]),
    );
    lines.push('');
  }
  for (const [role, permissions] of permissionsByRole(entries)) {
    lines.push(`${role} may`);
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

/** What each role may do. A role of guests and others is listed once for each: guests may do less with it. */
export function permissionsByRole(entries: readonly AccessTableEntry[]): Map<string, readonly string[]> {
  const roles = new Map<string, readonly string[]>();
  for (const { role, permissions, provider } of entries) {
    if (role !== undefined) {
      const isShared = entries.some(
        (other) => other.role === role && (other.provider === 'guests') !== (provider === 'guests'),
      );
      roles.set(isShared && provider === 'guests' ? `${role} of guests` : role, permissions);
    }
  }
  return roles;
}

/** The role, or that there is none. */
export function roleOf({ role, problems }: AccessTableEntry): string {
  return role ?? (problems.length > 0 ? 'no role' : 'refused');
}
