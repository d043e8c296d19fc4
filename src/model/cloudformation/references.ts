import { isLiteral, isOneValue, symbol, type Text, unknown, unknownReasons } from '../text';
import { textOf } from '../value';
import { MemoOf } from './memo';
import type { Resolver } from './resolver';
import { isListed, kindOf, type ResourceKind } from './resource-kinds';
import type { Shape } from './split';
import type { Resource } from './template';

/** What `Ref` and `Fn::GetAtt` of the resources of one template say. */
export class References {
  private readonly texts = new MemoOf<Resource, Text>(
    (resource, attribute) => this.work(resource, attribute),
    (resource, attribute) => this.unclear(resource, attribute, 'refers to itself'),
  );

  constructor(private readonly resolver: Resolver) {}

  public ref(resource: Resource): Text {
    return this.attribute(resource, 'Ref');
  }

  public attribute(resource: Resource, attribute: string): Text {
    return this.texts.get(resource, attribute);
  }

  /** What can stand in what a symbol of this template is the value of. */
  public shapeOf(resource: Resource, attribute: string, delimiter: string): Shape {
    const kind = kindOf(resource.type);
    if (attribute !== nameAttributeOf(kind)) {
      return { canHold: () => true };
    }
    if (kind.idStart !== undefined) {
      const start = kind.idStart.replace('{region}', this.resolver.environment.region);
      return start.endsWith(delimiter)
        ? { canHold: () => true, start: start.slice(0, -delimiter.length) }
        : { canHold: (character) => character !== '/' };
    }
    const isName = kind.arn !== undefined || kind.nameProperty !== undefined;
    const neverInNames = kind.slashInName === true ? ':' : ':/';
    return { canHold: (character) => !isName || !neverInNames.includes(character) };
  }

  private work(resource: Resource, attribute: string): Text {
    if (this.resolver.presenceOf(resource) === false) {
      return this.unclear(resource, attribute, 'is of a resource whose condition is false');
    }
    const kind = kindOf(resource.type);
    if (isNotOfAws(resource.type) && kind.ref === undefined) {
      return this.unclear(resource, attribute, `is whatever ${resource.type} makes of it`);
    }
    return isListed(resource.type) || !mayBeNamed(resource)
      ? this.expand(this.templateOf(kind, attribute), resource, attribute)
      : this.unclear(resource, attribute, `may be made of what the template says of this ${resource.type}`);
  }

  private templateOf(kind: ResourceKind, attribute: string): string {
    if (attribute === 'Ref') {
      return kind.ref ?? '{name}';
    }
    const template = kind.attributes && Object.hasOwn(kind.attributes, attribute) && kind.attributes[attribute];
    return template || (attribute === 'Arn' && kind.arn !== undefined ? '{arn}' : '{own}');
  }

  private expand(template: string, resource: Resource, attribute: string): Text {
    return partsOf(template)
      .map((part, index) => (index % 2 === 0 ? part : this.placeText(part, resource, attribute)))
      .join('');
  }

  private placeText(place: string, resource: Resource, attribute: string): Text {
    const { account, region, partition, urlSuffix } = this.resolver.environment;
    switch (place) {
      case 'account':
        return account;
      case 'region':
        return region;
      case 'partition':
        return partition;
      case 'suffix':
        return urlSuffix;
      case 'own':
        return this.symbolOf(resource, attribute);
      case 'name':
        return this.nameOf(resource);
      case 'path':
        return this.propertyText(resource, 'Path') ?? '/';
      case 'arn':
        return this.expand(`arn:{partition}:${kindOf(resource.type).arn}`, resource, 'ArnSuffix');
      default:
        return place.startsWith('=')
          ? (this.propertyText(resource, place.slice(1)) ?? this.symbolOf(resource, attribute))
          : this.attribute(resource, place);
    }
  }

  private nameOf(resource: Resource): Text {
    const kind = kindOf(resource.type);
    const given = kind.nameProperty === undefined ? undefined : this.propertyText(resource, kind.nameProperty);
    if (given === undefined) {
      return this.symbolOf(resource, nameAttributeOf(kind));
    }
    return kind.nameWithout === undefined ? given : this.without(kind.nameWithout, given, resource);
  }

  private without(start: string, text: Text, resource: Resource): Text {
    if (text.startsWith(start)) {
      return text.slice(start.length);
    }
    return isLiteral(text)
      ? text
      : this.named(unknown(`the URL of ${this.placeOf(resource)} is not known`), resource, 'Url');
  }

  /** A property as a text that is one value wherever it stands, be it unknown. */
  private propertyText(resource: Resource, property: string): Text | undefined {
    const text = textOf(this.resolver.property(resource, property), `${property} of ${this.placeOf(resource)}`);
    return text === undefined ? undefined : this.named(text, resource, property);
  }

  private named(text: Text, resource: Resource, property: string): Text {
    return isOneValue(text) ? text : unknown(unknownReasons(text).join('; '), `${this.placeOf(resource)}.${property}`);
  }

  private unclear(resource: Resource, attribute: string, because: string): Text {
    const place = `${this.placeOf(resource)}.${attribute}`;
    return unknown(`${place} ${because}`, place);
  }

  private symbolOf(resource: Resource, attribute: string): Text {
    return symbol(`${this.placeOf(resource)}.${attribute}`);
  }

  private placeOf(resource: Resource): string {
    return `${this.resolver.template.stack}/${resource.logicalId}`;
  }
}

/** Custom resources and third-party types answer whatever they like, the name of another resource included. */
function isNotOfAws(type: string): boolean {
  return !type.startsWith('AWS::') || type === 'AWS::CloudFormation::CustomResource';
}

/** How properties are called that may say what a resource is called. */
const NAMES = /(?:Name|Id|Identifier|Alias|Arn|Key)$/;

/** Whether a resource may have a name that somebody wrote, for one whose type is not known. */
function mayBeNamed({ properties }: Resource): boolean {
  return properties === undefined || Object.keys(properties).some((property) => NAMES.test(property));
}

/** The attribute that says a resource's name. */
function nameAttributeOf(kind: ResourceKind): string {
  if (kind.ref === undefined || kind.ref === '{name}') {
    return 'Ref';
  }
  return Object.entries(kind.attributes ?? {}).find(([, template]) => template === '{name}')?.[0] ?? 'Name';
}

const parts = new Map<string, readonly string[]>();

/** The literal parts of a template, and between them its places. */
function partsOf(template: string): readonly string[] {
  const known = parts.get(template) ?? template.split(/[{}]/);
  parts.set(template, known);
  return known;
}
