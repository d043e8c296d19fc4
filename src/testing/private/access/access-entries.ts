import type { AttachmentModel, ProviderModel, RoleMappingModel } from '../../../model/elements';
import { readable } from '../../../model/text';
import type { AccessTableEntry } from '../../access-table';
import type { AppPool } from '../app-pool';
import type { PoolSimulation } from '../pool-simulation';
import { certain, open, type Prospects } from '../prospect';
import { chooseFallback, chooseGuestRole, defaultRole, mappingsFor } from '../role-choice';
import { groupsThatGiveRoles } from './groups-that-give-roles';
import { PeopleOfProvider } from './people-of-provider';
import { RoleDoors } from './role-doors';

/** Some people, and what the choice of their role comes to. */
interface Way {
  readonly who: string;
  readonly prospects: Prospects;
}

const UNCLEAR_ATTACHMENT = 'which role attachment the pool has can not be told';

/** Every way to a role of a pool: provider by provider, guests last. */
export function accessEntries(pool: AppPool): AccessTableEntry[] {
  const { first: simulation, app } = pool;
  const { items, gaps } = simulation.pool.providers;
  const doors = new RoleDoors(simulation);
  const entries = [
    ...items.flatMap((provider) => {
      const people = new PeopleOfProvider(simulation, provider, doors);
      return alikeInTags(waysOf(simulation, provider).map(({ who, prospects }) => people.entry(who, prospects)));
    }),
    ...gaps.map((gap) =>
      new PeopleOfProvider(simulation, undefined, doors).entry('of a provider that is not known', open(gap)),
    ),
    new PeopleOfProvider(simulation, undefined, doors).entry(
      'all',
      chooseGuestRole(simulation.app.model, simulation.pool),
    ),
  ];
  return entries.map((entry) => legibly(entry, (text) => app.legible(text)));
}

/** Who is refused anyway is asked for the same tags as everybody else. */
function alikeInTags(entries: readonly AccessTableEntry[]): AccessTableEntry[] {
  const [first, ...rest] = entries.filter(({ role }) => role !== undefined);
  const isAlike = first !== undefined && rest.every(({ tags }) => tags.join() === first.tags.join());
  return entries.map((entry) => (entry.role === undefined && isAlike ? { ...entry, tags: first.tags } : entry));
}

function waysOf(simulation: PoolSimulation, provider: ProviderModel): Way[] {
  const attachments = simulation.app.model.attachmentsOf(simulation.pool);
  const { sure, possible, gaps } = attachments;
  if (sure.length > 1 || (sure.length === 0 && possible.length + gaps.length > 0)) {
    return [{ who: 'all', prospects: open([UNCLEAR_ATTACHMENT, ...gaps].join('; ')) }];
  }
  const [attachment] = sure;
  const mappings = mappingsFor(attachment, provider);
  if (mappings.sure.length > 1 || mappings.possible.length + mappings.gaps.length > 0) {
    return [
      { who: 'all', prospects: open(['which role mapping is in force can not be told', ...mappings.gaps].join('; ')) },
    ];
  }
  const [mapping] = mappings.sure;
  return mapping === undefined
    ? [{ who: 'all', prospects: defaultRole(attachment, 'authenticated', 'the default role') }]
    : waysOfMapping(simulation, provider, mapping, attachment);
}

function waysOfMapping(
  simulation: PoolSimulation,
  provider: ProviderModel,
  mapping: RoleMappingModel,
  attachment: AttachmentModel | undefined,
): Way[] {
  const others = (because: string): Way => ({
    who: 'all others',
    prospects: chooseFallback(mapping, attachment, because),
  });
  switch (mapping.type) {
    case 'Rules':
      return [...waysOfRules(mapping), others('no rule matches')];
    case 'Token':
      return [...waysOfGroups(simulation, provider), others('the token has no role')];
    default:
      return [{ who: 'all', prospects: open(`the type of the role mapping of ${mapping.key} can not be told`) }];
  }
}

function waysOfRules({ rules }: RoleMappingModel): Way[] {
  const { items, gaps } = rules ?? { items: [], gaps: ['the mapping has no rules'] };
  return [
    ...items.map(({ claim = '?', matchType = '?', value = '?', roleArn }, index) => ({
      who: `rule ${index + 1}: ${readable(claim)} ${readable(matchType)} "${readable(value)}"`,
      prospects:
        roleArn === undefined ? open('the rule has no role') : certain({ kind: 'role', roleArn, why: 'the rule' }),
    })),
    ...gaps.map((gap) => ({ who: 'rules that are not known', prospects: open(gap) })),
  ];
}

function waysOfGroups({ app }: PoolSimulation, provider: ProviderModel): Way[] {
  const { groups, gaps } = groupsThatGiveRoles(provider, app.model);
  return [
    ...groups.map(({ who, roleArn }) => ({ who, prospects: certain({ kind: 'role', roleArn, why: 'the group' }) })),
    ...gaps.map((gap) => ({ who: 'with another role in the token', prospects: open(gap) })),
  ];
}

function legibly(entry: AccessTableEntry, show: (text: string) => string): AccessTableEntry {
  return {
    provider: show(entry.provider),
    who: show(entry.who),
    tags: entry.tags.map(show),
    role: entry.role,
    through: entry.through.map(show),
    problems: entry.problems.map(show),
    permissions: entry.permissions.map(show),
  };
}
