import { isIntrinsic, isObject } from '../cloudformation/json';
import type { Resource } from '../cloudformation/template';
import { ownerOf } from '../sameness';
import { isKnown, isLiteral, piecesOf, type Text } from '../text';
import type { Value } from '../value';
import { RESOURCE_POLICY_TYPES } from './read-resource-policies';
import type { ResourceReader } from './resource-reader';

/** A policy of a type this library does not read. What it stands on may be denied to anybody. */
export interface UnreadPolicy {
  readonly reason: string;
  /** What the service is called in ARNs. */
  readonly service: string;
  /** The resources of the app that it names, and the one it is a part of. */
  readonly owners: ReadonlySet<string>;
  /** Whether it may stand on something of the app that it does not name. */
  readonly isOpen: boolean;
}

/** Their policies say what a role or an endpoint may do; nobody reaches a resource through them. */
const OF_NO_RESOURCE =
  /^AWS::(IAM|Organizations|SSO|IoT|EC2|CloudFront|AutoScaling|ApplicationAutoScaling|DLM|CloudFormation)::/;

/** The services whose ARNs do not go by the lower-case name of their types. */
const SERVICES: { readonly [service: string]: string } = {
  ACMPCA: 'acm-pca',
  EFS: 'elasticfilesystem',
  S3ObjectLambda: 's3-object-lambda',
  S3Outposts: 's3-outposts',
  Serverless: 'execute-api',
  VpcLattice: 'vpc-lattice',
};

/** The property in which a resource holds a policy that is not read. Undefined where it holds none. */
export function unreadProperty({ type, properties }: Resource): string | undefined {
  if (RESOURCE_POLICY_TYPES.includes(type) || OF_NO_RESOURCE.test(type)) {
    return undefined;
  }
  if (properties === undefined) {
    return type.endsWith('Policy') ? 'Properties' : undefined;
  }
  return Object.keys(properties).find(
    (property) =>
      !property.startsWith('AssumeRole') &&
      (holdsPolicy(properties[property], DEEPEST) || isHidden(property, properties[property])),
  );
}

/** Deep enough for a policy in a list in a map. */
const DEEPEST = 8;

/** Whether a statement with a principal stands somewhere in a value, be it in a text. */
function holdsPolicy(value: unknown, levels: number): boolean {
  if (typeof value === 'string') {
    return value.includes('"Effect"') && value.includes('Principal"');
  }
  if (typeof value !== 'object' || value === null || levels === 0) {
    return false;
  }
  return (
    (isObject(value) && 'Effect' in value && ('Principal' in value || 'NotPrincipal' in value)) ||
    Object.values(value).some((member) => holdsPolicy(member, levels - 1))
  );
}

/** Whether a property is for a policy, and a parameter or an import says which. */
function isHidden(property: string, value: unknown): boolean {
  return /Policy(Text|Document)?$/.test(property) && isObject(value) && Object.keys(value).some(isIntrinsic);
}

export function readUnreadPolicy(reader: ResourceReader, property: string, others: readonly string[]): UnreadPolicy {
  const { stack, logicalId, type } = reader.source;
  const named = type.endsWith('Policy') ? others.flatMap((name) => textsIn(reader.value(name))) : [];
  const symbols = named.flatMap(symbolsIn);
  const [, service] = type.split('::');
  return {
    reason: `${property} of ${reader.place} is a policy that is not evaluated: policies of ${type} are not read`,
    service: SERVICES[service] ?? String(service).toLowerCase(),
    owners: new Set([`${stack}/${logicalId}`, ...symbols.map(ownerOf)]),
    isOpen: named.some((text) => !isKnown(text)),
  };
}

/** Why the decision about what an ARN names can not go by the policies that were read alone. */
export function unreadOn(policies: readonly UnreadPolicy[], arn: Text): string[] {
  return policies.filter((policy) => mayStandOn(policy, arn)).map(({ reason }) => reason);
}

function mayStandOn({ service, owners, isOpen }: UnreadPolicy, arn: Text): boolean {
  const makers = symbolsIn(arn)
    .filter((name) => name.includes('/'))
    .map(ownerOf);
  if (makers.some((maker) => owners.has(maker))) {
    return true;
  }
  const [, written] = /^arn:[^:]*:([^:]*):/.exec(arn) ?? [];
  const mayBeOfService = written === undefined || !isLiteral(written) ? !isLiteral(arn) : written === service;
  return mayBeOfService && (isOpen || makers.length === 0);
}

function symbolsIn(text: Text): string[] {
  return piecesOf(text).flatMap((piece) => (piece.kind === 'symbol' ? [piece.name] : []));
}

function textsIn(value: Value | undefined): Text[] {
  if (typeof value === 'string') {
    return [value];
  }
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
