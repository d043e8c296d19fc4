import type { PoolModel, ProviderModel } from '../../../model/elements';
import { sameness } from '../../../model/sameness';
import { readable, type Text, unknownReasons } from '../../../model/text';
import { API_PAGES } from '../api-pages';
import { exampleMapping, exampleMappings, GOOGLE_POOL, mappingWith } from '../example-mappings';
import { attachmentsOfPools, mappingsOf } from '../reading/of-pools';
import { quoted } from '../reading/text-mistake';
import type { Finding, Rule } from '../rule';

export const mappedProviderNotOnPool: Rule = {
  id: 'MappedProviderNotOnPool',
  severity: 'error',
  title: 'A role mapping is for a provider the pool does not have',
  why: 'The deployment fails with "is not a valid RoleMapping ProviderName or is not a configured provider."',
  fix: 'the name of a provider of the pool as role mappings spell it: USER_POOL_NAME:CLIENT_ID, the ARN of an IAM provider, accounts.google.com',
  source: API_PAGES.roleMapping,
  example: () => ({
    fires: { Pool: GOOGLE_POOL, Roles: exampleMappings({ 'www.amazon.com': mappingWith({}) }) },
    silent: exampleMapping({}),
  }),
  find: (model) =>
    attachmentsOfPools(model).flatMap(({ pool, item, doubt }) =>
      mappingsOf(item, pool.source).flatMap(({ mapping: { providerName }, place }): Finding[] => {
        const answers = pool.providers.items.map(({ roleMappingName }) => sameness(providerName, roleMappingName));
        if (answers.includes('same')) {
          return [];
        }
        const unclear = answers.includes('unknown')
          ? `part of a name only the deployment knows${because(providerName)}`
          : pool.providers.gaps[0];
        return [
          { ...place, what: mistakeIn(providerName, pool), fix: fixFor(providerName, pool), untold: unclear ?? doubt },
        ];
      }),
    ),
};

function because(name: Text): string {
  const [reason] = unknownReasons(name);
  return reason === undefined ? '' : `: ${reason}`;
}

function mistakeIn(name: Text, { source }: PoolModel): string {
  return /^https?:\/\//.test(name)
    ? `${quoted(name)} begins with a scheme`
    : `${quoted(name)} is not among the providers of ${source.logicalId}`;
}

/** The name that must have been meant; else all there are. */
function fixFor(name: Text, { providers }: PoolModel): string | undefined {
  const bare = name.replace(/^https?:\/\//, '');
  const meant = providers.items.filter((provider) => isMeant(bare, provider));
  const named = (meant.length > 0 ? meant : providers.items).slice(0, 5);
  return named.length === 0 ? undefined : named.map(({ roleMappingName }) => readable(roleMappingName)).join(' or ');
}

/** Role mappings want the client id after the name of a user pool, and the ARN where tokens come under an issuer. */
function isMeant(name: Text, { roleMappingName, loginName }: ProviderModel): boolean {
  return [roleMappingName, loginName].some((known) => sameness(name, known) === 'same');
}
