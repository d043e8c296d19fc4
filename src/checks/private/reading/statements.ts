import { readable, type Text } from '../../../model/text';
import { entriesOf, isValueList, isValueObject, mapItems, textOf, type Value } from '../../../model/value';
import { remember } from './remember';

/** One key under one operator of a `Condition`. */
export interface ConditionTest {
  /** As the policy writes it. */
  readonly operator: string;
  /** Without the set it is for and without `IfExists`, in lower case: `stringlike`. */
  readonly comparison: string;
  /** `ForAnyValue` or `ForAllValues`, in lower case. */
  readonly set?: string;
  /** As the policy writes it. Keys are compared without regard to case. */
  readonly key: string;
  readonly values: readonly Text[];
}

/** One statement of a policy, as far as it can be read. */
export interface Statement {
  readonly isAllow: boolean;
  readonly principal?: Value;
  readonly actions: readonly Text[];
  /** Whether it is for all but the actions. */
  readonly isNotAction: boolean;
  readonly resources: readonly Text[];
  readonly isNotResource: boolean;
  readonly tests: readonly ConditionTest[];
  /** What of its condition could not be read. */
  readonly gaps: readonly string[];
}

export interface PolicyReading {
  readonly statements: readonly Statement[];
  /** Why there may be other statements, or why one may say something else. */
  readonly gaps: readonly string[];
}

/** Reads a policy document of the model. */
export function readPolicy(document: Value): PolicyReading {
  return isValueObject(document) ? reading(document) : { statements: [], gaps: [readable(String(document))] };
}

const reading = remember((document: object): PolicyReading => {
  const values = several((document as { Statement?: Value }).Statement);
  const read = values.map(readStatement);
  const statements = read.filter((statement) => statement !== undefined);
  return {
    statements,
    gaps: [
      ...values.filter((_, index) => read[index] === undefined).map(whyUnread),
      ...statements.flatMap(({ gaps }) => gaps),
    ],
  };
});

function readStatement(value: Value): Statement | undefined {
  if (!isValueObject(value) || (value.Effect !== 'Allow' && value.Effect !== 'Deny')) {
    return undefined;
  }
  return {
    isAllow: value.Effect === 'Allow',
    principal: value.Principal,
    actions: texts(value.Action ?? value.NotAction),
    isNotAction: value.Action === undefined,
    resources: texts(value.Resource ?? value.NotResource),
    isNotResource: value.Resource === undefined && value.NotResource !== undefined,
    ...readCondition(value.Condition),
  };
}

function readCondition(condition: Value | undefined): Pick<Statement, 'tests' | 'gaps'> {
  const operators = mapItems(entriesOf(condition, 'a condition'), ([operator, keys]) => ({
    operator,
    keys: entriesOf(keys, operator),
  }));
  return {
    tests: operators.items.flatMap(({ operator, keys }) =>
      keys.items.map(([key, values]) => ({ ...named(operator), key, values: texts(values) })),
    ),
    gaps: [...operators.gaps, ...operators.items.flatMap(({ keys }) => keys.gaps)],
  };
}

const OPERATOR = /^(?:(forallvalues|foranyvalue):)?(.*?)(?:ifexists)?$/;

function named(operator: string): Pick<ConditionTest, 'operator' | 'comparison' | 'set'> {
  const [, set, comparison] = OPERATOR.exec(operator.toLowerCase()) as RegExpExecArray;
  return { operator, comparison, set };
}

/** The texts of one value or a list of them. What is unknown stays: it may be any text. */
export function texts(value: Value | undefined): readonly Text[] {
  return several(value).map((element) => textOf(element, 'an element of a policy') as Text);
}

function several(value: Value | undefined): readonly Value[] {
  return value === undefined ? [] : isValueList(value) ? value : [value];
}

function whyUnread(statement: Value): string {
  return typeof statement === 'string' ? readable(statement) : 'a statement says neither Allow nor Deny';
}
