import { Stack } from 'aws-cdk-lib';
import type { IIdentityPoolRef } from 'aws-cdk-lib/aws-cognito';
import type { PoolModel } from '../model/elements';
import { sameness } from '../model/sameness';
import { quote, refuse } from '../private/errors';
import type { AccessTable } from './access-table';
import { App } from './private/app';
import { AppPool } from './private/app-pool';
import type { SignIn } from './sign-in';
import { SimulatedIdentityPool } from './simulated-identity-pool';
import type { SimulatedSession } from './simulated-session';
import type { SimulatorOptions } from './simulator-options';

/**
 * The identity pools of an app, as Cognito would run them: who signs in gets which role, with which tags, and may do what.
 *
 * It reads nothing but CloudFormation, so it works for any pool: of this library, of the stock construct, of a template
 * written by hand. It calls no AWS, and needs no name, account or region to be known.
 *
 * What it does not look at: service control and resource control policies, VPC endpoint policies, resource policies of other
 * apps, access control lists, and rules of single services.
 */
export class IdentityPoolSimulator {
  /**
   * Simulates one pool. Synthesizes the app it is part of.
   *
   * Throws for what is no pool, and for a pool that no template of the app makes.
   *
   * @param pool the pool, of this library, the stock construct, or `CfnIdentityPool`
   * @param options what the templates do not say
   */
  public static of(pool: IIdentityPoolRef, options: SimulatorOptions = {}): IdentityPoolSimulator {
    if (pool?.identityPoolRef === undefined) {
      refuse({
        code: 'SimulatorNeedsPool',
        where: 'IdentityPoolSimulator.of()',
        what: `pool is ${quote(pool)}`,
        allowed: 'an identity pool',
        instead: 'the pool, or IdentityPoolSimulator.fromStack() for a stack',
      });
    }
    const app = App.ofStack(Stack.of(pool), options);
    const id = app.first.textOf(pool.identityPoolRef.identityPoolId, pool.node.path);
    const meant = app.first.model.pools.filter((model) => sameness(model.id, id) === 'same');
    if (meant.length !== 1) {
      refuse({
        code: 'SimulatorNeedsPool',
        where: pool,
        what: 'no template of the app makes this identity pool',
        allowed: 'pools that the app makes: what an imported one does can not be read',
        instead: 'IdentityPoolSimulator.fromTemplate() with the template that makes it',
      });
    }
    return new IdentityPoolSimulator(app, meant);
  }

  /**
   * Simulates the pools of a stack, and of stacks nested in it. Synthesizes the app it is part of.
   *
   * Throws for a stack without a pool.
   *
   * @param stack the stack
   * @param options what the templates do not say
   */
  public static fromStack(stack: Stack, options: SimulatorOptions = {}): IdentityPoolSimulator {
    const app = App.ofStack(stack, options);
    const { path } = stack.node;
    const within = ({ source }: PoolModel) => source.stack === path || source.stack.startsWith(`${path}/`);
    return new IdentityPoolSimulator(app, app.first.model.pools.filter(within), path);
  }

  /**
   * Simulates the pools of a template: what `cdk synth` wrote, or somebody by hand.
   *
   * Throws for what is no template, and for one without a pool.
   *
   * @param template the template, as parsed JSON
   * @param options what the template does not say
   */
  public static fromTemplate(
    template: { [section: string]: unknown },
    options: SimulatorOptions = {},
  ): IdentityPoolSimulator {
    const app = App.ofTemplate(template, options);
    return new IdentityPoolSimulator(app, app.first.model.pools, 'the template');
  }

  private readonly pools: readonly AppPool[];

  private constructor(app: App, pools: readonly PoolModel[], place?: string) {
    if (pools.length === 0) {
      refuse({
        code: 'SimulatorNeedsPool',
        where: place ?? 'IdentityPoolSimulator',
        what: ['there is no AWS::Cognito::IdentityPool', ...app.first.gaps].join('; '),
        allowed: 'a template with an identity pool',
        instead: 'the stack that makes the pool',
      });
    }
    this.pools = pools.map((pool) => new AppPool(app, pool.source));
  }

  /** The logical ids of the pools. */
  public get poolIds(): string[] {
    return this.pools.map(({ source }) => source.logicalId);
  }

  /**
   * One of several pools.
   *
   * Throws when there is none, or more than one, by that name.
   *
   * @param id its logical id, or the path of its construct
   */
  public pool(id: string): SimulatedIdentityPool {
    const found = this.pools.filter(({ source, path }) => source.logicalId === id || path === id);
    return found.length === 1
      ? SimulatedIdentityPool._of(found[0])
      : this.refuseChoice(`pool(${JSON.stringify(id)}) is ${found.length === 0 ? 'none of them' : 'several'}`);
  }

  /**
   * What becomes of somebody who comes to the pool, where there is one.
   *
   * Throws where there are several pools, for a provider the pool does not have, and for a token of another app.
   *
   * @param signIn who comes, and how
   */
  public signIn(signIn: SignIn): SimulatedSession {
    return this.onlyPool().signIn(signIn);
  }

  /** Who gets which role of the pool, and what the roles may do. Throws where there are several pools. */
  public accessTable(): AccessTable {
    return this.onlyPool().accessTable();
  }

  /**
   * Throws unless a file says who gets which role, as the pool now has it. Throws also where there are several pools.
   *
   * @param file the path of the file, as for `SimulatedIdentityPool.assertAccessTable()`
   */
  public assertAccessTable(file: string): void {
    this.onlyPool().assertAccessTable(file);
  }

  private onlyPool(): SimulatedIdentityPool {
    return this.pools.length === 1
      ? SimulatedIdentityPool._of(this.pools[0])
      : this.refuseChoice('there are several identity pools');
  }

  private refuseChoice(what: string): never {
    return refuse({
      code: 'SimulatorNeedsPool',
      where: 'IdentityPoolSimulator',
      what,
      allowed: this.pools.map(({ source, path }) => [source.logicalId, path].filter(Boolean).join(', ')).join('; '),
      instead: `simulator.pool('${this.pools[0].source.logicalId}')`,
    });
  }
}
