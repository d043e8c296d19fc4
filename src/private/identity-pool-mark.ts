import type { IdentityPool } from '../identity-pool';

/** Shared by all copies of this package in one process, unlike the class itself. */
const MARK = Symbol.for('cdk-cognito-identity-pool.IdentityPool');

export function markIdentityPool(identityPool: IdentityPool): void {
  Object.defineProperty(identityPool, MARK, { value: true });
}

export function isIdentityPool(x: unknown): x is IdentityPool {
  return typeof x === 'object' && x !== null && MARK in x;
}
