import { sameness } from '../sameness';
import {
  isLiteral,
  isWhollyUnknown,
  mayBeNothing,
  type Text,
  unknown,
  unknownOrNothing,
  unknownReasons,
} from '../text';
import { isUnknown, isValueList, isWhollyKnown, numberOf, textOf, type Value } from '../value';
import { isObject, own } from './json';
import type { Resolver } from './resolver';
import { type SplitText, split } from './split';

type Intrinsic = (argument: unknown, resolver: Resolver) => Value | undefined;

/** The intrinsic functions that can be worked out. What they can not say is unknown; `undefined` is what is not there at all. */
const INTRINSICS: { readonly [name: string]: Intrinsic } = {
  Ref: (argument, resolver) => (typeof argument === 'string' ? resolver.ref(argument) : cannot('Ref', argument)),
  'Fn::FindInMap': findInMap,
  'Fn::GetAtt': getAtt,
  'Fn::GetStackOutput': getStackOutput,
  'Fn::If': either,
  'Fn::ImportValue': (argument, resolver) =>
    resolver.links.exported(resolver.text(argument, 'Fn::ImportValue'), resolver.environment),
  'Fn::Join': join,
  'Fn::Select': select,
  'Fn::Split': splitWhole,
  'Fn::Sub': substitute,
};

export function callIntrinsic(name: string, argument: unknown, resolver: Resolver): Value | undefined {
  return Object.hasOwn(INTRINSICS, name)
    ? INTRINSICS[name](argument, resolver)
    : unknown(`${name} is worked out at deployment`);
}

function cannot(name: string, argument: unknown): Text {
  return unknown(`${name} of ${kindOf(argument)} has no meaning`);
}

function kindOf(argument: unknown): string {
  if (argument === undefined || argument === null) {
    return 'nothing';
  }
  return Array.isArray(argument)
    ? 'such a list'
    : typeof argument === 'object'
      ? 'such an object'
      : `such a ${typeof argument}`;
}

function either(argument: unknown, resolver: Resolver): Value | undefined {
  if (!Array.isArray(argument) || argument.length !== 3) {
    return cannot('Fn::If', argument);
  }
  const [condition, whenTrue, whenFalse] = argument;
  const decision = resolver.conditions.decide(condition);
  if (typeof decision === 'boolean') {
    return resolver.value(decision ? whenTrue : whenFalse);
  }
  const [a, b] = [resolver.value(whenTrue), resolver.value(whenFalse)];
  if (isSame(a, b)) {
    return a;
  }
  return a === undefined || b === undefined || [a, b].some((branch) => isUnknown(branch) && mayBeNothing(branch))
    ? unknownOrNothing(decision.because)
    : unknown(decision.because);
}

function isSame(a: Value | undefined, b: Value | undefined): boolean {
  if (typeof a === 'string' && typeof b === 'string') {
    return sameness(a, b) === 'same';
  }
  return a === undefined || b === undefined ? a === b : isWhollyKnown(a) && JSON.stringify(a) === JSON.stringify(b);
}

function getAtt(argument: unknown, resolver: Resolver): Value {
  const [logicalId, ...attribute] = typeof argument === 'string' ? cutAtDot(argument) : asList(argument);
  const name = attribute.map((part) => textOf(resolver.value(part), 'an attribute') ?? '').join('.');
  return typeof logicalId === 'string' && name !== '' && isLiteral(name)
    ? resolver.attribute(logicalId, name)
    : cannot('Fn::GetAtt', argument);
}

function cutAtDot(text: string): string[] {
  const dot = text.indexOf('.');
  return dot < 0 ? [text] : [text.slice(0, dot), text.slice(dot + 1)];
}

function getStackOutput(argument: unknown, resolver: Resolver): Value {
  if (!isObject(argument)) {
    return cannot('Fn::GetStackOutput', argument);
  }
  const { account, region } = resolver.environment;
  const askedRegion = textOf(resolver.value(own(argument, 'Region')), 'Region');
  // A stack of another account is asked by way of a role of that account.
  const isElsewhere = own(argument, 'RoleArn') !== undefined;
  return resolver.links.stackOutput(
    resolver.text(own(argument, 'StackName'), 'StackName'),
    resolver.text(own(argument, 'OutputName'), 'OutputName'),
    { account: isElsewhere ? unknown('the account of the other stack') : account, region: askedRegion ?? region },
  );
}

