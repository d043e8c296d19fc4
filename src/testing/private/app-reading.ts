import { CfnResource, type IResolvable, Stack, Token, Tokenization } from 'aws-cdk-lib';
import type { IdentityPool } from '../../identity-pool';
import { templatesOf } from '../../model/cdk-templates';
import { isObject, type JsonObject, objectAt } from '../../model/cloudformation/json';
import { once } from '../../model/cloudformation/memo';
import { describeGap, type TemplateSource } from '../../model/cloudformation/template';
import type { Source } from '../../model/elements';
import { IdentityPoolModel } from '../../model/identity-pool-model';
import { sameness } from '../../model/sameness';
import { plain, type Text } from '../../model/text';
import { textOf } from '../../model/value';
import { quote, refuse } from '../../private/errors';
import { isIdentityPool } from '../../private/identity-pool-mark';
import type { SimulatorOptions } from '../simulator-options';
import { AppEnvironment } from './app-environment';
import { logicalIdsIn, readToken } from './token-reading';

/** Stands for the stack of a template that is of none. */
const TEMPLATE = 'Template';

/** The templates of an app, and what those who write tests name, as it is called there. */
export class AppReading {
  /** All templates of the app that a stack is part of. */
  public static ofStack(stack: Stack, options: SimulatorOptions): AppReading {
    return new AppReading(templatesOf(stack), options, stack.node.path, stack);
  }

  public static ofTemplate(template: object, options: SimulatorOptions): AppReading {
    return new AppReading([{ stack: TEMPLATE, stackName: TEMPLATE, template }], options, TEMPLATE);
  }

  public readonly model: IdentityPoolModel;

  private readonly environment: AppEnvironment;
  private readonly templates: ReadonlyMap<string, JsonObject>;
  private readonly paths = once(() => (this.stack ? pathsIn(this.stack) : new Map<string, string>()));

  private constructor(
    sources: readonly TemplateSource[],
    public readonly options: SimulatorOptions,
    /** The stack in whose template a logical id is looked for. */
    public readonly home: string,
    private readonly stack?: Stack,
  ) {
    this.environment = new AppEnvironment(sources, options);
    this.templates = new Map(sources.map(({ stack: path, template }) => [path, isObject(template) ? template : {}]));
    this.model = IdentityPoolModel.ofTemplates(
      sources.map((source) => ({
        ...this.environment.complete(source),
        ...(source.stack === home && { parameters: options.parameters }),
      })),
    );
  }

  /** A text of a test: a literal, a token, or one beside the other. */
  public textOf(given: string, where: string): Text {
    if (!Token.isUnresolved(given)) {
      return this.literal(given, where);
    }
    return Tokenization.reverseString(plain(given))
      .mapTokens({ mapToken: (token) => this.tokenText(token, where) })
      .join({ join: (left, right) => `${left ?? ''}${right ?? ''}` });
  }

  /** The value of a reference to a resource of the home stack. */
  public ref(logicalId: string): Text {
    return textOf(this.model.valueIn(this.home, { Ref: logicalId }), logicalId) as Text;
  }

  /** What of the app can not be read. */
  public get gaps(): string[] {
    return this.model.gaps.map(describeGap);
  }

  /** The federated principal that an identity pool of this library says it has. */
  public federationOf(poolId: Text): string | undefined {
    const pools: IdentityPool[] = this.stack?.node.root.node.findAll().filter(isIdentityPool) ?? [];
    const pool = pools.find(
      ({ identityPoolId, node }) => sameness(this.textOf(identityPoolId, node.path), poolId) === 'same',
    );
    return pool?.federation.principal;
  }

  /** Whether the home stack has a resource of a type. */
  public hasResource(logicalId: string, type: string): boolean {
    return objectAt(this.resourcesOf(this.home), logicalId).Type === type;
  }

  /** The path of the construct that made a resource; undefined where there is none. */
  public pathOf({ stack, logicalId }: Source): string | undefined {
    return this.paths().get(`${stack}/${logicalId}`);
  }

  private literal(text: string, where: string): Text {
    const unnamed = this.environment.unnamedIn(text);
    return unnamed === undefined
      ? plain(text)
      : refuse({
          code: 'SimulatorNeedsEnvironment',
          where,
          what: `${quote(text)} names one ${unnamed}, and the app does not say which ${unnamed} it goes to`,
          allowed: `references to resources; literals, once it is known which ${unnamed} the app goes to`,
          instead: `the ${unnamed} in the options of the simulator`,
        });
  }

  private tokenText(token: IResolvable, where: string): Text {
    const read = readToken(token, this.stack ?? new Stack());
    if (read === undefined) {
      refuse({
        code: 'TokenNotReadable',
        where,
        what: 'a token refers to resources of several stacks',
        allowed: 'tokens that refer to one stack each',
        instead: 'the parts of the text one after the other, as in `${one}/${other}`',
      });
    }
    const stack = read.stack === undefined ? this.home : read.stack.node.path;
    const missing = logicalIdsIn(read.expression).find((id) => !this.has(stack, id));
    if (missing !== undefined || (read.stack !== undefined && this.stack === undefined)) {
      refuse({
        code: 'TokenNotReadable',
        where,
        what:
          this.stack === undefined && read.stack !== undefined
            ? 'a token refers to a construct, and the simulator was given a template'
            : `a token refers to ${missing}, and the template of ${stack} has no such resource`,
        allowed: 'tokens of the app that is simulated; of a template, ResourceArn.of() with one of its logical ids',
        instead: 'IdentityPoolSimulator.fromStack() for constructs, ResourceArn.of() for a template',
      });
    }
    return textOf(this.model.valueIn(stack, read.expression), 'a token') ?? '';
  }

  private has(stack: string, id: string): boolean {
    const template = this.templates.get(stack) ?? {};
    return Object.hasOwn(this.resourcesOf(stack), id) || Object.hasOwn(objectAt(template, 'Parameters'), id);
  }

  private resourcesOf(stack: string): JsonObject {
    return objectAt(this.templates.get(stack) ?? {}, 'Resources');
  }
}

/** The construct paths of all resources of an app, by stack and logical id. */
function pathsIn(stack: Stack): Map<string, string> {
  return new Map(
    stack.node.root.node
      .findAll()
      .filter((construct): construct is CfnResource => CfnResource.isCfnResource(construct))
      .map((resource) => [
        `${resource.stack.node.path}/${resource.stack.resolve(resource.logicalId)}`,
        resource.node.path.replace(/\/Resource$/, ''),
      ]),
  );
}
