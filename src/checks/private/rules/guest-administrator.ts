import { readable } from '../../../model/text';
import { exampleGuests } from '../example-resources';
import { PAGES } from '../pages';
import { isEverything } from '../reading/breadth';
import { type PermittedRole, permittedRoles, policyFindings } from '../reading/permissions';
import type { Finding, Rule } from '../rule';

const ADMINISTRATOR = /:iam::aws:policy\/(AdministratorAccess|PowerUserAccess)$/;

export const guestAdministrator: Rule = {
  id: 'GuestAdministrator',
  severity: 'error',
  title: 'Guests of a pool are administrators',
  why: "Anybody on the internet may read and delete all data of the account: Cognito's cap on guests leaves them S3, DynamoDB, Lambda, SQS and more.",
  fix: 'the actions and resources that guests need',
  source: PAGES.bestPractices,
  example: () => ({
    fires: exampleGuests({ Effect: 'Allow', Action: '*', Resource: '*' }),
    silent: exampleGuests({ Effect: 'Allow', Action: 'rum:PutRumEvents', Resource: '*' }),
  }),
  find: (model) => [
    ...permittedRoles(model).flatMap(administratorPolicies),
    ...policyFindings(model, ({ audience, statements, role }) =>
      audience === 'unauthenticated' && statements.some(isEverything)
        ? [{ what: 'allows * on *', untold: role && whyLimited(role) }]
        : [],
    ),
  ],
};

function administratorPolicies({ audience, policies, role, pool, doubt }: PermittedRole): Finding[] {
  const arn = policies.externalArns.find((external) => ADMINISTRATOR.test(external));
  return audience === 'unauthenticated' && arn !== undefined && role
    ? [
        {
          at: role.source,
          pool: pool.source,
          property: 'Properties.ManagedPolicyArns',
          what: readable(arn),
          untold: doubt ?? whyLimited(role),
        },
      ]
    : [];
}

function whyLimited({ permissionsBoundary }: NonNullable<PermittedRole['role']>): string | undefined {
  return (
    permissionsBoundary &&
    `how far its permissions boundary ${readable(permissionsBoundary.arn)} limits it is not looked at`
  );
}
