import { readable } from '../../../model/text';
import { exampleMapping } from '../example-mappings';
import { PAGES } from '../pages';
import { mappedProviders } from '../reading/mapped-kind';
import { within } from '../reading/text-mistake';
import type { Rule } from '../rule';

const TOKEN = { Type: 'Token', RulesConfiguration: undefined };

export const tokenMappingNeedsUserPool: Rule = {
  id: 'TokenMappingNeedsUserPool',
  severity: 'error',
  title: 'Users of a social provider get the role their token names, or none',
  why: 'Only user pools write cognito:preferred_role and cognito:roles into tokens: every sign-in is denied.',
  fix: 'Type: Rules with rules over claims of the provider',
  source: PAGES.roleBasedAccess,
  example: () => ({ fires: exampleMapping(TOKEN), silent: exampleMapping({}) }),
  find: (model) =>
    mappedProviders(model)
      .filter(({ provider, mapping }) => provider.kind === 'social' && mapping.type === 'Token')
      .filter(({ mapping }) => mapping.ambiguousRoleResolution === 'Deny')
      .map(({ provider, place }) => ({
        ...within(place, 'Type'),
        what: `Token with AmbiguousRoleResolution: Deny, for ${readable(provider.roleMappingName)}`,
      })),
};
