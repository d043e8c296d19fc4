/** The stock construct, or the one of this library. */
export type Side = 'stock' | 'ours';

/**
 * Loads the aws-cdk-lib modules this library stands on. They are written down here, not read off the library: a module it
 * came to load as well shall show in its time.
 */
export function loadWhatWeStandOn(): void {
  touch(require('constructs'), ['Construct']);
  touch(require('aws-cdk-lib'), ['App', 'Stack', 'Resource', 'CfnElement', 'Token', 'Lazy', 'Fn', 'Validations']);
  touch(require('aws-cdk-lib/core/lib/prop-injectable'), ['propertyInjectable']);
  touch(require('aws-cdk-lib/aws-cognito'), ['CfnIdentityPool', 'CfnIdentityPoolRoleAttachment', 'CfnUserPool']);
  touch(require('aws-cdk-lib/aws-iam'), ['Role', 'CfnRole', 'FederatedPrincipal', 'PolicyStatement']);
}

/** Loads one of the two constructs, and never the other one. */
export function loadConstruct(side: Side): void {
  if (side === 'stock') {
    touch(require('aws-cdk-lib/aws-cognito-identitypool'), ['IdentityPool', 'UserPoolAuthenticationProvider']);
  } else {
    touch(require('cdk-cognito-identity-pool'), ['IdentityPool', 'IdentityProvider', 'GuestAccess']);
  }
}

/** aws-cdk-lib loads a class when it is first asked for. */
export function touch(module: Record<string, unknown>, names: string[]): void {
  for (const name of names) {
    if (module[name] === undefined) {
      throw new Error(`there is no ${name} to load`);
    }
  }
}
