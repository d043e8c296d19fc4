import { readable, type Text } from '../../../model/text';
import { either, every, maybe, not, some, type Tri } from '../../../model/tri';
import type { OperatorName } from './condition-operator-name';
import type { Comparison, ConditionOperator } from './operators/comparison';
import { notSupplied } from './pattern';
import type { ElementExplanation, PreparedRequest, StatementElement } from './request';
import type { Found, RequestContext } from './request-context';
import { isWhollyUnknown } from './text-parts';

const ONE_VALUE_ONLY =
  'it has a list of values, and AWS does not say what an operator without ForAllValues or ForAnyValue does with one';

/**
 * Compares the values a request has for a key with those a policy lists. Of several listed ones, one must fit; for a negated
 * operator, none may.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
 */
export class ValueCondition implements StatementElement {
  private readonly lowerKey: string;
  private readonly comparisons: readonly Comparison[];

  public constructor(
    private readonly subject: string,
    private readonly key: string,
    private readonly name: OperatorName,
    private readonly operator: ConditionOperator,
    wanted: readonly Text[],
    variables: boolean,
  ) {
    this.lowerKey = key.toLowerCase();
    this.comparisons = wanted.map((value) => operator.prepare(value, variables));
  }

  /** Whether the condition lets nobody pass but the principals it names by ARN. */
  public get requiresPrincipalArn(): boolean {
    return this.lowerKey === 'aws:principalarn' && !this.operator.negated && !this.name.ifExists && !this.name.set;
  }

  public test({ context }: PreparedRequest): Tri {
    const found = context.find(this.lowerKey);
    switch (found.kind) {
      case 'value':
        return this.name.set ? this.testSet([found.value], context) : this.testSingle(found.value, context);
      case 'list':
        return this.name.set ? this.testSet(found.values, context) : 'unknown';
      case 'absent':
        return this.testAbsent();
      default:
        return 'unknown';
    }
  }

  private testSingle(given: Text, context: RequestContext): Tri {
    return this.comparisons.length === 0 ? 'unknown' : this.testValue(given, context);
  }

  private testValue(given: Text, context: RequestContext): Tri {
    const fits = some(this.comparisons, (comparison) => comparison.test(given, context));
    return this.operator.negated ? not(fits) : fits;
  }

  /**
   * AWS's pages differ on values that are empty texts: by some they count as no value at all. Where that would change the
   * answer, it can not be told.
   */
  private testSet(given: readonly Text[], context: RequestContext): Tri {
    const answer =
      this.name.set === 'every'
        ? every(given, (value) => this.testValue(value, context))
        : some(given, (value) => this.testValue(value, context));
    const mayCountAsNone = given.every((value) => value === '' || isWhollyUnknown(value));
    if (!mayCountAsNone) {
      return answer;
    }
    return this.name.set === 'every' ? either(answer, 'unknown') : maybe(answer);
  }

  /** `ForAnyValue` asks for a value that is there, `IfExists` for none: what the two mean together AWS does not say. */
  private testAbsent(): Tri {
    if (this.name.set === 'some') {
      return this.name.ifExists ? 'unknown' : 'no';
    }
    return this.name.ifExists || this.name.set === 'every' || this.operator.negated ? 'yes' : 'no';
  }

  public explain(request: PreparedRequest): ElementExplanation {
    const matches = this.test(request);
    const found = request.context.find(this.lowerKey);
    const wanted = this.comparisons.map((comparison) => comparison.wanted(request.context)).join(', ');
    const text = `${this.subject}: ${wanted} is asked for; ${this.describe(found)}`;
    const doubts = matches === 'unknown' ? this.doubtsOf(found, request.context) : [];
    return { matches, text: [text, ...doubts].join('; ') };
  }

  private describe(found: Found): string {
    switch (found.kind) {
      case 'value':
        return `the request has ${quoted(found.value)}`;
      case 'list':
        return `the request has [${found.values.map(quoted).join(', ')}]`;
      case 'absent':
        return 'the request does not have the key';
      case 'open':
        return notSupplied(this.key);
      case 'unknown':
        return `unknown: ${found.reason}`;
    }
  }

  private doubtsOf(found: Found, context: RequestContext): string[] {
    const given = found.kind === 'value' ? [found.value] : found.kind === 'list' ? found.values : [];
    const ofValues = given.flatMap((value) =>
      this.comparisons.flatMap((comparison) => {
        const doubt = comparison.test(value, context) === 'unknown' ? comparison.doubt(value, context) : undefined;
        return doubt === undefined ? [] : [doubt];
      }),
    );
    const ofList = found.kind === 'list' && !this.name.set ? [ONE_VALUE_ONLY] : [];
    const ofNothing = this.comparisons.length === 0 ? ['AWS does not say what a condition without a value means'] : [];
    const ofAbsence = found.kind === 'absent' ? ['AWS does not say what ForAnyValue and IfExists mean together'] : [];
    return [...new Set([...ofList, ...ofNothing, ...ofAbsence, ...ofValues])];
  }
}

function quoted(text: Text): string {
  return `"${readable(text)}"`;
}
