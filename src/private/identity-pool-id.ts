import { Fn, Token } from 'aws-cdk-lib';

/** The region in the id of an identity pool: the pool's own, whatever stack knows of it. A token where the id is one. */
export function regionOf(identityPoolId: string): string {
  return knownRegionOf(identityPoolId) ?? Fn.select(0, Fn.split(':', identityPoolId));
}

/** Undefined where only the deployment knows the id. */
export function knownRegionOf(identityPoolId: string): string | undefined {
  return Token.isUnresolved(identityPoolId) ? undefined : identityPoolId.split(':')[0];
}
