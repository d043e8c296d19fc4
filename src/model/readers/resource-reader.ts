import type { Undecided } from '../cloudformation/conditions';
import { own } from '../cloudformation/json';
import type { Resolver } from '../cloudformation/resolver';
import type { Resource, Template } from '../cloudformation/template';
import type { Element, Source, Tag } from '../elements';
import { isKnown, type Text, unknown } from '../text';
import {
  booleanOf,
  certainListOf,
  entriesOf,
  isUnknown,
  isValueObject,
  type Listing,
  listOf,
  mapItems,
  NOTHING,
  numberOf,
  type OrUnknown,
  textOf,
  type Value,
  type ValueObject,
} from '../value';

/** One resource, property by property. Nothing is worked out before it is asked for. */
export class ResourceReader implements Element {
  public readonly source: Source;
  /** Where it stands, for a message. */
  public readonly place: string;

  constructor(
    private readonly resource: Resource,
    public readonly resolver: Resolver,
    public readonly conditions: readonly Undecided[],
  ) {
    this.source = sourceOf(resolver.template, resource);
    this.place = `${this.source.stack}/${this.source.logicalId}`;
  }

  /** What every element of the model says of itself. */
  public get element(): Element {
    return { source: this.source, conditions: this.conditions };
  }

  public ref(): Text {
    return this.resolver.references.ref(this.resource);
  }

  public attribute(name: string): Text {
    return this.resolver.references.attribute(this.resource, name);
  }

  public value(property: string): Value | undefined {
    return this.resolver.property(this.resource, property);
  }

  public text(property: string): Text | undefined {
    const value = this.value(property);
    return value === undefined ? undefined : textOf(value, this.what(property));
  }

  /** A text the resource can not do without. */
  public requiredText(property: string): Text {
    return this.text(property) ?? unknown(`${this.place} has no ${property}`);
  }

  public boolean(property: string): OrUnknown<boolean> | undefined {
    const value = this.value(property);
    return value === undefined ? undefined : booleanOf(value, this.what(property));
  }

  public number(property: string): OrUnknown<number> | undefined {
    const value = this.value(property);
    return value === undefined ? undefined : numberOf(value, this.what(property));
  }

  public texts(property: string): Listing<Text> {
    const value = this.value(property);
    if (value === undefined) {
      return NOTHING;
    }
    const what = this.what(property);
    return mapItems(listOf(value, what), (item) => textOf(item, `an element of ${what}`) as Text);
  }

  /** Texts that are there, be they known or not. */
  public certainTexts(property: string): Listing<Text> {
    const what = this.what(property);
    return mapItems(certainListOf(this.value(property), what), (item) => textOf(item, `an element of ${what}`) as Text);
  }

  public entries(property: string): Listing<[string, Value]> {
    const value = this.value(property);
    return value === undefined ? NOTHING : entriesOf(value, this.what(property));
  }

  public records(property: string): Listing<ValueObject> {
    const value = this.value(property);
    return value === undefined ? NOTHING : recordsOf(value, this.what(property));
  }

  public tags(property: string): Listing<Tag> {
    return mapItems(this.records(property), ({ Key, Value: value }) => ({
      key: textOf(Key, 'a tag key') ?? unknown(`a tag of ${this.place} has no key`),
      value: textOf(value, 'a tag value') ?? '',
    }));
  }

  public document(property: string): Value {
    return documentOf(this.value(property), this.what(property));
  }

  /** What stands beside the properties, such as the deletion policy. */
  public besides(key: string): Text | undefined {
    const value = this.resolver.value(own(this.resource.body, key));
    return value === undefined ? undefined : textOf(value, this.what(key));
  }

  private what(property: string): string {
    return `${property} of ${this.place}`;
  }
}

export function sourceOf({ stack, source }: Template, { logicalId, type }: Resource): Source {
  return { stack, logicalId, type, ...(source.file !== undefined && { file: source.file }) };
}

/** The maps in a list. */
export function recordsOf(value: Value | undefined, what: string): Listing<ValueObject> {
  const { items, gaps } = listOf(value, what);
  const records = items.filter(isValueObject);
  return { items: records, gaps: records.length === items.length ? gaps : [...gaps, `${what} holds something else`] };
}

/** A policy document. CloudFormation takes it as JSON, and as a text of JSON. */
export function documentOf(value: Value | undefined, what: string): Value {
  if (isValueObject(value) || isUnknown(value)) {
    return value;
  }
  return typeof value === 'string' && isKnown(value) ? parsed(value, what) : unknown(`${what} is not a policy`);
}

function parsed(text: Text, what: string): Value {
  const notPolicy = unknown(`${what} is not a policy`);
  try {
    const value: Value = JSON.parse(text);
    return isValueObject(value) && isNoDeeper(value, DEEPEST_POLICY) ? value : notPolicy;
  } catch {
    return notPolicy;
  }
}

/** A policy has a handful of levels; whoever walks through it must not overflow the stack. */
const DEEPEST_POLICY = 20;

function isNoDeeper(value: Value, levels: number): boolean {
  return (
    typeof value !== 'object' ||
    value === null ||
    (levels > 0 && Object.values(value).every((member) => isNoDeeper(member, levels - 1)))
  );
}
