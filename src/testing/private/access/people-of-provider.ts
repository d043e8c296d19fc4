import type { ProviderModel } from '../../../model/elements';
import { readable } from '../../../model/text';
import type { AccessTableEntry } from '../../access-table';
import { describeProvider } from '../find-provider';
import type { PoolSimulation } from '../pool-simulation';
import type { Prospects } from '../prospect';
import type { World, Worlds } from '../worlds';
import { admitAnybody } from './admit-anybody';
import { mappedClaims } from './mapped-claims';
import { permissionsOf } from './permissions-of';
import type { RoleDoors } from './role-doors';

/** Whoever comes through one provider, or as a guest: nobody in particular, so that claims have no values. */
export class PeopleOfProvider {
  private readonly tagKeys: readonly string[];
  private readonly tags: readonly string[];

  constructor(
    private readonly simulation: PoolSimulation,
    private readonly provider: ProviderModel | undefined,
    private readonly doors: RoleDoors,
  ) {
    const mapped = provider ? mappedClaims(simulation, provider) : [];
    this.tagKeys = mapped.flatMap(({ key }) => key ?? []);
    this.tags = mapped.map(({ text }) => text);
  }

  public entry(who: string, prospects: Prospects): AccessTableEntry {
    const worlds = this.worlds(prospects, this.tagKeys);
    const [credentials] = worlds.all.flatMap((world) => (world.kind === 'credentials' ? [world] : []));
    const { app } = this.simulation.app;
    const role = credentials?.role;
    return {
      provider: this.provider ? describeProvider(this.provider) : 'guests',
      who,
      tags: this.tags.map((text, index) =>
        this.isRequired(this.tagKeys[index], prospects) ? `${text} (required)` : text,
      ),
      role: role && ('source' in role ? app.nameOf(role.source) : app.legible(readable(role.arn))),
      through: role ? this.doors.of(role).map(describeProvider) : [],
      problems: this.problems(worlds),
      permissions: role ? permissionsOf(role, this.provider === undefined, app) : [],
    };
  }

  private problems({ all, doubts }: Worlds): string[] {
    if (all.every(({ kind }) => kind === 'credentials')) {
      return [];
    }
    const refusals = all.flatMap((world) => (world.kind === 'refused' ? [refusalIn(world)] : []));
    return [...new Set(refusals.length === all.length ? refusals : doubts)];
  }

  /** Whether the role refuses whoever lacks a tag, and nobody else. */
  private isRequired(tag: string | undefined, prospects: Prospects): boolean {
    const isRefused = (keys: readonly string[]) =>
      this.worlds(prospects, keys).all.every(({ kind }) => kind === 'refused');
    return tag !== undefined && !isRefused(this.tagKeys) && isRefused(this.tagKeys.filter((key) => key !== tag));
  }

  private worlds(prospects: Prospects, tagKeys: readonly string[]): Worlds {
    return admitAnybody(this.simulation, this.provider, prospects, tagKeys);
  }
}

function refusalIn({ refusal: { exception, cause } }: Extract<World, { kind: 'refused' }>): string {
  return `${exception}: ${cause}`;
}
