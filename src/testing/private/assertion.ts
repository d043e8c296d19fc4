/**
 * The one way an assertion fails. It is no mistake in the use of this library, so it has no code: whoever reads it wants to
 * know at once what was expected, what is, and why.
 */
export function fail(expected: string, found: string, details: readonly string[]): never {
  throw new Error([`expected ${expected}, but ${found}`, ...details.map(indented)].join('\n'));
}

/** The conditions of a statement are read one by one. */
function indented(line: string): string {
  return `  ${line.replaceAll('; Condition ', '\n    Condition ')}`;
}
