import type { IdentityPoolIsolation } from '../isolation/identity-pool-isolation';

/** Loads `pool.isolate` when somebody first asks for it: most pools never do, and it is a part of the library of its own. */
export function lazyIsolation(...pool: Parameters<typeof IdentityPoolIsolation._of>): () => IdentityPoolIsolation {
  let isolation: IdentityPoolIsolation | undefined;
  return () => {
    const {
      IdentityPoolIsolation,
    }: typeof import('../isolation/identity-pool-isolation') = require('../isolation/identity-pool-isolation');
    isolation ??= IdentityPoolIsolation._of(...pool);
    return isolation;
  };
}
