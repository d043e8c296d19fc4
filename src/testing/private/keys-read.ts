import type { Tri } from '../../model/tri';
import type { AnyRole } from './role-policies';

/** Whether a policy of a role reads a context key, in a condition or as a variable. Case does not count. */
export function isReadBy(role: AnyRole, key: string): Tri {
  const boundary = 'permissionsBoundary' in role ? role.permissionsBoundary : undefined;
  const documents = [...role.policies.attached.map(({ policy }) => policy.document), boundary?.document];
  const written = JSON.stringify(documents).toLowerCase();
  const lowerKey = key.toLowerCase();
  const isRead = [`"${lowerKey}"`, `\${${lowerKey}}`, `\${${lowerKey},`].some((mention) => written.includes(mention));
  return isRead ? 'yes' : role.policies.gaps.length > 0 ? 'unknown' : 'no';
}
