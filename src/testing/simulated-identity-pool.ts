import { readable } from '../model/text';
import type { AppPool } from './private/app-pool';
import type { SignIn } from './sign-in';
import { SimulatedSession } from './simulated-session';

/** One identity pool, as Cognito would run it. */
export class SimulatedIdentityPool {
  /** @internal */
  public static _of(pool: AppPool): SimulatedIdentityPool {
    return new SimulatedIdentityPool(pool);
  }

  /** The logical id of the pool in its template. */
  public readonly logicalId: string;

  /** The id of the pool, in which `<Stack/Pool.Ref>` stands for what only the deployment knows. */
  public readonly identityPoolId: string;

  private constructor(private readonly pool: AppPool) {
    this.logicalId = pool.source.logicalId;
    this.identityPoolId = readable(pool.first.pool.id);
  }

  /**
   * What becomes of somebody who comes to the pool.
   *
   * Throws for a provider the pool does not have, and for a token of another app.
   *
   * @param signIn who comes, and how
   */
  public signIn(signIn: SignIn): SimulatedSession {
    return SimulatedSession._of(this.pool, signIn);
  }
}
