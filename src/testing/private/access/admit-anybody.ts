import type { ProviderModel } from '../../../model/elements';
import { unknown } from '../../../model/text';
import { Claims } from '../claims';
import { amrOf } from '../cognito-token';
import type { PoolSimulation } from '../pool-simulation';
import type { Prospects } from '../prospect';
import { NO_TAGS } from '../session-tags';
import type { Worlds } from '../worlds';

/** Any value that a claim may have: what a role asks of a tag can not be judged by it. */
const SOME_VALUE = 'x';

/**
 * What becomes of nobody in particular, who comes through a provider or as a guest.
 *
 * @param tagKeys the tags there are; what they say is not known
 */
export function admitAnybody(
  simulation: PoolSimulation,
  provider: ProviderModel | undefined,
  prospects: Prospects,
  tagKeys: readonly string[],
): Worlds {
  const amr = amrOf(provider, new Claims(new Map()));
  const token = simulation.tokenOf(amr, unknown('which user signs in'), false);
  const tags = { ...NO_TAGS, values: new Map(tagKeys.map((key) => [key, SOME_VALUE])), mappedKeys: tagKeys };
  return simulation.admit(prospects, token, [tags], false);
}
