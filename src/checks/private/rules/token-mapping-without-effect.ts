import { readable } from '../../../model/text';
import { exampleMapping } from '../example-mappings';
import { PAGES } from '../pages';
import { type MappedProvider, mappedProviders } from '../reading/mapped-kind';
import { within } from '../reading/text-mistake';
import type { Rule } from '../rule';

const TOKEN = { Type: 'Token', AmbiguousRoleResolution: 'AuthenticatedRole', RulesConfiguration: undefined };

export const tokenMappingWithoutEffect: Rule = {
  id: 'TokenMappingWithoutEffect',
  severity: 'warning',
  title: 'A role mapping goes by tokens that are not of a user pool',
  why: 'AWS documents cognito:preferred_role and cognito:roles for tokens of user pools alone: others hardly ever name a role.',
  fix: 'Type: Rules with rules over claims of the provider, or no role mapping',
  source: PAGES.roleBasedAccess,
  example: () => ({ fires: exampleMapping(TOKEN), silent: exampleMapping({}) }),
  find: (model) =>
    mappedProviders(model)
      .filter(({ provider, mapping }) => provider.kind !== 'user-pool' && mapping.type === 'Token')
      .filter((mapped) => !isDenied(mapped))
      .map(({ provider, place }) => ({
        ...within(place, 'Type'),
        what: `Token, for ${readable(provider.roleMappingName)}`,
      })),
};

/** Of which the rule TokenMappingNeedsUserPool speaks. */
function isDenied({ provider, mapping }: MappedProvider): boolean {
  return provider.kind === 'social' && mapping.ambiguousRoleResolution === 'Deny';
}
