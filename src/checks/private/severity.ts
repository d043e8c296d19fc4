import { CheckSeverity } from '../check-finding';

/** The worst first, otherwise in the order they have. */
export function worstFirst<T extends { readonly severity: CheckSeverity }>(items: readonly T[]): T[] {
  return Object.values(CheckSeverity).flatMap((severity) => items.filter((item) => item.severity === severity));
}
