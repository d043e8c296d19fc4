import type { Source } from '../../model/elements';
import type { IdentityPoolModel } from '../../model/identity-pool-model';

/**
 * `error`: the deployment or a sign-in certainly fails, or access leaks. `warning`: what may be meant. Never more severe in a
 * minor version than it was.
 */
export type RuleSeverity = 'error' | 'warning';

/** One thing that can be wrong with an identity pool: a pure function over the model, and what people must know of it. */
export interface Rule {
  /** PascalCase, frozen: people acknowledge it by name. */
  readonly id: string;
  readonly severity: RuleSeverity;
  /** What it catches, as a sentence without a full stop. */
  readonly title: string;
  /** What would happen on AWS. */
  readonly why: string;
  /** What to write, where a finding does not say it more exactly. */
  readonly fix: string;
  /** The page of AWS it rests on. */
  readonly source: string;
  /** The part of a template that fires it, and one that does not: for the documentation, and tested. No synthesis makes them. */
  example(): RuleExample;
  /**
   * Whether this library's construct says the same when it is written. Then the rule is for the pools of others alone: nothing
   * is reported twice.
   *
   * @default false
   */
  readonly isSaidByConstruct?: boolean;

  find(model: IdentityPoolModel): Finding[];
}

/** Two sets of resources, as in the `Resources` of a template. */
export interface RuleExample {
  readonly fires: object;
  readonly silent: object;
  /**
   * Where the template goes.
   *
   * @default - not known, and it does not matter
   */
  readonly goesTo?: { readonly account?: string; readonly region?: string };
}

/** One place where a rule has something to say. */
export interface Finding {
  /** The resource it is about: one finding for each. */
  readonly at: Source;
  /** The identity pool it concerns. */
  readonly pool: Source;
  /** Such as `Properties.RoleMappings`. */
  readonly property: string;
  /** What is wrong, with the value. */
  readonly what: string;
  /**
   * What to write, exactly.
   *
   * @default - the fix of the rule
   */
  readonly fix?: string;
  /**
   * Why it can not be told whether it is so at all, and how to make it tellable. Then it is information, whatever the rule's
   * severity.
   *
   * @default - it is certain
   */
  readonly untold?: string;
  /**
   * Whether what can not be told is a warning: it would leak access, and what the fix says settles it.
   *
   * @default false
   */
  readonly isWarningUntold?: boolean;
}
