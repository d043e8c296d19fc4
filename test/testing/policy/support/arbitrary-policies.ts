import fc from 'fast-check';
import type { RequestPrincipal } from '../../../../src/testing/private/policy/request';
import { anyCondition, type Condition, context, globalCondition, variable } from './arbitrary-conditions';

export interface GeneratedStatement {
  readonly Effect: string;
  readonly Condition?: Record<string, Record<string, string[]>>;
  readonly [element: string]: unknown;
}

export interface GeneratedPolicy {
  readonly Version?: string;
  readonly Statement: GeneratedStatement[];
}

/** A request and all policies that speak of it. */
export interface GeneratedCase {
  readonly action: string;
  readonly resource: string;
  readonly context: Record<string, string | string[]>;
  readonly principal: RequestPrincipal;
  readonly identity: GeneratedPolicy[];
  readonly boundary: GeneratedPolicy | undefined;
  readonly session: GeneratedPolicy | undefined;
  readonly resourcePolicy: GeneratedPolicy | undefined;
}

export const ACCOUNT = '111122223333';
const ROLE_ARN = `arn:aws:iam::${ACCOUNT}:role/examplerole`;
const SESSION_ARN = `arn:aws:sts::${ACCOUNT}:assumed-role/examplerole/session`;

export const PRINCIPAL: RequestPrincipal = {
  account: ACCOUNT,
  roleArn: ROLE_ARN,
  sessionArn: SESSION_ARN,
  federated: 'cognito-identity.amazonaws.com',
};

/** Requests, and what policies say of the same service. */
const SERVICES = [
  {
    actions: ['s3:GetObject', 's3:PutObject'],
    wantedActions: ['s3:getobject', 's3:*', 's3:Get*', 's3:?utObject', '*'],
    resources: ['arn:aws:s3:::bucket/a/x', 'arn:aws:s3:::bucket/b/x', 'arn:aws:s3:::bucket/a/x:y'],
    wantedResources: [
      '*',
      'arn:aws:s3:::bucket/*',
      'arn:aws:s3:::bucket/a/?',
      `arn:aws:s3:::bucket/${variable('aws:PrincipalTag/team')}/*`,
      `arn:aws:s3:::bucket/${variable('aws:PrincipalTag/none')}/*`,
      `arn:aws:s3:::bucket/${variable('aws:PrincipalTag/none', 'a')}/*`,
      'arn:aws:s3:::other/*',
    ],
  },
  {
    actions: ['dynamodb:GetItem', 'dynamodb:PutItem'],
    wantedActions: ['dynamodb:*Item', 'DynamoDB:GetItem', '*'],
    resources: [`arn:aws:dynamodb:eu-west-1:${ACCOUNT}:table/a`, `arn:aws:dynamodb:eu-west-1:${ACCOUNT}:table/b`],
    wantedResources: [
      '*',
      'arn:aws:dynamodb:*:*:table/a',
      `arn:aws:dynamodb:eu-*-1:${ACCOUNT}:table/*`,
      `arn:aws:dynamodb:us-east-1:${ACCOUNT}:table/*`,
      `arn:aws:dynamodb:*:*:table/${variable('aws:PrincipalTag/name')}`,
    ],
  },
] as const;

const PRINCIPALS = [
  '*',
  { AWS: '*' },
  { AWS: ROLE_ARN },
  { AWS: SESSION_ARN },
  { AWS: [`arn:aws:iam::${ACCOUNT}:role/other`, ROLE_ARN] },
  { AWS: `arn:aws:iam::${ACCOUNT}:role/other` },
  { AWS: '999999999999' },
  { AWS: `arn:aws:iam::${ACCOUNT}:root` },
  { Service: 'sns.amazonaws.com' },
];

type Service = (typeof SERVICES)[number];

function listOf(items: readonly string[]): fc.Arbitrary<string | string[]> {
  const item = fc.constantFrom(...items);
  return fc.oneof(item, fc.array(item, { minLength: 1, maxLength: 3 }));
}

/** Mostly `Action`, at times `NotAction`. */
function element(name: string, items: readonly string[]): fc.Arbitrary<Record<string, unknown>> {
  return fc
    .tuple(
      fc.oneof({ weight: 6, arbitrary: fc.constant(name) }, { weight: 1, arbitrary: fc.constant(`Not${name}`) }),
      listOf(items),
    )
    .map(([key, value]) => ({ [key]: value }));
}

