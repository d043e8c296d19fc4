import { runSimulation, runUnsafeSimulation, type Simulation } from '@cloud-copilot/iam-simulate';
import type { GeneratedCase, GeneratedPolicy } from './arbitrary-policies';

const OPINIONS = {
  Allowed: 'ALLOWED',
  ExplicitlyDenied: 'EXPLICITLY_DENIED',
  ImplicitlyDenied: 'IMPLICITLY_DENIED',
} as const;

export type Opinion = (typeof OPINIONS)[keyof typeof OPINIONS];

/**
 * What `@cloud-copilot/iam-simulate` says of a case. It knows no session policy, so a second run takes that for a boundary; what
 * both runs allow is allowed.
 */
export async function secondOpinion(given: GeneratedCase): Promise<Opinion> {
  const limits = [given.boundary, given.session].filter((limit) => limit !== undefined);
  const opinions = await Promise.all((limits.length > 0 ? limits : [undefined]).map((limit) => simulate(given, limit)));
  const denial = (['EXPLICITLY_DENIED', 'IMPLICITLY_DENIED'] as const).find((opinion) => opinions.includes(opinion));
  return denial ?? 'ALLOWED';
}

/** Its checked door drops the keys its data does not list for an action; its unchecked one fails over policies of resources. */
async function simulate(given: GeneratedCase, limit: GeneratedPolicy | undefined): Promise<Opinion> {
  const simulation: Simulation = {
    request: {
      principal: given.principal.sessionArn,
      action: given.action,
      resource: { resource: given.resource, accountId: given.principal.account },
      contextVariables: given.context,
    },
    identityPolicies: given.identity.map((policy, index) => ({ name: `I${index}`, policy })),
    permissionBoundaryPolicies: limit ? [{ name: 'B', policy: limit }] : undefined,
    resourcePolicy: given.resourcePolicy,
    serviceControlPolicies: [],
    resourceControlPolicies: [],
  };
  if (!given.resourcePolicy) {
    return OPINIONS[runUnsafeSimulation(simulation, {})];
  }
  const results = await runSimulation(simulation, {});
  if (results.resultType === 'error') {
    throw new Error(JSON.stringify(results.errors));
  }
  return OPINIONS[results.overallResult];
}
