/** Deep enough for any claim; a value that holds itself must not run on for ever. */
const DEEPEST = 8;

/** All texts in what a test handed in, whatever else that holds. */
export function textsIn(value: unknown, deepest = DEEPEST): string[] {
  if (typeof value === 'string') {
    return [value];
  }
  return typeof value === 'object' && value !== null && deepest > 0
    ? Object.values(value).flatMap((member) => textsIn(member, deepest - 1))
    : [];
}
