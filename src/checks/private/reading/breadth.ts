import type { Statement } from './statements';

/** Whether a statement allows everything everywhere, under no condition. */
export function isEverything(statement: Statement): boolean {
  return (
    statement.isAllow &&
    !statement.isNotAction &&
    statement.actions.some((action) => action === '*' || action === '*:*') &&
    !statement.isNotResource &&
    statement.resources.includes('*') &&
    statement.tests.length === 0 &&
    statement.gaps.length === 0
  );
}
