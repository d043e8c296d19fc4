import { exampleUsers } from '../example-resources';
import { isFor } from '../reading/action-pattern';
import { policyFindings, type Remark } from '../reading/permissions';
import type { ConditionTest, Statement } from '../reading/statements';
import type { Rule } from '../rule';

const KEY = 'dynamodb:LeadingKeys';
const TABLE = 'arn:aws:dynamodb:eu-west-1:111111111111:table/notes';
const OWN = { 'ForAllValues:StringEquals': { [KEY]: [`\${cognito-identity.amazonaws.com:sub}`] } };

/** What reads a table without naming a partition key. */
const KEYLESS = ['dynamodb:Scan', 'dynamodb:PartiQLSelect'];

export const leadingKeysOpenToScan: Rule = {
  id: 'LeadingKeysOpenToScan',
  severity: 'warning',
  title: 'A condition over dynamodb:LeadingKeys does not hold for scans',
  why: 'ForAllValues is true of a request without keys, and a scan has none: everybody reads the whole table.',
  fix: `no dynamodb:Scan and no wildcard among the actions, or a second condition: "Null": { "${KEY}": "false" }`,
  source: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html',
  example: () => ({
    fires: exampleUsers({ Effect: 'Allow', Action: 'dynamodb:*', Resource: TABLE, Condition: OWN }),
    silent: exampleUsers({
      Effect: 'Allow',
      Action: ['dynamodb:GetItem', 'dynamodb:Query'],
      Resource: TABLE,
      Condition: OWN,
    }),
  }),
  find: (model) => policyFindings(model, ({ statements }) => statements.flatMap(remarksOn)),
};

function remarksOn(statement: Statement): Remark[] {
  const tests = statement.tests.filter(({ key }) => key.toLowerCase() === KEY.toLowerCase());
  const isOpen = tests.some(({ set }) => set === 'forallvalues') && !tests.some(requiresKeys);
  if (!statement.isAllow || !isOpen) {
    return [];
  }
  return KEYLESS.map((action) => ({ action, answer: isFor(statement, action) }))
    .filter(({ answer }) => answer !== 'no')
    .map(({ action, answer }) => ({
      what: `allows ${action} under ForAllValues over ${KEY}`,
      untold: answer === 'yes' ? statement.gaps[0] : 'the actions only the deployment knows',
    }));
}

function requiresKeys({ comparison, set, values }: ConditionTest): boolean {
  return set === 'foranyvalue' || (comparison === 'null' && values.includes('false'));
}
