import type { AttachmentModel } from '../../../model/elements';
import { isWhollyUnknown, unknownReasons } from '../../../model/text';
import { exampleMapping, GOOGLE_POOL } from '../example-mappings';
import { PAGES } from '../pages';
import { attachmentsOfPools, type OfPool } from '../reading/of-pools';
import type { Finding, Rule } from '../rule';

const CLASSIC = { Properties: { ...Object(GOOGLE_POOL).Properties, AllowClassicFlow: true } };

export const classicFlowWithRoleMapping: Rule = {
  id: 'ClassicFlowWithRoleMapping',
  severity: 'error',
  title: 'A pool allows the classic flow and has role mappings',
  why: 'Cognito refuses one with the other: apps get "Basic (classic) flow is not supported with RoleMappings, please use enhanced flow."',
  fix: 'AllowClassicFlow: false on the identity pool, or no RoleMappings',
  source: PAGES.authenticationFlow,
  example: () => ({
    fires: { ...exampleMapping({}), Pool: { ...GOOGLE_POOL, ...CLASSIC } },
    silent: exampleMapping({}),
  }),
  find: (model) => attachmentsOfPools(model).flatMap(findingsOf),
};

function findingsOf({ pool, item, doubt }: OfPool<AttachmentModel>): Finding[] {
  const flow = pool.allowsClassicFlow ?? false;
  const mapped = whyMappingsUnclear(item);
  if (flow === false || mapped === 'none') {
    return [];
  }
  const untold = flow === true ? (mapped ?? doubt) : unknownReasons(flow)[0];
  return [
    {
      at: item.source,
      pool: pool.source,
      property: 'Properties.RoleMappings',
      what: `${item.roleMappings.items.map(({ key }) => key).join(', ')} beside AllowClassicFlow of ${pool.source.logicalId}`,
      untold,
    },
  ];
}

/** A mapping of which nothing is known may not be there. */
function whyMappingsUnclear({ roleMappings: { items, gaps } }: AttachmentModel): 'none' | string | undefined {
  const types = items.map(({ type }) => type);
  if (types.some((type) => type === undefined || !isWhollyUnknown(type))) {
    return undefined;
  }
  return [...types.flatMap((type) => (type === undefined ? [] : unknownReasons(type))), ...gaps][0] ?? 'none';
}
