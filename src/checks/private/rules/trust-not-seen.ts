import type { IdentityPoolModel } from '../../../model/identity-pool-model';
import { readable } from '../../../model/text';
import { exampleAttachment, exampleOf, examplePool, exampleTrust } from '../example-resources';
import { PAGES } from '../pages';
import { federationOfPool } from '../reading/federation-of';
import { attachmentsWithDoubt, type RoleNaming, roleNamings } from '../reading/reached-roles';
import { requiredStatement } from '../reading/required-statement';
import { roleArnMistake } from '../reading/role-arn';
import type { Finding, Rule } from '../rule';

export const trustNotSeen: Rule = {
  id: 'TrustNotSeen',
  severity: 'warning',
  title: 'A role that users of a pool would get may not trust it',
  why: 'Unless the role trusts the pool, every sign-in that leads to it fails.',
  fix: 'roles of the app, so that their trust policies can be checked',
  source: PAGES.trust,
  example: () => ({
    fires: {
      Pool: examplePool(),
      Roles: exampleAttachment({ Roles: { authenticated: 'arn:aws:iam::111111111111:role/made-elsewhere' } }),
    },
    silent: exampleOf(exampleTrust('authenticated')),
  }),
  isSaidByConstruct: true,
  find: (model) => [...unseenRoles(model), ...unreadAttachments(model)],
};

/** One finding for each role, however often it is named. What can not be the ARN of one is another rule's. */
function unseenRoles(model: IdentityPoolModel): Finding[] {
  const unseen = roleNamings(model).filter(
    ({ arn, found }) => found.kind !== 'of-app' && roleArnMistake(model, arn) === undefined,
  );
  const first = new Map(unseen.map((naming) => [keyOf(naming), naming]).reverse() as [string, RoleNaming][]);
  return [...first.values()].reverse().map((naming) => findingOf(model, naming));
}

function keyOf({ pool, audience, arn }: RoleNaming): string {
  return [pool.source.stack, pool.source.logicalId, audience, arn].join(' ');
}

function findingOf(model: IdentityPoolModel, { pool, audience, arn, found, at, property }: RoleNaming): Finding {
  const required = requiredStatement({ pool, audience, federation: federationOfPool(model, pool) }, at);
  return {
    at,
    pool: pool.source,
    property,
    what: readable(arn),
    fix: `make sure that its trust policy holds\n${required}`,
    untold:
      found.kind === 'imported'
        ? 'no template of the app makes the role, so its trust policy is not known'
        : 'which role it is only the deployment knows',
  };
}

/** Roles that can not even be counted. */
function unreadAttachments(model: IdentityPoolModel): Finding[] {
  return model.pools.flatMap((pool) =>
    attachmentsWithDoubt(model, pool).flatMap(([{ source, roles, roleMappings }]) =>
      (
        [
          ['Properties.Roles', roles.gaps],
          ['Properties.RoleMappings', roleMappings.gaps],
        ] as const
      ).flatMap(([property, [gap]]) =>
        gap === undefined
          ? []
          : [{ at: source, pool: pool.source, property, what: 'there may be roles that can not be read', untold: gap }],
      ),
    ),
  );
}
