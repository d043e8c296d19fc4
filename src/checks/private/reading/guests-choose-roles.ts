import type { PoolModel } from '../../../model/elements';
import type { IdentityPoolModel } from '../../../model/identity-pool-model';
import type { Tri } from '../../../model/tri';
import { remember } from './remember';

/**
 * Whether the guests of a pool choose among all roles that let them in: in the classic flow they do, and a pool with role
 * mappings has none. What an AllowClassicFlow that is not set means AWS does not say.
 */
export function guestsChooseRoles(model: IdentityPoolModel, pool: PoolModel): Tri {
  return answers(model)(pool);
}

const answers = remember((model: IdentityPoolModel) =>
  remember((pool: PoolModel): Tri => {
    const isMapped = model.attachmentsOf(pool).sure.some(({ roleMappings }) => roleMappings.items.length > 0);
    if (pool.allowsGuests === false || pool.allowsClassicFlow === false || isMapped) {
      return 'no';
    }
    return pool.allowsGuests === true && pool.allowsClassicFlow === true ? 'yes' : 'unknown';
  }),
);

/** Why it can not be told, and what to write. */
export const CLASSIC_FLOW_UNCLEAR =
  'whether guests can use the classic flow: write AllowClassicFlow: false, unless they shall';
