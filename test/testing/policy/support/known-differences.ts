import { variable } from './arbitrary-conditions';
import {
  allConditionsOf,
  type GeneratedCase,
  type GeneratedStatement,
  PRINCIPAL,
  policiesOf,
} from './arbitrary-policies';

/** Where AWS's pages say otherwise than the second opinion. */
export interface KnownDifference {
  readonly name: string;
  /** The page that settles it. */
  readonly source: string;
  /** Whether a case is touched by it. */
  readonly concerns: (given: GeneratedCase) => boolean;
  /** A request that shows it. */
  readonly example: GeneratedCase;
}

const GUIDE = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/';

export const KNOWN_DIFFERENCES: readonly KnownDifference[] = [
  {
    name: 'in a policy of Version 2008-10-17 it fills in variables, where AWS sees literal text',
    source: `${GUIDE}reference_policies_variables.html`,
    concerns: (given) => policiesOf(given).some((p) => p.Version !== '2012-10-17' && hasVariable(JSON.stringify(p))),
    example: allowedIf(
      { StringEquals: { 'aws:PrincipalTag/name': [variable('aws:SourceIp')] } },
      { 'aws:PrincipalTag/name': variable('aws:SourceIp') },
      '2008-10-17',
    ),
  },
  {
    name: 'it lets NotIpAddress fail for an address of another IP version than a single address that is listed',
    source: `${GUIDE}reference_policies_elements_condition_operators.html#Conditions_IPAddress`,
    concerns: (given) =>
      allConditionsOf(given).some(
        ({ operator, values }) => /NotIpAddress/.test(operator) && values.some((value) => !value.includes('/')),
      ),
    example: allowedIf({ NotIpAddress: { 'aws:SourceIp': ['192.0.2.1'] } }, { 'aws:SourceIp': '2001:db8::1' }),
  },
  {
    name: 'it takes 0.0.0.0/0 for a range without an address',
    source: `${GUIDE}reference_policies_elements_condition_operators.html#Conditions_IPAddress`,
    concerns: (given) => allConditionsOf(given).some(({ values }) => values.includes('0.0.0.0/0')),
    example: allowedIf({ IpAddress: { 'aws:SourceIp': ['0.0.0.0/0'] } }, { 'aws:SourceIp': '192.0.2.1' }),
  },
  {
    name: 'it lets a negated operator fail over a variable without a value, where AWS says that it matches',
    source: `${GUIDE}reference_policies_variables.html`,
    concerns: (given) =>
      allConditionsOf(given).some(
        ({ operator, values }) => /Not/.test(operator) && values.some((value) => lacksValue(value, given)),
      ),
    example: allowedIf(
      { StringNotEquals: { 'aws:PrincipalTag/name': [variable('aws:PrincipalTag/none')] } },
      { 'aws:PrincipalTag/name': 'a' },
    ),
  },
];

function hasVariable(text: string): boolean {
  return text.includes('${');
}

/** Whether a text has a variable, without a default, of which the request has no single value. */
function lacksValue(text: string, { context }: GeneratedCase): boolean {
  const [, key] = /\$\{([^*,}]+)\}/.exec(text) ?? [];
  return key !== undefined && typeof context[key] !== 'string';
}

function allowedIf(
  condition: GeneratedStatement['Condition'],
  context: GeneratedCase['context'],
  version = '2012-10-17',
): GeneratedCase {
  const statement = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*', Condition: condition };
  return {
    action: 's3:GetObject',
    resource: 'arn:aws:s3:::bucket/x',
    context,
    principal: PRINCIPAL,
    identity: [{ Version: version, Statement: [statement] }],
    boundary: undefined,
    session: undefined,
    resourcePolicy: undefined,
  };
}
