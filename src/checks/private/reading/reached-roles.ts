import {
  type AttachmentModel,
  openConditions,
  type PoolModel,
  type ProviderModel,
  type RoleLookup,
  type RoleMappingModel,
  type RoleModel,
  type Source,
} from '../../../model/elements';
import type { IdentityPoolModel } from '../../../model/identity-pool-model';
import { sameness } from '../../../model/sameness';
import { readable, type Text } from '../../../model/text';
import type { Audience } from '../../../private/trust-policy';
import { remember } from './remember';

/** One place where a role is named for users of a pool. */
export interface RoleNaming {
  readonly pool: PoolModel;
  readonly audience: Audience;
  readonly arn: Text;
  readonly found: RoleLookup;
  /** Where it is named. */
  readonly at: Source;
  readonly property: string;
  /** The providers whose users may get the role. Empty for guests. */
  readonly through: readonly ProviderModel[];
  /** Why nobody may get the role from here. Undefined where somebody certainly does. */
  readonly doubt?: string;
}

/** A role of the app that users of a pool may get, wherever it is named for them. */
export interface ReachedRole extends Pick<RoleNaming, 'pool' | 'audience' | 'through' | 'doubt'> {
  readonly role: RoleModel;
}

type WithoutLookup = Omit<RoleNaming, 'found'>;

/** Every place where a role is named for somebody, in all pools of the app. */
export const roleNamings = remember((model: IdentityPoolModel): readonly RoleNaming[] =>
  model.pools.flatMap((pool) => namingsOf(model, pool)),
);

/** Every place where a role is named for users of one pool. */
export function namingsOf(model: IdentityPoolModel, pool: PoolModel): readonly RoleNaming[] {
  return namings(model)(pool);
}

const namings = remember((model: IdentityPoolModel) =>
  remember((pool: PoolModel): readonly RoleNaming[] =>
    attachmentsWithDoubt(model, pool).flatMap(([attachment, doubt]) =>
      [...defaultRoles(model, pool, attachment), ...mappedRoles(model, pool, attachment)].map((naming) => ({
        ...naming,
        doubt: doubt ?? naming.doubt,
        found: model.roleAt(naming.arn),
      })),
    ),
  ),
);

/** The roles of the app that somebody gets: one entry for each role, pool and audience. */
export const reachedRoles = remember((model: IdentityPoolModel): readonly ReachedRole[] => {
  const named = new Map<PoolModel, Map<string, NamedRole>>();
  for (const naming of roleNamings(model)) {
    const { pool, audience, found } = naming;
    if (found.kind === 'of-app') {
      const ofPool = named.get(pool) ?? new Map<string, NamedRole>();
      named.set(pool, ofPool);
      const key = `${audience} ${found.role.arn}`;
      const namedRole = ofPool.get(key) ?? { role: found.role, namings: [] };
      namedRole.namings.push(naming);
      ofPool.set(key, namedRole);
    }
  }
  return [...named.values()].flatMap((ofPool) => [...ofPool.values()].map(reachedRole));
});

/** A role, and every place that names it for the same people. */
interface NamedRole {
  readonly role: RoleModel;
  readonly namings: RoleNaming[];
}

function reachedRole({ role, namings }: NamedRole): ReachedRole {
  const [{ pool, audience }] = namings;
  const doubts = namings.map(({ doubt }) => doubt);
  // The rules of one provider share one list, and there can be 25 of them.
  const lists = new Set(namings.map(({ through }) => through));
  return {
    pool,
    audience,
    role,
    through: [...new Set([...lists].flat())],
    doubt: doubts.includes(undefined) ? undefined : doubts.at(-1),
  };
}

/** The attachments of a pool, each with the reason why it may be none. */
export function attachmentsWithDoubt(
  model: IdentityPoolModel,
  pool: PoolModel,
): readonly [AttachmentModel, string | undefined][] {
  return attachments(model)(pool);
}

