import { sameness } from '../sameness';
import { unknownReasons } from '../text';
import { isValueList, isValueObject, textOf, type Value } from '../value';
import { isObject } from './json';
import { MemoOf } from './memo';
import type { Resolver } from './resolver';
import type { Template } from './template';

/** A condition that can not be told. */
export interface Undecided {
  /** One condition of the app has one name. Undefined for one that nobody can name. */
  readonly name?: string;
  readonly because: string;
}

export type Decision = boolean | Undecided;

type Operator = (operands: readonly Decision[], undecided: Undecided) => Decision;

/** The logical functions; one undecided operand does not matter where the others decide. */
const OPERATORS: { readonly [name: string]: Operator } = {
  'Fn::And': (operands, undecided) =>
    operands.includes(false) ? false : operands.every((x) => x === true) ? true : firstOf(operands, undecided),
  'Fn::Or': (operands, undecided) =>
    operands.includes(true) ? true : operands.every((x) => x === false) ? false : firstOf(operands, undecided),
  'Fn::Not': ([operand], undecided) => (typeof operand === 'boolean' ? !operand : firstOf([operand], undecided)),
};

/** The conditions of one template: true, false, or not to be told. */
export class Conditions {
  private readonly decisions = new MemoOf<Template, Decision>(
    (_, name) => this.work(name),
    (_, name) => this.undecided(name, 'refers to itself'),
  );

  constructor(private readonly resolver: Resolver) {}

  public decide(name: unknown): Decision {
    return typeof name === 'string'
      ? this.decisions.get(this.resolver.template, name)
      : { because: `a condition of ${this.resolver.template.stack} is not named by a text` };
  }

  private work(name: string): Decision {
    const expression = this.resolver.template.entry('Conditions', name);
    if (expression === undefined) {
      return this.undecided(name, 'is not there');
    }
    const decision = this.evaluate(expression, this.undecided(name, 'is not readable'));
    return typeof decision === 'boolean' ? decision : this.undecided(name, `can not be told: ${decision.because}`);
  }

  private undecided(name: string, because: string): Undecided {
    const { stack } = this.resolver.template;
    return { name: `${stack}/${name}`, because: `condition ${name} of ${stack} ${because}` };
  }

  private evaluate(expression: unknown, undecided: Undecided): Decision {
    const { depth } = this.resolver;
    if (!depth.enter(expression)) {
      return undecided;
    }
    const decision = this.evaluateFunction(expression, undecided);
    depth.leave(expression);
    return decision;
  }

  private evaluateFunction(expression: unknown, undecided: Undecided): Decision {
    const entries = isObject(expression) ? Object.entries(expression) : [];
    if (entries.length !== 1) {
      return undecided;
    }
    const [[name, argument]] = entries;
    if (name === 'Condition') {
      return this.decide(argument);
    }
    if (name === 'Fn::Equals') {
      return this.equal(argument, undecided);
    }
    if (!Object.hasOwn(OPERATORS, name) || !Array.isArray(argument) || argument.length === 0) {
      return undecided;
    }
    return OPERATORS[name](
      argument.map((operand) => this.evaluate(operand, undecided)),
      undecided,
    );
  }

  private equal(argument: unknown, undecided: Undecided): Decision {
    const operands = Array.isArray(argument) ? argument.map((operand) => this.resolver.operand(operand)) : [];
    if (operands.length !== 2 || !operands.every(isSingle)) {
      return undecided;
    }
    const [a, b] = operands.map((operand) => textOf(operand, 'an operand of Fn::Equals') as string);
    switch (sameness(a, b)) {
      case 'same':
        return true;
      case 'different':
        return false;
      case 'unknown': {
        const [because] = [...unknownReasons(a), ...unknownReasons(b)];
        return { ...undecided, because: because ?? undecided.because };
      }
    }
  }
}

function isSingle(value: Value | undefined): boolean {
  return value !== undefined && value !== null && !isValueList(value) && !isValueObject(value);
}

function firstOf(operands: readonly (Decision | undefined)[], fallback: Undecided): Undecided {
  return operands.find((operand): operand is Undecided => typeof operand === 'object') ?? fallback;
}