function findInMap(argument: unknown, resolver: Resolver): Value | undefined {
  const [map, first, second, options] = asList(argument);
  const keys = [map, first, second].map((key) => resolver.text(key, 'a key of Fn::FindInMap'));
  const unclear = keys.find((key) => !isLiteral(key));
  if (unclear !== undefined) {
    return unknown(unknownReasons(unclear)[0] ?? 'Fn::FindInMap with a key of a resource');
  }
  const group = resolver.template.entry('Mappings', keys[0]);
  const row = isObject(group) ? own(group, keys[1]) : undefined;
  const found = isObject(row) ? own(row, keys[2]) : undefined;
  if (found !== undefined) {
    return resolver.value(found);
  }
  return isObject(options) && Object.hasOwn(options, 'DefaultValue')
    ? resolver.value(options.DefaultValue)
    : unknown(`${resolver.template.stack} maps nothing at ${keys.join('.')}`);
}

function join(argument: unknown, resolver: Resolver): Value {
  const [delimiter, list] = asList(argument);
  if (typeof delimiter !== 'string' || list === undefined) {
    return cannot('Fn::Join', argument);
  }
  const elements = elementsOf(list, resolver);
  return typeof elements === 'string'
    ? elements
    : resolver.joined(
        elements.map((element) => textOf(element, 'an element of Fn::Join') ?? ''),
        delimiter,
      );
}

/** The elements of a list where each one's place is certain; otherwise the unknown that stands for all of them. */
function elementsOf(list: unknown, resolver: Resolver): readonly Value[] | Text {
  if (!Array.isArray(list)) {
    const value = resolver.value(list);
    return isValueList(value) || isUnknown(value) ? value : unknown('a list is expected, and there is none');
  }
  const elements: Value[] = [];
  for (const node of list) {
    const value = resolver.value(node);
    // Whether it puts anything in can not be told, and so neither can the places of those after it.
    if (isUnknown(value) && mayBeNothing(value)) {
      return value;
    }
    if (value !== undefined) {
      elements.push(value);
    }
  }
  return elements;
}

function select(argument: unknown, resolver: Resolver): Value {
  const [at, list] = asList(argument);
  const index = numberOf(resolver.value(at), 'the index of Fn::Select');
  if (typeof index !== 'number') {
    return index ?? cannot('Fn::Select', argument);
  }
  const elements = startOfSplit(list, resolver) ?? elementsOf(list, resolver);
  if (typeof elements === 'string') {
    return elements;
  }
  return elements[index] ?? unknown(`Fn::Select finds no element ${index}`);
}

/** The first elements of an `Fn::Split`: their places are certain even where the last ones' are not. */
function startOfSplit(list: unknown, resolver: Resolver): readonly Text[] | Text | undefined {
  const argument = isObject(list) && Object.keys(list).length === 1 ? own(list, 'Fn::Split') : undefined;
  if (argument === undefined) {
    return undefined;
  }
  const cut = cutText(argument, resolver);
  return typeof cut === 'string' ? cut : cut.parts;
}

function splitWhole(argument: unknown, resolver: Resolver): Value {
  const cut = cutText(argument, resolver);
  if (typeof cut === 'string') {
    return cut;
  }
  return cut.isComplete ? cut.parts : unknown('Fn::Split of a text that is known only at deployment');
}

function cutText(argument: unknown, resolver: Resolver): SplitText | Text {
  const [delimiter, node] = asList(argument);
  const text = resolver.text(node, 'what Fn::Split cuts');
  if (typeof delimiter !== 'string' || delimiter === '') {
    return cannot('Fn::Split', argument);
  }
  return isWhollyUnknown(text)
    ? unknown(unknownReasons(text).join())
    : split(text, delimiter, (piece) => resolver.shapeOf(piece, delimiter));
}

const PLACEHOLDER = /\$\{(!?)([^}]*)\}/g;

function substitute(argument: unknown, resolver: Resolver): Value {
  const [template, given] = typeof argument === 'string' ? [argument, {}] : asList(argument);
  if (typeof template !== 'string' || !isObject(given)) {
    return cannot('Fn::Sub', argument);
  }
  const parts: Text[] = [];
  let at = 0;
  for (const match of template.matchAll(PLACEHOLDER)) {
    parts.push(resolver.literal(template.slice(at, match.index)), placeholder(match, given, resolver));
    at = match.index + match[0].length;
  }
  return resolver.joined([...parts, resolver.literal(template.slice(at))], '');
}

function placeholder(
  [, mark, name]: RegExpMatchArray,
  given: { readonly [name: string]: unknown },
  resolver: Resolver,
): Text {
  if (mark === '!') {
    return resolver.literal(`\${${name}}`);
  }
  if (Object.hasOwn(given, name)) {
    return resolver.text(given[name], name);
  }
  const value = name.includes('.') ? getAtt(name, resolver) : resolver.ref(name);
  return textOf(value, name) ?? unknown(`${name} stands for nothing`);
}

function asList(argument: unknown): readonly unknown[] {
  return Array.isArray(argument) ? argument : [];
}
