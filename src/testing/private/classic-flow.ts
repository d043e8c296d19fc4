import type { PoolModel, ProviderModel } from '../../model/elements';
import type { IdentityPoolModel } from '../../model/identity-pool-model';
import { type Text, unknownReasons } from '../../model/text';
import { certain, oneOf, type Prospect, type Prospects } from './prospect';
import { refusal } from './refusals';
import { chooseGuestRole } from './role-choice';

/**
 * In the classic flow the client names the role, and STS alone decides, once Cognito has given out its token.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flow.html
 */
export function chooseClassicRole(
  model: IdentityPoolModel,
  pool: PoolModel,
  provider: ProviderModel | undefined,
  roleArn: Text,
): Prospects {
  const asked: Prospect = { kind: 'role', roleArn, why: 'the role the client asks for in the classic flow' };
  const obstacles = [
    ...(provider === undefined ? guestObstacles(model, pool) : []),
    ...samlObstacles(provider),
    ...flowObstacles(pool),
    ...mappingObstacles(model, pool),
  ];
  const certainOne = obstacles.find(({ doubts }) => doubts.length === 0);
  return certainOne ?? (obstacles.length === 0 ? certain(asked) : oneOf([certain(asked), ...obstacles]));
}

/** Whether guests get a token at all is decided as in the enhanced flow; which role they would get there is of no matter. */
function guestObstacles(model: IdentityPoolModel, pool: PoolModel): Prospects[] {
  if (pool.allowsGuests === true) {
    return [];
  }
  const refused = chooseGuestRole(model, { ...pool, allowsGuests: false });
  return [typeof pool.allowsGuests === 'string' ? { ...refused, doubts: unknownReasons(pool.allowsGuests) } : refused];
}

function samlObstacles(provider: ProviderModel | undefined): Prospects[] {
  return provider?.kind === 'saml'
    ? [
        certain({
          kind: 'refused',
          refusal: refusal('classicFlowWithSaml', 'SAML providers serve the enhanced flow alone'),
        }),
      ]
    : [];
}

function flowObstacles({ allowsClassicFlow }: PoolModel): Prospects[] {
  if (allowsClassicFlow === true) {
    return [];
  }
  const off = certain({ kind: 'refused', refusal: refusal('classicFlowOff', 'AllowClassicFlow of the pool is false') });
  if (allowsClassicFlow === false) {
    return [off];
  }
  const doubts =
    allowsClassicFlow === undefined
      ? ['the pool does not say whether it allows the classic flow, and AWS does not document what holds then']
      : unknownReasons(allowsClassicFlow);
  return [{ ...off, doubts }];
}

function mappingObstacles(model: IdentityPoolModel, pool: PoolModel): Prospects[] {
  const { sure, possible, gaps } = model.attachmentsOf(pool);
  const refused = certain({
    kind: 'refused',
    refusal: refusal('classicFlowWithMappings', 'the pool has role mappings, so it serves the enhanced flow alone'),
  });
  if (sure.some(({ roleMappings }) => roleMappings.items.length > 0)) {
    return [refused];
  }
  const doubts = [...sure, ...possible].flatMap(({ roleMappings }) => roleMappings.gaps);
  const isPossible = possible.some(({ roleMappings }) => roleMappings.items.length > 0);
  const reasons = [...doubts, ...gaps, ...(isPossible ? ['whether the pool has role mappings can not be told'] : [])];
  return reasons.length === 0 ? [] : [{ ...refused, doubts: reasons }];
}
