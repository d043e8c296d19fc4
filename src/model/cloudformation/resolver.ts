import { isKnown, type Piece, piecesOf, plain, readable, type Text, textOfPiece, unknown } from '../text';
import { isUnknown, textOf, type Value } from '../value';
import { Conditions, type Decision } from './conditions';
import { canStandIn, type Environment } from './environment';
import { callIntrinsic } from './intrinsics';
import { isIntrinsic, isObject, isScalar, type JsonObject, own, shortJson } from './json';
import type { Links } from './links';
import { type Depth, MemoOf } from './memo';
import { Parameters } from './parameters';
import { References } from './references';
import type { Shape } from './split';
import type { Resource, Template } from './template';
import { namedByAttribute } from './user-pool-name';

/** Longer texts are in no policy and in no id; a template that doubles a text again and again must not fill the memory. */
const LONGEST_TEXT = 100_000;

const DYNAMIC_REFERENCE = /\{\{resolve:(?:(?!\}\}).)*\}\}/gs;

/** Works out the values of one template. Nothing is worked out before somebody asks for it. */
export class Resolver {
  public readonly conditions = new Conditions(this);
  public readonly references = new References(this);
  private readonly parameters = new Parameters(this);
  private readonly properties = new MemoOf<Resource, Value | undefined>(
    ({ properties = {} }, name) => this.value(own(properties, name)),
    ({ logicalId }, name) => unknown(`${name} of ${this.template.stack}/${logicalId} refers to itself`),
  );

  constructor(
    public readonly template: Template,
    public readonly environment: Environment,
    public readonly links: Links,
    public readonly depth: Depth,
  ) {}

  /** The value of an expression; undefined for `AWS::NoValue`, which takes itself out of its list or map. */
  public value(expression: unknown): Value | undefined {
    if (typeof expression === 'string') {
      return this.literal(expression);
    }
    if (isScalar(expression) || expression === undefined) {
      return expression;
    }
    if (!this.depth.enter(expression)) {
      return unknown(`something in ${this.template.stack} refers to itself or lies too deep`);
    }
    const value = this.composite(expression);
    this.depth.leave(expression);
    return value;
  }

  /** The value of an expression as a condition compares it: whether a parameter is empty is what many ask. */
  public operand(expression: unknown): Value | undefined {
    const name = isObject(expression) ? own(expression, 'Ref') : undefined;
    return typeof name === 'string' && this.parameters.has(name) && this.parameters.isEmptyByDefault(name)
      ? ''
      : this.value(expression);
  }

  /** The value of an expression that must be a text. */
  public text(expression: unknown, what: string): Text {
    return textOf(this.value(expression), what) ?? unknown(`${what} stands for nothing`);
  }

  public property(resource: Resource, name: string): Value | undefined {
    if (resource.properties === undefined) {
      return unknown(`the properties of ${this.template.stack}/${resource.logicalId} are worked out at deployment`);
    }
    const expression = own(resource.properties, name);
    return typeof expression === 'object' ? this.properties.get(resource, name) : this.value(expression);
  }

  /** Whether a resource or an output is there. */
  public presenceOf(resource: Pick<Resource, 'body'>): Decision {
    const condition = own(resource.body, 'Condition');
    return condition === undefined || this.conditions.decide(condition);
  }

  public ref(name: string): Value | undefined {
    const pseudo = this.pseudoParameter(name);
    if (pseudo !== undefined) {
      return pseudo.value;
    }
    if (this.parameters.has(name)) {
      return this.parameters.value(name);
    }
    const resource = this.template.resources.get(name);
    return resource ? this.references.ref(resource) : this.nothingCalled(name);
  }

  public attribute(logicalId: string, attribute: string): Text {
    const resource = this.template.resources.get(logicalId);
    if (resource === undefined) {
      return this.nothingCalled(logicalId);
    }
    if (this.presenceOf(resource) === false) {
      return this.references.attribute(resource, attribute);
    }
    if (resource.type === 'AWS::CloudFormation::Stack' && attribute.startsWith('Outputs.')) {
      return this.links.nestedOutput(this.template, logicalId, attribute.slice('Outputs.'.length));
    }
    if (resource.type === 'Custom::CrossRegionExportReader') {
      return this.links.crossRegionExport(attribute, this.environment);
    }
    return this.references.attribute(resource, attribute);
  }