/** What differs between policies of identities and of resources. */
interface Flavour {
  readonly condition: fc.Arbitrary<Condition>;
  readonly withPrincipal: boolean;
}

function statement(service: Service, { condition, withPrincipal }: Flavour): fc.Arbitrary<GeneratedStatement> {
  return fc
    .record({
      effect: fc.constantFrom('Allow', 'Allow', 'Allow', 'Deny', 'Deny'),
      action: element('Action', [...service.actions, ...service.wantedActions, ...service.wantedActions]),
      resource: element('Resource', [...service.resources, ...service.wantedResources]),
      conditions: fc.array(condition, { maxLength: 2 }),
      principal: fc.constantFrom(...PRINCIPALS),
    })
    .map(({ effect, action, resource, conditions, principal }) => ({
      Effect: effect,
      ...(withPrincipal ? { Principal: principal } : {}),
      ...action,
      ...resource,
      ...(conditions.length > 0 ? { Condition: blockOf(conditions) } : {}),
    }));
}

function blockOf(conditions: readonly Condition[]): Record<string, Record<string, string[]>> {
  const block: Record<string, Record<string, string[]>> = {};
  for (const [operator, key, values] of conditions) {
    block[operator] = { ...block[operator], [key]: values };
  }
  return block;
}

const OPEN: GeneratedStatement = { Effect: 'Allow', Action: '*', Resource: '*' };

/** Policies of which many allow or deny something: nothing is learnt from cases that are all denied for lack of an Allow. */
function policy(service: Service, flavour: Flavour): fc.Arbitrary<GeneratedPolicy> {
  return fc
    .record({
      version: fc.constantFrom('2012-10-17', '2012-10-17', '2012-10-17', '2012-10-17', '2008-10-17', undefined),
      statements: fc.array(statement(service, flavour), { minLength: 1, maxLength: flavour.withPrincipal ? 2 : 4 }),
      isOpen: flavour.withPrincipal ? fc.constant(false) : fc.boolean(),
    })
    .map(({ version, statements, isOpen }) => ({
      ...(version ? { Version: version } : {}),
      Statement: isOpen ? [...statements, OPEN] : statements,
    }));
}

function sometimes<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.oneof({ weight: 2, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });
}

function caseOf(service: Service, condition: fc.Arbitrary<Condition>, hasResourcePolicy: boolean) {
  const own = policy(service, { condition, withPrincipal: false });
  return fc.record({
    action: fc.constantFrom<string>(...service.actions),
    resource: fc.constantFrom<string>(...service.resources),
    context,
    principal: fc.constant(PRINCIPAL),
    identity: fc.array(own, { minLength: 1, maxLength: 2 }),
    boundary: sometimes(own),
    session: sometimes(own),
    resourcePolicy: hasResourcePolicy ? policy(service, { condition, withPrincipal: true }) : fc.constant(undefined),
  });
}

/** Requests on which the policies of the role and its session alone decide. */
export const roleCase: fc.Arbitrary<GeneratedCase> = fc
  .constantFrom<Service>(...SERVICES)
  .chain((service) => caseOf(service, anyCondition, false));

/** Requests on which a policy of the resource has a say. */
export const resourceCase: fc.Arbitrary<GeneratedCase> = fc
  .constantFrom<Service>(...SERVICES)
  .chain((service) => caseOf(service, globalCondition, true));

export const generatedCase = fc.oneof(roleCase, resourceCase);

export function policiesOf(given: GeneratedCase): GeneratedPolicy[] {
  return [...given.identity, given.boundary, given.session, given.resourcePolicy].filter((each) => each !== undefined);
}

/** Every condition of every policy of a case. */
export function allConditionsOf(given: GeneratedCase): { operator: string; values: string[] }[] {
  const blocks = policiesOf(given).flatMap(({ Statement }) => Statement.map(({ Condition }) => Condition ?? {}));
  return blocks
    .flatMap((block) => Object.entries(block))
    .flatMap(([operator, keys]) => Object.values(keys).map((values) => ({ operator, values })));
}
