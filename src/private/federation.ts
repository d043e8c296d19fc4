/** How Cognito presents itself to IAM in one region. */
export interface FederationFact {
  /** The federated principal, and the prefix of the condition keys. */
  readonly principal: string;
  /** What AWS has not documented about it, in words for a warning. Absent where the principal is documented. */
  readonly unconfirmed?: string;
}

/** Where AWS has its endpoints, partition by partition. */
export const AWS_DOMAINS = [
  'amazonaws.com',
  'amazonaws.com.cn',
  'amazonaws.eu',
  'c2s.ic.gov',
  'sc2s.sgov.gov',
  'csp.hci.ic.gov',
  'cloud.adc-e.uk',
];

export const COMMERCIAL = 'cognito-identity.amazonaws.com';
/** @see https://docs.aws.amazon.com/govcloud-us/latest/UserGuide/govcloud-cog.html */
export const US_GOV_WEST = 'cognito-identity-us-gov.amazonaws.com';
/** @see https://docs.aws.amazon.com/govcloud-us/latest/UserGuide/govcloud-cog.html */
export const US_GOV_EAST = 'cognito-identity.us-gov-east-1.amazonaws.com';

/**
 * The region decides, by name: loading `aws-cdk-lib/region-info` would cost more than everything else this library does,
 * and it does not know these principals.
 */
export function federationOf(region: string): FederationFact {
  if (region === 'us-gov-west-1') {
    return { principal: US_GOV_WEST };
  }
  if (region === 'us-gov-east-1') {
    return { principal: US_GOV_EAST };
  }
  if (region.startsWith('cn-')) {
    return {
      principal: `cognito-identity.${region}.amazonaws.com.cn`,
      unconfirmed: 'AWS documents the federated principal of the China regions inconsistently',
    };
  }
  if (region.startsWith('eusc-')) {
    return {
      principal: COMMERCIAL,
      unconfirmed: 'AWS does not document the federated principal of the European Sovereign Cloud',
    };
  }
  if (/^us-(iso|gov-)|^eu-iso/.test(region)) {
    return { principal: COMMERCIAL, unconfirmed: 'AWS documents no identity pools in this partition' };
  }
  return { principal: COMMERCIAL };
}

/** The partition of a region, by its name. */
export function partitionOf(region: string): string {
  const [, isolated] = /^(?:us|eu)-(iso[a-z]?)-/.exec(region) ?? [];
  if (isolated) {
    return isolated === 'iso' ? 'aws-iso' : `aws-iso-${isolated.slice(3)}`;
  }
  const prefix = Object.keys(PARTITIONS).find((p) => region.startsWith(p));
  return prefix ? PARTITIONS[prefix] : 'aws';
}

/** Whether a partition this library knows is not that of a region. */
export function isAnotherPartition(partition: string, region: string): boolean {
  const isKnown =
    partition === 'aws' || partition.startsWith('aws-iso') || Object.values(PARTITIONS).includes(partition);
  return isKnown && partition !== partitionOf(region);
}

const PARTITIONS: Record<string, string> = { 'us-gov-': 'aws-us-gov', 'cn-': 'aws-cn', 'eusc-': 'aws-eusc' };