  /** The value of an output. */
  public output(name: string): Text {
    const output = this.template.entry('Outputs', name);
    return isObject(output) ? this.text(own(output, 'Value'), `output ${name}`) : this.nothingCalled(`output ${name}`);
  }

  /** A string of the template as a text. */
  public literal(string: string): Text {
    return this.withoutDynamicReferences(plain(string));
  }

  public joined(texts: readonly Text[], delimiter: string): Text {
    const length = texts.reduce((sum, text) => sum + text.length + delimiter.length, 0);
    return length > LONGEST_TEXT
      ? unknown(`a text of ${this.template.stack} is longer than ${LONGEST_TEXT} characters`)
      : namedByAttribute(this.withoutDynamicReferences(texts.join(plain(delimiter))), this.links);
  }

  /** What is known of the value behind a piece of a text, for whoever wants to cut it at a delimiter. */
  public shapeOf(piece: Exclude<Piece, { kind: 'literal' }>, delimiter: string): Shape {
    return piece.kind === 'symbol'
      ? this.links.shapeOf(piece.name, delimiter)
      : { canHold: (character) => canStandIn(piece.name, character) };
  }

  private composite(expression: unknown): Value | undefined {
    if (Array.isArray(expression)) {
      return this.list(expression);
    }
    if (!isObject(expression)) {
      return unknown(`something in ${this.template.stack} is not JSON`);
    }
    const keys = Object.keys(expression);
    const intrinsic = keys.find(isIntrinsic);
    if (intrinsic === undefined) {
      return this.map(expression, keys);
    }
    return keys.length === 1
      ? this.nameByExpression(callIntrinsic(intrinsic, expression[intrinsic], this), expression)
      : unknown(`${intrinsic} stands beside other keys`);
  }

  private list(expressions: readonly unknown[]): Value {
    const values: Value[] = [];
    for (const expression of expressions) {
      const value = this.value(expression);
      if (value !== undefined) {
        values.push(value);
      }
    }
    return values;
  }

  private map(expressions: JsonObject, keys: readonly string[]): Value {
    const values: { [key: string]: Value } = {};
    for (const key of keys) {
      const value = this.value(expressions[key]);
      if (value === undefined) {
        continue;
      }
      if (key === '__proto__') {
        Object.defineProperty(values, key, { value, enumerable: true });
      } else {
        values[plain(key)] = value;
      }
    }
    return values;
  }

  /** One expression has one value in one template, whichever it is. */
  private nameByExpression(value: Value | undefined, expression: JsonObject): Value | undefined {
    if (!isUnknown(value)) {
      return value;
    }
    const [piece] = piecesOf(value);
    const name = shortJson(expression);
    return piece.kind !== 'unknown' || piece.name !== undefined || name === undefined
      ? value
      : textOfPiece({ ...piece, name: `${this.template.stack}:${name}` });
  }

  private pseudoParameter(name: string): { readonly value: Value | undefined } | undefined {
    switch (name) {
      case 'AWS::AccountId':
        return { value: this.environment.account };
      case 'AWS::Region':
        return { value: this.environment.region };
      case 'AWS::Partition':
        return { value: this.environment.partition };
      case 'AWS::URLSuffix':
        return { value: this.environment.urlSuffix };
      case 'AWS::StackName':
        return { value: this.links.stackName(this.template) };
      case 'AWS::StackId':
        return { value: this.links.stackId(this.template) };
      case 'AWS::NoValue':
        return { value: undefined };
      default:
        return undefined;
    }
  }

  /** What Secrets Manager or Systems Manager holds is known only at deployment. */
  private withoutDynamicReferences(text: Text): Text {
    if (!text.includes('{{resolve:')) {
      return text;
    }
    return text.replace(DYNAMIC_REFERENCE, (reference) =>
      unknown(
        `${readable(reference)} is known only at deployment`,
        isKnown(reference) ? `${this.template.stack}:${readable(reference)}` : undefined,
      ),
    );
  }

  private nothingCalled(name: string): Text {
    return unknown(`${this.template.stack} has no ${name}`, `${this.template.stack}:${name}`);
  }
}
