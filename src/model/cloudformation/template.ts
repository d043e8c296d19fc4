import type { Text } from '../text';
import type { Value } from '../value';
import type { EnvironmentGiven } from './environment';
import { isIntrinsic, isObject, type JsonObject, objectAt, own } from './json';

/** A template, and what its author knows about it that it does not say itself. */
export interface TemplateSource extends EnvironmentGiven {
  /** Stands in every symbol and message; one app has it once. The path of a CDK stack, the name of a file. */
  readonly stack: string;
  /** Parsed JSON, whatever it turns out to be; undefined where there is none to be had. */
  readonly template: unknown;
  /** @default - known only at deployment */
  readonly stackName?: Text;
  /** The values of parameters, whose strings are texts. @default - what a parent stack hands over, then the parameters' defaults */
  readonly parameters?: { readonly [name: string]: Value };
  /** The `AWS::CloudFormation::Stack` that this is the template of. @default - a stack of its own */
  readonly nestedIn?: { readonly stack: string; readonly logicalId: string };
  /**
   * The principals by which IAM knows Cognito, by the logical id of the pool, where somebody told a pool another than that of
   * its region.
   */
  readonly federatedPrincipals?: { readonly [logicalId: string]: string };
  /** What guests may do besides what this library knows, in patterns of actions. */
  readonly furtherGuestActions?: readonly string[];
  /** The file the template was read from, for those who report about it. */
  readonly file?: string;
}

/** Something that could not be read: what stands there is missing from the model. */
export interface Gap {
  readonly stack: string;
  /** @default - the whole template */
  readonly logicalId?: string;
  readonly reason: string;
}

export function describeGap({ stack, logicalId, reason }: Gap): string {
  return `${stack}${logicalId === undefined ? '' : `/${logicalId}`}: ${reason}`;
}

/** A resource as it stands in its template. */
export interface Resource {
  readonly logicalId: string;
  readonly type: string;
  readonly body: JsonObject;
  /** Undefined where an intrinsic function makes them. */
  readonly properties?: JsonObject;
}

export type Section = 'Conditions' | 'Mappings' | 'Outputs' | 'Parameters';

/**
 * Transforms that leave the resources of identity pools alone. Every other one may add, change or take out anything.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/transform-section-structure.html
 */
const HARMLESS_TRANSFORMS = [
  'AWS::CodeDeployBlueGreen',
  'AWS::LanguageExtensions',
  'AWS::SecretsManager-2020-07-23',
  'AWS::SecretsManager-2024-09-16',
  'AWS::Serverless-2016-10-31',
];

/** The shape of one template: its resources by id and type, its sections, and what of it can not be read. Never throws. */
export class Template {
  public readonly stack: string;
  public readonly resources: ReadonlyMap<string, Resource>;
  public readonly gaps: readonly Gap[];

  private readonly byType = new Map<string, Resource[]>();
  private readonly json: JsonObject;

  constructor(public readonly source: TemplateSource) {
    this.stack = source.stack;
    const resources = new Map<string, Resource>();
    const gaps: Gap[] = [];
    this.json = isObject(source.template) ? source.template : {};
    for (const reason of [...shapeMistakes(source.template), ...transformsOf(own(this.json, 'Transform'))]) {
      gaps.push({ stack: this.stack, reason });
    }
    for (const [logicalId, body] of Object.entries(objectAt(this.json, 'Resources'))) {
      const reason = whyUnreadable(logicalId, body);
      if (reason !== undefined) {
        gaps.push({ stack: this.stack, logicalId, reason });
      } else {
        const resource = readResource(logicalId, body as JsonObject);
        resources.set(logicalId, resource);
        listAt(this.byType, resource.type).push(resource);
      }
    }
    this.resources = resources;
    this.gaps = gaps;
  }

  public resourcesOfType(type: string): readonly Resource[] {
    return this.byType.get(type) ?? [];
  }

  /** What a section says under a key. */
  public entry(section: Section, key: string): unknown {
    return own(objectAt(this.json, section), key);
  }

  public section(section: Section): JsonObject {
    return objectAt(this.json, section);
  }
}

function readResource(logicalId: string, body: JsonObject): Resource {
  const properties = own(body, 'Properties') ?? {};
  return {
    logicalId,
    type: String(body.Type),
    body,
    ...(isObject(properties) && !Object.keys(properties).some(isIntrinsic) && { properties }),
  };
}

function shapeMistakes(template: unknown): string[] {
  if (template === undefined) {
    return ['its template can not be read'];
  }
  if (!isObject(template)) {
    return ['is not a template: not a JSON object'];
  }
  return isObject(own(template, 'Resources')) ? [] : ['is not a template: it has no Resources'];
}

function transformsOf(transform: unknown): string[] {
  const all = transform === undefined ? [] : Array.isArray(transform) ? transform : [transform];
  return all
    .filter((name) => !HARMLESS_TRANSFORMS.includes(name))
    .map((name) => `the transform ${typeof name === 'string' ? name : 'of the template'} may change any resource`);
}

function whyUnreadable(logicalId: string, body: unknown): string | undefined {
  if (logicalId.startsWith('Fn::')) {
    return `resources made by ${logicalId} are not read`;
  }
  if (!/^[A-Za-z0-9]+$/.test(logicalId)) {
    return 'a logical id has letters and digits only';
  }
  const type = isObject(body) ? own(body, 'Type') : undefined;
  if (!isObject(body) || typeof type !== 'string') {
    return 'is not a resource: it has no Type';
  }
  if (type.endsWith('::MODULE') || type === 'AWS::Serverless::Connector' || own(body, 'Connectors') !== undefined) {
    return `resources made by ${type} are not read`;
  }
  return undefined;
}

/** The list under a key, a new one where there is none. */
export function listAt<K, T>(lists: Map<K, T[]>, key: K): T[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}