const attachments = remember((model: IdentityPoolModel) =>
  remember((pool: PoolModel): readonly [AttachmentModel, string | undefined][] => {
    const { sure, possible } = model.attachmentsOf(pool);
    return [
      ...sure.map((attachment): [AttachmentModel, undefined] => [attachment, undefined]),
      ...possible.map((attachment): [AttachmentModel, string] => [
        attachment,
        openConditions(attachment, pool)[0]?.because ??
          `whether ${attachment.source.logicalId} is for ${pool.source.logicalId} only the deployment knows`,
      ]),
    ];
  }),
);

function defaultRoles(model: IdentityPoolModel, pool: PoolModel, { source, roles }: AttachmentModel): WithoutLookup[] {
  const guests = pool.allowsGuests;
  return roles.items.flatMap(({ key, roleArn }): WithoutLookup[] => {
    const place = { pool, arn: roleArn, at: source, property: `Properties.Roles.${key}` };
    if (key === 'authenticated') {
      const through = pool.providers.items.filter((provider) => mayFallBack(model, pool, provider));
      return [{ ...place, audience: 'authenticated', through }];
    }
    return key === 'unauthenticated' && guests !== false
      ? [{ ...place, audience: 'unauthenticated', through: [], doubt: guests === true ? undefined : readable(guests) }]
      : [];
  });
}

/** Without a mapping every user of a provider gets the default role; with one, those it does not decide about. */
function mayFallBack(model: IdentityPoolModel, pool: PoolModel, provider: ProviderModel): boolean {
  const { sure, possible } = model.roleMappingsOf(pool, provider);
  return sure.every(({ ambiguousRoleResolution }) => ambiguousRoleResolution !== 'Deny') || possible.length > 0;
}

function mappedRoles(
  model: IdentityPoolModel,
  pool: PoolModel,
  { source, roleMappings }: AttachmentModel,
): WithoutLookup[] {
  return roleMappings.items.flatMap((mapping) => {
    const through = providersOf(pool, mapping);
    if (through.length === 0 && pool.providers.gaps.length === 0) {
      return [];
    }
    const rules = (mapping.rules?.items ?? []).flatMap(({ roleArn }, index): WithoutLookup[] =>
      roleArn === undefined
        ? []
        : [{ pool, audience: 'authenticated', arn: roleArn, at: source, property: rulePath(mapping, index), through }],
    );
    return mapping.type === 'Token' ? groupRoles(model, pool, through) : rules;
  });
}

function rulePath({ key }: RoleMappingModel, index: number): string {
  return `Properties.RoleMappings.${key}.RulesConfiguration.Rules.${index}.RoleARN`;
}

/** The providers of a pool that a role mapping is or may be for. */
export function providersOf(pool: PoolModel, { providerName }: RoleMappingModel): readonly ProviderModel[] {
  return pool.providers.items.filter(({ roleMappingName }) => sameness(providerName, roleMappingName) !== 'different');
}

/** What a token says comes from the groups of its user pool. */
function groupRoles(model: IdentityPoolModel, pool: PoolModel, through: readonly ProviderModel[]): WithoutLookup[] {
  return through.flatMap((provider) => {
    if (provider.kind !== 'user-pool') {
      return [];
    }
    const { sure, possible } = model.userPoolsNamed(provider.providerName);
    return [...sure, ...possible].flatMap((userPool) => {
      const groups = model.groupsOf(userPool);
      return [...groups.sure, ...groups.possible].flatMap((group): WithoutLookup[] => {
        const isSure = sure.includes(userPool) && groups.sure.includes(group);
        return group.roleArn === undefined
          ? []
          : [
              {
                pool,
                audience: 'authenticated',
                arn: group.roleArn,
                at: group.source,
                property: 'Properties.RoleArn',
                through: [provider],
                doubt: isSure
                  ? undefined
                  : `whether ${group.source.logicalId} is a group of this user pool only the deployment knows`,
              },
            ];
      });
    });
  });
}
