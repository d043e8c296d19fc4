import { isLiteral, piecesOf, type Text, unknown } from '../text';

/** Where a template goes, as far as somebody said so. */
export interface EnvironmentGiven {
  readonly account?: Text;
  readonly region?: Text;
  /** @default - the one of the region */
  readonly partition?: Text;
}

/** Where a template goes. What nobody said is unknown, and the same unknown everywhere in the template. */
export interface Environment {
  readonly account: Text;
  readonly region: Text;
  readonly partition: Text;
  readonly urlSuffix: Text;
}

/** Partitions by how their regions start; a region of none of these is a commercial one. */
const PARTITIONS: readonly (readonly [string, string])[] = [
  ['cn-', 'aws-cn'],
  ['eu-isoe-', 'aws-iso-e'],
  ['eusc-', 'aws-eusc'],
  ['us-gov-', 'aws-us-gov'],
  ['us-iso-', 'aws-iso'],
  ['us-isob-', 'aws-iso-b'],
  ['us-isof-', 'aws-iso-f'],
];

/** The domains of the partitions' endpoints. */
const URL_SUFFIXES: { readonly [partition: string]: string } = {
  aws: 'amazonaws.com',
  'aws-cn': 'amazonaws.com.cn',
  'aws-eusc': 'amazonaws.eu',
  'aws-iso': 'c2s.ic.gov',
  'aws-iso-b': 'sc2s.sgov.gov',
  'aws-iso-e': 'cloud.adc-e.uk',
  'aws-iso-f': 'csp.hci.ic.gov',
  'aws-us-gov': 'amazonaws.com',
};

export function environmentOf(given: EnvironmentGiven, stack: string): Environment {
  const account = given.account ?? unknown(`the account of ${stack} is not given`, `${stack}:AWS::AccountId`);
  const region = given.region ?? unknown(`the region of ${stack} is not given`, `${stack}:AWS::Region`);
  const partition = given.partition ?? partitionOf(region, stack);
  return { account, region, partition, urlSuffix: urlSuffixOf(partition, stack) };
}

function partitionOf(region: Text, stack: string): Text {
  return isLiteral(region)
    ? (PARTITIONS.find(([start]) => region.startsWith(start))?.[1] ?? 'aws')
    : unknown(`the partition of ${stack} is not given`, followsFrom('AWS::Partition', region));
}

function urlSuffixOf(partition: Text, stack: string): Text {
  return isLiteral(partition) && Object.hasOwn(URL_SUFFIXES, partition)
    ? URL_SUFFIXES[partition]
    : unknown(`the URL suffix of ${stack} is not given`, followsFrom('AWS::URLSuffix', partition));
}

/** Stacks of one region are of one partition, even where nobody knows the region. */
function followsFrom(parameter: string, text: Text): string | undefined {
  const names = piecesOf(text).map((piece) => (piece.kind === 'literal' ? piece.text : piece.name));
  return names.includes(undefined) ? undefined : `${parameter} of ${names.join('')}`;
}

const CHARACTERS: { readonly [parameter: string]: RegExp } = {
  AccountId: /\d/,
  Region: /[a-z0-9-]/,
  Partition: /[a-z0-9-]/,
  URLSuffix: /[a-z0-9.-]/,
};

/** Whether a character can stand in what is not known, by the name it has: an account has digits alone. */
export function canStandIn(name: string | undefined, character: string): boolean {
  const [, parameter] = /(?:^|:)AWS::(AccountId|Region|Partition|URLSuffix)(?: of |$)/.exec(name ?? '') ?? [];
  return parameter === undefined || CHARACTERS[parameter].test(character);
}
