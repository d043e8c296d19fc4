import fc from 'fast-check';

/** A policy variable as a policy writes it. */
export function variable(key: string, fallback?: string): string {
  return `\${${key}${fallback === undefined ? '' : `, '${fallback}'`}}`;
}

/** A kind of value that conditions compare: its operators, its keys, and values that meet often enough to matter. */
interface Family {
  readonly operators: readonly string[];
  readonly single: readonly string[];
  readonly multi: string;
  /** What a request may bring. */
  readonly given: readonly string[];
  /** What a policy may ask for besides. */
  readonly wanted: readonly string[];
}

const RELATIONS = ['Equals', 'NotEquals', 'LessThan', 'LessThanEquals', 'GreaterThan', 'GreaterThanEquals'];

const FAMILIES: readonly Family[] = [
  {
    operators: ['Equals', 'NotEquals', 'EqualsIgnoreCase', 'NotEqualsIgnoreCase', 'Like', 'NotLike'].map(
      (name) => `String${name}`,
    ),
    single: ['aws:PrincipalTag/team', 'aws:PrincipalTag/name'],
    multi: 'aws:TagKeys',
    given: ['a', 'b', 'A', 'ab', 'a*', 'a?', 'x/y', '..', variable('aws:PrincipalTag/name'), '$'],
    wanted: [
      'a*',
      '?',
      '*b',
      '*',
      variable('aws:PrincipalTag/name'),
      variable('aws:PrincipalTag/team'),
      variable('aws:PrincipalTag/none'),
      variable('*'),
      variable('aws:PrincipalTag/none', 'a'),
    ],
  },
  {
    operators: RELATIONS.map((name) => `Numeric${name}`),
    single: ['app:number'],
    multi: 'app:numbers',
    given: ['1', '2', '10', '-1', '2.5'],
    wanted: ['2.50', '9'],
  },
  {
    operators: RELATIONS.map((name) => `Date${name}`),
    single: ['aws:CurrentTime'],
    multi: 'app:dates',
    given: ['2020-01-01T00:00:00Z', '2020-01-02T00:00:00Z', '2019-06-01T00:00:00Z'],
    wanted: ['2020-01-01', '2020-06-01T12:00:00Z', '2020-01-01T02:00:00+02:00'],
  },
  { operators: ['Bool'], single: ['aws:SecureTransport'], multi: 'app:flags', given: ['true', 'false'], wanted: [] },
  {
    operators: ['BinaryEquals'],
    single: ['app:bytes'],
    multi: 'app:manyBytes',
    given: ['QQ==', 'QUI=', 'QUJD'],
    wanted: ['QkM='],
  },
  {
    operators: ['IpAddress', 'NotIpAddress'],
    single: ['aws:SourceIp'],
    multi: 'app:addresses',
    given: ['10.1.2.3', '10.200.0.1', '192.0.2.7', '2001:db8::1', '2001:db8:1::1'],
    wanted: ['10.0.0.0/8', '10.128.0.0/9', '192.0.2.0/24', '0.0.0.0/0', '2001:db8::/32', '2001:db8:1::/48'],
  },
  {
    operators: ['ArnEquals', 'ArnNotEquals', 'ArnLike', 'ArnNotLike'],
    single: ['aws:SourceArn'],
    multi: 'app:arns',
    given: [
      'arn:aws:s3:::a',
      'arn:aws:s3:::a/b:c',
      'arn:aws:sqs:eu-west-1:111122223333:q',
      'arn:aws:sns:eu-west-1:111122223333:t',
    ],
    wanted: [
      'arn:aws:s3:::*',
      'arn:aws:*:*:111122223333:?',
      'arn:*:s3:::a*',
      `arn:aws:s3:::${variable('aws:PrincipalTag/name')}`,
      'arn:aws:s3:::a/*',
    ],
  },
];

const NULL: Family = {
  operators: ['Null'],
  single: FAMILIES.flatMap(({ single }) => single),
  multi: 'aws:TagKeys',
  given: [],
  wanted: ['true', 'false'],
};

/** Every operator as a policy names it, with and without set operators and `IfExists`. */
export const OPERATOR_NAMES: readonly string[] = [
  ...FAMILIES.flatMap(({ operators }) => operators).flatMap((name) =>
    ['', 'ForAllValues:', 'ForAnyValue:'].flatMap((set) => [set + name, `${set + name}IfExists`]),
  ),
  'Null',
];

function familyOf(operator: string): Family {
  const base = operator.replace(/^For\w+:|IfExists$/g, '');
  return FAMILIES.find(({ operators }) => operators.includes(base)) ?? NULL;
}

/** One condition, `[operator, key, values]`. */
export type Condition = [string, string, string[]];

/** A condition on any key. */
export const anyCondition: fc.Arbitrary<Condition> = fc.constantFrom(...OPERATOR_NAMES).chain((operator) => {
  const family = familyOf(operator);
  const isSet = operator.includes(':');
  const keys = fc.oneof(
    { weight: isSet ? 4 : 0, arbitrary: fc.constant(family.multi) },
    { weight: 1, arbitrary: fc.constantFrom(...family.single) },
  );
  const values = fc.array(fc.constantFrom(...family.given, ...family.wanted), { minLength: 1, maxLength: 3 });
  return fc.tuple(fc.constant(operator), keys, values);
});

/** A condition on a key that AWS has for every service. */
export const globalCondition = anyCondition.filter(([, key]) => key.startsWith('aws:'));

/** The condition keys of a request. Any of them may be missing. */
export const context = fc.record(
  Object.fromEntries(
    FAMILIES.flatMap(({ single, multi, given }) => [
      ...single.map((key) => [key, fc.constantFrom(...given)] as const),
      [multi, fc.uniqueArray(fc.constantFrom(...given), { minLength: 1, maxLength: 3 })] as const,
    ]),
  ) as Record<string, fc.Arbitrary<string | string[]>>,
  { requiredKeys: [] },
) as fc.Arbitrary<Record<string, string | string[]>>;
