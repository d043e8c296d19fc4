import type { PoolModel, ProviderModel } from '../../../model/elements';
import { type Sameness, sameness } from '../../../model/sameness';
import { readable, type Text } from '../../../model/text';
import { API_PAGES } from '../api-pages';
import { exampleTagMap } from '../example-mappings';
import { tagMapsOfPools } from '../reading/of-pools';
import { quoted } from '../reading/text-mistake';
import type { Finding, Rule } from '../rule';

const TAGS = { PrincipalTags: { tenant: 'sub' } };

export const taggedProviderNotOnPool: Rule = {
  id: 'TaggedProviderNotOnPool',
  severity: 'error',
  title: 'A tag map is for a provider the pool does not have',
  why: 'The deployment fails, or no session gets the tags.',
  fix: 'the name of a provider of the pool: that of a user pool without a client id, the ARN of an IAM provider, accounts.google.com',
  source: API_PAGES.setTags,
  example: () => ({
    fires: exampleTagMap({ ...TAGS, IdentityProviderName: 'www.amazon.com' }),
    silent: exampleTagMap(TAGS),
  }),
  find: (model) =>
    tagMapsOfPools(model).flatMap(({ pool, item, doubt }): Finding[] => {
      const answers = pool.providers.items.map((provider) => isFor(item.providerName, provider));
      if (answers.includes('same')) {
        return [];
      }
      const unclear = answers.includes('unknown')
        ? 'AWS or the deployment alone knows whether it is'
        : pool.providers.gaps[0];
      return [
        {
          at: item.source,
          pool: pool.source,
          property: 'Properties.IdentityProviderName',
          what: `${quoted(item.providerName)} is not among the providers of ${pool.source.logicalId}`,
          fix: fixFor(item.providerName, pool),
          untold: unclear ?? doubt,
        },
      ];
    }),
};

/** AWS does not say what becomes of a user pool with a client id, nor of the issuer in place of an ARN. */
function isFor(name: Text, { principalTagName, roleMappingName, loginName }: ProviderModel): Sameness {
  if (principalTagName === undefined) {
    return 'different';
  }
  const [answer, ...others] = [principalTagName, roleMappingName, loginName].map((known) => sameness(name, known));
  return answer === 'different' && others.some((other) => other !== 'different') ? 'unknown' : answer;
}

function fixFor(name: Text, { providers }: PoolModel): string | undefined {
  const bare = name.replace(/^https?:\/\//, '');
  const meant = providers.items.filter(({ roleMappingName, loginName }) =>
    [roleMappingName, loginName].some((known) => sameness(bare, known) === 'same'),
  );
  const names = (meant.length > 0 ? meant : providers.items).flatMap(({ principalTagName }) => principalTagName ?? []);
  return names.length === 0 ? undefined : [...new Set(names)].slice(0, 5).map(readable).join(' or ');
}
