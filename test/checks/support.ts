import type { Rule } from '../../src/checks/private/rule';
import type { TemplateSource } from '../../src/model/cloudformation/template';
import { IdentityPoolModel } from '../../src/model/identity-pool-model';
import { legible, modelOf } from '../support/models';
import type { Json } from '../support/stacks';

/** A finding as people read it. */
export interface ReadableFinding {
  readonly at: string;
  readonly pool: string;
  readonly property: string;
  readonly what: string;
  readonly fix?: string;
  readonly untold?: string;
}

/** What a rule says of one template with these resources. */
export function findingsOf(rule: Rule, resources: Json, given: Partial<TemplateSource> = {}): ReadableFinding[] {
  return findingsIn(rule, modelOf(resources, {}, given));
}

/** What a rule says of several templates. */
export function findingsOfTemplates(rule: Rule, sources: readonly TemplateSource[]): ReadableFinding[] {
  return findingsIn(rule, IdentityPoolModel.ofTemplates(sources));
}

export function findingsIn(rule: Rule, model: IdentityPoolModel): ReadableFinding[] {
  return rule
    .find(model)
    .map(({ at, pool, ...rest }) => ({ at: at.logicalId, pool: pool.logicalId, ...legible(rest) }));
}

export type Verdict = 'fires' | 'stays silent' | 'can not tell';

/** What it comes to. A finding that is certain outweighs one that is not. */
export function verdictOf(rule: Rule, resources: Json, given: Partial<TemplateSource> = {}): Verdict {
  const findings = findingsOf(rule, resources, given);
  if (findings.length === 0) {
    return 'stays silent';
  }
  return findings.some(({ untold }) => untold === undefined) ? 'fires' : 'can not tell';
}
