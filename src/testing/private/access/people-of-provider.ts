import type { ProviderModel } from '../../../model/elements';
import { readable, type Text, unknown } from '../../../model/text';
import type { AccessTableEntry } from '../../access-table';
import { Claims } from '../claims';
import { amrOf } from '../cognito-token';
import { describeProvider } from '../find-provider';
import type { PoolSimulation } from '../pool-simulation';
import type { Prospects } from '../prospect';
import { NO_TAGS, type SessionTags } from '../session-tags';
import type { World, Worlds } from '../worlds';
import { mappedClaims } from './mapped-claims';
import { permissionsOf } from './permissions-of';

/** Any value that a claim may have: what a role asks of a tag can not be judged by it. */
const SOME_VALUE = 'x';

/** Whoever comes through one provider, or as a guest: nobody in particular, so that claims have no values. */
export class PeopleOfProvider {
  private readonly tagKeys: readonly string[];
  private readonly tags: readonly string[];

  constructor(
    private readonly simulation: PoolSimulation,
    private readonly provider: ProviderModel | undefined,
  ) {
    const mapped = provider ? mappedClaims(simulation, provider) : [];
    this.tagKeys = mapped.flatMap(({ key }) => key ?? []);
    this.tags = mapped.map(({ text }) => text);
  }

  public entry(who: string, prospects: Prospects): AccessTableEntry {
    const worlds = this.worlds(prospects, this.tagged(this.tagKeys, SOME_VALUE));
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
    const isRefused = (tags: SessionTags) => this.worlds(prospects, tags).all.every(({ kind }) => kind === 'refused');
    return (
      tag !== undefined &&
      !isRefused(this.tagged(this.tagKeys, SOME_VALUE)) &&
      isRefused(
        this.tagged(
          this.tagKeys.filter((key) => key !== tag),
          SOME_VALUE,
        ),
      )
    );
  }

  private worlds(prospects: Prospects, tags: SessionTags): Worlds {
    const amr = amrOf(this.provider, new Claims(new Map()));
    const token = this.simulation.tokenOf(amr, unknown('which user signs in'), false);
    return this.simulation.admit(prospects, token, [tags], false);
  }

  private tagged(keys: readonly string[], value: Text): SessionTags {
    return { ...NO_TAGS, values: new Map(keys.map((key) => [key, value])), mappedKeys: keys };
  }
}

function refusalIn({ refusal: { exception, cause } }: Extract<World, { kind: 'refused' }>): string {
  return `${exception}: ${cause}`;
}
