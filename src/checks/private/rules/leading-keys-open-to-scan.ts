import type { IdentityPoolModel } from '../../../model/identity-pool-model';
import { exampleUsers } from '../example-resources';
import { isFor } from '../reading/action-pattern';
import { type Permission, permissions, policyFindings, type Remark } from '../reading/permissions';
import type { ConditionTest, Statement } from '../reading/statements';
import type { Rule } from '../rule';

const KEY = 'dynamodb:LeadingKeys';
const TABLE = 'arn:aws:dynamodb:eu-west-1:111111111111:table/notes';
const OWN = { 'ForAllValues:StringEquals': { [KEY]: [`\${cognito-identity.amazonaws.com:sub}`] } };

/** What reads a table without naming a partition key. */
const KEYLESS = ['dynamodb:Scan', 'dynamodb:PartiQLSelect'];

/** What names several partition keys in one request. */
const OF_SEVERAL_KEYS = [
  'dynamodb:BatchGetItem',
  'dynamodb:BatchWriteItem',
  'dynamodb:TransactGetItems',
  'dynamodb:TransactWriteItems',
];

export const leadingKeysOpenToScan: Rule = {
  id: 'LeadingKeysOpenToScan',
  severity: 'warning',
  title: 'A condition over dynamodb:LeadingKeys does not hold for all that is allowed under it',
  why: "ForAllValues and IfExists are true of a request without keys, and a scan has none: everybody reads the whole table. ForAnyValue is content with one key of their own in a batch: the others may be anybody's.",
  fix: `ForAllValues:StringEquals over ${KEY}, without dynamodb:Scan and wildcards among the actions, or beside a second condition: "Null": { "${KEY}": "false" }`,
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
  find: (model) =>
    policyFindings(model, (permission) => {
      const denials = permissionsBeside(model, permission).filter(({ isAllow }) => !isAllow);
      return permission.statements.flatMap((statement) => remarksOn(statement, denials));
    }),
};

/** All statements of the role that certainly has the policy; of a role nobody makes, those of the policy. */
function permissionsBeside(
  model: IdentityPoolModel,
  { role, pool, audience, statements }: Permission,
): readonly Statement[] {
  const certain = permissions(model).filter(
    (other) =>
      role !== undefined && other.role === role && other.pool === pool && other.audience === audience && !other.doubt,
  );
  return [...statements, ...certain.flatMap((other) => other.statements)];
}

function remarksOn(statement: Statement, denials: readonly Statement[]): Remark[] {
  const tests = statement.tests.filter(({ key }) => key.toLowerCase() === KEY.toLowerCase());
  if (!statement.isAllow || tests.length === 0) {
    return [];
  }
  const open = tests.find(isTrueWithoutKeys);
  const keyless = open && !tests.some(requiresKeys) ? remarksOf(statement, denials, KEYLESS, open) : [];
  const [any] = tests.filter(({ set }) => set === 'foranyvalue');
  const isNarrowed = tests.some(({ set, comparison }) => set !== 'foranyvalue' && comparison !== 'null');
  return [...keyless, ...(any && !isNarrowed ? remarksOf(statement, denials, OF_SEVERAL_KEYS, any) : [])];
}

function remarksOf(
  statement: Statement,
  denials: readonly Statement[],
  actions: readonly string[],
  { operator }: ConditionTest,
): Remark[] {
  return actions
    .filter((action) => !denials.some((denial) => deniesAll(denial, action, statement)))
    .map((action) => ({ action, answer: isFor(statement, action) }))
    .filter(({ answer }) => answer !== 'no')
    .map(({ action, answer }) => ({
      what: `allows ${action} under ${operator} over ${KEY}`,
      untold: answer === 'yes' ? statement.gaps[0] : 'the actions only the deployment knows',
    }));
}

/** Whether a denial without conditions takes back an action on all that a statement allows it on. */
function deniesAll(denial: Statement, action: string, { resources }: Statement): boolean {
  return (
    denial.tests.length === 0 &&
    denial.gaps.length === 0 &&
    isFor(denial, action) === 'yes' &&
    !denial.isNotResource &&
    (denial.resources.includes('*') || resources.every((resource) => denial.resources.includes(resource)))
  );
}

/** What a test without a set makes of several keys AWS does not say; `IfExists` it heeds all the same. */
function isTrueWithoutKeys({ operator, set, comparison }: ConditionTest): boolean {
  return comparison !== 'null' && (set === 'forallvalues' || /ifexists$/i.test(operator));
}

/** `IfExists` asks for no key, whatever stands before it. */
function requiresKeys({ operator, comparison, set, values }: ConditionTest): boolean {
  return (
    (comparison === 'null' && values.includes('false')) ||
    (comparison !== 'null' && set !== 'forallvalues' && !/ifexists$/i.test(operator))
  );
}
