import { CfnResource, Stack } from 'aws-cdk-lib';
import { templatesOf } from '../../model/cdk-templates';
import { isObject, type JsonObject, objectAt } from '../../model/cloudformation/json';
import { once } from '../../model/cloudformation/memo';
import type { TemplateSource } from '../../model/cloudformation/template';
import type { Source } from '../../model/elements';
import type { SimulatorOptions } from '../simulator-options';
import { AppReading } from './app-reading';
import { type Environment, Environments, withoutStandIns } from './environments';

const PATH_METADATA = 'aws:cdk:path';

/** Stands for the stack of a template that is of none. */
const TEMPLATE = 'Template';

/** A reference as a model shows it: stack, logical id, attribute. */
const REFERENCE = /<([^<>]+\/[A-Za-z0-9]+)\.([A-Za-z][\w.]*)>/g;

/** Tokens of no stack are the same in every one. */
const scopeOfTemplates = once(() => new Stack());

/** The templates of an app, and the constructs that made them, if constructs did. */
export class App {
  /** All of the app that a stack is part of. */
  public static ofStack(stack: Stack, options: SimulatorOptions): App {
    return new App(templatesOf(stack, { anew: true }), options, stack.node.path, stack);
  }

  public static ofTemplate(template: object, options: SimulatorOptions): App {
    return new App([{ stack: TEMPLATE, stackName: options.stackName, template }], options, TEMPLATE);
  }

  private readonly environments: Environments;
  private readonly readings = new Map<string, AppReading>();
  private readonly templates: ReadonlyMap<string, JsonObject>;
  private readonly paths = once(() => (this.stack ? pathsIn(this.stack) : this.pathsInMetadata()));

  private constructor(
    private readonly sources: readonly TemplateSource[],
    public readonly options: SimulatorOptions,
    /** The stack in whose template a logical id is looked for. */
    public readonly home: string,
    /** Undefined for a template that no construct made. */
    public readonly stack?: Stack,
  ) {
    this.environments = new Environments(sources, options);
    this.templates = new Map(sources.map(({ stack: path, template }) => [path, isObject(template) ? template : {}]));
  }

  /** The app in an environment that nobody names, if it does not say one. */
  public get first(): AppReading {
    return this.in(() => [])[0];
  }

  /** The app in every environment that has to be looked at, once a test names some itself. */
  public in(texts: () => readonly string[]): readonly AppReading[] {
    return this.environments.naming(texts).map((environment) => this.readingIn(environment));
  }

  /** Where tokens are resolved that are of no stack. */
  public get scope(): Stack {
    return this.stack ?? scopeOfTemplates();
  }

  public resourcesOf(stack: string): JsonObject {
    return objectAt(this.templates.get(stack) ?? {}, 'Resources');
  }

  /** Whether a template has a resource or parameter of a logical id. */
  public has(stack: string, logicalId: string): boolean {
    const parameters = objectAt(this.templates.get(stack) ?? {}, 'Parameters');
    return Object.hasOwn(this.resourcesOf(stack), logicalId) || Object.hasOwn(parameters, logicalId);
  }

  /** The path of the construct that made a resource; undefined where there is none. */
  public pathOf({ stack, logicalId }: Source): string | undefined {
    return this.paths().get(`${stack}/${logicalId}`);
  }

  /** What to call something the app makes. */
  public nameOf(source: Source): string {
    return this.pathOf(source) ?? source.logicalId;
  }

  /** A text for people, in which resources go by the paths of their constructs. */
  public legible(text: string): string {
    return withoutStandIns(text).replace(REFERENCE, (whole, place: string, attribute: string) => {
      const path = this.paths().get(place);
      return path === undefined ? whole : `<${path}${['Arn', 'Ref'].includes(attribute) ? '' : `.${attribute}`}>`;
    });
  }

  /** The CLI of the CDK writes the paths of the constructs into the templates. */
  private pathsInMetadata(): Map<string, string> {
    const paths = new Map<string, string>();
    for (const stack of this.templates.keys()) {
      const resources = this.resourcesOf(stack);
      for (const logicalId of Object.keys(resources)) {
        const path = objectAt(objectAt(resources, logicalId), 'Metadata')[PATH_METADATA];
        if (typeof path === 'string') {
          paths.set(`${stack}/${logicalId}`, withoutResource(path));
        }
      }
    }
    return paths;
  }

  private readingIn(environment: Environment): AppReading {
    const key = `${environment.account} ${environment.region}`;
    const reading =
      this.readings.get(key) ??
      new AppReading(
        this,
        environment,
        this.sources.map((source) => ({
          ...this.environments.complete(source, environment),
          ...(source.stack === this.home && { parameters: this.options.parameters }),
        })),
      );
    this.readings.set(key, reading);
    return reading;
  }
}

/** An L2 calls its L1 so. */
function withoutResource(path: string): string {
  return path.replace(/\/Resource$/, '');
}

/** The construct paths of all resources of an app, by stack and logical id. */
function pathsIn(stack: Stack): Map<string, string> {
  return new Map(
    stack.node.root.node
      .findAll()
      .filter((construct): construct is CfnResource => CfnResource.isCfnResource(construct))
      .map((resource) => [
        `${resource.stack.node.path}/${resource.stack.resolve(resource.logicalId)}`,
        withoutResource(resource.node.path),
      ]),
  );
}
