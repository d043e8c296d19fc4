import { sameness } from '../../../model/sameness';
import { readable } from '../../../model/text';
import { arnOf, exampleAttachment, examplePool } from '../example-resources';
import { PAGES } from '../pages';
import { namingsOf, type RoleNaming } from '../reading/reached-roles';
import type { Finding, Rule } from '../rule';

const POOL = examplePool({ AllowUnauthenticatedIdentities: true });

export const oneRoleForGuestsAndUsers: Rule = {
  id: 'OneRoleForGuestsAndUsers',
  severity: 'warning',
  title: 'Guests and signed-in users of a pool get one role',
  why: 'Whatever is granted to it, anybody on the internet has.',
  fix: 'a role of their own for guests',
  source: PAGES.bestPractices,
  example: () => ({
    fires: {
      Pool: POOL,
      Roles: exampleAttachment({ Roles: { authenticated: arnOf('Role'), unauthenticated: arnOf('Role') } }),
      Role: { Type: 'AWS::IAM::Role' },
    },
    silent: {
      Pool: POOL,
      Roles: exampleAttachment({ Roles: { authenticated: arnOf('Role'), unauthenticated: arnOf('Guest') } }),
      Role: { Type: 'AWS::IAM::Role' },
      Guest: { Type: 'AWS::IAM::Role' },
    },
  }),
  find: (model) =>
    model.pools.flatMap((pool) => {
      const namings = namingsOf(model, pool);
      return namings
        .filter(({ audience }) => audience === 'unauthenticated')
        .flatMap((guests) => {
          const users = namings.find((naming) => isSameForUsers(naming, guests));
          return users ? [finding(guests, users)] : [];
        });
    }),
};

function isSameForUsers(naming: RoleNaming, guests: RoleNaming): boolean {
  return naming.audience === 'authenticated' && sameness(naming.arn, guests.arn) === 'same';
}

function finding(guests: RoleNaming, users: RoleNaming): Finding {
  return {
    at: guests.at,
    pool: guests.pool.source,
    property: guests.property,
    what: `${readable(guests.arn)} is the role of signed-in users as well (${users.property} of ${users.at.logicalId})`,
    untold: guests.doubt ?? users.doubt,
  };
}
