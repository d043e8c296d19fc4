import { readable, type Text } from '../../../model/text';
import { both, type Tri } from '../../../model/tri';
import type { Outcome } from './decision';
import type { Policy } from './policy';
import type { ElementExplanation, PreparedRequest } from './request';
import type { Effect, Statement } from './statement';

/** How one statement fared. */
export interface StatementExplanation {
  /** What kind of policy it stands in, such as `identity policy`. */
  readonly layer: string;
  readonly policy: string;
  /** Its `Sid`, or its place in the policy: `#0`. */
  readonly statement: string;
  readonly effect: Effect;
  /** Whether it is about the request. */
  readonly applies: Tri;
  /** Whether it is about the action, at least. */
  readonly meansAction: Tri;
  readonly elements: readonly ElementExplanation[];
}

export interface Explanation {
  readonly statements: readonly StatementExplanation[];
  readonly reasons: readonly string[];
}

/** Policies that answer together: one of them must allow. */
export interface Layer {
  readonly name: string;
  readonly policies: readonly Policy[];
  /** Who a statement is about, where it says so. */
  explainPrincipal?(statement: Statement): ElementExplanation;
}

/**
 * Goes through all policies once more, for people.
 *
 * @param notes - what no single statement shows
 */
export function explain(
  layers: readonly Layer[],
  request: PreparedRequest,
  outcome: Outcome,
  notes: readonly string[],
): Explanation {
  const statements = layers.flatMap((layer) => explainLayer(layer, request));
  return { statements, reasons: [...reasonsFor(outcome, layers, statements, request), ...notes] };
}

function explainLayer(layer: Layer, request: PreparedRequest): StatementExplanation[] {
  return layer.policies.flatMap((policy) =>
    policy.statements.map((statement) => {
      const elements = statement.explain(request);
      const principal = layer.explainPrincipal?.(statement);
      const all = principal ? [principal, ...elements] : elements;
      return {
        layer: layer.name,
        policy: policy.name,
        statement: statement.label,
        effect: statement.effect,
        applies: all.map((element) => element.matches).reduce(both),
        // What a statement says of the action stands first.
        meansAction: elements[0].matches,
        elements: all,
      };
    }),
  );
}

function reasonsFor(
  outcome: Outcome,
  layers: readonly Layer[],
  statements: readonly StatementExplanation[],
  { foldedAction }: PreparedRequest,
): string[] {
  const applying = statements.filter(({ applies }) => applies === 'yes');
  switch (outcome) {
    case 'ALLOWED':
      return applying.filter(({ effect }) => effect === 'Allow').map((s) => `${nameOf(s)} allows it`);
    case 'EXPLICITLY_DENIED':
      return applying.filter(({ effect }) => effect === 'Deny').map((s) => `${nameOf(s)} denies it`);
    case 'IMPLICITLY_DENIED':
      return layers.flatMap(({ name }) => whyNotAllowed(name, statements, foldedAction));
    case 'INDETERMINATE':
      return statements
        .filter(({ applies }) => applies === 'unknown')
        .map((s) => `${nameOf(s)} may apply: ${textsOf(s, 'unknown')}`);
  }
}

/**
 * A layer without an Allow that applies, and the statements that came near: those about the action; where there are none,
 * those about another one of its service. Of the others it is enough to know that they are there.
 */
function whyNotAllowed(layer: string, statements: readonly StatementExplanation[], action: string): string[] {
  const allows = statements.filter((s) => s.layer === layer && s.effect !== 'Deny');
  if (allows.some(({ applies }) => applies !== 'no')) {
    return [];
  }
  const nearest = allows.filter(({ meansAction }) => meansAction !== 'no');
  const ofService = allows.filter((s) => actionTextOf(s).includes(` ${action.slice(0, action.indexOf(':') + 1)}`));
  const near = nearest.length > 0 ? nearest : ofService;
  const others = allows.length - near.length;
  return [
    `no ${layer} allows it`,
    ...near.map((s) => `${nameOf(s)} does not: ${textsOf(s, 'no')}`),
    ...(others === 0 ? [] : [`${others} ${others === 1 ? 'statement is' : 'statements are'} for other actions`]),
  ];
}

function actionTextOf({ elements }: StatementExplanation): string {
  return (
    elements
      .find(({ text }) => ABOUT_ACTION.test(text))
      ?.text.replace(/ against .*/s, '')
      .toLowerCase() ?? ''
  );
}

const ABOUT_ACTION = /^(?:Not)?Action: /;
const ABOUT_RESOURCE = /^(?:Not)?Resource: /;

function nameOf({ layer, policy, statement }: StatementExplanation): string {
  return `${layer} ${policy}, statement ${statement}`;
}

/** Whoever asks for another action need not hear about the resource. */
function textsOf({ elements, meansAction }: StatementExplanation, matches: Tri): string {
  return elements
    .filter((element) => element.matches === matches && !(meansAction === 'no' && ABOUT_RESOURCE.test(element.text)))
    .map(({ text }) => text)
    .join('; ');
}

/** Whom a statement names, against the one who asks. */
export function principalText({ principals }: Statement, asker: Text): string {
  const name = principals?.areExcepted ? 'NotPrincipal' : 'Principal';
  return `${name}: ${principals?.listed.describe() ?? 'can not be read'} against ${readable(asker)}`;
}
