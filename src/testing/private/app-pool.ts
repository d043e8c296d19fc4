import { once } from '../../model/cloudformation/memo';
import type { Source } from '../../model/elements';
import type { App } from './app';
import type { AppReading } from './app-reading';
import { PoolSimulation } from './pool-simulation';

/** One pool of an app, in every environment that has to be looked at. */
export class AppPool {
  private readonly whereNobodyHasNamedOne = once(() => this.in(() => [])[0]);
  private readonly simulations = new Map<AppReading, PoolSimulation | undefined>();

  constructor(
    public readonly app: App,
    public readonly source: Source,
  ) {}

  /** The path of the construct that made the pool. */
  public get path(): string | undefined {
    return this.app.pathOf(this.source);
  }

  /** The pool where nobody has named an environment: good for everything but an answer. */
  public get first(): PoolSimulation {
    return this.whereNobodyHasNamedOne();
  }

  /** The pool in every environment, once a test names some itself. A condition may take it out of one. */
  public in(texts: () => readonly string[]): readonly PoolSimulation[] {
    return this.app.in(texts).flatMap((reading) => this.simulationIn(reading) ?? []);
  }

  private simulationIn(reading: AppReading): PoolSimulation | undefined {
    if (!this.simulations.has(reading)) {
      const pool = reading.model.pools.find(
        ({ source }) => source.stack === this.source.stack && source.logicalId === this.source.logicalId,
      );
      this.simulations.set(reading, pool && new PoolSimulation(reading, pool));
    }
    return this.simulations.get(reading);
  }
}
