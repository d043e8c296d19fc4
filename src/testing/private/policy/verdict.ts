import { either, type Tri } from '../../../model/tri';
import type { Policy } from './policy';
import type { PreparedRequest } from './request';

/** What policies say of a request: whether one of them allows it, whether one denies it. */
export interface Verdict {
  readonly allow: Tri;
  readonly deny: Tri;
}

/** What policies say about the one they are attached to. Asks no further once one of them denies. */
export function verdictOf(policies: readonly Policy[], request: PreparedRequest): Verdict {
  let allow: Tri = 'no';
  let deny: Tri = 'no';
  for (const { statements } of policies) {
    for (const statement of statements) {
      if (statement.effect === 'Allow' && allow === 'yes') {
        continue;
      }
      const applies = statement.test(request);
      allow = statement.effect === 'Deny' ? allow : either(allow, applies);
      deny = statement.effect === 'Allow' ? deny : either(deny, applies);
      if (deny === 'yes') {
        return { allow, deny };
      }
    }
  }
  return { allow, deny };
}
