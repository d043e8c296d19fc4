import { readable } from '../../../model/text';
import { arnOf, exampleAttachment, examplePool, exampleRole, exampleTrust } from '../example-resources';
import { PAGES } from '../pages';
import { attachmentsWithDoubt } from '../reading/reached-roles';
import type { Rule } from '../rule';

const PARTS = {
  Roles: exampleAttachment({ Roles: { unauthenticated: arnOf('Guest') } }),
  Guest: exampleRole([exampleTrust('unauthenticated')]),
};

export const guestRoleWithoutGuests: Rule = {
  id: 'GuestRoleWithoutGuests',
  severity: 'warning',
  title: 'A pool that lets no guests in has a role for them',
  why: 'Nobody gets the role, until somebody lets guests in: then anybody on the internet has what was granted to it.',
  fix: 'no role for guests, or AllowUnauthenticatedIdentities: true, if there shall be guests',
  source: PAGES.bestPractices,
  example: () => ({
    fires: { Pool: examplePool({ AllowUnauthenticatedIdentities: false }), ...PARTS },
    silent: { Pool: examplePool({ AllowUnauthenticatedIdentities: true }), ...PARTS },
  }),
  find: (model) =>
    model.pools
      .filter(({ allowsGuests }) => allowsGuests === false)
      .flatMap((pool) =>
        attachmentsWithDoubt(model, pool).flatMap(([{ source, roles }, doubt]) =>
          roles.items
            .filter(({ key }) => key === 'unauthenticated')
            .map(({ key, roleArn }) => ({
              at: source,
              pool: pool.source,
              property: `Properties.Roles.${key}`,
              what: readable(roleArn),
              untold: doubt,
            })),
        ),
      ),
};
