import { isLiteral, type Text, unknown } from '../text';
import { isUnknown, isValueList, isValueObject, textOf, type Value } from '../value';
import { isObject, isScalar, type JsonObject, own } from './json';
import { MemoOf } from './memo';
import type { Resolver } from './resolver';
import type { Template } from './template';

/**
 * The values of one template's parameters: what was given, then what the parent stack hands over, then the default. An empty
 * default stands for no value: whoever needs the parameter is to give one. Only conditions ask for it.
 */
export class Parameters {
  private readonly values = new MemoOf<Template, Value>(
    (_, name) => this.work(name),
    (_, name) => this.unclear(name, 'refers to itself'),
  );

  constructor(private readonly resolver: Resolver) {}

  public has(name: string): boolean {
    return this.resolver.template.entry('Parameters', name) !== undefined;
  }

  public value(name: string): Value {
    return this.values.get(this.resolver.template, name);
  }

  /** Whether nobody gave a value, and the default is empty. */
  public isEmptyByDefault(name: string): boolean {
    return this.given(name) === undefined && this.defaultOf(this.declarationOf(name)) === '';
  }

  private given(name: string): Value | undefined {
    const { template, links } = this.resolver;
    return template.source.parameters?.[name] ?? links.handedDown(template, name);
  }

  private declarationOf(name: string): JsonObject {
    const declared = this.resolver.template.entry('Parameters', name);
    return isObject(declared) ? declared : {};
  }

  private work(name: string): Value {
    const declaration = this.declarationOf(name);
    const type = own(declaration, 'Type');
    const given = this.given(name);
    const value = given ?? this.defaultOf(declaration);
    if (value === undefined || (given === undefined && value === '')) {
      return this.unclear(name, 'has no value');
    }
    if (typeof type !== 'string') {
      return this.unclear(name, 'has no type');
    }
    return type.startsWith('AWS::SSM::Parameter::Value')
      ? this.unclear(name, 'is read from Systems Manager')
      : (asType(type, value) ?? this.unclear(name, 'is not readable'));
  }

  private unclear(name: string, because: string): Text {
    const { stack } = this.resolver.template;
    return unknown(`parameter ${name} of ${stack} ${because}`, `${stack}:${name}`);
  }

  private defaultOf(declaration: JsonObject): Value | undefined {
    const value = own(declaration, 'Default');
    return typeof value === 'string' ? this.resolver.literal(value) : isScalar(value) ? value : undefined;
  }
}

function asType(type: string, value: Value): Value | undefined {
  if (isValueObject(value) || value === null || isUnknown(value)) {
    return isUnknown(value) ? value : undefined;
  }
  const isList = type === 'CommaDelimitedList' || type.startsWith('List<');
  if (isValueList(value)) {
    const elements = value.map((element) => textOf(element, 'an element'));
    return isList ? (elements as Text[]) : undefined;
  }
  const text = textOf(value, 'the value') as Text;
  if (!isList) {
    return text;
  }
  // A symbol may hold a comma, for all one knows.
  return isLiteral(text) ? text.split(',').map((part) => part.trim()) : undefined;
}
