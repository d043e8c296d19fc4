// The public surface of the namespace, file by file: jsii finds no single names of a namespace.
export * from './check-finding';
export * from './identity-pool-change';
export * from './identity-pool-changes';
export * from './identity-pool-checks';
