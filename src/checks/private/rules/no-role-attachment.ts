import type { PoolModel } from '../../../model/elements';
import type { IdentityPoolModel } from '../../../model/identity-pool-model';
import { API_PAGES } from '../api-pages';
import { exampleMapping, GOOGLE_POOL } from '../example-mappings';
import type { Finding, Rule } from '../rule';

export const noRoleAttachment: Rule = {
  id: 'NoRoleAttachment',
  severity: 'warning',
  title: 'A pool has no role attachment',
  why: 'Users get an identity and no credentials: "Invalid identity pool configuration. Check assigned IAM roles for this pool."',
  fix: 'an AWS::Cognito::IdentityPoolRoleAttachment with Roles: { authenticated: the ARN of a role }',
  source: API_PAGES.roleAttachment,
  example: () => ({
    fires: { Pool: GOOGLE_POOL },
    silent: exampleMapping({}),
  }),
  find: (model) => model.pools.filter(needsRoles).flatMap((pool) => findingsOf(model, pool)),
};

/** In the classic flow an app brings the role along, and a SAML provider may. Where nobody comes, nobody needs one. */
function needsRoles({ allowsClassicFlow, allowsGuests, providers }: PoolModel): boolean {
  const needy = providers.items.some(({ kind }) => kind !== 'saml');
  return (allowsClassicFlow ?? false) === false && (needy || allowsGuests === true);
}

function findingsOf(model: IdentityPoolModel, pool: PoolModel): Finding[] {
  const { sure, possible, gaps } = model.attachmentsOf(pool);
  const [maybe] = possible;
  return sure.length > 0
    ? []
    : [
        {
          at: pool.source,
          pool: pool.source,
          property: 'Properties',
          what: `nothing in the app attaches roles to ${pool.source.logicalId}`,
          untold: maybe ? `${maybe.source.logicalId} may do it, which only the deployment knows` : gaps[0],
        },
      ];
}
