import type { RuleModel } from '../../../model/elements';
import type { IdentityPoolModel } from '../../../model/identity-pool-model';
import { isLiteral } from '../../../model/text';
import { exampleGroup, exampleRules, exampleUserPool } from '../example-resources';
import { PAGES } from '../pages';
import { groupsOf, type MappedUserPool, mappedUserPools } from '../reading/mapped-user-pools';
import type { Finding, Rule } from '../rule';

const RULES = exampleUserPool(exampleRules({ Claim: 'cognito:groups', MatchType: 'Contains', Value: 'admin' }));

export const groupNamesOverlap: Rule = {
  id: 'GroupNamesOverlap',
  severity: 'warning',
  title: 'A rule looks for the name of a group that is part of the name of another one',
  why: 'AWS does not say whether Contains looks at each group or at the list as one text: members of the other group may get the role as well.',
  fix: 'names of groups of which none is part of another, or a role mapping of type Token',
  source: PAGES.roleBasedAccess,
  example: () => ({
    fires: { ...RULES, Admins: exampleGroup('admin'), Others: exampleGroup('not-admin') },
    silent: { ...RULES, Admins: exampleGroup('admin'), Others: exampleGroup('guest') },
  }),
  find: (model) => mappedUserPools(model).flatMap((mapped) => findIn(model, mapped)),
};

function findIn(model: IdentityPoolModel, mapped: MappedUserPool): Finding[] {
  const { pool, attachment, mapping, userPool } = mapped;
  return (mapping.rules?.items ?? []).flatMap((rule, index) => {
    const wanted = wantedGroup(rule);
    const others = groupsOf(model, userPool).filter(
      ({ group: { name } }) =>
        wanted !== undefined && name !== undefined && name !== wanted && isLiteral(name) && name.includes(wanted),
    );
    const doubt = mapped.doubt ?? (others.every((other) => other.doubt !== undefined) ? others[0]?.doubt : undefined);
    return others.length === 0
      ? []
      : [
          {
            at: attachment.source,
            pool: pool.source,
            property: `Properties.RoleMappings.${mapping.key}.RulesConfiguration.Rules.${index}.Value`,
            what: `${wanted} is part of ${others.map(({ group }) => group.name).join(', ')} as well`,
            untold: doubt,
          },
        ];
  });
}

function wantedGroup({ claim, matchType, value }: RuleModel): string | undefined {
  const isForGroups = claim === 'cognito:groups' && matchType === 'Contains';
  return isForGroups && value !== undefined && isLiteral(value) ? value : undefined;
}
