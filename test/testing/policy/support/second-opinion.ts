import { runUnsafeSimulation, type Simulation } from '@cloud-copilot/iam-simulate';
import { ACCOUNT, type GeneratedCase, type GeneratedPolicy, SESSION_ARN } from './arbitrary-policies';

export type Opinion = 'ALLOWED' | 'EXPLICITLY_DENIED' | 'IMPLICITLY_DENIED';

const OPINIONS: Readonly<Record<string, Opinion>> = {
  Allowed: 'ALLOWED',
  ExplicitlyDenied: 'EXPLICITLY_DENIED',
  ImplicitlyDenied: 'IMPLICITLY_DENIED',
};

/**
 * What `@cloud-copilot/iam-simulate` says of a case. Its unchecked door, because the checked one drops condition keys that its
 * data does not list for an action. That door knows no session policy, so a second run takes it for a boundary.
 */
export async function secondOpinion(given: GeneratedCase): Promise<Opinion> {
  const limits = [given.boundary, given.session].filter((limit) => limit !== undefined);
  const opinions = await Promise.all((limits.length > 0 ? limits : [undefined]).map((limit) => simulate(given, limit)));
  const found = (['EXPLICITLY_DENIED', 'IMPLICITLY_DENIED'] as const).find((opinion) => opinions.includes(opinion));
  return found ?? 'ALLOWED';
}

async function simulate(given: GeneratedCase, limit: GeneratedPolicy | undefined): Promise<Opinion> {
  const simulation: Simulation = {
    request: {
      principal: SESSION_ARN,
      action: given.action,
      resource: { resource: given.resource, accountId: ACCOUNT },
      contextVariables: given.context,
    },
    identityPolicies: given.identity.map((policy, index) => ({ name: `I${index}`, policy })),
    permissionBoundaryPolicies: limit ? [{ name: 'B', policy: limit }] : undefined,
    resourcePolicy: given.resourcePolicy,
    serviceControlPolicies: [],
    resourceControlPolicies: [],
  };
  return OPINIONS[await runUnsafeSimulation(simulation, {})];
}
