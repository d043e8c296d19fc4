import fc from 'fast-check';
import { condition, context, variable } from './arbitrary-conditions';

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
  readonly identity: GeneratedPolicy[];
  readonly boundary: GeneratedPolicy | undefined;
  readonly session: GeneratedPolicy | undefined;
  readonly resourcePolicy: GeneratedPolicy | undefined;
}

export const ACCOUNT = '111122223333';
export const ROLE_ARN = `arn:aws:iam::${ACCOUNT}:role/examplerole`;
export const SESSION_ARN = `arn:aws:sts::${ACCOUNT}:assumed-role/examplerole/session`;

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
      `arn:aws:s3:::bucket/${variable('app:none')}/*`,
      `arn:aws:s3:::bucket/${variable('app:none', 'a')}/*`,
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
      `arn:aws:dynamodb:*:*:table/${variable('app:name')}`,
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

function statement(
  service: Service,
  effects: readonly string[],
  withPrincipal: boolean,
): fc.Arbitrary<GeneratedStatement> {
  return fc
    .record({
      effect: fc.constantFrom(...effects),
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

function blockOf(conditions: [string, string, string[]][]): Record<string, Record<string, string[]>> {
  const block: Record<string, Record<string, string[]>> = {};
  for (const [operator, key, values] of conditions) {
    block[operator] = { ...block[operator], [key]: values };
  }
  return block;
}

const OPEN: GeneratedStatement = { Effect: 'Allow', Action: '*', Resource: '*' };
const BOUNDLESS = { ...OPEN, Principal: '*' };

/** Policies of which many allow or deny something: nothing is learnt from cases that are all denied for lack of an Allow. */
function policy(service: Service, effects: readonly string[], withPrincipal = false): fc.Arbitrary<GeneratedPolicy> {
  return fc
    .record({
      version: fc.constantFrom('2012-10-17', '2012-10-17', '2012-10-17', '2012-10-17', '2008-10-17', undefined),
      statements: fc.array(statement(service, effects, withPrincipal), { minLength: 1, maxLength: 4 }),
      isOpen: fc.boolean(),
    })
    .map(({ version, statements, isOpen }) => ({
      ...(version ? { Version: version } : {}),
      Statement: isOpen && effects.includes('Allow') ? [...statements, withPrincipal ? BOUNDLESS : OPEN] : statements,
    }));
}

function seldom<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.option(arbitrary, { nil: undefined, freq: 1 });
}

const EFFECTS = ['Allow', 'Deny'];

export const generatedCase: fc.Arbitrary<GeneratedCase> = fc.constantFrom<Service>(...SERVICES).chain((service) =>
  fc.record({
    action: fc.constantFrom<string>(...service.actions),
    resource: fc.constantFrom<string>(...service.resources),
    context,
    identity: fc.array(policy(service, EFFECTS), { minLength: 1, maxLength: 2 }),
    boundary: seldom(policy(service, EFFECTS)),
    session: seldom(policy(service, EFFECTS)),
    resourcePolicy: seldom(policy(service, EFFECTS, true)),
  }),
);

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
