// The public surface of `testing`, name by name.
export { GuestSessionPolicies } from './guest-session-policies';
export { IdentityPoolSimulator } from './identity-pool-simulator';
export { ResourceArn } from './resource-arn';
export { SessionOutcome, type SignInRefusal } from './session-outcome';
export { type DeveloperSignInOptions, SignIn, type SignInOptions } from './sign-in';
export { DecisionOutcome, SimulatedDecision } from './simulated-decision';
export { SimulatedIdentityPool } from './simulated-identity-pool';
export { SimulatedSession } from './simulated-session';
export type { SimulatorOptions } from './simulator-options';
