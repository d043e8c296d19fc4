import { MAPPED_PROVIDER_NAME } from '../../../private/limits';
import { exampleMapping, exampleMappings, mappingWith } from '../example-mappings';
import { examplePool } from '../example-resources';
import { roleMappings, tagMaps } from '../reading/of-pools';
import { textFindings } from '../reading/text-mistake';
import type { Rule } from '../rule';

/** A provider without a name is none of the pool: another rule's. */
const LIMIT = { ...MAPPED_PROVIDER_NAME, min: 0 };
const LONG = `arn:aws:iam::123456789012:saml-provider/${'x'.repeat(89)}`;

export const mappedProviderNameTooLong: Rule = {
  id: 'MappedProviderNameTooLong',
  severity: 'error',
  title: 'The name of a provider is too long for a role mapping or a tag map',
  why: 'The deployment fails.',
  fix: `an IAM provider whose ARN has at most ${MAPPED_PROVIDER_NAME.max} characters, or neither role mapping nor tag map for it`,
  source: MAPPED_PROVIDER_NAME.source,
  example: () => ({
    fires: { Pool: examplePool({ SamlProviderARNs: [LONG] }), Roles: exampleMappings({ [LONG]: mappingWith({}) }) },
    silent: exampleMapping({}),
  }),
  find: (model) => [
    ...roleMappings(model).flatMap(({ mapping, place }) => textFindings(place, mapping.providerName, LIMIT)),
    ...tagMaps(model).flatMap(({ item: { source, providerName }, pool }) =>
      textFindings({ at: source, pool, property: 'Properties.IdentityProviderName' }, providerName, LIMIT),
    ),
  ],
};
