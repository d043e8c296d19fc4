import { isLiteral, type Text } from '../../../model/text';
import { SOCIAL } from '../../../private/provider-name';
import { EXAMPLE_RULE, exampleMapping, exampleMappings, mappingWith } from '../example-mappings';
import { examplePool } from '../example-resources';
import { PAGES } from '../pages';
import { rules } from '../reading/of-pools';
import { quoted, within } from '../reading/text-mistake';
import type { Rule } from '../rule';

const CLAIMS = ['aud', 'iss', 'sub'];
const PROVIDERS: readonly Text[] = [SOCIAL.amazon, SOCIAL.facebook];

const FACEBOOK = { [SOCIAL.facebook]: mappingWith({ RulesConfiguration: { Rules: [EXAMPLE_RULE] } }) };

export const claimNotAvailable: Rule = {
  id: 'ClaimNotAvailable',
  severity: 'error',
  title: 'A rule for users of Facebook or Amazon tests a claim Cognito does not know of them',
  why: 'The rule never matches.',
  fix: `one of ${CLAIMS.join(', ')}`,
  source: PAGES.roleBasedAccess,
  example: () => ({
    fires: {
      Pool: examplePool({ SupportedLoginProviders: { [SOCIAL.facebook]: '1234567890' } }),
      Roles: exampleMappings(FACEBOOK),
    },
    silent: exampleMapping({}),
  }),
  find: (model) =>
    rules(model)
      .filter(({ mapping }) => PROVIDERS.includes(mapping.providerName))
      .flatMap(({ mapping, rule: { claim }, place }) =>
        claim !== undefined && isLiteral(claim) && !CLAIMS.includes(claim)
          ? [{ ...within(place, 'Claim'), what: `${quoted(claim)}, for ${mapping.providerName}` }]
          : [],
      ),
};
