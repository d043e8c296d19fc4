import type { PoolModel } from '../../../model/elements';
import type { IdentityPoolModel } from '../../../model/identity-pool-model';
import { arnOf, exampleAttachment, examplePool, exampleRole, exampleTrust } from '../example-resources';
import { CLASSIC_FLOW_UNCLEAR } from '../reading/guests-choose-roles';
import { attachmentsWithDoubt } from '../reading/reached-roles';
import type { Finding, Rule } from '../rule';

const POOL = examplePool({ AllowUnauthenticatedIdentities: true });
const GUEST = exampleRole([exampleTrust('unauthenticated')]);

export const guestsWithoutRole: Rule = {
  id: 'GuestsWithoutRole',
  severity: 'error',
  title: 'A pool lets guests in, and has no role for them',
  why: 'Guests get an identity and no credentials: GetCredentialsForIdentity fails with InvalidIdentityPoolConfigurationException.',
  fix: 'a role for guests as Roles.unauthenticated, or AllowUnauthenticatedIdentities: false',
  source: 'https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_GetCredentialsForIdentity.html',
  example: () => ({
    fires: { Pool: POOL, Roles: exampleAttachment({ Roles: {} }) },
    silent: { Pool: POOL, Roles: exampleAttachment({ Roles: { unauthenticated: arnOf('Guest') } }), Guest: GUEST },
  }),
  // Guests without a role are asked for in so many words there.
  isSaidByConstruct: true,
  find: (model) => model.pools.flatMap((pool) => findIn(model, pool)),
};

/** Without an attachment nobody has a role, which is another rule's. In the classic flow guests bring the role they want. */
function findIn(model: IdentityPoolModel, pool: PoolModel): Finding[] {
  if (pool.allowsGuests !== true || pool.allowsClassicFlow === true) {
    return [];
  }
  const isClassicUnclear = typeof pool.allowsClassicFlow === 'string';
  return attachmentsWithDoubt(model, pool).flatMap(([{ source, roles }, doubt]) =>
    roles.items.some(({ key }) => key === 'unauthenticated')
      ? []
      : [
          {
            at: source,
            pool: pool.source,
            property: 'Properties.Roles',
            what: `no role under unauthenticated, and ${pool.source.logicalId} lets guests in`,
            untold: doubt ?? roles.gaps[0] ?? (isClassicUnclear ? CLASSIC_FLOW_UNCLEAR : undefined),
          },
        ],
  );
}
