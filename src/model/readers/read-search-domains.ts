import type { PoolModel } from '../elements';
import { type Sameness, sameness } from '../sameness';
import { memberOf } from '../value';
import type { ResourceReader } from './resource-reader';

/**
 * The domains that make a client of a user pool for their dashboards, and put it on an identity pool themselves.
 *
 * @see https://docs.aws.amazon.com/opensearch-service/latest/developerguide/cognito-auth.html
 */
export const SEARCH_DOMAIN_TYPES = ['AWS::OpenSearchService::Domain', 'AWS::Elasticsearch::Domain'];

/** A pool with what the search domains of the app will add to it. */
export function withSearchDomains(pool: PoolModel, domains: readonly ResourceReader[]): PoolModel {
  const adding = domains.filter((domain) => isFor(domain, pool) !== 'different');
  const gaps = adding.map(({ place }) => `${place} puts a client of its own on the pool`);
  return gaps.length === 0
    ? pool
    : {
        ...pool,
        isAddedTo: adding.some((domain) => isFor(domain, pool) === 'same'),
        providers: { ...pool.providers, gaps: [...pool.providers.gaps, ...gaps] },
      };
}

function isFor(domain: ResourceReader, { id }: PoolModel): Sameness {
  const options = domain.value('CognitoOptions');
  const asked = memberOf(options, 'IdentityPoolId', 'CognitoOptions');
  const isOff = [false, 'false'].includes(memberOf(options, 'Enabled', 'CognitoOptions') as string | boolean);
  return asked === undefined || isOff ? 'different' : typeof asked === 'string' ? sameness(asked, id) : 'unknown';
}
