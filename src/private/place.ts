import { CfnResource, type ResourceEnvironment, Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { symbolic } from './symbols';

/** Something that spaces can be set aside in, whichever way it was named. */
export interface Place {
  readonly name: string;
  /** @default - not known, or names are no other ones elsewhere */
  readonly account?: string;
  /** @default - not known, or names are no other ones elsewhere */
  readonly region?: string;
}

/** Anything that knows where it is. */
interface Resource extends IConstruct {
  readonly env: ResourceEnvironment;
}

interface Kind {
  readonly types: string[];
  /** @default - AWS makes it up */
  readonly nameProperty?: string;
}

const KINDS = {
  bucket: { types: ['AWS::S3::Bucket'], nameProperty: 'bucketName' },
  table: { types: ['AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable'], nameProperty: 'tableName' },
  role: { types: ['AWS::IAM::Role'], nameProperty: 'roleName' },
  api: { types: ['AWS::ApiGateway::RestApi', 'AWS::ApiGatewayV2::Api'] },
} satisfies Record<string, Kind>;

/**
 * The name of a resource as far as it is known: a reference to a resource that says its name is that name, so that an import
 * by name is the same. A resource that does not say it is known by its path.
 */
export function nameOf(kind: keyof typeof KINDS, name: string, resource: Resource): string {
  const { value, targets } = symbolic(name, resource);
  const [target] = targets;
  const { types, nameProperty }: Kind = KINDS[kind];
  const isReference = typeof value !== 'string' || /^<[^<>]+>$/.test(value);
  if (
    isReference &&
    targets.length === 1 &&
    CfnResource.isCfnResource(target) &&
    types.includes(target.cfnResourceType)
  ) {
    return `${kind} ${(nameProperty && saidName(target, nameProperty)) ?? `<${target.node.path}>`}`;
  }
  return `${kind} ${inEnvironment(value, resource.env)}`;
}

function saidName(resource: CfnResource, property: string): string | undefined {
  const { value, isKnown } = symbolic((resource as unknown as Record<string, unknown>)[property], resource);
  return typeof value === 'string' && isKnown ? inEnvironment(value, resource.env) : undefined;
}

/** `files-` and the account is the same name, whether the account is written out or not. */
function inEnvironment(value: unknown, { account, region }: ResourceEnvironment): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text
    .replace(/\$\{AWS::AccountId\}/g, (pseudo) => known(account) ?? pseudo)
    .replace(/\$\{AWS::Region\}/g, (pseudo) => known(region) ?? pseudo);
}

/** Whether two may be one: what is not known of either is no difference. */
export function isOnePlace(a: Place, b: Place): boolean {
  return a.name === b.name && !differ(a.account, b.account) && !differ(a.region, b.region);
}

export function known(text: string | undefined): string | undefined {
  return Token.isUnresolved(text) ? undefined : text;
}

function differ(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && a !== b;
}
