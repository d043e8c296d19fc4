import { type ConditionOperator, typedOperator } from './comparison';

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IPAddress */
export const IP_ADDRESS_OPERATORS: Readonly<Record<string, ConditionOperator>> = {
  IpAddress: typedOperator('an IP address or range', readRange, contains),
  NotIpAddress: typedOperator('an IP address or range', readRange, contains, true),
};

interface Range {
  /** How many bits an address of this version has. */
  readonly size: number;
  readonly address: bigint;
  /** How many leading bits every address of the range shares. An address alone shares all of them. */
  readonly prefix: number;
}

/** A request brings an address; a range that is wider than the policy's is not in it as a whole, so it can not be told. */
function contains(given: Range, wanted: Range): boolean | undefined {
  if (given.size !== wanted.size) {
    return isMapped(given) || isMapped(wanted) ? undefined : false;
  }
  const shared = BigInt(wanted.size - Math.min(given.prefix, wanted.prefix));
  if (given.address >> shared !== wanted.address >> shared) {
    return false;
  }
  return given.prefix >= wanted.prefix ? true : undefined;
}

/** `::ffff:192.0.2.1` writes an IPv4 address as IPv6. Whether IAM takes it for the former it does not say. */
function isMapped(range: Range): boolean {
  return range.size === 128 && range.address >> 32n === 0xffffn;
}

function readRange(text: string): Range | undefined {
  const [, address, prefix] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  if (address === undefined) {
    return undefined;
  }
  const size = address.includes(':') ? 128 : 32;
  const read = size === 128 ? readVersion6(address) : readVersion4(address);
  const bits = prefix === undefined ? size : Number(prefix);
  return read === undefined || bits > size ? undefined : { size, address: read, prefix: bits };
}

function readVersion4(text: string): bigint | undefined {
  const bytes = text.split('.');
  const isAddress = bytes.length === 4 && bytes.every((byte) => /^(0|[1-9]\d{0,2})$/.test(byte) && Number(byte) <= 255);
  return isAddress ? bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n) : undefined;
}

function readVersion6(text: string): bigint | undefined {
  const halves = text.split('::');
  if (halves.length > 2) {
    return undefined;
  }
  const [head, tail] = halves.map(groupsOf);
  if (!head || (halves.length === 2 && !tail)) {
    return undefined;
  }
  const missing = 8 - head.length - (tail?.length ?? 0);
  if (halves.length === 2 ? missing < 1 : missing !== 0) {
    return undefined;
  }
  const groups = [...head, ...Array<number>(missing).fill(0), ...(tail ?? [])];
  return groups.reduce((sum, group) => (sum << 16n) | BigInt(group), 0n);
}

/** Groups of 16 bits; the last 32 may be written as an IPv4 address. */
function groupsOf(text: string): number[] | undefined {
  if (text === '') {
    return [];
  }
  const groups: number[] = [];
  const written = text.split(':');
  for (const [index, group] of written.entries()) {
    const version4 = index === written.length - 1 ? readVersion4(group) : undefined;
    if (version4 !== undefined) {
      groups.push(Number(version4 >> 16n), Number(version4 & 0xffffn));
    } else if (/^[0-9a-f]{1,4}$/i.test(group)) {
      groups.push(Number.parseInt(group, 16));
    } else {
      return undefined;
    }
  }
  return groups;
}
