import { Token } from 'aws-cdk-lib';
import type { IdentityPool } from '../identity-pool';
import { stacksOfApp } from './app-stacks';
import { federationOf } from './federation';
import { warn } from './warnings';

/** What can be told when the pool is made. */
export function warnNow(pool: IdentityPool, props: { isClassic: boolean; choseFederation: boolean }): void {
  if (props.isClassic && pool.guestAccess.isEnabled) {
    warn(
      pool,
      'GuestsInClassicFlow',
      'allowClassicFlow with guests: in the classic flow guests choose among all roles that trust them, and Cognito does not put its cap on ' +
        'what they may do. Write allowClassicFlow: false, or a second pool for guests ' +
        '(https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flow.html).',
    );
  }
  const { region } = pool.env;
  const unconfirmed = Token.isUnresolved(region) ? undefined : federationOf(region).unconfirmed;
  if (unconfirmed && !props.choseFederation) {
    warn(
      pool,
      'FederationUnconfirmed',
      `${unconfirmed} (${region}); roles trust ${pool.federation.principal}. Try a sign-in before you rely on it, and write ` +
        "federation: CognitoFederation.of('cognito-identity...') with the principal that works.",
    );
  }
}

/** What a pool has become when everything was added. */
export interface PoolAtSynth {
  readonly hasProvider: boolean;
  /** Whether a backend may sign users in, and there is no developer provider for it to do so. */
  readonly lacksDeveloper: boolean;
  readonly choseFederation: boolean;
}

/** What can be told only when everything was added. */
export function warnAtSynth(pool: IdentityPool, state: PoolAtSynth): void {
  if (!state.hasProvider && !pool.guestAccess.isEnabled) {
    warn(
      pool,
      'NobodyCanSignIn',
      'no provider and no guests: nobody can get an identity. Write providers: [IdentityProvider.userPool(...)], pool.addProvider(...) or ' +
        'guestAccess: GuestAccess.enabled().',
    );
  }
  if (state.lacksDeveloper) {
    warn(
      pool,
      'NoDeveloperProvider',
      'grants.developerSignIn() on a pool without a developer provider: the backend can sign nobody in. Write ' +
        "pool.addProvider(IdentityProvider.developer('login.example.app')).",
    );
  }
  const reason =
    Token.isUnresolved(pool.env.region) && !state.choseFederation ? reasonToDoubtCommercial(pool) : undefined;
  if (reason) {
    warn(
      pool,
      'FederationByRegion',
      `the stack has no region, so roles trust ${pool.federation.principal}, but ${reason}: there nobody could sign in. Give the stack a ` +
        'region, or write federation: CognitoFederation.usGovWest() (or the one where the stack is deployed).',
    );
  }
}

/**
 * Why a stack without a region may end up where the commercial principal is wrong: because the app says so itself, by
 * another stack or by its target partitions. `aws-cn` alone is no sign: `cdk init` writes it for everybody.
 */
function reasonToDoubtCommercial(pool: IdentityPool): string | undefined {
  const { notCommercial } = stacksOfApp(pool);
  if (notCommercial) {
    return `${notCommercial.node.path || 'another stack'} of this app goes to ${notCommercial.region}`;
  }
  const targets: unknown = pool.node.tryGetContext('@aws-cdk/core:target-partitions');
  return Array.isArray(targets) && targets.includes('aws-us-gov')
    ? 'the context "@aws-cdk/core:target-partitions" names aws-us-gov'
    : undefined;
}
