import { isLiteral, type Text, unknown } from '../text';
import { isUnknown, isValueList, isValueObject, textOf, type Value } from '../value';
import { isObject, isScalar, type JsonObject, own } from './json';
import { Memo } from './memo';
import type { Resolver } from './resolver';

/** The values of one template's parameters: what was given, then what the parent stack hands over, then the default. */
export class Parameters {
  private readonly values = new Memo<Value>();

  constructor(private readonly resolver: Resolver) {}

  public has(name: string): boolean {
    return this.resolver.template.entry('Parameters', name) !== undefined;
  }

  public value(name: string): Value {
    const place = `${this.resolver.template.stack}:${name}`;
    return this.values.get(
      name,
      () => this.work(name, place),
      () => unknown(`parameter ${name} of ${this.resolver.template.stack} refers to itself`, place),
    );
  }

  private work(name: string, place: string): Value {
    const { template, links } = this.resolver;
    const declared = template.entry('Parameters', name);
    const declaration = isObject(declared) ? declared : {};
    const type = own(declaration, 'Type');
    const value = template.source.parameters?.[name] ?? links.handedDown(template, name) ?? this.defaultOf(declaration);
    if (value === undefined) {
      return unknown(`parameter ${name} of ${template.stack} has no value`, place);
    }
    if (typeof type !== 'string') {
      return unknown(`parameter ${name} of ${template.stack} has no type`, place);
    }
    if (type.startsWith('AWS::SSM::Parameter::Value')) {
      return unknown(`parameter ${name} of ${template.stack} is read from Systems Manager`, place);
    }
    return asType(type, value) ?? unknown(`parameter ${name} of ${template.stack} is not readable`, place);
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
