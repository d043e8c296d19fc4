import type { ProviderModel } from '../../../model/elements';
import type { PoolSimulation } from '../pool-simulation';
import { certain } from '../prospect';
import type { AnyRole } from '../role-policies';
import { admitAnybody } from './admit-anybody';
import { mappedClaims } from './mapped-claims';

/** Through which of a pool's providers the roles may be reached, whatever a rule says one day. */
export class RoleDoors {
  private readonly doors = new Map<AnyRole, readonly ProviderModel[]>();

  constructor(private readonly simulation: PoolSimulation) {}

  /** The providers whose users a role lets in; none where it lets in those of every provider. */
  public of(role: AnyRole): readonly ProviderModel[] {
    const doors = this.doors.get(role) ?? this.find(role);
    this.doors.set(role, doors);
    return doors;
  }

  private find(role: AnyRole): ProviderModel[] {
    const { items } = this.simulation.pool.providers;
    const open = items.filter((provider) => this.mayEnter(provider, role));
    return open.length === items.length ? [] : open;
  }

  private mayEnter(provider: ProviderModel, { arn }: AnyRole): boolean {
    const tagKeys = mappedClaims(this.simulation, provider).flatMap(({ key }) => key ?? []);
    const prospects = certain({ kind: 'role', roleArn: arn, why: 'whoever comes' });
    return admitAnybody(this.simulation, provider, prospects, tagKeys).all.some(({ kind }) => kind !== 'refused');
  }
}
