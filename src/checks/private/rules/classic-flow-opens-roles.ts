import type { PoolModel } from '../../../model/elements';
import type { IdentityPoolModel } from '../../../model/identity-pool-model';
import { GOOGLE_POOL } from '../example-mappings';
import { exampleAttachment, exampleRole, exampleTrust } from '../example-resources';
import { PAGES } from '../pages';
import { reachedRoles } from '../reading/reached-roles';
import { type RoleTrust, trustOf } from '../reading/role-trust';
import { passing } from '../reading/trust-steps';
import type { Finding, Rule } from '../rule';

function withFlow(AllowClassicFlow: boolean): object {
  return {
    Pool: { ...GOOGLE_POOL, Properties: { ...Object(GOOGLE_POOL).Properties, AllowClassicFlow } },
    Role: exampleRole([exampleTrust('authenticated')]),
    Roles: exampleAttachment(),
    Editors: exampleRole([exampleTrust('authenticated')]),
  };
}

export const classicFlowOpensRoles: Rule = {
  id: 'ClassicFlowOpensRoles',
  severity: 'warning',
  title: 'The classic flow lets every signed-in user take roles that the pool does not hand out',
  why: 'In the classic flow an app chooses the role, and every signed-in user gets any role whose trust policy lets signed-in users of the pool in.',
  fix: 'AllowClassicFlow: false, or a trust policy that lets in the users of one provider alone, under :amr',
  source: PAGES.authenticationFlow,
  example: () => ({ fires: withFlow(true), silent: withFlow(false) }),
  find: (model) => model.pools.flatMap((pool) => findingsOf(model, pool)),
};

/** With role mappings Cognito refuses the classic flow, which is said by another rule. */
function findingsOf(model: IdentityPoolModel, pool: PoolModel): Finding[] {
  const { sure } = model.attachmentsOf(pool);
  const isMapped = sure.some(({ roleMappings }) => roleMappings.items.length > 0);
  if (pool.allowsClassicFlow !== true || isMapped) {
    return [];
  }
  const handedOut = new Set(reachedRoles(model).flatMap((reached) => (reached.pool === pool ? [reached.role] : [])));
  const open = model.roles
    .filter((role) => !handedOut.has(role))
    .map((role) => trustOf(model, { pool, role, audience: 'authenticated', through: [] }))
    .filter(letsUsersIn);
  const certain = open.filter(({ role }) => role.conditions.length === 0);
  const [first] = certain.length > 0 ? certain : open;
  return first === undefined
    ? []
    : [
        {
          at: pool.source,
          pool: pool.source,
          property: 'Properties.AllowClassicFlow',
          what: `signed-in users may take ${open.map(({ role }) => role.source.logicalId).join(', ')}`,
          untold: first.role.conditions[0]?.because,
        },
      ];
}

/** A condition of another key, and a denial, may keep them out. */
function letsUsersIn(trust: RoleTrust): boolean {
  return (
    trust.denying.length === 0 &&
    passing(trust, 'letsAudienceIn').some(
      ({ statement, poolTests, audienceTests }) => statement.tests.length === poolTests.length + audienceTests.length,
    )
  );
}
