import { readable } from '../../../model/text';
import { every, type Tri } from '../../../model/tri';
import { actionElement } from './action-element';
import { type ConditionElement, conditionsOf } from './condition';
import { isObject, type JsonObject, unreadable } from './json';
import { PrincipalElement } from './principal-element';
import { type ElementExplanation, type PreparedRequest, type StatementElement, undecidable } from './request';
import { resourceElement } from './resource-element';
import { mistakeIn, type PolicyKind } from './statement-grammar';

export type Effect = 'Allow' | 'Deny' | 'unknown';

/** Whom a statement is about, or whom it leaves out. */
export interface Principals {
  readonly listed: PrincipalElement;
  readonly areExcepted: boolean;
}

/** One statement of a policy, read once. What can not be read is "can not tell" for every request, never a silent "no". */
export class Statement {
  public static parse(source: unknown, index: number, kind: PolicyKind, variables: boolean): Statement {
    if (!isObject(source)) {
      return new Statement(`#${index}`, 'unknown', [undecidable(unreadable(source))]);
    }
    const label = typeof source.Sid === 'string' ? readable(source.Sid) : `#${index}`;
    const mistake = mistakeIn(source, kind);
    return mistake === undefined
      ? new Statement(label, effectOf(source), elementsOf(source, variables), principalsOf(source))
      : new Statement(label, effectOf(source), [undecidable(mistake)]);
  }

  /** Stands for all that a policy of which nothing is known may say. */
  public static unreadable(reason: string): Statement {
    return new Statement('document', 'unknown', [undecidable(reason)]);
  }

  private constructor(
    /** The `Sid`, or the place in the policy. */
    public readonly label: string,
    public readonly effect: Effect,
    private readonly elements: readonly ConditionElement[],
    /** `undefined` in a policy of an identity, and where the statement can not be read. */
    public readonly principals?: Principals,
  ) {}

  /** Whether the statement is about a request; who asks is another question. */
  public test(request: PreparedRequest): Tri {
    return every(this.elements, (element) => element.test(request));
  }

  public explain(request: PreparedRequest): ElementExplanation[] {
    return this.elements.map((element) => element.explain(request));
  }

  /** Whether a condition names by ARN who may ask. */
  public get requiresPrincipalArn(): boolean {
    return this.elements.some((element) => element.requiresPrincipalArn);
  }
}

function effectOf({ Effect: effect }: JsonObject): Effect {
  return effect === 'Allow' || effect === 'Deny' ? effect : 'unknown';
}

function elementsOf(source: JsonObject, variables: boolean): StatementElement[] {
  const elements: StatementElement[] = [];
  for (const name of ['Action', 'NotAction'] as const) {
    if (name in source) {
      elements.push(actionElement(name, source[name]));
    }
  }
  for (const name of ['Resource', 'NotResource'] as const) {
    if (name in source) {
      elements.push(resourceElement(name, source[name], variables));
    }
  }
  if (effectOf(source) === 'unknown') {
    elements.push(undecidable(`Effect: ${unreadable(source.Effect)}`));
  }
  return [...elements, ...conditionsOf(source.Condition, variables)];
}

function principalsOf(source: JsonObject): Principals | undefined {
  const name = ['Principal', 'NotPrincipal'].find((element) => element in source);
  return name === undefined
    ? undefined
    : { listed: new PrincipalElement(source[name]), areExcepted: name === 'NotPrincipal' };
}
