import { isLiteral, readable } from '../../../model/text';
import { exampleGuests } from '../example-resources';
import { PAGES } from '../pages';
import { isEverything } from '../reading/breadth';
import { type PermittedRole, permittedRoles, policyFindings } from '../reading/permissions';
import type { Statement } from '../reading/statements';
import type { Finding, Rule } from '../rule';

/** The services of Cognito's cap that hold data or act on it, and let a policy name what. */
const SERVICES_WITH_RESOURCES = [
  'appsync',
  'cognito-idp',
  'dynamodb',
  'execute-api',
  'firehose',
  'iot',
  'kinesis',
  'kms',
  'lambda',
  'logs',
  's3',
  'sdb',
  'ses',
  'sns',
  'sqs',
];

const FULL_ACCESS = /:iam::aws:policy\/(?:.*\/)?\w*FullAccess$/;

export const guestsMayTooMuch: Rule = {
  id: 'GuestsMayTooMuch',
  severity: 'warning',
  title: 'Guests of a pool may do more than anybody needs',
  why: 'A guest is anybody on the internet, and the id of a pool is no secret.',
  fix: 'the actions that guests need, on the resources they need them for',
  source: PAGES.bestPractices,
  example: () => ({
    fires: exampleGuests({ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }),
    silent: exampleGuests({ Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::public-assets/*' }),
  }),
  find: (model) => [
    ...permittedRoles(model).flatMap(fullAccessPolicies),
    ...policyFindings(model, ({ audience, statements }) =>
      audience === 'unauthenticated' ? statements.flatMap(breadthOf).map((what) => ({ what })) : [],
    ),
  ],
};

function fullAccessPolicies({ audience, policies, role, pool, doubt }: PermittedRole): Finding[] {
  const arns = policies.externalArns.filter((arn) => FULL_ACCESS.test(arn));
  return audience === 'unauthenticated' && arns.length > 0 && role
    ? [
        {
          at: role.source,
          pool: pool.source,
          property: 'Properties.ManagedPolicyArns',
          what: arns.map(readable).join(', '),
          untold: doubt,
        },
      ]
    : [];
}

/** What is too broad about a statement. All of it is an error, and another rule's. */
function breadthOf(statement: Statement): string[] {
  if (!statement.isAllow || isEverything(statement)) {
    return [];
  }
  if (statement.isNotAction) {
    return [`allows everything but ${statement.actions.map(readable).join(', ')}`];
  }
  const actions = statement.actions.filter(isLiteral);
  const broad = actions.filter((action) => /(^|:)\*$/.test(action));
  const everywhere = isEverywhere(statement) ? actions.filter(hasResources) : [];
  return [
    ...broad.map((action) => `allows ${action}`),
    ...everywhere.filter((action) => !broad.includes(action)).map((action) => `allows ${action} on *`),
  ];
}

function isEverywhere({ resources, isNotResource, tests, gaps }: Statement): boolean {
  return (isNotResource || resources.includes('*')) && tests.length === 0 && gaps.length === 0;
}

function hasResources(action: string): boolean {
  return SERVICES_WITH_RESOURCES.includes(action.split(':')[0].toLowerCase());
}
