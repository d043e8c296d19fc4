// The public surface of the namespace, file by file: jsii finds no single names of a namespace.
export * from './access-table';
export * from './guest-session-policies';
export * from './identity-pool-simulator';
export * from './resource-arn';
export * from './session-outcome';
export * from './sign-in';
export * from './simulated-decision';
export * from './simulated-identity-pool';
export * from './simulated-session';
export * from './simulator-options';
