import { isObject, type JsonObject, own } from '../../model/cloudformation/json';
import { quote, refuse } from '../../private/errors';

/**
 * A template that somebody handed in. What is none is refused: of what can not be read there would be nothing to say, and a
 * pipeline takes that for "all is well".
 */
export function templateGiven(where: string, name: string, value: unknown): JsonObject {
  if (isObject(value) && isObject(own(value, 'Resources'))) {
    return value;
  }
  refuse({
    code: 'TemplateInvalid',
    where,
    what: `${name} is ${shapeOf(value)}`,
    allowed: 'a template as parsed from JSON or YAML: an object with Resources',
    instead: insteadOf(value),
  });
}

function shapeOf(value: unknown): string {
  if (!isObject(value)) {
    return typeof value === 'string' ? 'a text' : quote(value);
  }
  if ('TemplateBody' in value) {
    return 'the answer of get-template, which has the template in it';
  }
  return canBeJson(value) ? 'a Template of aws-cdk-lib/assertions' : `${quote(value)} without Resources`;
}

function insteadOf(value: unknown): string {
  if (typeof value === 'string') {
    return 'JSON.parse() of it, or its TemplateBody after that where get-template printed it; a parser of YAML where it is YAML';
  }
  if (isObject(value) && 'TemplateBody' in value) {
    return typeof value.TemplateBody === 'string' ? 'its TemplateBody, parsed: it is a text' : 'its TemplateBody';
  }
  return isObject(value) && canBeJson(value)
    ? 'template.toJSON()'
    : 'JSON.parse() of a file of cdk.out, or Template.fromStack(stack).toJSON(); { Resources: {} } for a stack that is not there yet';
}

function canBeJson(value: JsonObject): boolean {
  return typeof value.toJSON === 'function';
}
