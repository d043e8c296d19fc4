import type { Permission } from './permission';
import { INVOKE_PATHS, READING_METHODS, WRITING_METHODS } from './perms';

/** AWS does not say whether a path is compared as it was sent: what `%2F` stands for may be a slash to whoever comes next. */
const ENCODED = ['*%*'];

/** One path of a stage of an API, and all below it. */
export class PathSpace {
  /**
   * @param stageArn the ARN of the stage, as far as the slash before the method
   * @param path the path: `tenants/VARIABLE`
   */
  constructor(
    private readonly stageArn: string,
    private readonly path: string,
  ) {}

  public get read(): Permission[] {
    return this.invoke(READING_METHODS);
  }

  public get write(): Permission[] {
    return this.invoke(WRITING_METHODS);
  }

  public get readAndWrite(): Permission[] {
    return this.invoke([...READING_METHODS, ...WRITING_METHODS]);
  }

  /**
   * Each method by its name. A wildcard would reach across slashes: `STAGE/*` + `/tenants/acme/*` also is
   * `STAGE/GET/tenants/globex/tenants/acme/x`, a path of globex.
   */
  private invoke(methods: string[]): Permission[] {
    const resourceArns = methods.flatMap((method) => {
      const own = `${this.stageArn}/${method}/${this.path}`;
      return [own, `${own}/*`];
    });
    return [{ actions: INVOKE_PATHS, resourceArns, readAsMore: ENCODED }];
  }
}
