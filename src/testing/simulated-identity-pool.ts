import { AccessTable } from './access-table';
import { assertAccessFile, writeAccessFile } from './private/access-file';
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

  private constructor(private readonly pool: AppPool) {
    this.logicalId = pool.source.logicalId;
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

  /** Who gets which role, and what the roles may do: the pool on one page. */
  public accessTable(): AccessTable {
    return AccessTable._of(this.pool);
  }

  /**
   * Throws unless a file says who gets which role, as the pool now has it. Commit the file: whoever changes the pool then reads
   * what that changes for whom, and so do those who review it.
   *
   * `.md` is Markdown, `.mmd` a Mermaid diagram, anything else plain text. Nothing is written, unless the environment variable
   * `WRITE_ACCESS_TABLES` is `true`.
   *
   * @param file the path of the file
   */
  public assertAccessTable(file: string): void {
    assertAccessFile(this.accessTable(), file);
  }

  /**
   * Writes the file that `assertAccessTable()` compares with.
   *
   * @param file the path of the file
   */
  public writeAccessTable(file: string): void {
    writeAccessFile(this.accessTable(), file);
  }
}
